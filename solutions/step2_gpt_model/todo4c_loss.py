"""TODO 4c · 损失：猜得有多差 / The loss: how bad the guesses are.

模型在每个位置给每个词打分。softmax 把分数变成概率；正确的词得到的概率越大，损失越小。
The model scores every token at every position. Softmax turns scores into probabilities; the more of it the right
token gets, the smaller the loss.

要做什么：完成 loss。不要改：函数名和参数。
What to do: complete loss. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def loss(logits: Tensor, targets: Tensor) -> Tensor:
    """所有位置的平均交叉熵 / The mean cross entropy over all positions.

    logits:  FloatTensor[B, T, V]，分数，还不是概率 / scores, not probabilities yet
    targets: LongTensor[B, T]，正确的词；已经移动过了，不要再移
             the right tokens; they have been moved already: don't move them again
    返回 / returned: FloatTensor[]，一个数，能求梯度 / one number that gradients can be computed from

    公式 / Formula:  - 1/(B·T) · Σ_{b,t} ln softmax(logits[b, t])[targets[b, t]]

    例子 / Example: B = T = 1, V = 2, logits = [[[ln 3, 0]]], targets = [[0]]
        softmax = [3/4, 1/4]      返回 / returned  -ln(3/4) ≈ 0.2877
    分数都相等时是 ln V：随便猜的损失 / When all scores are equal it is ln V: the loss of guessing at random.
    """
    ### BEGIN SOLUTION
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
    ### END SOLUTION
