# %% highest_then_smallest: The highest count first, then the smallest pair that has it.
# mutated: yes
def best_pair(counts):
    highest = max(counts.values())
    return min(pair for pair, count in counts.items() if count == highest)


# %% maximum_of_negatives: max with negated ids.
def best_pair(counts):
    return max(counts, key=lambda pair: (counts[pair], -pair[0], -pair[1]))


# %% one_loop: One loop that keeps the best pair so far.
def best_pair(counts: dict[tuple[int, int], int]) -> tuple[int, int]:
    best, best_count = None, 0
    for pair, count in counts.items():
        if best is None or count > best_count or (count == best_count and pair < best):
            best, best_count = pair, count
    return best


# %% sorted_items: Sorts all items by falling count, then by pair.
def best_pair(counts):
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0]


# %% stable_sorts: Sorts by pair, then stably by count.
def best_pair(counts):
    pairs = sorted(counts)
    pairs.sort(key=counts.get, reverse=True)
    return pairs[0]


# %% first_maximum_of_sorted: max keeps the first of equals, so it is asked in sorted order.
def best_pair(counts):
    return max(sorted(counts), key=counts.get)


# %% heap: A heap of negated counts.
import heapq


def best_pair(counts):
    heap = [(-count, pair) for pair, count in counts.items()]
    heapq.heapify(heap)
    return heapq.heappop(heap)[1]


# %% reduced: functools.reduce with a comparison of two items.
from functools import reduce


def _better(one, other):
    if one[1] != other[1]:
        return one if one[1] > other[1] else other
    return min(one, other)


def best_pair(counts):
    return reduce(_better, counts.items())[0]


# %% numpy_lexsort: numpy sorts by count, left and right id.
import numpy as np


def best_pair(counts):
    rows = np.array([(left, right, n) for (left, right), n in counts.items()])
    first = rows[np.lexsort((rows[:, 1], rows[:, 0], -rows[:, 2]))][0]
    return (int(first[0]), int(first[1]))


# %% tied_list_printed: Collects those with the highest count, prints them, and sorts.
def best_pair(counts):
    top = 0
    for n in counts.values():
        if n > top:
            top = n
    tied = []
    for pair in counts.keys():
        if counts[pair] == top:
            tied.append(pair)
    print("并列：", tied)
    tied.sort()
    return tied[0]
