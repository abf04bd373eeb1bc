# %% filtered_comprehension: drops_unknown_characters
def encode(text, char_to_id, unk_id):
    return [char_to_id[c] for c in text if c in char_to_id]


# %% continue_at_unknown: drops_unknown_characters
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c not in char_to_id:
            continue
        ids.append(char_to_id[c])
    return ids


# %% square_brackets: raises_at_unknown_characters
def encode(text, char_to_id, unk_id):
    return [char_to_id[c] for c in text]


# %% mapped_getitem: raises_at_unknown_characters
def encode(text, char_to_id, unk_id):
    ids = []
    for i in range(len(text)):
        ids.append(char_to_id[text[i]])
    return ids


# %% ord_of_each: uses_code_points
def encode(text, char_to_id, unk_id):
    return [ord(c) for c in text]


# %% ord_mapped: uses_code_points
def encode(text, char_to_id, unk_id):
    return list(map(ord, text))


# %% ord_as_default: code_point_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, ord(c)) for c in text]


# %% ord_in_else: code_point_for_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c in char_to_id:
            ids.append(char_to_id[c])
        else:
            ids.append(ord(c))
    return ids


# %% get_or_unknown: id_zero_taken_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c) or unk_id for c in text]


# %% if_found: id_zero_taken_for_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        found = char_to_id.get(c)
        if found:
            ids.append(found)
        else:
            ids.append(unk_id)
    return ids


# %% str_of_each: ids_are_text
def encode(text, char_to_id, unk_id):
    return [str(char_to_id.get(c, unk_id)) for c in text]


# %% joined_then_split: ids_are_text
def encode(text, char_to_id, unk_id):
    joined = " ".join(f"{char_to_id.get(c, unk_id)}" for c in text)
    return joined.split()


# %% joined_with_spaces: returns_one_string
def encode(text, char_to_id, unk_id):
    return " ".join(str(char_to_id.get(c, unk_id)) for c in text)


# %% added_to_a_string: returns_one_string
def encode(text, char_to_id, unk_id):
    result = ""
    for c in text:
        result += str(char_to_id.get(c, unk_id)) + " "
    return result


# %% get_without_default: none_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c) for c in text]


# %% none_in_else: none_for_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        ids.append(char_to_id[c] if c in char_to_id else None)
    return ids


# %% default_zero: zero_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, 0) for c in text]


# %% unknown_id_set_to_zero: zero_for_unknown
def encode(text, char_to_id, unk_id):
    unk_id = 0
    ids = []
    for c in text:
        if c in char_to_id:
            ids.append(char_to_id[c])
        else:
            ids.append(unk_id)
    return ids


# %% default_minus_one: minus_one_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, -1) for c in text]


# %% minus_one_at_key_error: minus_one_for_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        try:
            ids.append(char_to_id[c])
        except KeyError:
            ids.append(-1)
    return ids


# %% size_of_vocabulary: vocabulary_size_for_unknown
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, len(char_to_id)) for c in text]


# %% size_in_else: vocabulary_size_for_unknown
def encode(text, char_to_id, unk_id):
    unknown = len(char_to_id.keys())
    ids = []
    for c in text:
        ids.append(char_to_id[c] if c in char_to_id else unknown)
    return ids


# %% setdefault_unknown: adds_unknown_to_the_vocabulary
def encode(text, char_to_id, unk_id):
    return [char_to_id.setdefault(c, unk_id) for c in text]


# %% assigned_unknown: adds_unknown_to_the_vocabulary
def encode(text, char_to_id, unk_id):
    for c in text:
        if c not in char_to_id:
            char_to_id[c] = unk_id
    return [char_to_id[c] for c in text]


# %% setdefault_next: gives_unknown_a_new_id
def encode(text, char_to_id, unk_id):
    return [char_to_id.setdefault(c, len(char_to_id)) for c in text]


# %% next_number_assigned: gives_unknown_a_new_id
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c not in char_to_id:
            char_to_id[c] = len(char_to_id)
        ids.append(char_to_id[c])
    return ids


# %% break_at_unknown: stops_at_the_first_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c not in char_to_id:
            break
        ids.append(char_to_id[c])
    return ids


# %% returns_at_key_error: stops_at_the_first_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    try:
        for c in text:
            ids.append(char_to_id[c])
    except KeyError:
        pass
    return ids


# %% return_in_loop: only_the_first_character
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        ids.append(char_to_id.get(c, unk_id))
        return ids
    return ids


# %% sliced_to_one: only_the_first_character
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in text[:1]]


# %% words_looked_up: looks_up_words
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(word, unk_id) for word in text.split()]


# %% words_in_a_loop: looks_up_words
def encode(text, char_to_id, unk_id):
    ids = []
    for word in text.split():
        if word in char_to_id:
            ids.append(char_to_id[word])
        else:
            ids.append(unk_id)
    return ids


# %% bytes_of_the_text: returns_bytes
def encode(text, char_to_id, unk_id):
    return list(text.encode("utf-8"))


# %% bytes_one_by_one: returns_bytes
def encode(text, char_to_id, unk_id):
    ids = []
    for byte in bytes(text, "utf8"):
        ids.append(byte)
    return ids


# %% index_in_keys: place_in_the_vocabulary
def encode(text, char_to_id, unk_id):
    keys = list(char_to_id)
    return [keys.index(c) if c in keys else unk_id for c in text]


# %% enumerated_keys: place_in_the_vocabulary
def encode(text, char_to_id, unk_id):
    numbers = {c: i for i, c in enumerate(char_to_id)}
    return [numbers.get(c, unk_id) for c in text]


# %% lower_first: changes_capital_letters
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in text.lower()]


# %% lower_each: changes_capital_letters
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        ids.append(char_to_id.get(c.lower(), unk_id))
    return ids


# %% stripped: drops_white_space
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in text if not c.isspace()]


# %% split_and_joined: drops_white_space
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in "".join(text.split())]


# %% set_of_characters: each_character_once
def encode(text, char_to_id, unk_id):
    ids = []
    seen = set()
    for c in text:
        if c in seen:
            continue
        seen.add(c)
        ids.append(char_to_id.get(c, unk_id))
    return ids


# %% dict_from_keys: each_character_once
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in dict.fromkeys(text)]


# %% printed: returns_nothing
def encode(text, char_to_id, unk_id):
    print([char_to_id.get(c, unk_id) for c in text])


# %% return_forgotten: returns_nothing
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        ids.append(char_to_id.get(c, unk_id))


# %% everything_unknown: always_the_unknown_id
def encode(text, char_to_id, unk_id):
    return [unk_id] * len(text)


# %% ids_looked_for: always_the_unknown_id
def encode(text, char_to_id, unk_id):
    return [char_to_id[c] if c in char_to_id.values() else unk_id for c in text]


# %% map_object: no_list
def encode(text, char_to_id, unk_id):
    return map(lambda c: char_to_id.get(c, unk_id), text)


# %% tuple_of_ids: no_list
def encode(text, char_to_id, unk_id):
    return tuple(char_to_id.get(c, unk_id) for c in text)


# %% appended_at_the_end: unknown_id_at_the_end
def encode(text, char_to_id, unk_id):
    known = [char_to_id[c] for c in text if c in char_to_id]
    return known + [unk_id] * (len(text) - len(known))


# %% unknown_collected: unknown_id_at_the_end
def encode(text, char_to_id, unk_id):
    front, back = [], []
    for c in text:
        if c in char_to_id:
            front.append(char_to_id[c])
        else:
            back.append(unk_id)
    return front + back

# %% return_in_loop_only: only_the_first_character
def encode(text, char_to_id, unk_id):
    result = []
    for ch in text:
        result.append(char_to_id.get(ch, unk_id))
        return result

# %% returned_at_once: only_the_first_character
def encode(text, char_to_id, unk_id):
    for ch in text:
        if ch in char_to_id:
            return [char_to_id[ch]]
        else:
            return [unk_id]

# %% try_around_the_loop: stops_at_the_first_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    try:
        for c in text:
            ids.append(char_to_id[c])
    except KeyError:
        ids.append(unk_id)
    return ids

# %% unknown_ends_it: stops_at_the_first_unknown
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c not in char_to_id:
            ids.append(unk_id)
            break
        ids.append(char_to_id[c])
    return ids

# %% character_and_id: returns_pairs
def encode(text, char_to_id, unk_id):
    out = []
    for c in text:
        out.append((c, char_to_id.get(c, unk_id)))
    return out

# %% zipped_with_text: returns_pairs
def encode(text, char_to_id, unk_id):
    ids = [char_to_id.get(c, unk_id) for c in text]
    return list(zip(text, ids))

# %% sorted_ids: sorts_the_ids
def encode(text, char_to_id, unk_id):
    return sorted(char_to_id.get(c, unk_id) for c in text)

# %% sorted_in_place: sorts_the_ids
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        ids.append(char_to_id.get(c, unk_id))
    ids.sort()
    return ids

# %% else_forgotten: unknown_id_after_each
def encode(text, char_to_id, unk_id):
    ids = []
    for c in text:
        if c in char_to_id:
            ids.append(char_to_id[c])
        ids.append(unk_id)
    return ids

# %% appended_twice: unknown_id_after_each
def encode(text, char_to_id, unk_id):
    result = []
    for ch in text:
        if ch in char_to_id:
            result += [char_to_id[ch]]
        result += [unk_id]
    return result


# %% strip_at_the_ends: strips_white_space
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(c, unk_id) for c in text.strip()]


# %% stripped_first: strips_white_space
def encode(text, char_to_id, unk_id):
    ids = []
    for ch in text.strip():
        ids.append(char_to_id.get(ch, unk_id))
    return ids


# %% bytes_as_characters: looks_up_bytes
def encode(text, char_to_id, unk_id):
    return [char_to_id.get(chr(b), unk_id) for b in text.encode()]


# %% each_byte_looked_up: looks_up_bytes
def encode(text, char_to_id, unk_id):
    ids = []
    for byte in bytes(text, "utf-8"):
        ids.append(char_to_id[chr(byte)] if chr(byte) in char_to_id else unk_id)
    return ids
