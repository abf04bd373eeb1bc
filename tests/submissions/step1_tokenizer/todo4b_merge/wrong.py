# %% for_loop_without_skipping: keeps_the_right_half
def merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if i < len(ids) - 1 and (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
    return out


# %% while_loop_with_step_one: keeps_the_right_half
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
        i += 1
    return out


# %% right_half_replaced: keeps_the_left_half
def merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if i > 0 and (ids[i - 1], ids[i]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
    return out


# %% copied_then_replaced: keeps_the_left_half
def merge(ids, pair, new_id):
    out = list(ids)
    for i in range(1, len(ids)):
        if tuple(ids[i - 1 : i + 1]) == pair:
            out[i] = new_id
    return out


# %% new_id_behind_the_pair: keeps_the_pair_too
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.extend([ids[i], ids[i + 1], new_id])
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% new_id_added_behind: keeps_the_pair_too
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        out.append(ids[i])
        if i + 1 < len(ids) and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(ids[i + 1])
            out.append(new_id)
            i += 1
        i += 1
    return out


# %% reversed_scan: merges_from_the_right
def merge(ids, pair, new_id):
    out = []
    i = len(ids) - 1
    while i >= 0:
        if i > 0 and (ids[i - 1], ids[i]) == pair:
            out.insert(0, new_id)
            i -= 2
        else:
            out.insert(0, ids[i])
            i -= 1
    return out


# %% backwards_in_a_copy: merges_from_the_right
def merge(ids, pair, new_id):
    out = list(ids)
    i = len(out) - 2
    while i >= 0:
        if tuple(out[i : i + 2]) == pair:
            out[i : i + 2] = [new_id]
            i -= 2
        else:
            i -= 1
    return out


# %% returned_after_first: only_the_first_occurrence
def merge(ids, pair, new_id):
    for i in range(len(ids) - 1):
        if (ids[i], ids[i + 1]) == pair:
            return ids[:i] + [new_id] + ids[i + 2 :]
    return list(ids)


# %% break_after_first: only_the_first_occurrence
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            out.extend(ids[i + 2 :])
            break
        out.append(ids[i])
        i += 1
    return out


# %% last_place: only_the_last_occurrence
def merge(ids, pair, new_id):
    for i in range(len(ids) - 2, -1, -1):
        if (ids[i], ids[i + 1]) == pair:
            return ids[:i] + [new_id] + ids[i + 2 :]
    return list(ids)


# %% place_overwritten: only_the_last_occurrence
def merge(ids, pair, new_id):
    place = None
    for i in range(len(ids) - 1):
        if tuple(ids[i : i + 2]) == pair:
            place = i
    if place is None:
        return list(ids)
    return [*ids[:place], new_id, *ids[place + 2 :]]


# %% slices_replaced: changes_the_list_given
def merge(ids, pair, new_id):
    i = 0
    while i < len(ids) - 1:
        if (ids[i], ids[i + 1]) == pair:
            ids[i : i + 2] = [new_id]
        i += 1
    return ids


# %% popped_right_halves: changes_the_list_given
def merge(ids, pair, new_id):
    i = 0
    while i + 1 < len(ids):
        if ids[i] == pair[0] and ids[i + 1] == pair[1]:
            ids[i] = new_id
            ids.pop(i + 1)
        i += 1
    return ids


# %% in_place_and_nothing_returned: changes_the_list_and_returns_nothing
def merge(ids, pair, new_id):
    i = 0
    while i < len(ids) - 1:
        if (ids[i], ids[i + 1]) == pair:
            ids[i : i + 2] = [new_id]
        i += 1


# %% deleted_in_place: changes_the_list_and_returns_nothing
def merge(ids, pair, new_id):
    i = 0
    while i + 1 < len(ids):
        if ids[i] == pair[0] and ids[i + 1] == pair[1]:
            ids[i] = new_id
            del ids[i + 1]
        i += 1


# %% loop_to_the_last_but_one: drops_the_last_id
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids) - 1:
        if (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% pairs_only: drops_the_last_id
def merge(ids, pair, new_id):
    out = []
    used = False
    for left, right in zip(ids, ids[1:]):
        if used:
            used = False
        elif (left, right) == pair:
            out.append(new_id)
            used = True
        else:
            out.append(left)
    return out


# %% step_three: skips_one_too_many
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 3
        else:
            out.append(ids[i])
            i += 1
    return out


# %% two_and_one_more: skips_one_too_many
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i + 1 < len(ids) and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
        i += 1
    return out


# %% left_half_only: compares_the_left_id_only
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i < len(ids) - 1 and ids[i] == pair[0]:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% left_half_in_a_copy: compares_the_left_id_only
def merge(ids, pair, new_id):
    out = list(ids)
    i = 0
    while i < len(out) - 1:
        if out[i] == pair[0]:
            out[i : i + 2] = [new_id]
        i += 1
    return out


# %% right_half_only: compares_the_right_id_only
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i < len(ids) - 1 and ids[i + 1] == pair[1]:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% right_half_in_a_copy: compares_the_right_id_only
def merge(ids, pair, new_id):
    out = list(ids)
    i = 0
    while i + 1 < len(out):
        if out[i + 1] == pair[1]:
            out[i : i + 2] = [new_id]
        i += 1
    return out


# %% sets_compared: ignores_the_order
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i + 1 < len(ids) and sorted(ids[i : i + 2]) == sorted(pair):
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% both_orders_tested: ignores_the_order
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        both = tuple(ids[i : i + 2])
        if both == pair or both == (pair[1], pair[0]):
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% no_test_of_the_end: reads_beyond_the_end
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% tested_too_late: reads_beyond_the_end
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        right = ids[i + 1]
        if ids[i] == pair[0] and right == pair[1] and i < len(ids) - 1:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% again_at_the_same_place: merges_the_new_id_again
def merge(ids, pair, new_id):
    out = []
    for number in ids:
        out.append(number)
        while len(out) >= 2 and (out[-2], out[-1]) == pair:
            out[-2:] = [new_id]
    return out


# %% until_no_pair_is_left: merges_the_new_id_again
def merge(ids, pair, new_id):
    out = list(ids)
    for _ in range(len(ids)):
        for i in range(len(out) - 1):
            if (out[i], out[i + 1]) == pair:
                out = out[:i] + [new_id] + out[i + 2 :]
                break
    return out


# %% pair_left_out: drops_the_pair
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% both_deleted: drops_the_pair
def merge(ids, pair, new_id):
    out = list(ids)
    i = 0
    while i < len(out) - 1:
        if (out[i], out[i + 1]) == pair:
            del out[i : i + 2]
        else:
            i += 1
    return out


# %% no_else: drops_all_other_ids
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 1
        i += 1
    return out


# %% only_new_ids: drops_all_other_ids
def merge(ids, pair, new_id):
    out = []
    end = 0
    for i in range(len(ids) - 1):
        if i >= end and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(new_id)
            end = i + 2
    return out


# %% first_merge_number: ignores_new_id
# variants: 256 | 0 | 300
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(256)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% new_id_set: ignores_new_id
# variants: 256 | 0 | 300
def merge(ids, pair, new_id):
    new_id = 256
    out = list(ids)
    i = 0
    while i < len(out) - 1:
        if (out[i], out[i + 1]) == pair:
            out[i : i + 2] = [new_id]
        i += 1
    return out


# %% not_when_equal: never_merges_equal_ids
def merge(ids, pair, new_id):
    if pair[0] == pair[1]:
        return list(ids)
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% different_neighbours_only: never_merges_equal_ids
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i + 1 < len(ids) and ids[i] != ids[i + 1] and (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% joined_text: replaces_inside_numbers
def merge(ids, pair, new_id):
    text = " ".join(map(str, ids)).replace(f"{pair[0]} {pair[1]}", str(new_id))
    return [int(part) for part in text.split()]


# %% text_by_commas: replaces_inside_numbers
def merge(ids, pair, new_id):
    text = ",".join(str(number) for number in ids)
    text = text.replace("%d,%d" % pair, "%d" % new_id)
    return [int(part) for part in text.split(",") if part]


# %% return_forgotten: returns_nothing
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1


# %% printed: returns_nothing
def merge(ids, pair, new_id):
    out = []
    for number in ids:
        out.append(number)
    i = 0
    while i < len(out) - 1:
        if (out[i], out[i + 1]) == pair:
            out[i : i + 2] = [new_id]
        i += 1
    print(out)


# %% copy_returned: never_merges
def merge(ids, pair, new_id):
    return list(ids)


# %% slice_against_tuple: never_merges
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if ids[i : i + 2] == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% return_in_loop: returns_after_one_step
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
        return out
    return out


# %% only_the_beginning: returns_after_one_step
def merge(ids, pair, new_id):
    if tuple(ids[:2]) == pair:
        return [new_id]
    return ids[:1]


# %% tuple_of_ids: no_list
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return tuple(out)


# %% tuple_added_up: no_list
def merge(ids, pair, new_id):
    out = ()
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out += (new_id,)
            i += 2
        else:
            out += (ids[i],)
            i += 1
    return out


# %% pair_in_brackets: nests_a_list
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            out.append([new_id])
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


# %% list_put_in: nests_a_list
def merge(ids, pair, new_id):
    out = list(ids)
    i = 0
    while i < len(out) - 1:
        if (out[i], out[i + 1]) == pair:
            out[i] = [new_id]
            del out[i + 1]
        i += 1
    return out


# %% every_left_and_right: pair_need_not_be_neighbours
def merge(ids, pair, new_id):
    left, right = pair
    if left not in ids or right not in ids:
        return list(ids)
    out = []
    for number in ids:
        if number == left:
            out.append(new_id)
        elif number != right:
            out.append(number)
    return out


# %% left_replaced_right_removed: pair_need_not_be_neighbours
def merge(ids, pair, new_id):
    if not (pair[0] in ids and pair[1] in ids):
        return list(ids)
    return [new_id if number == pair[0] else number for number in ids if number == pair[0] or number != pair[1]]

# %% backwards_one_by_one: merges_from_the_right
def merge(ids, pair, new_id):
    out = list(ids)
    for i in range(len(ids) - 2, -1, -1):
        if tuple(out[i : i + 2]) == pair:
            out[i : i + 2] = [new_id]
    return out

# %% backwards_while: merges_from_the_right
def merge(ids, pair, new_id):
    out = ids.copy()
    i = len(out) - 2
    while i >= 0:
        if i + 1 < len(out) and out[i] == pair[0] and out[i + 1] == pair[1]:
            out[i] = new_id
            del out[i + 1]
        i -= 1
    return out

# %% right_read_only_after_left: reads_beyond_the_end
def merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids):
        if ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out

# %% left_first_then_next: reads_beyond_the_end
def merge(ids, pair, new_id):
    left, right = pair
    out = []
    place = 0
    while place < len(ids):
        if ids[place] == left:
            if ids[place + 1] == right:
                out.append(new_id)
                place += 2
                continue
        out.append(ids[place])
        place += 1
    return out

# %% two_by_two: every_second_place_only
def merge(ids, pair, new_id):
    out = []
    for i in range(0, len(ids), 2):
        if tuple(ids[i:i+2]) == pair:
            out.append(new_id)
        else:
            out.extend(ids[i:i+2])
    return out

# %% steps_of_two: every_second_place_only
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if ids[i : i + 2] == list(pair):
            out.append(new_id)
        else:
            out += ids[i : i + 2]
        i += 2
    return out

# %% index_of_left: looks_at_the_first_left_id_only
def merge(ids, pair, new_id):
    out = list(ids)
    if pair[0] in out:
        i = out.index(pair[0])
        if i + 1 < len(out) and out[i+1] == pair[1]:
            out[i:i+2] = [new_id]
    return out

# %% first_left_found: looks_at_the_first_left_id_only
def merge(ids, pair, new_id):
    for i, x in enumerate(ids):
        if x == pair[0]:
            if i + 1 < len(ids) and ids[i + 1] == pair[1]:
                return ids[:i] + [new_id] + ids[i + 2 :]
            return list(ids)
    return list(ids)

# %% deleted_in_a_for_loop: list_shrinks_under_the_loop
def merge(ids, pair, new_id):
    ids = ids[:]
    for i in range(len(ids) - 1):
        if ids[i] == pair[0] and ids[i+1] == pair[1]:
            ids[i] = new_id
            del ids[i+1]
    return ids

# %% popped_in_a_for_loop: list_shrinks_under_the_loop
def merge(ids, pair, new_id):
    out = list(ids)
    for i in range(len(out) - 1):
        if out[i] == pair[0] and out[i + 1] == pair[1]:
            out.pop(i + 1)
            out[i] = new_id
    return out

# %% or_for_and: one_half_is_enough
def merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and (ids[i] == pair[0] or ids[i+1] == pair[1]):
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out

# %% any_half: one_half_is_enough
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if i + 1 < len(ids) and any(mine == its for mine, its in zip(ids[i : i + 2], pair)):
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out

# %% last_always_added: repeats_the_last_id
def merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids) - 1:
        if (ids[i], ids[i+1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    out.append(ids[-1])
    return out

# %% last_added_behind_the_loop: repeats_the_last_id
def merge(ids, pair, new_id):
    a, b = pair
    result = []
    place = 0
    while place + 1 < len(ids):
        if ids[place] == a and ids[place + 1] == b:
            result.append(new_id)
            place = place + 2
        else:
            result.append(ids[place])
            place = place + 1
    result.append(ids[len(ids) - 1])
    return result

# %% pairs_by_zip: keeps_the_right_half
def merge(ids, pair, new_id):
    out = []
    for a, b in zip(ids, ids[1:]):
        if (a, b) == pair:
            out.append(new_id)
        else:
            out.append(a)
    out.append(ids[-1])
    return out

# %% pairs_by_zip_and_last: keeps_the_right_half
def merge(ids, pair, new_id):
    out = [new_id if both == pair else both[0] for both in zip(ids, ids[1:])]
    return out + [ids[-1]]

# %% after_any_new_id: takes_any_new_id_for_its_own
def merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if out and out[-1] == new_id and ids[i] == pair[1]:
            continue
        if i + 1 < len(ids) and (ids[i], ids[i+1]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
    return out

# %% new_id_in_front: takes_any_new_id_for_its_own
def merge(ids, pair, new_id):
    out = []
    i = 0
    while i < len(ids):
        if out and out[-1] == new_id and ids[i] == pair[1]:
            i += 1
        elif i + 1 < len(ids) and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(new_id)
            i += 1
        else:
            out.append(ids[i])
            i += 1
    return out


# %% looks_back_one: overlapping_places
def merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if i + 1 < len(ids) and (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
        elif i > 0 and (ids[i - 1], ids[i]) == pair:
            continue
        else:
            out.append(ids[i])
    return out


# %% every_place_that_begins_one: overlapping_places
def merge(ids, pair, new_id):
    begins = [tuple(ids[i : i + 2]) == tuple(pair) for i in range(len(ids))]
    out = []
    for i, token in enumerate(ids):
        if begins[i]:
            out.append(new_id)
        elif i == 0 or not begins[i - 1]:
            out.append(token)
    return out
