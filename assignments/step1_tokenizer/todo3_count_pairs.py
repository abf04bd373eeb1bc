"""TODO 3 · 数一数相邻的对 / Count the pairs of neighbours.

BPE（字节对编码）从单个字节开始，反复把最常见的一对相邻 token 合并成一个新 token。
要知道哪一对最常见，先得数：每一对相邻的编号出现了多少次？
同一个词在文本里会反复出现，所以文本先变成“词和它出现的次数”，每个词只要看一遍。
BPE (byte pair encoding) begins with single bytes and, again and again, merges the most frequent pair of neighbouring
tokens into a new one. To know which is the most frequent, count: how often does each pair of neighbours occur? The
same word stands in a text many times, so the text comes as “words and how often each occurs”: each is read once.

要做什么：完成 count_pairs。不要改：函数名和参数。
What to do: complete count_pairs. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def count_pairs(words: list[tuple[list[int], int]]) -> dict[tuple[int, int], int]:
    """返回每一对相邻编号出现的次数 / Return how often each pair of neighbours occurs.

    words: 一个列表，每一项是 (ids, n) / a list of (ids, n):
        ids: 一个词的编号，可能只有 0 个或 1 个 / a word's ids, possibly none or just one
        n:   这个词在文本里出现的次数，n >= 1 / how often this word occurs in the text

    返回一个字典：(左, 右) → 次数。只有真正出现过的对才是键；词和词之间不算相邻。
    Returns a dictionary (left, right) → count. Only pairs that occur are keys; the end of one word and the beginning
    of the next are no neighbours.

    * 对是有顺序的：(1, 2) 和 (2, 1) 不同 / Pairs have an order: (1, 2) is not (2, 1).
    * 一个词出现 n 次，它的每一对就算 n 次 / A word that occurs n times counts each of its pairs n times.
    * 位置可以重叠：[4, 4, 4] 里 (4, 4) 出现 2 次 / Places may overlap: in [4, 4, 4] the pair (4, 4) occurs twice.

    例子 / Example: words = [([1, 2, 3], 10), ([2, 3], 5), ([7], 4)]
        →  {(1, 2): 10, (2, 3): 15}

    不要修改 words / Leave words unchanged.
    """
    # TODO 3: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3: write your code here, then delete the line below
    raise NotImplementedError("TODO 3: 数一数相邻的对 / Count the pairs of neighbours")
