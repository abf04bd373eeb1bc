"""TODO 1 · 编码：从文字到编号 / Encode: from text to ids.

计算机只认识数。所以先给每个字符一个编号（id），再把一段文字换成一串编号。
词表里总会缺几个字符（生僻字、表情符号），它们都得到同一个编号：“不认识”。
A computer knows numbers only. So each character gets an id, and a text becomes a row of ids. Some characters are
always missing from the vocabulary (rare ones, emoji): they all get one and the same id, “unknown”.

要做什么：完成 encode。不要改：函数名和参数。
What to do: complete encode. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def encode(text: str, char_to_id: dict[str, int], unk_id: int) -> list[int]:
    """返回每个字符的编号 / Return the id of each character, in order.

    text:       任意文字，可以是空的 / any text, also an empty one
    char_to_id: 词表：字符 → 编号 / the vocabulary: character → id. 编号可以是任何整数，0 也是；
                词表也不一定按编号排列 / ids may be any integers, 0 too, and in any order
    unk_id:     词表里没有的字符得到的编号 / the id of every character that isn't in the vocabulary

    返回一个列表，和 text 一样长（len(text)）：一个字符也不丢，一个也不多。
    Returns a list as long as text: no character is dropped, none is added.

    例子 / Example: char_to_id = {"你": 7, "好": 3, "!": 0}, unk_id = 9
        "你好!"    →  [7, 3, 0]
        "你们好"   →  [7, 9, 3]    （“们”不在词表里 / "们" is not in the vocabulary)
        ""         →  []

    不要修改 char_to_id / Leave char_to_id unchanged.
    """
    # TODO 1: 在这里写你的代码，写好后删掉下面这一行
    # TODO 1: write your code here, then delete the line below
    raise NotImplementedError("TODO 1: 编码：从文字到编号 / Encode: from text to ids")
