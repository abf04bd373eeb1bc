# %% loop_and_append: A loop with an if and two appends.
def encode(text, char_to_id, unk_id):
    ids = []
    for character in text:
        if character in char_to_id:
            ids.append(char_to_id[character])
        else:
            ids.append(unk_id)
    return ids


# %% caught_key_error: Catches the KeyError of a character that is missing.
# mutated: yes
def encode(text: str, char_to_id: dict[str, int], unk_id: int) -> list[int]:
    result = []
    for c in text:
        try:
            result.append(char_to_id[c])
        except KeyError:
            result.append(unk_id)
    return result


# %% conditional_expression: A comprehension with a conditional expression.
def encode(text, char_to_id, unk_id):
    return [char_to_id[ch] if ch in char_to_id else unk_id for ch in text]


# %% places_filled_in: Begins with unknown ids everywhere and fills in those that are known.
def encode(text, char_to_id, unk_id):
    ids = [unk_id] * len(text)
    for i in range(len(text)):
        if text[i] in char_to_id:
            ids[i] = char_to_id[text[i]]
    return ids


# %% map_with_lambda: map with a lambda, made a list.
def encode(text, char_to_id, unk_id):
    return list(map(lambda c: char_to_id.get(c, unk_id), text))


# %% dictionary_with_missing: A dictionary of its own whose __missing__ gives the unknown id.
class WithUnknown(dict):
    def __init__(self, known, unk_id):
        super().__init__(known)
        self.unk_id = unk_id

    def __missing__(self, key):
        return self.unk_id


def encode(text, char_to_id, unk_id):
    table = WithUnknown(char_to_id, unk_id)
    return [table[c] for c in text]


# %% default_dictionary_copy: A defaultdict that is a copy, so that the vocabulary stays as it is.
from collections import defaultdict


def encode(text, char_to_id, unk_id):
    known = defaultdict(lambda: unk_id, char_to_id)
    return [known[c] for c in text]


# %% through_numpy: Collects in a numpy array and hands back a list.
import numpy as np


def encode(text, char_to_id, unk_id):
    ids = np.full(len(text), unk_id, dtype=np.int64)
    for i, c in enumerate(text):
        ids[i] = char_to_id.get(c, unk_id)
    return ids.tolist()


# %% recursion_in_halves: Splits the text in two until a single character is left.
def encode(text, char_to_id, unk_id):
    if not text:
        return []
    if len(text) == 1:
        return [char_to_id.get(text, unk_id)]
    middle = len(text) // 2
    return encode(text[:middle], char_to_id, unk_id) + encode(text[middle:], char_to_id, unk_id)


# %% generator_and_print: A generator, and a line that says what was done, in a file with the line ends of Windows.
# newlines: crlf
def _ids(text, char_to_id, unk_id):
    for 字 in text:
        yield char_to_id.get(字, unk_id)


def encode(text, char_to_id, unk_id):
    ids = list(_ids(text, char_to_id, unk_id))
    print("编码：", text, "→", ids)
    return ids


# %% none_compared: Looks up with get and compares with None.
def encode(text, char_to_id, unk_id):
    out = []
    for c in text:
        i = char_to_id.get(c)
        out += [unk_id if i is None else i]
    return out
