# %% plus_one: counts_each_word_once
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


# %% counter_updated: counts_each_word_once
from collections import Counter


def count_pairs(words):
    counts = Counter()
    for ids, _ in words:
        counts.update(zip(ids, ids[1:]))
    return counts


# %% letters: counts_single_ids
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for number in ids:
            counts[number] = counts.get(number, 0) + n
    return counts


# %% letters_in_a_counter: counts_single_ids
from collections import Counter


def count_pairs(words):
    counts = Counter()
    for ids, n in words:
        for i in range(len(ids)):
            counts[ids[i]] += n
    return counts


# %% one_long_row: pairs_across_words
def count_pairs(words):
    row = [(number, n) for ids, n in words for number in ids]
    counts = {}
    for (left, n), (right, _) in zip(row, row[1:]):
        counts[left, right] = counts.get((left, right), 0) + n
    return counts


# %% neighbour_kept_between_words: pairs_across_words
def count_pairs(words):
    counts = {}
    before = None
    count_before = 0
    for ids, n in words:
        for number in ids:
            if before is not None:
                counts[before, number] = counts.get((before, number), 0) + count_before
            before, count_before = number, n
    return counts


# %% sorted_pairs: ignores_the_order
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            pair = tuple(sorted((a, b)))
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% smaller_first: ignores_the_order
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (min(ids[i], ids[i + 1]), max(ids[i], ids[i + 1]))
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% frozen_sets: keys_are_sets
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            pair = frozenset((a, b))
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% frozen_sets_of_slices: keys_are_sets
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            key = frozenset(ids[i : i + 2])
            counts[key] = counts.get(key, 0) + n
    return counts


# %% set_of_pairs: counts_a_pair_once_a_word
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in set(zip(ids, ids[1:])):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% seen_in_this_word: counts_a_pair_once_a_word
def count_pairs(words):
    counts = {}
    for ids, n in words:
        seen = []
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair in seen:
                continue
            seen.append(pair)
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% skips_after_equal_pair: no_overlaps
def count_pairs(words):
    counts = {}
    for ids, n in words:
        i = 0
        while i < len(ids) - 1:
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
            i += 2 if ids[i] == ids[i + 1] and i + 2 < len(ids) and ids[i + 2] == ids[i] else 1
    return counts


# %% last_place_of_each_pair: no_overlaps
def count_pairs(words):
    counts = {}
    for ids, n in words:
        used = -1
        for i in range(1, len(ids)):
            if ids[i] == ids[i - 1] and used == i - 1 and i >= 2 and ids[i - 2] == ids[i]:
                continue
            counts[ids[i - 1], ids[i]] = counts.get((ids[i - 1], ids[i]), 0) + n
            used = i
    return counts


# %% step_two: every_second_pair_only
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(0, len(ids) - 1, 2):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% even_and_odd_places: every_second_pair_only
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids[::2], ids[1::2]):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% all_combinations: keys_with_count_zero
def count_pairs(words):
    known = {number for ids, _ in words for number in ids}
    counts = {(a, b): 0 for a in known for b in known}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] += n
    return counts


# %% product_of_ids: keys_with_count_zero
from itertools import product


def count_pairs(words):
    numbers = sorted({number for ids, _ in words for number in ids})
    counts = dict.fromkeys(product(numbers, repeat=2), 0)
    for ids, n in words:
        for i in range(len(ids) - 1):
            counts[ids[i], ids[i + 1]] += n
    return counts


# %% assigned: overwrites_earlier_counts
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = n
    return counts


# %% updated_dictionary: overwrites_earlier_counts
def count_pairs(words):
    counts = {}
    for ids, n in words:
        counts.update({(ids[i], ids[i + 1]): n for i in range(len(ids) - 1)})
    return counts


# %% default_one: one_too_many
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 1) + n
    return counts


# %% new_key_starts_at_one: one_too_many
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair not in counts:
                counts[pair] = 1
            counts[pair] += n
    return counts


# %% first_time_not_counted: misses_the_first_time
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            if pair in counts:
                counts[pair] += n
            else:
                counts[pair] = 0
    return counts


# %% set_to_zero_else_added: misses_the_first_time
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(1, len(ids)):
            pair = (ids[i - 1], ids[i])
            counts[pair] = 0 if pair not in counts else counts[pair] + n
    return counts


# %% range_too_short: misses_the_last_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 2):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% both_slices_cut: misses_the_last_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids[:-1], ids[1:-1]):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% starts_at_one: misses_the_first_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(1, len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% slices_from_one: misses_the_first_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids[1:], ids[2:]):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% negative_index: wraps_around
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids)):
            pair = (ids[i - 1], ids[i])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% remainder: wraps_around
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids)):
            pair = (ids[i], ids[(i + 1) % len(ids)])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% combinations: pairs_that_are_no_neighbours
from itertools import combinations


def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in combinations(ids, 2):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% two_loops: pairs_that_are_no_neighbours
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids)):
            for j in range(i + 1, len(ids)):
                counts[ids[i], ids[j]] = counts.get((ids[i], ids[j]), 0) + n
    return counts


# %% next_but_one: skips_one_between
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[2:]):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% index_plus_two: skips_one_between
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 2):
            counts[ids[i], ids[i + 2]] = counts.get((ids[i], ids[i + 2]), 0) + n
    return counts


# %% text_keys: keys_are_text
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            key = f"{a},{b}"
            counts[key] = counts.get(key, 0) + n
    return counts


# %% joined_keys: keys_are_text
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            key = " ".join(map(str, ids[i : i + 2]))
            counts[key] = counts.get(key, 0) + n
    return counts


# %% list_keys: keys_are_lists
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            counts[ids[i : i + 2]] = counts.get(ids[i : i + 2], 0) + n
    return counts


# %% square_bracket_keys: keys_are_lists
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            pair = [a, b]
            if pair in counts:
                counts[pair] += n
            else:
                counts[pair] = n
    return counts


# %% sorted_items: returns_a_list
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
    return sorted(counts.items())


# %% most_common: returns_a_list
from collections import Counter


def count_pairs(words):
    counts = Counter()
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] += n
    return counts.most_common()


# %% return_in_loop: only_the_first_word
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
        return counts
    return counts


# %% first_word_taken: only_the_first_word
def count_pairs(words):
    counts = {}
    for ids, n in words[:1]:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% dictionary_inside_the_loop: only_the_last_word
def count_pairs(words):
    counts = {}
    for ids, n in words:
        counts = {}
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% last_word_taken: only_the_last_word
def count_pairs(words):
    counts = {}
    for ids, n in words[-1:]:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% index_one_too_far: reads_beyond_the_end
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids)):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% while_one_too_far: reads_beyond_the_end
def count_pairs(words):
    counts = {}
    for ids, n in words:
        i = 0
        while i < len(ids):
            counts[ids[i], ids[i + 1]] = counts.get((ids[i], ids[i + 1]), 0) + n
            i += 1
    return counts


# %% right_before_left: right_before_left
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i + 1], ids[i])
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% zip_the_other_way: right_before_left
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids[1:], ids):
            counts[pair] = counts.get(pair, 0) + n
    return counts


# %% equal_neighbours_left_out: ignores_equal_neighbours
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            if a != b:
                counts[a, b] = counts.get((a, b), 0) + n
    return counts


# %% equal_neighbours_skipped: ignores_equal_neighbours
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            if ids[i] == ids[i + 1]:
                continue
            counts[ids[i], ids[i + 1]] = counts.get((ids[i], ids[i + 1]), 0) + n
    return counts


# %% printed: returns_nothing
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
    print(counts)


# %% return_forgotten: returns_nothing
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + n


# %% popped_from_the_front: uses_the_words_up
def count_pairs(words):
    counts = {}
    for ids, n in words:
        while len(ids) > 1:
            left = ids.pop(0)
            counts[left, ids[0]] = counts.get((left, ids[0]), 0) + n
    return counts


# %% first_deleted: uses_the_words_up
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for _ in range(len(ids) - 1):
            pair = (ids[0], ids[1])
            counts[pair] = counts.get(pair, 0) + n
            del ids[0]
    return counts


# %% number_of_places: counts_kinds_of_words
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in set(zip(ids, ids[1:])):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


# %% words_that_hold_it: counts_kinds_of_words
def count_pairs(words):
    holders = {}
    for k, (ids, n) in enumerate(words):
        for i in range(len(ids) - 1):
            holders.setdefault((ids[i], ids[i + 1]), set()).add(k)
    return {pair: len(which) for pair, which in holders.items()}

# %% row_written_out: pairs_across_words_and_repeats
def count_pairs(words):
    counts = {}
    row = []
    for ids, n in words:
        row += ids * n
    for pair in zip(row, row[1:]):
        counts[pair] = counts.get(pair, 0) + 1
    return counts

# %% row_by_repeated_loop: pairs_across_words_and_repeats
from collections import Counter


def count_pairs(words):
    row = []
    for ids, n in words:
        for _ in range(n):
            row.extend(ids)
    return dict(Counter((row[i], row[i + 1]) for i in range(len(row) - 1)))

# %% new_key_is_one: first_time_counts_once
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            if pair in counts:
                counts[pair] += n
            else:
                counts[pair] = 1
    return counts

# %% one_when_missing: first_time_counts_once
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts[pair] + n if pair in counts else 1
    return counts

# %% return_in_outer_loop_only: only_the_first_word
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
        return counts

# %% first_word_returned: only_the_first_word
def count_pairs(words):
    for ids, n in words:
        counts = {}
        for i in range(1, len(ids)):
            counts[ids[i - 1], ids[i]] = counts.get((ids[i - 1], ids[i]), 0) + n
        return counts

# %% return_in_inner_loop: only_the_first_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + n
            return counts

# %% first_pair_returned: only_the_first_pair
def count_pairs(words):
    for ids, n in words:
        for i in range(len(ids) - 1):
            return {(ids[i], ids[i + 1]): n}

# %% return_in_inner_loop_and_behind: only_the_first_pair
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(1, len(ids)):
            counts[(ids[i - 1], ids[i])] = n
            return counts
    return counts

# %% first_pair_or_nothing: only_the_first_pair
def count_pairs(words):
    for ids, n in words:
        for pair in zip(ids, ids[1:]):
            return {pair: n}
    return {}

# %% set_by_default_only: keeps_the_first_count
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for p in zip(ids, ids[1:]):
            counts.setdefault(p, n)
    return counts

# %% only_when_new: keeps_the_first_count
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair not in counts:
                counts[pair] = n
    return counts

# %% dictionary_of_dictionaries: nested_dictionaries
def count_pairs(words):
    d = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            d.setdefault(a, {})
            d[a][b] = d[a].get(b, 0) + n
    return d

# %% default_dictionaries: nested_dictionaries
from collections import defaultdict


def count_pairs(words):
    d = defaultdict(lambda: defaultdict(int))
    for ids, n in words:
        for i in range(len(ids) - 1):
            d[ids[i]][ids[i + 1]] += n
    return d

# %% begun_anew_for_each_word: only_the_last_word
def count_pairs(words):
    for ids, n in words:
        counts = {}
        for p in zip(ids, ids[1:]):
            counts[p] = counts.get(p, 0) + n
    return counts

# %% dictionary_made_in_the_loop: only_the_last_word
def count_pairs(words):
    for ids, n in words:
        counts = dict()
        for i in range(len(ids) - 1):
            p = (ids[i], ids[i + 1])
            counts[p] = counts.get(p, 0) + n
    return counts

# %% added_to_nothing: raises_at_new_pairs
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for p in zip(ids, ids[1:]):
            counts[p] += n
    return counts

# %% added_by_brackets: raises_at_new_pairs
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts[pair] + n
    return counts

# %% times_length: counts_times_the_length
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for p in zip(ids, ids[1:]):
            counts[p] = counts.get(p, 0) + n * len(ids)
    return counts

# %% times_number_of_ids: counts_times_the_length
def count_pairs(words):
    counts = {}
    for ids, n in words:
        size = len(ids)
        for i in range(size - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + size * n
    return counts

# %% times_n: multiplies_the_counts
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for p in zip(ids, ids[1:]):
            counts[p] = counts.get(p, 1) * n
    return counts

# %% product_of_counts: multiplies_the_counts
def count_pairs(words):
    counts = {}
    for ids, n in words:
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            if pair in counts:
                counts[pair] *= n
            else:
                counts[pair] = n
    return counts


# %% one_row_counted_once: pairs_across_words
def count_pairs(words):
    flat = [i for ids, n in words for i in ids]
    c = {}
    for a, b in zip(flat, flat[1:]):
        c[(a, b)] = c.get((a, b), 0) + 1
    return c


# %% count_times_count: counts_repeats_again
def count_pairs(words):
    c = {}
    for ids, n in words:
        for a, b in zip(ids, ids[1:]):
            k = sum(1 for x, y in zip(ids, ids[1:]) if (x, y) == (a, b))
            c[(a, b)] = c.get((a, b), 0) + n * k
    return c


# %% counted_at_each_place: counts_repeats_again
def count_pairs(words):
    counts = {}
    for ids, n in words:
        pairs = list(zip(ids, ids[1:]))
        for pair in pairs:
            counts[pair] = counts.get(pair, 0) + n * pairs.count(pair)
    return counts
