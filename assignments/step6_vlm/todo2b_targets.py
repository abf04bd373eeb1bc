"""TODO 2b · 图片不用猜 / The picture is not to be guessed.

前面多了 N 个图片词元，模型在它们那里也会给出分数；但那里没有“下一个词”可猜。标签要和整排一样长，图片的位置填 -100：
损失会跳过它们。
N image tokens stand in front now, and the model gives scores at their places, too; but there is no next word to guess.
Targets have to be as long as the whole row, with -100 at the picture's places: the loss passes over those.

要做什么：完成 with_image_targets。不要改：函数名和参数。
What to do: complete with_image_targets. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def with_image_targets(targets: Tensor, n_image: int) -> Tensor:
    """在每一行的前面加 n_image 个 -100 / n_image times -100 in front of every row.

    targets:         LongTensor[B, T]，文字的目标；已经移动过了，可能有 -100
                     the text's targets; they have been moved already, and may hold -100
    n_image:         N，图片词元的个数，>= 0 / how many image tokens there are
    返回 / returned: LongTensor[B, n_image + T]

    例子 / Example: targets = [[-100, 7, 8], [5, 6, -100]], n_image = 2
        返回 / returned  [[-100, -100, -100, 7, 8], [-100, -100, 5, 6, -100]]

    最后一个图片词元也是 -100：文字的第一个词（一个记号）是给定的，不用猜。不要再移动。
    The last image token gets -100 as well: the text's first token (a mark) is given, not guessed. Nothing is moved.
    """
    # TODO 2b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2b: write your code here, then delete the line below
    raise NotImplementedError("TODO 2b: 图片不用猜 / The picture is not to be guessed")
