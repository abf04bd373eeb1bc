"""TODO 4b · 合并：两个变一个 / Merge: two become one.

选好了一对，就给它一个新编号，并在每个词里把这一对换成新编号。词变短了，这就是压缩。
Once a pair is chosen it gets a new id, and in every word the pair is replaced by that id. Words get shorter: that is
the compression.

要做什么：完成 merge。不要改：函数名和参数。
What to do: complete merge. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def merge(ids: list[int], pair: tuple[int, int], new_id: int) -> list[int]:
    """返回一个新列表，其中每一处 pair 都换成 new_id / Return a new list in which each pair became new_id.

    ids:    一个词的编号，可能很短，也可能是空的 / a word's ids, possibly few or none
    pair:   要找的一对相邻编号 (左, 右)，两个可以相同 / the neighbours to look for, (left, right); both may be the same
    new_id: 替换它们的新编号 / the id that takes their place

    从左到右找；每个编号最多用一次：已经并掉的，不能再和后面的组成一对。刚换上的 new_id 也不再参加这一次合并。
    Go from left to right, and use no id twice: what has been merged can't form a pair with what follows. Nor does
    the new_id that was just put in take part again.

    例子 / Example: pair = (1, 2), new_id = 300
        [5, 1, 2, 3, 1, 2]    →  [5, 300, 3, 300]
        [2, 1]                →  [2, 1]         （顺序不对 / the other order)
    pair = (1, 1), new_id = 300
        [1, 1, 1]             →  [300, 1]       （不重叠，从左开始 / no overlap, from the left)

    不要修改 ids / Leave ids unchanged.
    """
    # TODO 4b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4b: write your code here, then delete the line below
    raise NotImplementedError("TODO 4b: 合并：两个变一个 / Merge: two become one")
