"""TODO 2 · 隐含的奖励 / The implicit reward.

DPO 没有单独的“打分模型”。一个回答的奖励，就看正在训练的模型（策略）比原来的模型（参考）更愿意说它多少。
DPO has no separate model that hands out scores. What an answer earns is how much likelier the model in training (the
policy) finds it than the model it started from (the reference) does.

要做什么：完成 implicit_reward。不要改：函数名和参数。
What to do: complete implicit_reward. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor


def implicit_reward(policy_log_probs: Tensor, reference_log_probs: Tensor, beta: float) -> Tensor:
    """每个回答的奖励 / The reward of each answer.

    policy_log_probs:    FloatTensor[B]，策略给每个回答的对数概率 / the policy's log-probability of each answer
    reference_log_probs: FloatTensor[B]，参考模型给的 / the reference's
    beta: 大于 0 的数 / a number above 0
    返回 / returned: FloatTensor[B]，能对 policy_log_probs 求梯度
                     gradients with respect to policy_log_probs can be computed from it

    公式 / Formula:  beta · (policy_log_probs - reference_log_probs)
        对数相减 = 概率相除的对数：ln(p / q) / a difference of logarithms is the logarithm of a ratio: ln(p / q)

    例子 / Example: policy = [-2, -7], reference = [-5, -6], beta = 0.5
        返回 / returned  [1.5, -0.5]：第一个变得更可能了，第二个更不可能，奖励是负的
        the first has become likelier, the second less likely: its reward is negative

    注意 / Mind: 长回答的对数概率可以是 -700；这样的概率在计算机里就是 0。只用对数来算，不要变回概率。
        The log-probability of a long answer may be -700, and a computer makes 0 of such a probability: compute with
        logarithms only, without going back to probabilities.

    不要改变参数里的张量 / Leave the tensors that you are given unchanged.
    """
    ### BEGIN SOLUTION
    return beta * (policy_log_probs - reference_log_probs)
    ### END SOLUTION
