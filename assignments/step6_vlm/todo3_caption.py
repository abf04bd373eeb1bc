"""TODO 3 · 说出看到的 / Saying what is seen.

给模型一张图片和一个问题的编号，一个词一个词地写出回答：每次都让模型看图、读到目前为止的所有文字，取最可能的下一个词。
Given a picture and the ids of a question, the answer is written token by token: each time the model sees the picture and
reads all the text so far, and the likeliest next token is taken.

要做什么：完成 caption。不要改：函数名和参数。
What to do: complete caption. Don't change: the function's name and parameters.
"""

from __future__ import annotations

from typing import Any

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def caption(model: Any, image: Tensor, prompt_ids: list[int], end_id: int, max_new_tokens: int) -> list[int]:
    """贪心地写：总是取分数最高的词 / Greedy: always the token with the highest score.

    model:           model(image, input_ids) -> FloatTensor[1, N + T, V]，N 个图片位置，然后是 T 个文字位置的分数
                     scores at the picture's N places, then at the text's T; input_ids: LongTensor[1, T]
    image:           FloatTensor[1, 3, H, W]，原样交给模型 / handed to the model as it is
    prompt_ids:      问题，至少一个编号 / the question, one id at least; 不要改动这个列表 / leave this list as it is
    end_id:          回答到此为止；不算在回答里 / ends the answer; is no part of it
    max_new_tokens:  最多写多少个词，>= 0 / how many tokens at most
    返回 / returned: list[int]，只有新写的词 / the new tokens only

    例子 / Example: prompt_ids = [5, 6], end_id = 9
        model(image, [[5, 6]])       -> 最后一个位置上 3 最高 / 3 is highest at the last place
        model(image, [[5, 6, 3]])    -> 4
        model(image, [[5, 6, 3, 4]]) -> 9，结束 / the end
        返回 / returned  [3, 4]
    """
    # TODO 3: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3: write your code here, then delete the line below
    raise NotImplementedError("TODO 3: 说出看到的 / Saying what is seen")
