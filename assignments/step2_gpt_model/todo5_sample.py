"""TODO 5（选做）· 抽样：下一个词的概率 / Sampling (optional): the next token's probabilities.

总是选最可能的词，故事会原地打转。抽样让它有变化：温度决定有多大胆，top_k 挡住离谱的词。
Always taking the likeliest token makes stories run in circles. Sampling brings variety: the temperature says how
bold, top_k keeps absurd tokens out.

要做什么：完成 next_token_probabilities。不要改：函数名和参数。
What to do: complete next_token_probabilities. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def next_token_probabilities(logits: Tensor, temperature: float, top_k: int | None) -> Tensor:
    """每个词的概率 / The probability of every token.

    logits:      FloatTensor[V]，最后一个位置的分数，互不相等 / the last position's scores, no two equal
    temperature: 大于 0；小于 1 更保守，大于 1 更大胆 / above 0; below 1 is careful, above 1 is bold
    top_k:       只留分数最高的 k 个词；None 表示全部；大于 V 也是全部
                 keep the k highest scores only; None keeps all, and so does a k above V
    返回 / returned: FloatTensor[V]，加起来是 1；没留下的词是 0 / adds up to 1; 0 for those not kept

    公式 / Formula:  softmax(logits / temperature)，只在留下的词里算 / over the tokens that were kept

    例子 / Example: logits = [ln 1, ln 2, ln 4, ln 8]
        temperature = 1,   top_k = None    [1/15, 2/15, 4/15, 8/15]
        temperature = 1,   top_k = 2       [0, 0, 1/3, 2/3]
        temperature = 0.5, top_k = 2       [0, 0, 1/5, 4/5]     （平方之后的比例 / the ratio, squared）
    """
    # TODO 5: 在这里写你的代码，写好后删掉下面这一行
    # TODO 5: write your code here, then delete the line below
    raise NotImplementedError("TODO 5: 抽样（选做） / Sampling (optional)")
