"""TODO 2 · 解码：从编号到文字 / Decode: from ids to text.

模型给出的是编号，人要读的是文字。解码就是反过来走一遍：编码之后再解码，应该回到原文。
A model answers in ids, people read text. Decoding is the way back: what was encoded and then decoded is the text again.

要做什么：完成 decode。不要改：函数名和参数。
What to do: complete decode. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def decode(ids: list[int], id_to_char: dict[int, str], unk: str) -> str:
    """返回这些编号写成的文字 / Return the text that these ids spell.

    ids:        编号，按顺序，可以是空的 / the ids in order, possibly none
    id_to_char: 词表：编号 → 字符 / the vocabulary: id → character. 编号不一定从 0 开始，也不一定连续
                / ids need not begin at 0, nor be without gaps
    unk:        词表里没有的编号写成这个 / what is written for each id that isn't in the vocabulary

    返回一个字符串，字符之间什么也不加 / Returns one string, with nothing between the characters.

    例子 / Example: id_to_char = {7: "你", 3: "好", 0: "!"}, unk = "?"
        [7, 3, 0]    →  "你好!"
        [7, 9, 3]    →  "你?好"    （9 不在词表里 / 9 is not in the vocabulary)
        []           →  ""

    不要修改 ids 和 id_to_char / Leave ids and id_to_char unchanged.
    """
    # TODO 2: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2: write your code here, then delete the line below
    raise NotImplementedError("TODO 2: 解码：从编号到文字 / Decode: from ids to text")
