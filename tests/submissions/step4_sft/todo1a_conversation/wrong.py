# %% mark_and_tokens: no_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [mark, *tokens]
    return ids


# %% end_never_added: no_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids.append(mark)
        ids.extend(tokens)
    return ids


# %% end_behind_all: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [mark, *tokens]
    ids.append(end_id)
    return ids


# %% end_behind_the_last: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for number, (role, tokens) in enumerate(turns):
        ids += [user_id if role == "user" else assistant_id, *tokens]
        if number == len(turns) - 1:
            ids.append(end_id)
    return ids


# %% tokens_and_end: no_mark
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [*tokens, end_id]
    return ids


# %% extended: no_mark
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for _, tokens in turns:
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% exchanged: marks_swapped
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [assistant_id if role == 'user' else user_id, *tokens, end_id]
    return ids


# %% wrong_dictionary: marks_swapped
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": assistant_id, "assistant": user_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
    return ids


# %% behind_tokens: mark_after_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [*tokens, mark, end_id]
    return ids


# %% appended_late: mark_after_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids.extend(tokens)
        ids.append(mark)
        ids.append(end_id)
    return ids


# %% after_the_mark: end_before_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [mark, end_id, *tokens]
    return ids


# %% end_first: end_before_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids.append(mark)
        ids.append(end_id)
        ids.extend(tokens)
    return ids


# %% user_everywhere: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [user_id, *tokens, end_id]
    return ids


# %% truth_of_a_text: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [user_id if role else assistant_id, *tokens, end_id]
    return ids


# %% only_the_last: only_last_turn
def conversation(turns, user_id, assistant_id, end_id):
    role, tokens = turns[-1] if turns else ("user", None)
    if tokens is None:
        return []
    return [user_id if role == "user" else assistant_id, *tokens, end_id]


# %% begun_anew: only_last_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids = [user_id if role == "user" else assistant_id, *tokens, end_id]
    return ids


# %% return_in_the_loop: only_first_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
        return ids
    return ids


# %% first_of_turns: only_first_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns[:1]:
        ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
    return ids


# %% append_tokens: nested_lists
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids.append(mark)
        ids.append(tokens)
        ids.append(end_id)
    return ids


# %% a_list_a_turn: nested_lists
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids.append([mark, *tokens, end_id])
    return ids


# %% if_tokens: skips_empty_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        if tokens:
            ids += [mark, *tokens, end_id]
    return ids


# %% continue: skips_empty_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        if len(tokens) == 0:
            continue
        ids += [mark, *tokens, end_id]
    return ids


# %% same_speaker: merges_same_role
def conversation(turns, user_id, assistant_id, end_id):
    ids, before = [], None
    for role, tokens in turns:
        if role == before:
            ids = ids[:-1] + [*tokens, end_id]
        else:
            ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
        before = role
    return ids


# %% grouped: merges_same_role
from itertools import groupby


def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, group in groupby(turns, key=lambda turn: turn[0]):
        ids.append(user_id if role == "user" else assistant_id)
        for _, tokens in group:
            ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% sorted: sorts_by_role
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in sorted(turns, key=lambda turn: turn[0] != "user"):
        ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
    return ids


# %% users_first: sorts_by_role
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for wanted in ("user", "assistant"):
        for role, tokens in turns:
            if role == wanted:
                ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
    return ids


# %% joined_at_the_end: marks_in_front_of_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = [user_id if role == "user" else assistant_id for role, _ in turns]
    for _, tokens in turns:
        ids += [*tokens, end_id]
    return ids


# %% zipped_apart: marks_in_front_of_all
def conversation(turns, user_id, assistant_id, end_id):
    marks, rest = [], []
    for role, tokens in turns:
        marks.append(user_id if role == "user" else assistant_id)
        rest.extend(tokens)
        rest.append(end_id)
    return marks + rest


# %% typed_in: example_s_marks
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [100 if role == 'user' else 101, *tokens, 102]
    return ids


# %% constants: example_s_marks
def conversation(turns, user_id, assistant_id, end_id):
    USER, ASSISTANT, END = 100, 101, 102
    out = []
    for role, tokens in turns:
        out.extend([USER if role == "user" else ASSISTANT] + tokens + [END])
    return out


# %% insert: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        tokens.insert(0, user_id if role == "user" else assistant_id)
        tokens.append(end_id)
        ids.extend(tokens)
    return ids


# %% append_to_tokens: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        tokens.append(end_id)
        ids += [mark, *tokens]
    return ids


# %% printed: returns_nothing
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
    print(ids)


# %% dropped: returns_nothing
def conversation(turns, user_id, assistant_id, end_id):
    [i for role, tokens in turns for i in [user_id if role == "user" else assistant_id, *tokens, end_id]]


# %% end_between: no_end_at_the_very_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        mark = user_id if role == "user" else assistant_id
        ids += [mark, *tokens, end_id]
    return ids[:-1]


# %% joined_by_ends: no_end_at_the_very_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for number, (role, tokens) in enumerate(turns):
        if number:
            ids.append(end_id)
        ids += [user_id if role == "user" else assistant_id, *tokens]
    return ids


# %% one_end_at_last: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        for token in tokens:
            ids.append(token)
    return ids + [end_id]


# %% end_in_the_last_round: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for i in range(len(turns)):
        role, tokens = turns[i]
        ids.append(user_id if role == "user" else assistant_id)
        ids.extend(tokens)
        if i + 1 == len(turns):
            ids.append(end_id)
    return ids


# %% end_put_into_tokens: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for turn in turns:
        turn[1].append(end_id)
        ids.append(user_id if turn[0] == "user" else assistant_id)
        ids.extend(turn[1])
    return ids


# %% mark_and_end_put_into_tokens: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    row = []
    for role, tokens in turns:
        tokens += [end_id]
        tokens[:0] = [user_id if role == "user" else assistant_id]
        row += tokens
    return row
