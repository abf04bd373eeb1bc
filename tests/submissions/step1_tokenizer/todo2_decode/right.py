# %% loop_and_add: Adds one character after the other to a string.
# mutated: yes
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        if i in id_to_char:
            text += id_to_char[i]
        else:
            text += unk
    return text


# %% caught_key_error: Catches the KeyError of an id that is missing, and joins at the end.
def decode(ids: list[int], id_to_char: dict[int, str], unk: str) -> str:
    pieces = []
    for number in ids:
        try:
            pieces.append(id_to_char[number])
        except KeyError:
            pieces.append(unk)
    return "".join(pieces)


# %% conditional_generator: A generator with a conditional expression inside join.
def decode(ids, id_to_char, unk):
    return "".join(id_to_char[i] if i in id_to_char else unk for i in ids)


# %% string_buffer: Writes into a StringIO.
import io


def decode(ids, id_to_char, unk):
    buffer = io.StringIO()
    for i in ids:
        buffer.write(id_to_char.get(i, unk))
    return buffer.getvalue()


# %% reduced: functools.reduce adds the characters up.
from functools import reduce


def decode(ids, id_to_char, unk):
    return reduce(lambda text, i: text + id_to_char.get(i, unk), ids, "")


# %% formatted: An f-string in each round.
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text = f"{text}{id_to_char.get(i, unk)}"
    return text


# %% default_dictionary_copy: A defaultdict that is a copy of the vocabulary.
from collections import defaultdict


def decode(ids, id_to_char, unk):
    table = defaultdict(lambda: unk, id_to_char)
    return "".join([table[i] for i in ids])


# %% copied_and_consumed: Takes the ids off a copy, from the front.
def decode(ids, id_to_char, unk):
    rest = list(ids)
    text = ""
    while rest:
        text += id_to_char.get(rest.pop(0), unk)
    return text


# %% back_to_front: Puts characters in front, from the last id to the first.
def decode(ids, id_to_char, unk):
    text = ""
    for i in range(len(ids) - 1, -1, -1):
        text = id_to_char.get(ids[i], unk) + text
    return text


# %% map_with_helper: map with a helper function, in a file with the line ends of Windows.
# newlines: crlf
def decode(ids, id_to_char, unk):
    def 查(编号):
        return id_to_char.get(编号, unk)

    return "".join(map(查, ids))
