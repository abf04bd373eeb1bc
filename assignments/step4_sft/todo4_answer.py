"""TODO 4 · 回答 / Answering.

模型一次只说一个词。把它说的词接在后面，再问下一个，直到它说“结束”。
A model says one token at a time. Put it behind what was there, ask for the next one, and go on until it says the end.

要做什么：完成 answer。不要改：函数名和参数。
What to do: complete answer. Don't change: the function's name and parameters.
"""

from __future__ import annotations

from typing import Any

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def answer(model: Any, input_ids: Tensor, end_id: int, max_new_tokens: int) -> list[int]:
    """模型的回答，每次都取最可能的词 / The model's answer, the likeliest token each time.

    model: model(input_ids) -> (logits FloatTensor[1, T, V], loss)；只用 logits / only the logits are needed
    input_ids: LongTensor[1, T]，问题 / the question；不要改动它 / leave it as it is
    end_id: 模型用它说“结束” / by which the model says that it is done
    max_new_tokens: 最多新写几个词，问题不算在内 / at most so many new tokens, the question's not counted
    返回 / returned: 新写的词，普通的整数；没有问题，也没有 end_id / the new tokens, plain numbers; without the question and end_id

    每一步都要把问题和已经写下的词一起给模型，看最后一个位置的分数。
    At each step the model is given the question and all that was written, and the scores of the last place are looked at.

    例子 / Example: 模型接着 [8, 3] 会说 5、2、9，9 是 end_id / behind [8, 3] a model says 5, 2, 9, and 9 is end_id
        返回 / returned  [5, 2]；max_new_tokens = 1 时是 / with max_new_tokens = 1: [5]
    """
    # TODO 4: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4: write your code here, then delete the line below
    raise NotImplementedError("TODO 4: 回答 / Answering")
