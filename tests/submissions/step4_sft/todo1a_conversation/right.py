# %% a_dictionary: Marks looked up in a dictionary.
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
    return ids


# %% comprehension: One nested comprehension.
def conversation(turns, user_id, assistant_id, end_id):
    return [i for role, tokens in turns for i in [user_id if role == "user" else assistant_id] + list(tokens) + [end_id]]


# %% sum_of_lists: sum of lists.
def conversation(turns, user_id, assistant_id, end_id):
    def one(turn):
        role, tokens = turn
        mark = assistant_id if role == "assistant" else user_id
        return [mark] + tokens + [end_id]

    return sum((one(t) for t in turns), [])


# %% appended: Everything appended one by one.
def conversation(turns, user_id, assistant_id, end_id):
    out = []
    for turn in turns:
        if turn[0] == "user":
            out.append(user_id)
        elif turn[0] == "assistant":
            out.append(assistant_id)
        for token in turn[1]:
            out.append(token)
        out.append(end_id)
    return out


# %% chain: itertools.chain.
from itertools import chain


def conversation(turns, user_id, assistant_id, end_id):
    parts = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        parts.append([mark])
        parts.append(tokens)
        parts.append([end_id])
    return list(chain.from_iterable(parts))


# %% recursion: Recursion over turns.
def conversation(turns, user_id, assistant_id, end_id):
    if not turns:
        return []
    role, tokens = turns[0]
    first = user_id if role == "user" else assistant_id
    return [first, *tokens, end_id, *conversation(turns[1:], user_id, assistant_id, end_id)]


# %% generator: A generator inside.
def conversation(turns, user_id, assistant_id, end_id):
    def walk():
        for role, tokens in turns:
            yield assistant_id if role == "assistant" else user_id
            yield from tokens
            yield end_id

    return list(walk())


# %% prints: Looks at what it does.
def conversation(turns, user_id, assistant_id, end_id):
    ids: list[int] = []
    for number, (role, tokens) in enumerate(turns):
        print(number, role, len(tokens))
        ids = ids + [user_id if role == "user" else assistant_id] + tokens + [end_id]
    return ids


# %% copy_first: A copy of the tokens is extended.
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        turn = list(tokens)
        turn.insert(0, {"user": user_id, "assistant": assistant_id}[role])
        turn.append(end_id)
        ids.extend(turn)
    return ids
