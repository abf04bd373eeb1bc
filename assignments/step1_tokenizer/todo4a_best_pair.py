"""TODO 4a · 选出要合并的一对 / Choose the pair to merge.

数好之后，选出现次数最多的一对。如果有几对并列第一，要有一个固定的规则，否则同样的文本在两台电脑上会得到不同的分词器。
我们的规则：取最小的一对（按元组比较：先比左边，左边相等再比右边）。
Once the pairs are counted, the most frequent one is chosen. When several share the first place, there has to be a rule,
or the same text would give different tokenizers on two machines. Ours: the smallest pair (compared as tuples: by the
left id first, then by the right one).

要做什么：完成 best_pair。不要改：函数名和参数。
What to do: complete best_pair. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def best_pair(counts: dict[tuple[int, int], int]) -> tuple[int, int]:
    """返回次数最多的一对；并列时返回其中最小的 / Return the most frequent pair; of several, the smallest.

    counts: (左, 右) → 次数，至少有一项，次数都 >= 1，顺序任意
            (left, right) → count, at least one, counts >= 1, in any order

    返回 counts 里的一个键，是元组 / Returns one of the keys of counts, a tuple.

    例子 / Example:
        {(1, 2): 10, (2, 3): 15}                 →  (2, 3)
        {(5, 1): 8, (2, 9): 8, (2, 7): 8}        →  (2, 7)    （并列，最小的 / all equal: the smallest)

    不要修改 counts / Leave counts unchanged.
    """
    # TODO 4a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4a: write your code here, then delete the line below
    raise NotImplementedError("TODO 4a: 选出要合并的一对 / Choose the pair to merge")
