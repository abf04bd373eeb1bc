# %% maximum_with_pair: largest_pair_at_a_tie
def best_pair(counts):
    return max(counts, key=lambda pair: (counts[pair], pair))


# %% reversed_sort: largest_pair_at_a_tie
def best_pair(counts):
    ranked = sorted(((n, pair) for pair, n in counts.items()), reverse=True)
    return ranked[0][1]


# %% plain_maximum: first_in_the_dictionary_at_a_tie
def best_pair(counts):
    return max(counts, key=counts.get)


# %% loop_with_greater: first_in_the_dictionary_at_a_tie
def best_pair(counts):
    best, most = None, 0
    for pair, n in counts.items():
        if n > most:
            best, most = pair, n
    return best


# %% loop_with_greater_or_equal: last_in_the_dictionary_at_a_tie
def best_pair(counts):
    best, most = None, 0
    for pair, n in counts.items():
        if n >= most:
            best, most = pair, n
    return best


# %% sorted_and_last: last_in_the_dictionary_at_a_tie
def best_pair(counts):
    return sorted(counts, key=lambda pair: counts[pair])[-1]


# %% minimum: least_frequent
def best_pair(counts):
    return min(counts, key=lambda pair: (counts[pair], pair))


# %% lowest_count_first: least_frequent
def best_pair(counts):
    lowest = min(counts.values())
    return min(pair for pair, n in counts.items() if n == lowest)


# %% maximum_of_values: returns_the_count
def best_pair(counts):
    return max(counts.values())


# %% count_of_the_best: returns_the_count
def best_pair(counts):
    best = min(counts, key=lambda pair: (-counts[pair], pair))
    return counts[best]


# %% item_of_the_best: returns_pair_and_count
def best_pair(counts):
    return min(counts.items(), key=lambda item: (-item[1], item[0]))


# %% two_results: returns_pair_and_count
def best_pair(counts):
    best = min(counts, key=lambda pair: (-counts[pair], pair))
    return best, counts[best]


# %% largest_key: ignores_the_counts_largest
def best_pair(counts):
    return max(counts)


# %% last_sorted_key: ignores_the_counts_largest
def best_pair(counts):
    return sorted(counts.keys())[-1]


# %% smallest_key: ignores_the_counts_smallest
def best_pair(counts):
    return min(counts)


# %% first_sorted_key: ignores_the_counts_smallest
def best_pair(counts):
    return sorted(counts)[0]


# %% first_key: first_of_the_dictionary
def best_pair(counts):
    return next(iter(counts))


# %% first_of_list: first_of_the_dictionary
def best_pair(counts):
    return list(counts.keys())[0]


# %% last_of_list: last_of_the_dictionary
def best_pair(counts):
    return list(counts)[-1]


# %% last_of_the_loop: last_of_the_dictionary
def best_pair(counts):
    best = None
    for pair in counts:
        best = pair
    return best


# %% list_of_two: returns_a_list
def best_pair(counts):
    return list(min(counts, key=lambda pair: (-counts[pair], pair)))


# %% left_and_right_in_brackets: returns_a_list
def best_pair(counts):
    highest = max(counts.values())
    left, right = min(pair for pair in counts if counts[pair] == highest)
    return [left, right]


# %% right_first_in_key: compares_the_right_id_first
def best_pair(counts):
    return min(counts, key=lambda pair: (-counts[pair], pair[1], pair[0]))


# %% sorted_by_right: compares_the_right_id_first
def best_pair(counts):
    highest = max(counts.values())
    tied = [pair for pair in counts if counts[pair] == highest]
    tied.sort(key=lambda pair: pair[::-1])
    return tied[0]


# %% text_as_key: compares_as_text
def best_pair(counts):
    return min(counts, key=lambda pair: (-counts[pair], str(pair[0]), str(pair[1])))


# %% sorted_texts: compares_as_text
def best_pair(counts):
    highest = max(counts.values())
    tied = {tuple(map(str, pair)): pair for pair, n in counts.items() if n == highest}
    return tied[sorted(tied)[0]]


# %% only_the_right_negated: largest_right_id_at_a_tie
def best_pair(counts):
    return min(counts, key=lambda pair: (-counts[pair], pair[0], -pair[1]))


# %% smallest_left_then_largest_right: largest_right_id_at_a_tie
def best_pair(counts):
    highest = max(counts.values())
    tied = [pair for pair, n in counts.items() if n == highest]
    left = min(pair[0] for pair in tied)
    return max(pair for pair in tied if pair[0] == left)


# %% left_only: ignores_the_right_id_at_a_tie
def best_pair(counts):
    return min(counts, key=lambda pair: (-counts[pair], pair[0]))


# %% loop_over_left: ignores_the_right_id_at_a_tie
def best_pair(counts):
    best = None
    for pair in counts:
        if best is None or counts[pair] > counts[best]:
            best = pair
        elif counts[pair] == counts[best] and pair[0] < best[0]:
            best = pair
    return best


# %% sum_as_key: smallest_sum_at_a_tie
def best_pair(counts):
    return min(counts, key=lambda pair: (-counts[pair], sum(pair), pair))


# %% sorted_by_sum: smallest_sum_at_a_tie
def best_pair(counts):
    highest = max(counts.values())
    tied = sorted(pair for pair, n in counts.items() if n == highest)
    tied.sort(key=lambda pair: pair[0] + pair[1])
    return tied[0]


# %% printed: returns_nothing
def best_pair(counts):
    print(min(counts, key=lambda pair: (-counts[pair], pair)))


# %% return_forgotten: returns_nothing
def best_pair(counts):
    highest = max(counts.values())
    best = min(pair for pair, n in counts.items() if n == highest)


# %% popped: removes_the_pair
def best_pair(counts):
    best = min(counts, key=lambda pair: (-counts[pair], pair))
    counts.pop(best)
    return best


# %% deleted: removes_the_pair
def best_pair(counts):
    highest = max(counts.values())
    best = min(pair for pair, n in counts.items() if n == highest)
    del counts[best]
    return best


# %% list_of_tied: returns_all_tied_pairs
def best_pair(counts):
    highest = max(counts.values())
    return [pair for pair, n in counts.items() if n == highest]


# %% filtered_by_count: returns_all_tied_pairs
def best_pair(counts):
    most = sorted(counts.values())[-1]
    return list(filter(lambda pair: counts[pair] == most, counts))


# %% only_repeated: ignores_pairs_that_occur_once
def best_pair(counts):
    often = {pair: n for pair, n in counts.items() if n > 1}
    if not often:
        return None
    return min(often, key=lambda pair: (-often[pair], pair))


# %% starts_at_one: ignores_pairs_that_occur_once
def best_pair(counts):
    best, most = None, 1
    for pair in sorted(counts):
        if counts[pair] > most:
            best, most = pair, counts[pair]
    return best


# %% second_in_ranking: second_best
def best_pair(counts):
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return ranked[min(1, len(ranked) - 1)]


# %% best_taken_out_first: second_best
def best_pair(counts):
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[1][0] if len(ranked) > 1 else ranked[0][0]


# %% swapped: right_before_left
def best_pair(counts):
    left, right = min(counts, key=lambda pair: (-counts[pair], pair))
    return right, left


# %% turned_round: right_before_left
def best_pair(counts):
    highest = max(counts.values())
    return min(pair for pair, n in counts.items() if n == highest)[::-1]


# %% left_ids_added_up: most_frequent_left_id
def best_pair(counts):
    lefts = {}
    for (left, _), n in counts.items():
        lefts[left] = lefts.get(left, 0) + n
    best = min(lefts, key=lambda left: (-lefts[left], left))
    return min((pair for pair in counts if pair[0] == best), key=lambda pair: (-counts[pair], pair))


# %% counter_of_lefts: most_frequent_left_id
from collections import Counter


def best_pair(counts):
    lefts = Counter()
    for pair, n in counts.items():
        lefts[pair[0]] += n
    top = max(lefts.values())
    best = min(left for left, n in lefts.items() if n == top)
    ranked = sorted((-n, pair) for pair, n in counts.items() if pair[0] == best)
    return ranked[0][1]


# %% text_of_the_pair: returns_text
def best_pair(counts):
    return str(min(counts, key=lambda pair: (-counts[pair], pair)))


# %% formatted_pair: returns_text
def best_pair(counts):
    left, right = sorted(counts, key=lambda pair: (-counts[pair], pair))[0]
    return f"({left}, {right})"

# %% right_only: ignores_the_left_id_at_a_tie
def best_pair(counts):
    highest = max(counts.values())
    return min([pair for pair in counts if counts[pair] == highest], key=lambda pair: pair[1])

# %% loop_over_right: ignores_the_left_id_at_a_tie
def best_pair(counts):
    best = None
    for pair, n in counts.items():
        if best is None or n > counts[best] or (n == counts[best] and pair[1] < best[1]):
            best = pair
    return best

# %% less_for_greater: least_frequent
def best_pair(counts):
    best = list(counts)[0]
    for p in counts:
        if counts[p] < counts[best]:
            best = p
    return best

# %% minimum_by_count: least_frequent
def best_pair(counts):
    return min(counts, key=counts.get)

# %% or_smaller: smaller_pair_beats_the_count
def best_pair(counts):
    best = list(counts)[0]
    for p in counts:
        if counts[p] > counts[best] or p < best:
            best = p
    return best

# %% smaller_or_more: smaller_pair_beats_the_count
def best_pair(counts):
    best = None
    for pair, n in counts.items():
        if best is None or pair < best or n > counts[best]:
            best = pair
    return best


# %% by_count_then_sum: smallest_sum_at_a_tie
def best_pair(counts):
    return min(counts, key=lambda p: (-counts[p], sum(p)))
