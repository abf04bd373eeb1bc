# %% first_place_found: leftmost_pair_first
def apply_merges(ids, merges, merge):
    while True:
        for pair in zip(ids, ids[1:]):
            if pair in merges:
                ids = merge(ids, pair, merges[pair])
                break
        else:
            return ids


# %% first_of_the_list: leftmost_pair_first
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        ids = merge(ids, known[0], merges[known[0]])
    return ids


# %% last_place_found: rightmost_pair_first
def apply_merges(ids, merges, merge):
    while True:
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            return ids
        ids = merge(ids, known[-1], merges[known[-1]])


# %% from_the_end: rightmost_pair_first
def apply_merges(ids, merges, merge):
    found = True
    while found:
        found = False
        for i in range(len(ids) - 2, -1, -1):
            pair = (ids[i], ids[i + 1])
            if pair in merges:
                ids = merge(ids, pair, merges[pair])
                found = True
                break
    return ids


# %% maximum_of_known: learned_last_comes_first
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = max(known, key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])
    return ids


# %% minus_one_for_unknown: learned_last_comes_first
def apply_merges(ids, merges, merge):
    while len(ids) > 1:
        pair = max(zip(ids, ids[1:]), key=lambda p: merges.get(p, -1))
        if pair not in merges:
            break
        ids = merge(ids, pair, merges[pair])
    return ids


# %% loop_over_the_dictionary: goes_by_the_order_of_the_dictionary
def apply_merges(ids, merges, merge):
    for pair, new_id in merges.items():
        ids = merge(ids, pair, new_id)
    return ids


# %% loop_over_keys_where_present: goes_by_the_order_of_the_dictionary
def apply_merges(ids, merges, merge):
    for pair in merges:
        if pair in list(zip(ids, ids[1:])):
            ids = merge(ids, pair, merges[pair])
    return ids


# %% first_key_again_and_again: goes_by_the_order_of_the_dictionary
def apply_merges(ids, merges, merge):
    while True:
        here = set(zip(ids, ids[1:]))
        pair = next((p for p in merges if p in here), None)
        if pair is None:
            return ids
        ids = merge(ids, pair, merges[pair])


# %% key_loop_with_break: goes_by_the_order_of_the_dictionary
def apply_merges(ids, merges, merge):
    again = True
    while again:
        again = False
        for pair, new_id in merges.items():
            if pair in [(ids[i], ids[i + 1]) for i in range(len(ids) - 1)]:
                ids = merge(ids, pair, new_id)
                again = True
                break
    return ids


# %% if_in_place_of_while: stops_after_the_first_merge
def apply_merges(ids, merges, merge):
    known = [p for p in zip(ids, ids[1:]) if p in merges]
    if known:
        pair = min(known, key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])
    return ids


# %% return_in_the_loop: stops_after_the_first_merge
def apply_merges(ids, merges, merge):
    while True:
        pairs = [p for p in zip(ids, ids[1:]) if p in merges]
        if not pairs:
            return ids
        first = sorted(pairs, key=merges.get)[0]
        return merge(ids, first, merges[first])


# %% pairs_of_the_beginning_in_order: never_looks_again
def apply_merges(ids, merges, merge):
    for pair in sorted(set(zip(ids, ids[1:])) & merges.keys(), key=merges.get):
        ids = merge(ids, pair, merges[pair])
    return ids


# %% known_listed_once: never_looks_again
def apply_merges(ids, merges, merge):
    known = []
    for i in range(len(ids) - 1):
        pair = (ids[i], ids[i + 1])
        if pair in merges and pair not in known:
            known.append(pair)
    known.sort(key=lambda p: merges[p])
    for pair in known:
        ids = merge(ids, pair, merges[pair])
    return ids


# %% places_from_left_to_right: one_pass_over_the_places
def apply_merges(ids, merges, merge):
    for pair in list(zip(ids, ids[1:])):
        if pair in merges:
            ids = merge(ids, pair, merges[pair])
    return ids


# %% pairs_by_index: one_pass_over_the_places
def apply_merges(ids, merges, merge):
    start = list(ids)
    for i in range(len(start) - 1):
        pair = (start[i], start[i + 1])
        if pair in merges:
            ids = merge(ids, pair, merges[pair])
    return ids


# %% own_merging: does_not_use_the_merge_given
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        out, i = [], 0
        while i < len(ids):
            if tuple(ids[i : i + 2]) == pair:
                out.append(merges[pair])
                i += 2
            else:
                out.append(ids[i])
                i += 1
        ids = out
    return ids


# %% own_helper_function: does_not_use_the_merge_given
def _merge(ids, pair, new_id):
    out = []
    for number in ids:
        if out and out[-1] == pair[0] and number == pair[1]:
            out[-1] = new_id
        else:
            out.append(number)
    return out


def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get):
        ids = _merge(ids, pair, merges[pair])
    return ids


# %% result_not_kept: forgets_the_result
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        merge(ids, pair, merges[pair])
    return ids


# %% result_in_another_name: forgets_the_result
def apply_merges(ids, merges, merge):
    while True:
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            return ids
        pair = sorted(known, key=merges.get)[0]
        shorter = merge(ids, pair, merges[pair])


# %% counted_in_the_word: most_frequent_pair_first
from collections import Counter


def apply_merges(ids, merges, merge):
    while True:
        counts = Counter(p for p in zip(ids, ids[1:]) if p in merges)
        if not counts:
            return ids
        pair = min(counts, key=lambda p: (-counts[p], merges[p]))
        ids = merge(ids, pair, merges[pair])


# %% highest_count_then_rank: most_frequent_pair_first
def apply_merges(ids, merges, merge):
    while True:
        pairs = [p for p in zip(ids, ids[1:]) if p in merges]
        if not pairs:
            return ids
        most = max(pairs.count(p) for p in pairs)
        pair = min((p for p in pairs if pairs.count(p) == most), key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])


# %% smallest_tuple: smallest_pair_first
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known)
        ids = merge(ids, pair, merges[pair])
    return ids


# %% sorted_without_key: smallest_pair_first
def apply_merges(ids, merges, merge):
    while True:
        known = sorted(set(zip(ids, ids[1:])) & set(merges))
        if len(known) == 0:
            return ids
        ids = merge(ids, known[0], merges[known[0]])


# %% rank_for_new_id: passes_another_new_id
def apply_merges(ids, merges, merge):
    order = sorted(merges, key=merges.get)
    for rank, pair in enumerate(order):
        ids = merge(ids, pair, 256 + rank)
    return ids


# %% counted_up_from_256: passes_another_new_id
def apply_merges(ids, merges, merge):
    new_id = 256
    for pair, _ in sorted(merges.items(), key=lambda item: item[1]):
        ids = merge(ids, pair, new_id)
        new_id += 1
    return ids


# %% pair_first: arguments_of_merge_in_another_order
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        ids = merge(pair, ids, merges[pair])
    return ids


# %% pair_before_ids: arguments_of_merge_in_another_order
def apply_merges(ids, merges, merge):
    while True:
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            return ids
        first = sorted(known, key=merges.get)[0]
        new_id = merges[first]
        ids = merge(first, ids, new_id)


# %% return_forgotten: returns_nothing
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])


# %% break_without_return: returns_nothing
def apply_merges(ids, merges, merge):
    while True:
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            break
        pair = sorted(known, key=merges.get)[0]
        ids = merge(ids, pair, merges[pair])


# %% first_pair_only: looks_at_the_first_pair_only
def apply_merges(ids, merges, merge):
    while len(ids) > 1 and (ids[0], ids[1]) in merges:
        pair = (ids[0], ids[1])
        ids = merge(ids, pair, merges[pair])
    return ids


# %% first_two_ids: looks_at_the_first_pair_only
def apply_merges(ids, merges, merge):
    while True:
        pair = tuple(ids[:2])
        if pair not in merges:
            return ids
        ids = merge(ids, pair, merges[pair])


# %% popped_when_used: uses_the_table_up
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        ids = merge(ids, pair, merges.pop(pair))
    return ids


# %% deleted_when_used: uses_the_table_up
def apply_merges(ids, merges, merge):
    while True:
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            return ids
        pair = sorted(known, key=merges.get)[0]
        ids = merge(ids, pair, merges[pair])
        del merges[pair]


# %% all_pairs_looked_up: raises_at_unknown_pairs
def apply_merges(ids, merges, merge):
    while len(ids) > 1:
        pair = min(zip(ids, ids[1:]), key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])
    return ids


# %% dictionary_of_all_pairs: raises_at_unknown_pairs
def apply_merges(ids, merges, merge):
    while len(ids) > 1:
        ranks = {(ids[i], ids[i + 1]): merges[(ids[i], ids[i + 1])] for i in range(len(ids) - 1)}
        pair = min(ranks, key=ranks.get)
        ids = merge(ids, pair, ranks[pair])
    return ids


# %% minimum_of_nothing: fails_when_nothing_is_left
def apply_merges(ids, merges, merge):
    while True:
        pair = min((p for p in zip(ids, ids[1:]) if p in merges), key=lambda p: merges[p])
        ids = merge(ids, pair, merges[pair])
    return ids


# %% minimum_of_an_empty_list: fails_when_nothing_is_left
def apply_merges(ids, merges, merge):
    known = [p for p in zip(ids, ids[1:]) if p in merges]
    pair = min(known, key=merges.get)
    while pair in merges:
        ids = merge(ids, pair, merges[pair])
        pair = min([p for p in zip(ids, ids[1:]) if p in merges], key=merges.get)
    return ids


# %% break_at_absent_merge: stops_at_the_first_merge_that_is_absent
def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get):
        if pair not in list(zip(ids, ids[1:])):
            break
        ids = merge(ids, pair, merges[pair])
    return ids


# %% return_at_absent_merge: stops_at_the_first_merge_that_is_absent
def apply_merges(ids, merges, merge):
    for new_id, pair in sorted((new_id, pair) for pair, new_id in merges.items()):
        here = [(ids[i], ids[i + 1]) for i in range(len(ids) - 1)]
        if pair in here:
            ids = merge(ids, pair, new_id)
        else:
            return ids
    return ids


# %% zero_for_unknown: unknown_pairs_come_first
def apply_merges(ids, merges, merge):
    while len(ids) > 1:
        pair = min(zip(ids, ids[1:]), key=lambda p: merges.get(p, 0))
        if pair not in merges:
            break
        ids = merge(ids, pair, merges[pair])
    return ids


# %% minus_one_is_smallest: unknown_pairs_come_first
def apply_merges(ids, merges, merge):
    while len(ids) > 1:
        ranked = sorted((merges.get(p, -1), p) for p in zip(ids, ids[1:]))
        new_id, pair = ranked[0]
        if new_id == -1:
            return ids
        ids = merge(ids, pair, new_id)
    return ids


# %% result_kept_apart: returns_the_ids_given
def apply_merges(ids, merges, merge):
    rest = list(ids)
    while known := [p for p in zip(rest, rest[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        rest = merge(rest, pair, merges[pair])
    return ids


# %% merged_and_forgotten: returns_the_ids_given
def apply_merges(ids, merges, merge):
    result = ids
    for pair in sorted(merges, key=merges.get):
        result = merge(result, pair, merges[pair])
    return ids


# %% slice_assigned: changes_the_list_given
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = min(known, key=lambda p: merges[p])
        ids[:] = merge(ids, pair, merges[pair])
    return ids


# %% cleared_and_extended: changes_the_list_given
def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get):
        shorter = merge(ids, pair, merges[pair])
        ids.clear()
        ids.extend(shorter)
    return ids


# %% one_round_too_few: leaves_out_the_merge_learned_last
def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get)[:-1]:
        ids = merge(ids, pair, merges[pair])
    return ids


# %% below_the_largest_only: leaves_out_the_merge_learned_last
def apply_merges(ids, merges, merge):
    largest = max(merges.values(), default=0)
    while True:
        known = [p for p in zip(ids, ids[1:]) if merges.get(p, largest) < largest]
        if not known:
            return ids
        pair = min(known, key=merges.get)
        ids = merge(ids, pair, merges[pair])

# %% as_many_rounds_as_ids: forgets_the_result
def apply_merges(ids, merges, merge):
    for _ in range(len(ids)):
        known = [p for p in zip(ids, ids[1:]) if p in merges]
        if not known:
            break
        pair = min(known, key=merges.get)
        merge(ids, pair, merges[pair])
    return ids

# %% rounds_counted: forgets_the_result
def apply_merges(ids, merges, merge):
    rounds = 0
    while rounds < len(ids):
        best = None
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair in merges and (best is None or merges[pair] < merges[best]):
                best = pair
        if best is not None:
            merge(ids, best, merges[best])
        rounds += 1
    return ids

# %% as_many_rounds_as_merges: forgets_the_result
def apply_merges(ids, merges, merge):
    for pair in sorted(merges, key=merges.get):
        merge(ids, pair, merges[pair])
    return ids

# %% every_merge_once: forgets_the_result
def apply_merges(ids, merges, merge):
    for pair, new_id in sorted(merges.items(), key=lambda entry: entry[1]):
        if pair in list(zip(ids, ids[1:])):
            merge(ids, pair, new_id)
    return ids

# %% most_common_one: most_frequent_pair_first
from collections import Counter


def apply_merges(ids, merges, merge):
    while True:
        counts = Counter(p for p in zip(ids, ids[1:]) if p in merges)
        if not counts:
            return ids
        pair = counts.most_common(1)[0][0]
        ids = merge(ids, pair, merges[pair])

# %% maximum_of_counts: most_frequent_pair_first
def apply_merges(ids, merges, merge):
    while pairs := [p for p in zip(ids, ids[1:]) if p in merges]:
        pair = max(pairs, key=pairs.count)
        ids = merge(ids, pair, merges[pair])
    return ids

# %% infinity_for_unknown: fails_at_words_without_a_pair
def apply_merges(ids, merges, merge):
    while True:
        pair = min(zip(ids, ids[1:]), key=lambda p: merges.get(p, float("inf")))
        if pair not in merges:
            return ids
        ids = merge(ids, pair, merges[pair])

# %% pairs_sorted_by_rank: fails_at_words_without_a_pair
def apply_merges(ids, merges, merge):
    while True:
        pairs = list(zip(ids, ids[1:]))
        pairs.sort(key=lambda p: merges.get(p, 10**9))
        if pairs[0] not in merges:
            break
        ids = merge(ids, pairs[0], merges[pairs[0]])
    return ids

# %% first_of_the_sorted: fails_at_words_without_a_pair
def apply_merges(ids, merges, merge):
    pair = sorted(zip(ids, ids[1:]), key=lambda p: merges.get(p, float("inf")))[0]
    while pair in merges:
        ids = merge(ids, pair, merges[pair])
        pair = sorted(zip(ids, ids[1:]), key=lambda p: merges.get(p, float("inf")))[0]
    return ids

# %% minimum_of_all_pairs: fails_at_words_without_a_pair
def apply_merges(ids, merges, merge):
    pair = min(zip(ids, ids[1:]), key=lambda p: merges.get(p, 10**9))
    while pair in merges:
        ids = merge(ids, pair, merges[pair])
        pair = min(zip(ids, ids[1:]), key=lambda p: merges.get(p, 10**9))
    return ids

# %% popped_from_first_to_last: uses_the_table_up
def apply_merges(ids, merges, merge):
    while merges:
        pair = min(merges, key=merges.get)
        ids = merge(ids, pair, merges.pop(pair))
    return ids

# %% deleted_from_first_to_last: uses_the_table_up
def apply_merges(ids, merges, merge):
    for pair, new_id in sorted(merges.items(), key=lambda entry: entry[1]):
        ids = merge(ids, pair, new_id)
        del merges[pair]
    return ids

# %% counted_from_256: expects_ids_without_gaps
def apply_merges(ids, merges, merge):
    inv = {v: k for k, v in merges.items()}
    for new_id in range(256, 256 + len(merges)):
        if new_id in inv:
            ids = merge(ids, inv[new_id], new_id)
    return ids

# %% up_to_the_number_of_merges: expects_ids_without_gaps
def apply_merges(ids, merges, merge):
    table = {new_id: pair for pair, new_id in merges.items()}
    for n in range(len(merges)):
        if 256 + n in table:
            ids = merge(ids, table[256 + n], 256 + n)
    return ids

# %% recursion_without_return: returns_nothing
def apply_merges(ids, merges, merge):
    pairs = [p for p in zip(ids, ids[1:]) if p in merges]
    if not pairs:
        return ids
    p = min(pairs, key=merges.get)
    apply_merges(merge(ids, p, merges[p]), merges, merge)

# %% recursion_in_else: returns_nothing
def apply_merges(ids, merges, merge):
    known = [p for p in zip(ids, ids[1:]) if p in merges]
    if len(known) == 0:
        return ids
    else:
        best = min(known, key=lambda p: merges[p])
        ids = merge(ids, best, merges[best])
        apply_merges(ids, merges, merge)

# %% pair_in_two_arguments: arguments_of_merge_in_another_order
def apply_merges(ids, merges, merge):
    while True:
        c = [p for p in zip(ids, ids[1:]) if p in merges]
        if not c:
            return ids
        a, b = min(c, key=merges.get)
        ids = merge(ids, a, b, merges[a, b])

# %% left_and_right_apart: arguments_of_merge_in_another_order
def apply_merges(ids, merges, merge):
    while known := [p for p in zip(ids, ids[1:]) if p in merges]:
        left, right = sorted(known, key=lambda p: merges[p])[0]
        ids = merge(ids, left, right, merges[(left, right)])
    return ids

# %% all_pairs_of_a_round: several_merges_in_one_round
def apply_merges(ids, merges, merge):
    changed = True
    while changed:
        changed = False
        for pair in list(zip(ids, ids[1:])):
            if pair in merges:
                ids = merge(ids, pair, merges[pair])
                changed = True
    return ids

# %% round_by_round: several_merges_in_one_round
def apply_merges(ids, merges, merge):
    while True:
        pairs = [p for p in zip(ids, ids[1:]) if p in merges]
        if not pairs:
            return ids
        for pair in pairs:
            ids = merge(ids, pair, merges[pair])
