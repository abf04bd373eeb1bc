# %% indexed_loop: Two loops with an index, and an if for new keys.
# mutated: yes
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair not in counts:
                counts[pair] = 0
            counts[pair] += n
    return counts


# %% counter: A Counter, which is a dictionary.
from collections import Counter


def count_pairs(words):
    counts = Counter()
    for ids, n in words:
        for left, right in zip(ids, ids[1:]):
            counts[left, right] += n
    return counts


# %% default_dictionary: A defaultdict of integers.
from collections import defaultdict


def count_pairs(words: list[tuple[list[int], int]]) -> dict[tuple[int, int], int]:
    counts: defaultdict[tuple[int, int], int] = defaultdict(int)
    for word in words:
        ids, times = word[0], word[1]
        for k in range(1, len(ids)):
            counts[ids[k - 1], ids[k]] += times
    return counts


# %% pairwise: itertools.pairwise, and a plain dictionary at the end.
from collections import defaultdict
from itertools import pairwise


def count_pairs(words):
    counts = defaultdict(int)
    for ids, n in words:
        for pair in pairwise(ids):
            counts[pair] += n
    return dict(counts)


# %% words_written_out: Counts each pair one by one, as often as the word occurs.
from collections import Counter


def count_pairs(words):
    all_pairs = []
    for ids, n in words:
        here = list(zip(ids[:-1], ids[1:]))
        all_pairs.extend(here * n)
    return dict(Counter(all_pairs))


# %% one_counter_per_word: Counts the pairs inside a word first, then multiplies.
from collections import Counter


def count_pairs(words):
    total = {}
    for ids, n in words:
        inside = Counter(zip(ids, ids[1:]))
        for pair, k in inside.items():
            total[pair] = total.get(pair, 0) + k * n
    return total


# %% remembered_neighbour: Remembers the id before, None at the beginning of a word.
def count_pairs(words):
    counts = {}
    for ids, n in words:
        before = None
        for number in ids:
            if before is not None:
                counts.setdefault((before, number), 0)
                counts[(before, number)] += n
            before = number
    return counts


# %% numpy_rows: Pairs as rows of an array, their sums by numpy.
import numpy as np


def count_pairs(words):
    rows, times = [], []
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            rows.append((a, b))
            times.append(n)
    if not rows:
        return {}
    unique, where = np.unique(np.array(rows), axis=0, return_inverse=True)
    sums = np.zeros(len(unique), dtype=np.int64)
    np.add.at(sums, where.ravel(), np.array(times))
    return {(int(a), int(b)): int(n) for (a, b), n in zip(unique, sums)}


# %% key_error_caught: Adds, and begins with n when the key is new.
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i, left in enumerate(ids[:-1]):
            try:
                counts[(left, ids[i + 1])] += n
            except KeyError:
                counts[(left, ids[i + 1])] = n
    return counts


# %% while_loop_printed: A while loop, with a line that says how many pairs there are.
def count_pairs(words):
    counts = {}
    w = 0
    while w < len(words):
        ids, n = words[w]
        i = 0
        while i + 1 < len(ids):
            pair = tuple(ids[i : i + 2])
            counts[pair] = counts[pair] + n if pair in counts else n
            i += 1
        w += 1
    print("一共", len(counts), "对")
    return counts


# %% numpy_integers: Numbers of numpy in keys and values, which are equal to Python's and hash like them.
import numpy as np


def count_pairs(words):
    counts = {}
    for ids, n in words:
        row = np.array(ids, dtype=np.int64)
        for a, b in zip(row[:-1], row[1:]):
            counts[a, b] = counts.get((a, b), 0) + np.int64(n)
    return counts
