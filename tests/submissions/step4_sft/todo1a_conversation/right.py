# %% if_and_append: An if for the mark, then append, extend, append.
def conversation(turns, user_id, assistant_id, end_id):
    result = []
    for role, tokens in turns:
        if role == "user":
            result.append(user_id)
        else:
            result.append(assistant_id)
        result.extend(tokens)
        result.append(end_id)
    return result


# %% comprehension: Two loops in one comprehension.
def conversation(turns, user_id, assistant_id, end_id):
    return [
        token
        for role, tokens in turns
        for token in [user_id if role == "user" else assistant_id, *tokens, end_id]
    ]


# %% sum_of_lists: The sum of the turns' lists.
def conversation(turns, user_id, assistant_id, end_id):
    mark = dict(user=user_id, assistant=assistant_id)
    return sum(([mark[role]] + tokens + [end_id] for role, tokens in turns), [])


# %% chained: itertools.chain over a helper.
from itertools import chain


def one_turn(role, tokens, user_id, assistant_id, end_id):
    yield {"user": user_id, "assistant": assistant_id}[role]
    yield from tokens
    yield end_id


def conversation(turns, user_id, assistant_id, end_id):
    return list(chain.from_iterable(one_turn(*turn, user_id, assistant_id, end_id) for turn in turns))


# %% recursion: The first turn, then the rest by itself.
def conversation(turns, user_id, assistant_id, end_id):
    if not turns:
        return []
    (role, tokens), *rest = turns
    mark = assistant_id if role == "assistant" else user_id
    return [mark] + tokens + [end_id] + conversation(rest, user_id, assistant_id, end_id)


# %% by_index: Indices, as in C, token by token.
def conversation(turns, user_id, assistant_id, end_id):
    ids = list()
    for i in range(len(turns)):
        turn = turns[i]
        if turn[0] == "assistant":
            ids.append(assistant_id)
        elif turn[0] == "user":
            ids.append(user_id)
        else:
            raise ValueError(f"unknown role {turn[0]}")
        for j in range(len(turn[1])):
            ids.append(turn[1][j])
        ids.append(end_id)
    return ids


# %% numpy_joined: Joined by numpy, handed back as a list of Python's integers.
import numpy as np


def conversation(turns, user_id, assistant_id, end_id):
    parts = [np.array([user_id if role == "user" else assistant_id, *tokens, end_id]) for role, tokens in turns]
    return np.concatenate(parts).tolist() if parts else []


# %% filled_in: A list of the right length, filled by slices.
def conversation(turns, user_id, assistant_id, end_id):
    n = sum(len(tokens) + 2 for _, tokens in turns)
    ids = [end_id] * n
    at = 0
    for role, tokens in turns:
        ids[at] = user_id if role == "user" else assistant_id
        ids[at + 1 : at + 1 + len(tokens)] = tokens
        at += len(tokens) + 2
    return ids


# %% copies_with_insert: A copy of the tokens, mark put in front, end appended; and it prints.
def conversation(turns, user_id, assistant_id, end_id):
    out = []
    for who, what in turns:
        what = what.copy()
        what.insert(0, {"user": user_id, "assistant": assistant_id}[who])
        what.append(end_id)
        print(who, what)
        out = out + what
    return out


# %% reduced: functools.reduce, with the roles in a match.
from functools import reduce


def conversation(turns, user_id, assistant_id, end_id):
    def add(ids, turn):
        match turn:
            case ("user", tokens):
                return [*ids, user_id, *tokens, end_id]
            case ("assistant", tokens):
                return [*ids, assistant_id, *tokens, end_id]
        raise AssertionError

    return reduce(add, turns, [])
