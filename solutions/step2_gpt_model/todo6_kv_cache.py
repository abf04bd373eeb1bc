"""TODO 6（选做）· KV 缓存：不重复算过去 / The KV cache (optional): the past isn't computed again.

生成时，每个新词只需要它自己的 query；过去的 key 和 value 不会变（因果遮罩！），存起来就好。
When generating, a new token needs only its own query; the keys and values of the past don't change (the causal mask!),
so they are kept.

要做什么：完成 extend。不要改：函数名和参数。
What to do: complete extend. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def extend(cache: tuple[Tensor, Tensor] | None, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
    """过去的 key 和 value，后面接上新的 / Keys and values of the past, the new ones behind them.

    cache: None（还没有过去 / no past yet），或一对 / or a pair of FloatTensor[B, H, T, D]
    k, v:  FloatTensor[B, H, t, D]，新的 t 个位置 / of t new positions
    返回 / returned: 一对 / a pair of FloatTensor[B, H, T + t, D]：(keys, values)

    例子 / Example: B = H = D = 1；写成一行 / written as a row
        cache = ([1, 2], [10, 20]),  k = [3],  v = [30]
        返回 / returned  ([1, 2, 3], [10, 20, 30])

    不要改变 cache 里的张量：返回新的 / Leave the cache's tensors unchanged: return new ones.
    """
    ### BEGIN SOLUTION
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=-2), torch.cat((cache[1], v), dim=-2)
    ### END SOLUTION
