# %% while_loop_with_two_tests: A while loop that tests both ids by themselves.
# mutated: yes
def merge(ids, pair, new_id):
    result = []
    i = 0
    while i < len(ids):
        if i < len(ids) - 1 and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            result.append(new_id)
            i += 2
        else:
            result.append(ids[i])
            i += 1
    return result


# %% skip_flag: A for loop with a flag that says that this id is used up.
def merge(ids, pair, new_id):
    out = []
    used = False
    for i, number in enumerate(ids):
        if used:
            used = False
            continue
        if i + 1 < len(ids) and (number, ids[i + 1]) == pair:
            out.append(new_id)
            used = True
        else:
            out.append(number)
    return out


# %% copy_changed_in_place: Takes a copy and replaces slices in it, going on behind each.
def merge(ids: list[int], pair: tuple[int, int], new_id: int) -> list[int]:
    ids = ids.copy()
    left, right = pair
    i = 0
    while i < len(ids) - 1:
        if ids[i] == left and ids[i + 1] == right:
            ids[i : i + 2] = [new_id]
        i += 1
    return ids


# %% recursion: What comes first, and the rest by itself.
def merge(ids, pair, new_id):
    if len(ids) < 2:
        return list(ids)
    if tuple(ids[:2]) == tuple(pair):
        return [new_id] + merge(ids[2:], pair, new_id)
    return ids[:1] + merge(ids[1:], pair, new_id)


# %% last_one_free: Looks back: the pair is complete when its right half comes, if the left one is still free.
def merge(ids, pair, new_id):
    out = []
    free = False
    for number in ids:
        if free and out[-1] == pair[0] and number == pair[1]:
            out[-1] = new_id
            free = False
        else:
            out.append(number)
            free = True
    return out


# %% iterator_with_lookahead: An iterator and one id that waits.
def merge(ids, pair, new_id):
    it = iter(ids)
    missing = object()
    waiting = next(it, missing)
    out = []
    while waiting is not missing:
        following = next(it, missing)
        if following is not missing and (waiting, following) == pair:
            out.append(new_id)
            waiting = next(it, missing)
        else:
            out.append(waiting)
            waiting = following
    return out


# %% places_found_first: Finds the places first, then builds the list.
def merge(ids, pair, new_id):
    starts, nxt = set(), 0
    for i in range(len(ids) - 1):
        if i >= nxt and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            starts.add(i)
            nxt = i + 2
    return [new_id if i in starts else ids[i] for i in range(len(ids)) if i - 1 not in starts]


# %% index_search: Jumps from one left half to the next by list.index.
def merge(ids, pair, new_id):
    out, start = [], 0
    while True:
        try:
            i = ids.index(pair[0], start)
        except ValueError:
            return out + ids[start:]
        out += ids[start:i]
        if ids[i + 1 : i + 2] == [pair[1]]:
            out.append(new_id)
            start = i + 2
        else:
            out.append(ids[i])
            start = i + 1


# %% deque_popped: A deque that is taken from the left.
from collections import deque


def merge(ids, pair, new_id):
    rest = deque(ids)
    out = []
    while rest:
        first = rest.popleft()
        if rest and first == pair[0] and rest[0] == pair[1]:
            rest.popleft()
            first = new_id
        out.append(first)
    return out


# %% generator: A generator with try and except for the end, in a file with the line ends of Windows.
# newlines: crlf
def _walk(ids, pair, new_id):
    i = 0
    while i < len(ids):
        try:
            both = (ids[i], ids[i + 1])
        except IndexError:
            both = None
        if both == pair:
            yield new_id
            i = i + 2
        else:
            yield ids[i]
            i = i + 1


def merge(ids, pair, new_id):
    return list(_walk(ids, pair, new_id))


# %% numpy_copy: Finds candidates by numpy, hands back a list of Python's integers.
import numpy as np


def merge(ids, pair, new_id):
    row = np.array(ids, dtype=np.int64)
    hits = np.flatnonzero((row[:-1] == pair[0]) & (row[1:] == pair[1]))
    keep = np.ones(len(row), dtype=bool)
    end = -1
    for i in hits:
        if i > end:
            row[i] = new_id
            keep[i + 1] = False
            end = i + 1
    return row[keep].tolist()
