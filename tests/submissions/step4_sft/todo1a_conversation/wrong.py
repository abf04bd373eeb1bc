# %% mark_and_tokens: no_end
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens]
    return ids


# %% end_forgotten: no_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if role == "user":
            ids.append(user_id)
        else:
            ids.append(assistant_id)
        ids.extend(tokens)
    return ids


# %% end_behind_the_loop: end_once
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens]
    ids.append(end_id)
    return ids


# %% sum_and_end: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = [i for r, t in turns for i in [user_id if r == "user" else assistant_id] + t]
    return ids + [end_id]


# %% end_if_any: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for number, (role, tokens) in enumerate(turns):
        ids.append(user_id if role == "user" else assistant_id)
        ids.extend(tokens)
        if number == len(turns) - 1:
            ids.append(end_id)
    return ids


# %% end_if_any_behind: end_once
def conversation(turns, user_id, assistant_id, end_id):
    ids = [i for r, t in turns for i in [user_id if r == "user" else assistant_id] + t]
    return ids + [end_id] if ids else ids


# %% end_between: end_as_separator
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if ids:
            ids.append(end_id)
        ids.append(user_id if role == "user" else assistant_id)
        ids.extend(tokens)
    return ids


# %% last_cut_off: end_as_separator
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
    return ids[:-1]


# %% second_end: end_twice_at_last
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
    return ids + [end_id]


# %% second_end_appended: end_twice_at_last
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        ids.extend(tokens)
        ids.append(end_id)
    ids.append(end_id)
    return ids


# %% end_if_assistant: end_after_answers_only
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if role == "user":
            ids += [user_id] + tokens
        else:
            ids += [assistant_id] + tokens + [end_id]
    return ids


# %% end_by_role: end_after_answers_only
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append({"user": user_id, "assistant": assistant_id}[role])
        ids.extend(tokens)
        if role == "assistant":
            ids.append(end_id)
    return ids


# %% tokens_and_end: no_mark
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [*tokens, end_id]
    return ids


# %% only_said: no_mark
def conversation(turns, user_id, assistant_id, end_id):
    return [i for _, tokens in turns for i in tokens + [end_id]]


# %% dictionary_swapped: marks_swapped
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": assistant_id, "assistant": user_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
    return ids


# %% if_swapped: marks_swapped
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "assistant" else assistant_id)
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% mark_before_the_end: mark_after_content
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [*tokens, marks[role], end_id]
    return ids


# %% extended_first: mark_after_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.extend(tokens)
        ids.append(user_id if role == "user" else assistant_id)
        ids.append(end_id)
    return ids


# %% mark_behind_all: mark_after_the_end
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [*tokens, end_id, marks[role]]
    return ids


# %% mark_appended_last: mark_after_the_end
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.extend(tokens)
        ids.append(end_id)
        ids.append(user_id if role == "user" else assistant_id)
    return ids


# %% mark_end_tokens: end_before_content
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], end_id, *tokens]
    return ids


# %% end_then_extended: end_before_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        ids.append(end_id)
        ids.extend(tokens)
    return ids


# %% end_first_of_all: end_in_front_of_the_mark
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [end_id, marks[role], *tokens]
    return ids


# %% opened_by_the_end: end_in_front_of_the_mark
def conversation(turns, user_id, assistant_id, end_id):
    return [i for r, t in turns for i in [end_id, user_id if r == "user" else assistant_id] + t]


# %% user_for_all: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [user_id, *tokens, end_id]
    return ids


# %% or_in_the_if: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if role == "user" or "assistant":
            ids.append(user_id)
        else:
            ids.append(assistant_id)
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% assistant_for_all: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [assistant_id, *tokens, end_id]
    return ids


# %% compared_with_a_capital: same_mark_for_all
def conversation(turns, user_id, assistant_id, end_id):
    return [i for r, t in turns for i in [user_id if r == "User" else assistant_id] + t + [end_id]]


# %% both_marks: both_marks_each_time
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [user_id, assistant_id, *tokens, end_id]
    return ids


# %% no_else: both_marks_each_time
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id)
        ids.append(assistant_id)
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% overwritten: only_last_turn
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids = [marks[role], *tokens, end_id]
    return ids


# %% list_made_in_the_loop: only_last_turn
def conversation(turns, user_id, assistant_id, end_id):
    result = []
    for role, tokens in turns:
        result = []
        result.append(user_id if role == "user" else assistant_id)
        result.extend(tokens)
        result.append(end_id)
    return result


# %% return_in_the_loop: only_first_turn
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]
        return ids
    return ids


# %% turn_zero: only_first_turn
def conversation(turns, user_id, assistant_id, end_id):
    return [i for r, t in turns[:1] for i in [user_id if r == "user" else assistant_id, *t, end_id]]


# %% tokens_appended: nested_lists
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        ids.append(tokens)
        ids.append(end_id)
    return ids


# %% tokens_without_star: nested_lists
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], tokens, end_id]
    return ids


# %% turns_appended: nested_lists
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    return [[marks[role], *tokens, end_id] for role, tokens in turns]


# %% if_tokens: skips_empty_turn
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if tokens:
            ids.append(user_id if role == "user" else assistant_id)
            ids.extend(tokens)
            ids.append(end_id)
    return ids


# %% continue_if_empty: skips_empty_turn
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        if len(tokens) == 0:
            continue
        ids += [marks[role], *tokens, end_id]
    return ids


# %% joined_while_the_same: merges_same_role
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    before = None
    for role, tokens in turns:
        if role == before:
            ids.pop()
            ids += [*tokens, end_id]
        else:
            ids += [marks[role], *tokens, end_id]
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


# %% mark_when_it_changes: mark_only_at_changes
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    last = ""
    for role, tokens in turns:
        if role != last:
            ids.append(user_id if role == "user" else assistant_id)
            last = role
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% mark_unless_the_same_before: mark_only_at_changes
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for i, (role, tokens) in enumerate(turns):
        if i == 0 or turns[i - 1][0] != role:
            ids += [marks[role]]
        ids += tokens + [end_id]
    return ids


# %% users_first: sorts_by_role
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for wanted, mark in (("user", user_id), ("assistant", assistant_id)):
        for role, tokens in turns:
            if role == wanted:
                ids += [mark, *tokens, end_id]
    return ids


# %% two_lists: sorts_by_role
def conversation(turns, user_id, assistant_id, end_id):
    asked, answered = [], []
    for role, tokens in turns:
        if role == "user":
            asked.extend([user_id] + tokens + [end_id])
        else:
            answered.extend([assistant_id] + tokens + [end_id])
    return asked + answered


# %% dictionary_of_turns: one_turn_per_role
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in dict(turns).items():
        ids += [marks[role], *tokens, end_id]
    return ids


# %% last_of_each_role: one_turn_per_role
def conversation(turns, user_id, assistant_id, end_id):
    said = {}
    for role, tokens in turns:
        said[role] = tokens
    return [i for r in said for i in [user_id if r == "user" else assistant_id, *said[r], end_id]]


# %% put_in_front: last_turn_first
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids = [marks[role], *tokens, end_id] + ids
    return ids


# %% reversed_turns: last_turn_first
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in reversed(turns):
        ids.append(user_id if role == "user" else assistant_id)
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% every_second: role_by_position
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for i, (_, tokens) in enumerate(turns):
        ids += [user_id if i % 2 == 0 else assistant_id, *tokens, end_id]
    return ids


# %% taking_turns: role_by_position
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    now, then = user_id, assistant_id
    for turn in turns:
        ids.append(now)
        ids.extend(turn[1])
        ids.append(end_id)
        now, then = then, now
    return ids


# %% return_forgotten: returns_nothing
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, end_id]


# %% printed: returns_nothing
def conversation(turns, user_id, assistant_id, end_id):
    print([i for r, t in turns for i in [user_id if r == "user" else assistant_id, *t, end_id]])


# %% tuple_of_ids: no_list
def conversation(turns, user_id, assistant_id, end_id):
    return tuple(i for r, t in turns for i in [user_id if r == "user" else assistant_id, *t, end_id])


# %% tuple_added_up: no_list
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = ()
    for role, tokens in turns:
        ids += (marks[role], *tokens, end_id)
    return ids


# %% tensor: no_list
import torch


def conversation(turns, user_id, assistant_id, end_id):
    return torch.tensor(
        [i for r, t in turns for i in [user_id if r == "user" else assistant_id, *t, end_id]], dtype=torch.long
    )


# %% role_itself: roles_as_text
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids += [role, *tokens, end_id]
    return ids


# %% marks_as_text: roles_as_text
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(f"<|{role}|>")
        ids.extend(tokens)
        ids.append(end_id)
    return ids


# %% inserted_and_appended: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    ids = []
    for role, tokens in turns:
        tokens.insert(0, marks[role])
        tokens.append(end_id)
        ids += tokens
    return ids


# %% end_appended_to_tokens: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        tokens += [end_id]
        ids.extend(tokens)
    return ids


# %% popped: changes_the_turns
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    while turns:
        role, tokens = turns.pop(0)
        ids += [user_id if role == "user" else assistant_id, *tokens, end_id]
    return ids


# %% example_typed_in: ids_typed_in
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": 301, "assistant": 302}
    ids = []
    for role, tokens in turns:
        ids += [marks[role], *tokens, 300]
    return ids


# %% numbers_in_the_if: ids_typed_in
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if role == "user":
            ids.append(301)
        else:
            ids.append(302)
        ids.extend(tokens)
        ids.append(300)
    return ids


# %% marks_filtered: drops_tokens_like_marks
def conversation(turns, user_id, assistant_id, end_id):
    special = {user_id, assistant_id, end_id}
    ids = []
    for role, tokens in turns:
        said = [token for token in tokens if token not in special]
        ids += [user_id if role == "user" else assistant_id, *said, end_id]
    return ids


# %% marks_skipped: drops_tokens_like_marks
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids.append(user_id if role == "user" else assistant_id)
        for token in tokens:
            if token == user_id or token == assistant_id or token == end_id:
                continue
            ids.append(token)
        ids.append(end_id)
    return ids


# %% one_by_one: marks_around_every_token
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        for token in tokens:
            ids += [user_id if role == "user" else assistant_id, token, end_id]
    return ids


# %% inner_loop_too_far: marks_around_every_token
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    return [i for role, tokens in turns for token in tokens for i in (marks[role], token, end_id)]


# %% marks_only: no_content
def conversation(turns, user_id, assistant_id, end_id):
    marks = {"user": user_id, "assistant": assistant_id}
    return [i for role, _ in turns for i in (marks[role], end_id)]


# %% content_forgotten: no_content
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        if role == "user":
            ids.append(user_id)
        else:
            ids.append(assistant_id)
        ids.append(end_id)
    return ids


# %% empty_list: nothing_added
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    return ids


# %% sum_thrown_away: nothing_added
def conversation(turns, user_id, assistant_id, end_id):
    ids = []
    for role, tokens in turns:
        ids + [user_id if role == "user" else assistant_id] + tokens + [end_id]
    return ids
