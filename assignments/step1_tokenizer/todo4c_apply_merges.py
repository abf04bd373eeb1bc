"""TODO 4c · 按学到的顺序合并 / Apply the merges in the order in which they were learned.

训练结束后，手里有一张表：哪一对合并成哪个新编号。编号越小，学得越早。
给一个新词分词，就是把训练时做过的合并按同样的先后再做一遍：先学到的先做。
After training there is a table: which pair becomes which new id. The smaller the id, the earlier it was learned. To
tokenize a new word, do what training did, in the same order: what was learned first is done first.

要做什么：完成 apply_merges。不要改：函数名和参数。合并本身交给参数 merge，不要自己写，也不要导入别的 TODO。
What to do: complete apply_merges. Don't change: the function's name and parameters. Leave the merging itself to the
argument merge: don't write it again, and import no other TODO.
"""

from __future__ import annotations

from collections.abc import Callable

Merge = Callable[[list[int], tuple[int, int], int], list[int]]


def apply_merges(ids: list[int], merges: dict[tuple[int, int], int], merge: Merge) -> list[int]:
    """返回合并到不能再合并的编号 / Return the ids, merged until nothing more can be merged.

    ids:    一个词的编号，开始时是它的字节 / a word's ids, its bytes at first; 可能是空的 / possibly none
    merges: 合并表：(左, 右) → 新编号 / the table: (left, right) → new id. 字典的顺序没有意义，学习的先后看新编号的大小
            / the dictionary's order means nothing: a smaller new id was learned earlier
    merge:  merge(ids, pair, new_id) 返回合并了这一对的新列表 / returns a new list with this pair merged

    只要还有相邻的一对在 merges 里：在这些对中，选新编号最小的那一对，用 merge 合并它，再从头看。
    As long as any pair of neighbours is in merges: of those, take the one with the smallest new id, merge it with
    `merge`, and look again.

    例子 / Example: merges = {(1, 2): 256, (2, 3): 257, (256, 3): 258}
        [1, 2, 3]       →  [256, 3]     →  [258]
        [2, 3, 1, 2]    →  [2, 3, 256]  →  [257, 256]    （256 比 257 先学到 / 256 was learned before 257)
        [3, 1]          →  [3, 1]

    不要修改 ids 和 merges / Leave ids and merges unchanged.
    """
    # TODO 4c: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4c: write your code here, then delete the line below
    raise NotImplementedError("TODO 4c: 按学到的顺序合并 / Apply the merges in the order of learning")
