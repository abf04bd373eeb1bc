"""TODO 4 · 学得怎么样：准确率和差距 / How it is going: accuracy and margin.

损失是一个不好懂的数。人们在训练时更爱看两样东西：多少对里，受喜欢的回答得到了更高的奖励；平均高出多少。
A loss says little by itself. While training, people rather look at two things: in what share of the pairs does the
preferred answer have the higher reward, and by how much on average.

要做什么：完成 preference_metrics。不要改：函数名和参数。
What to do: complete preference_metrics. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor


def preference_metrics(chosen_rewards: Tensor, rejected_rewards: Tensor) -> tuple[float, float]:
    """准确率，平均差距 / Accuracy, mean margin.

    chosen_rewards, rejected_rewards: FloatTensor[B]，每一对里两个回答的奖励 / the rewards of the two answers of each pair
    返回 / returned: 两个普通的数（float，不是张量）/ two plain numbers (floats, no tensors)
        准确率：chosen > rejected 的对所占的比例，0 到 1；相等不算
        accuracy: the share of pairs with chosen > rejected, 0 to 1; equal doesn't count
        平均差距：chosen - rejected 的平均，可以是负的
        mean margin: the mean of chosen - rejected; it may be negative

    例子 / Example: chosen = [2, 1, -3, 0], rejected = [1, 1, -5, 4]
        返回 / returned  (0.5, -0.25)：四对里赢了两对（第二对相等）；差是 1、0、2、-4
        two of the four win (the second is a tie); the differences are 1, 0, 2, -4
    """
    # TODO 4: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4: write your code here, then delete the line below
    raise NotImplementedError("TODO 4: 准确率和差距 / Accuracy and margin")
