# %% filtered: drops_unknown_ids
def decode(ids, id_to_char, unk):
    return "".join(id_to_char[i] for i in ids if i in id_to_char)


# %% empty_default: drops_unknown_ids
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i, "")
    return text


# %% square_brackets: raises_at_unknown_ids
def decode(ids, id_to_char, unk):
    return "".join(id_to_char[i] for i in ids)


# %% square_brackets_in_a_loop: raises_at_unknown_ids
def decode(ids, id_to_char, unk):
    text = ""
    for k in range(len(ids)):
        text += id_to_char[ids[k]]
    return text


# %% joined_by_a_space: joins_with_spaces
def decode(ids, id_to_char, unk):
    return " ".join(id_to_char.get(i, unk) for i in ids)


# %% space_added_and_stripped: joins_with_spaces
def decode(ids, id_to_char, unk):
    text = ""
    for k, i in enumerate(ids):
        if k:
            text += " "
        text += id_to_char.get(i, unk)
    return text


# %% list_of_characters: returns_a_list
def decode(ids, id_to_char, unk):
    return [id_to_char.get(i, unk) for i in ids]


# %% appended_characters: returns_a_list
def decode(ids, id_to_char, unk):
    characters = []
    for i in ids:
        characters.append(id_to_char[i] if i in id_to_char else unk)
    return characters


# %% list_as_text: writes_the_list_as_text
def decode(ids, id_to_char, unk):
    return str([id_to_char.get(i, unk) for i in ids])


# %% list_in_an_f_string: writes_the_list_as_text
def decode(ids, id_to_char, unk):
    characters = []
    for i in ids:
        characters.append(id_to_char.get(i, unk))
    return f"{characters}"


# %% chr_of_each: uses_code_points
def decode(ids, id_to_char, unk):
    return "".join(chr(abs(i)) for i in ids)


# %% chr_in_a_loop: uses_code_points
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += chr(i if i > 0 else -i)
    return text


# %% chr_as_default: code_point_for_unknown
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, chr(abs(i))) for i in ids)


# %% chr_in_else: code_point_for_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char[i] if i in id_to_char else chr(max(i, -i))
    return text


# %% list_of_values: place_in_the_vocabulary
def decode(ids, id_to_char, unk):
    characters = list(id_to_char.values())
    return "".join(characters[i] if 0 <= i < len(characters) else unk for i in ids)


# %% enumerated_values: place_in_the_vocabulary
def decode(ids, id_to_char, unk):
    table = dict(enumerate(id_to_char.values()))
    return "".join(table.get(i, unk) for i in ids)


# %% question_mark: fixed_sign_for_unknown
# variants: "?" | "<unk>" | "�" | "_" | " "
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, "?") for i in ids)


# %% question_mark_in_else: fixed_sign_for_unknown
# variants: "?" | "<unk>" | "�" | "_" | " "
def decode(ids, id_to_char, unk):
    sign = "?"
    text = ""
    for i in ids:
        if i in id_to_char:
            text += id_to_char[i]
        else:
            text += sign
    return text


# %% number_as_default: writes_the_number_for_unknown
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, str(i)) for i in ids)


# %% number_in_else: writes_the_number_for_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char[i] if i in id_to_char else f"{i}"
    return text


# %% get_without_default: nothing_for_unknown
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i) for i in ids)


# %% none_added: nothing_for_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i)
    return text


# %% none_written: writes_none_for_unknown
def decode(ids, id_to_char, unk):
    return "".join(str(id_to_char.get(i)) for i in ids)


# %% none_in_an_f_string: writes_none_for_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text = f"{text}{id_to_char.get(i)}"
    return text


# %% break_at_unknown: stops_at_the_first_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        if i not in id_to_char:
            break
        text += id_to_char[i]
    return text


# %% returns_at_key_error: stops_at_the_first_unknown
def decode(ids, id_to_char, unk):
    pieces = []
    try:
        for i in ids:
            pieces.append(id_to_char[i])
    except KeyError:
        return "".join(pieces)
    return "".join(pieces)


# %% return_in_loop: only_the_first_id
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i, unk)
        return text
    return text


# %% sliced_to_one: only_the_first_id
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in ids[:1])


# %% overwritten: only_the_last_id
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text = id_to_char.get(i, unk)
    return text


# %% last_of_the_list: only_the_last_id
def decode(ids, id_to_char, unk):
    return "".join([id_to_char.get(i, unk) for i in ids][-1:])


# %% added_in_front: reversed_order
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text = id_to_char.get(i, unk) + text
    return text


# %% reversed_ids: reversed_order
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in reversed(ids))


# %% sorted_ids: sorts_the_ids
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in sorted(ids))


# %% sorted_copy: sorts_the_ids
def decode(ids, id_to_char, unk):
    order = list(ids)
    order.sort()
    text = ""
    for i in order:
        text += id_to_char.get(i, unk)
    return text


# %% every_id_once: each_id_once
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in dict.fromkeys(ids))


# %% seen_before: each_id_once
def decode(ids, id_to_char, unk):
    text, seen = "", []
    for i in ids:
        if i not in seen:
            seen.append(i)
            text += id_to_char.get(i, unk)
    return text


# %% sign_at_the_end: unknown_sign_at_the_end
def decode(ids, id_to_char, unk):
    known = [id_to_char[i] for i in ids if i in id_to_char]
    return "".join(known) + unk * (len(ids) - len(known))


# %% two_strings: unknown_sign_at_the_end
def decode(ids, id_to_char, unk):
    text, signs = "", ""
    for i in ids:
        if i in id_to_char:
            text += id_to_char[i]
        else:
            signs += unk
    return text + signs


# %% if_id: id_zero_taken_for_unknown
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) if i else unk for i in ids)


# %% not_id: id_zero_taken_for_unknown
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        if not i or i not in id_to_char:
            text += unk
        else:
            text += id_to_char[i]
    return text


# %% printed: returns_nothing
def decode(ids, id_to_char, unk):
    print("".join(id_to_char.get(i, unk) for i in ids))


# %% return_forgotten: returns_nothing
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i, unk)


# %% popped: uses_the_ids_up
def decode(ids, id_to_char, unk):
    text = ""
    while ids:
        text += id_to_char.get(ids.pop(0), unk)
    return text


# %% deleted_from_the_front: uses_the_ids_up
def decode(ids, id_to_char, unk):
    pieces = []
    for _ in range(len(ids)):
        pieces.append(id_to_char.get(ids[0], unk))
        del ids[0]
    return "".join(pieces)


# %% setdefault_sign: adds_unknown_to_the_vocabulary
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.setdefault(i, unk) for i in ids)


# %% assigned_sign: adds_unknown_to_the_vocabulary
def decode(ids, id_to_char, unk):
    for i in ids:
        if i not in id_to_char:
            id_to_char[i] = unk
    return "".join(id_to_char[i] for i in ids)


# %% stripped: strips_white_space
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in ids).strip()


# %% both_ends_stripped: strips_white_space
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i, unk)
    return text.lstrip().rstrip()


# %% first_letter_of_sign: only_one_character_of_the_sign
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk)[:1] for i in ids)


# %% first_letter_in_else: only_one_character_of_the_sign
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char[i] if i in id_to_char else unk[0:1]
    return text

# %% chr_of_known: code_points_of_known_ids
def decode(ids, id_to_char, unk):
    return "".join(chr(i) if i in id_to_char else unk for i in ids)

# %% chr_in_a_loop_over_known: code_points_of_known_ids
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        if i in id_to_char:
            text += chr(i)
        else:
            text += unk
    return text

# %% return_in_loop_only: only_the_first_id
def decode(ids, id_to_char, unk):
    text = ""
    for i in ids:
        text += id_to_char.get(i, unk)
        return text

# %% returned_at_once: only_the_first_id
def decode(ids, id_to_char, unk):
    for i in ids:
        return id_to_char[i] if i in id_to_char else unk

# %% joined_by_a_line_break: joins_with_line_breaks
def decode(ids, id_to_char, unk):
    return "\n".join(id_to_char.get(i, unk) for i in ids)

# %% line_break_between: joins_with_line_breaks
def decode(ids, id_to_char, unk):
    text = ""
    for place, i in enumerate(ids):
        if place:
            text += "\n"
        text += id_to_char.get(i, unk)
    return text

# %% numbers_joined: writes_the_ids
def decode(ids, id_to_char, unk):
    return "".join(str(i) for i in ids)

# %% numbers_added: writes_the_ids
def decode(ids, id_to_char, unk):
    text = ""
    for number in ids:
        text += str(number)
    return text

# %% table_turned_round: always_the_unknown_sign
def decode(ids, id_to_char, unk):
    table = {c: i for i, c in id_to_char.items()}
    return "".join(table.get(i, unk) for i in ids)

# %% text_looked_for: always_the_unknown_sign
def decode(ids, id_to_char, unk):
    return "".join(id_to_char[str(i)] if str(i) in id_to_char else unk for i in ids)

# %% place_looked_up: uses_the_place_for_the_id
def decode(ids, id_to_char, unk):
    s = ""
    for i in range(len(ids)):
        s += id_to_char.get(i, unk)
    return s

# %% place_by_enumerate: uses_the_place_for_the_id
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(place, unk) for place, _ in enumerate(ids))

# %% range_too_short: drops_the_last_id
def decode(ids, id_to_char, unk):
    s = ""
    for i in range(len(ids) - 1):
        s += id_to_char.get(ids[i], unk)
    return s

# %% slice_too_short: drops_the_last_id
def decode(ids, id_to_char, unk):
    return "".join(id_to_char.get(i, unk) for i in ids[:-1])


# %% places_in_a_list_of_values: place_in_the_vocabulary
def decode(ids, id_to_char, unk):
    chars = list(id_to_char.values())
    return "".join(chars[i] if i < len(chars) else unk for i in ids)
