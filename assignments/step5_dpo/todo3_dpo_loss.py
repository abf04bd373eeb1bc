"""TODO 3 · DPO 的损失 / The loss of DPO.

给模型看一对回答：人们更喜欢的（chosen），和另一个（rejected）。Bradley–Terry 模型说：前者胜出的概率是
σ(两者奖励之差)。损失就是“前者胜出”的负对数概率，和猜词时的损失一样。
The model is shown a pair of answers: the one that people prefer (chosen) and the other one (rejected). Bradley and Terry
say: the first wins with probability σ(the difference of their rewards). The loss is minus the logarithm of that
probability, as it was when tokens were guessed.

要做什么：完成 dpo_loss。不要改：函数名和参数。
What to do: complete dpo_loss. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def dpo_loss(
    policy_chosen: Tensor,
    policy_rejected: Tensor,
    reference_chosen: Tensor,
    reference_rejected: Tensor,
    beta: float,
) -> Tensor:
    """一批回答对的平均损失 / The mean loss of a batch of pairs.

    四个 / All four: FloatTensor[B]，整个回答的对数概率；第 b 个数属于第 b 对
        log-probabilities of whole answers; number b belongs to pair b
        policy_…     正在训练的模型给的 / the model's in training
        reference_…  参考模型给的 / the reference model's
        …_chosen     更受喜欢的回答 / of the preferred answer          …_rejected  另一个 / of the other one
    beta: 大于 0 的数 / a number above 0
    返回 / returned: FloatTensor[]，一个数，能对 policy_… 求梯度
                     one number; gradients with respect to policy_… can be computed from it

    公式 / Formula:  m = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
                     平均 / the mean of  -ln σ(beta · m),      σ(x) = 1 / (1 + e^-x)

    例子 / Example: policy = 参考 / the reference: m = 0, 损失 / loss = -ln(1/2) = ln 2 ≈ 0.6931
        policy_chosen = [-1], policy_rejected = [-4], reference_chosen = [-3], reference_rejected = [-3], beta = 1
        m = 3, 损失 / loss = ln(1 + e^-3) ≈ 0.0486

    注意 / Mind: m 可以是 ±10000，损失仍应是有限的：σ(-10000) 在计算机里是 0，而 ln 0 = -∞。
        m may be ±10000 and the loss still has to be finite: in a computer σ(-10000) is 0, and ln 0 = -∞.
        不要改变参数里的张量 / Leave the tensors that you are given unchanged.
    """
    # TODO 3: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3: write your code here, then delete the line below
    raise NotImplementedError("TODO 3: DPO 的损失 / The loss of DPO")
