# %% comprehension: One comprehension a turn.
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels += [-100] + (said if role == "assistant" else [-100] * len(said))
    return labels


# %% by_place: Place by place.
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for token in tokens + [end_id]:
            labels.append(token if role == "assistant" else -100)
    return labels


# %% all_ignored_first: All ignored first, then the answers are filled in.
def answer_labels(turns, end_id):
    total = sum(len(tokens) + 2 for _, tokens in turns)
    labels = [-100] * total
    place = 0
    for role, tokens in turns:
        if role == "assistant":
            labels[place + 1 : place + 1 + len(tokens)] = tokens
            labels[place + 1 + len(tokens)] = end_id
        place += len(tokens) + 2
    return labels


# %% pairs: Pairs of id and whether it counts.
def answer_labels(turns, end_id):
    pairs = []
    for role, tokens in turns:
        counts = role == "assistant"
        pairs.append((0, False))
        pairs.extend((token, counts) for token in tokens)
        pairs.append((end_id, counts))
    return [number if counts else -100 for number, counts in pairs]


# %% not_user: Asks for the other role.
def answer_labels(turns, end_id):
    IGNORE = -100
    out = []
    for role, tokens in turns:
        if role == "user":
            out.extend([IGNORE] * (len(tokens) + 2))
        else:
            out.append(IGNORE)
            out.extend(tokens)
            out.append(end_id)
    return out


# %% recursion: Recursion over turns.
def answer_labels(turns, end_id):
    if not turns:
        return []
    role, tokens = turns[0]
    if role == "assistant":
        first = [-100, *tokens, end_id]
    else:
        first = [-100 for _ in range(len(tokens) + 2)]
    return first + answer_labels(turns[1:], end_id)


# %% generator: A generator inside.
def answer_labels(turns, end_id):
    def walk():
        for role, tokens in turns:
            yield -100
            for number in (*tokens, end_id):
                yield number if role == "assistant" else -100

    return list(walk())


# %% helper: A helper function, with a print.
def one_turn(role, tokens, end_id):
    print(role, tokens)
    if role != "assistant":
        return [-100] * (2 + len(tokens))
    return [-100] + list(tokens) + [end_id]


def answer_labels(turns, end_id):
    result = []
    for turn in turns:
        result.extend(one_turn(turn[0], turn[1], end_id))
    return result


# %% numpy: numpy, and a list in the end.
import numpy as np


def answer_labels(turns, end_id):
    parts = []
    for role, tokens in turns:
        row = np.full(len(tokens) + 2, -100)
        if role == "assistant":
            row[1:] = [*tokens, end_id]
        parts.append(row)
    return np.concatenate(parts).tolist() if parts else []
