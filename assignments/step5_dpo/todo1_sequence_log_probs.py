"""TODO 1 · 整个回答的对数概率 / The log-probability of a whole answer.

模型一个词一个词地说。整个回答的概率，是它每个词的概率的乘积；乘积的对数，是对数的和。所以要比较两个回答，
就把每个回答里“算数的”词的对数概率加起来。
A model speaks token by token. The probability of a whole answer is the product of its tokens' probabilities, and the
logarithm of a product is a sum of logarithms. So, to compare two answers, add up the log-probabilities of each one's
tokens that count.

要做什么：完成 sequence_log_probs。不要改：函数名和参数。
What to do: complete sequence_log_probs. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def sequence_log_probs(logits: Tensor, targets: Tensor) -> Tensor:
    """每一行：算数的词的对数概率之和 / For each row: the sum of the log-probabilities of the tokens that count.

    logits:  FloatTensor[B, T, V]，每个位置给每个词的分数，还不是概率 / scores of each token at each place, no probabilities yet
    targets: LongTensor[B, T]，每个位置应当说的词；已经移动过了，不要再移。-100：这个位置不算（问题、填充）
             the token to be said at each place, moved already: don't move them again. -100: this place doesn't count
             (the question, padding)
    返回 / returned: FloatTensor[B]，自然对数，每行一个数（不大于 0），能求梯度
                     natural logarithms, one number for each row (0 at most) that gradients can be computed from

    公式 / Formula:  Σ_{t: targets[b,t] ≠ -100}  ln softmax(logits[b, t])[targets[b, t]]

    例子 / Example: V = 2, logits = [[[5, 1], [ln 3, 0], [0, 0]]], targets = [[-100, 0, 1]]
        第 0 个位置不算；ln 3/4 + ln 1/2 ≈ -0.9808 / place 0 doesn't count; ln 3/4 + ln 1/2 ≈ -0.9808

    注意 / Mind: -100 不是词表里的编号，不能拿它去查表。分数相差很大时，结果也应当是有限的数。
        -100 is no id of the vocabulary: nothing can be looked up by it. With scores far apart the result should still
        be finite. 不要改变 logits 和 targets 本身 / Leave logits and targets themselves unchanged.
    """
    # TODO 1: 在这里写你的代码，写好后删掉下面这一行
    # TODO 1: write your code here, then delete the line below
    raise NotImplementedError("TODO 1: 整个回答的对数概率 / The log-probability of a whole answer")
