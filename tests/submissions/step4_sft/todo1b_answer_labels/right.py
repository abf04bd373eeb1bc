# %% if_and_extend: An if per role.
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        if role == "assistant":
            labels.extend(tokens)
            labels.append(end_id)
        else:
            labels.extend([-100] * len(tokens))
            labels.append(-100)
    return labels


# %% by_length: The user's turn by its length.
def answer_labels(turns, end_id):
    out = []
    for role, tokens in turns:
        if role == "user":
            out += [-100] * (len(tokens) + 2)
        else:
            out += [-100] + tokens + [end_id]
    return out


# %% comprehension: One comprehension over marks, tokens and ends; None is the mark.
def answer_labels(turns, end_id):
    return [
        label if label is not None and role == "assistant" else -100
        for role, tokens in turns
        for label in [None, *tokens, end_id]
    ]


# %% mask_zipped: The row and a mask, put together at last.
IGNORE_INDEX = -100


def answer_labels(turns, end_id):
    ids, mask = [], []
    for role, tokens in turns:
        speaks = role == "assistant"
        ids += [0] + tokens + [end_id]
        mask += [False] + [speaks] * (len(tokens) + 1)
    return [i if m else IGNORE_INDEX for i, m in zip(ids, mask)]


# %% all_ignored_then_filled: All places ignored, the answers put in.
def answer_labels(turns, end_id):
    labels = [-100] * sum(len(tokens) + 2 for _, tokens in turns)
    start = 0
    for role, tokens in turns:
        stop = start + len(tokens) + 2
        if role == "assistant":
            labels[start + 1 : stop] = tokens + [end_id]
        start = stop
    return labels


# %% recursion: The last turn behind those before it.
def answer_labels(turns, end_id):
    if not turns:
        return []
    *before, (role, tokens) = turns
    said = list(tokens) + [end_id]
    if role != "assistant":
        said = [-100 for _ in said]
    return answer_labels(before, end_id) + [-100] + said


# %% tensors_inside: torch.full and slices, a list at last.
import torch


def answer_labels(turns, end_id):
    parts = [torch.empty(0, dtype=torch.long)]
    for role, tokens in turns:
        row = torch.full((len(tokens) + 2,), -100, dtype=torch.long)
        if role == "assistant":
            row[1:-1] = torch.tensor(tokens, dtype=torch.long)
            row[-1] = end_id
        parts.append(row)
    return torch.cat(parts).tolist()


# %% numpy_where: numpy.where on a whole turn.
import numpy as np


def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        turn = np.array([-100, *tokens, end_id])
        labels.extend(np.where(role == "assistant", turn, -100).tolist())
    return labels


# %% generator: A generator, token by token, in a file with the line ends of Windows.
# newlines: crlf
def places(turns, end_id):
    for role, tokens in turns:
        yield -100
        for token in tokens:
            yield token if role == "assistant" else -100
        yield end_id if role == "assistant" else -100


def answer_labels(turns, end_id):
    return list(places(turns, end_id))


# %% numpy_integers: A list of numpy's integers.
import numpy as np


def answer_labels(turns, end_id):
    labels = []
    for who, what in turns:
        print(who)
        labels += list(np.asarray([-100] + (what + [end_id] if who == "assistant" else [-100] * (len(what) + 1))))
    return labels
