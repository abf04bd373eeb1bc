"""TODO 3 · 只算算数的位置 / A loss over what counts.

和预训练一样是平均交叉熵，只是 -100 的位置不算：分子里没有它们，分母里也没有。
The mean cross entropy, as in pretraining, only that places with -100 don't count: neither above the line nor below it.

要做什么：完成 masked_loss。不要改：函数名和参数。
What to do: complete masked_loss. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100
from torch import Tensor


def masked_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """算数的位置上的平均交叉熵 / The mean cross entropy over the places that count.

    logits: FloatTensor[B, T, V]；targets: LongTensor[B, T]，-100 不算数 / -100 doesn't count；至少有一个算数 / one counts at least
    返回 / returned: FloatTensor[]，整批里所有算数的位置一起平均，以 nat 为单位
        the mean over all counted places of the whole batch, in nats
        训练要用它求梯度：不要切断（.item()、.detach()、numpy）
        training takes its gradient: don't cut it off (.item(), .detach(), numpy)

    目标已经移动过了（TODO 1c），这里不要再移 / Targets have been moved already (TODO 1c): don't move them again.

    例子 / Example: V = 4，各个词的分数相同 / the scores of all tokens are equal
        不管几个位置算数，损失都是 ln 4 ≈ 1.386 / however many places count, the loss is ln 4 ≈ 1.386
    """
    # TODO 3: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3: write your code here, then delete the line below
    raise NotImplementedError("TODO 3: 只算算数的位置 / A loss over what counts")
