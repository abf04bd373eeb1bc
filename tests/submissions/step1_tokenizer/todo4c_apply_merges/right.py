# %% infinite_for_unknown: As in minbpe: the lowest rank of all pairs, infinite for those that aren't known.
# mutated: yes
def apply_merges(ids, merges, merge):
    while len(ids) >= 2:
        pairs = [(ids[i], ids[i + 1]) for i in range(len(ids) - 1)]
        pair = min(pairs, key=lambda p: merges.get(p, float("inf")))
        if pair not in merges:
            break
        ids = merge(ids, pair, merges[pair])
    return ids


# %% one_pass_in_rank_order: All merges once, in the order of learning: no later one can make an earlier one possible.
def apply_merges(ids, merges, merge):
    for pair, new_id in sorted(merges.items(), key=lambda item: item[1]):
        ids = merge(ids, pair, new_id)
    return ids


# %% one_pass_where_present: The same, but merge is called only where the pair is there.
def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get):
        if pair in list(zip(ids, ids[1:])):
            ids = merge(ids, pair, merges[pair])
    return ids


# %% recursion: Merges once, and calls itself with the result.
def apply_merges(ids, merges, merge):
    known = [pair for pair in zip(ids, ids[1:]) if pair in merges]
    if not known:
        return ids
    pair = sorted(known, key=lambda p: merges[p])[0]
    return apply_merges(merge(ids, pair, merges[pair]), merges, merge)


# %% best_kept_in_a_loop: A loop over the places that keeps the best pair so far.
def apply_merges(ids: list[int], merges: dict[tuple[int, int], int], merge) -> list[int]:
    ids = list(ids)
    while True:
        best_pair, best_id = None, None
        for i in range(len(ids) - 1):
            new_id = merges.get((ids[i], ids[i + 1]))
            if new_id is not None and (best_id is None or new_id < best_id):
                best_pair, best_id = (ids[i], ids[i + 1]), new_id
        if best_pair is None:
            return ids
        ids = merge(ids, best_pair, best_id)


# %% pair_of_new_id: Turns the table round, and chooses by the new id itself.
def apply_merges(ids, merges, merge):
    pair_of = {new_id: pair for pair, new_id in merges.items()}
    while True:
        ranks = {merges[p] for p in zip(ids, ids[1:]) if p in merges}
        if not ranks:
            break
        first = min(ranks)
        ids = merge(ids, pair_of[first], first)
    return ids


# %% set_intersection: Pairs of the word and of the table that are the same.
def apply_merges(ids, merges, merge):
    possible = set(zip(ids, ids[1:])) & merges.keys()
    while possible:
        pair = min(possible, key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])
        possible = set(zip(ids, ids[1:])) & merges.keys()
    return ids


# %% first_of_generator: The first merge in rank order that is possible, again and again.
def apply_merges(ids, merges, merge):
    order = sorted((new_id, pair) for pair, new_id in merges.items())
    while True:
        here = set(zip(ids, ids[1:]))
        found = next(((pair, new_id) for new_id, pair in order if pair in here), None)
        if found is None:
            return ids
        ids = merge(ids, found[0], found[1])


# %% counted_rounds: At most as many rounds as there are ids, since each makes the word shorter.
def apply_merges(ids, merges, merge):
    result = ids
    for _ in range(len(ids)):
        candidates = []
        for left, right in zip(result, result[1:]):
            if (left, right) in merges:
                candidates.append((merges[(left, right)], (left, right)))
        if len(candidates) == 0:
            break
        new_id, pair = min(candidates)
        result = merge(result, pair, new_id)
    print(ids, "→", result)
    return result


# %% heap_of_ranks: A heap of what is possible in each round.
import heapq


def apply_merges(ids, merges, merge):
    while True:
        heap = []
        for k in range(1, len(ids)):
            pair = (ids[k - 1], ids[k])
            if pair in merges:
                heapq.heappush(heap, (merges[pair], pair))
        if not heap:
            return ids
        new_id, pair = heap[0]
        ids = merge(ids, pair, new_id)
