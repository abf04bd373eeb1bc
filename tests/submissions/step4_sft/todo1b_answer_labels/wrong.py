# %% all_tokens: all_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100, *tokens, end_id]
    return labels


# %% or_in_the_if: all_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        if role == "assistant" or "user":
            labels.extend(tokens)
            labels.append(end_id)
        else:
            labels.extend([-100] * (len(tokens) + 1))
    return labels


# %% user_compared: user_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "user" else [-100] * len(said)
    return labels


# %% branches_swapped: user_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100] + tokens + [end_id]
    return labels


# %% zero_at_the_answers_mark: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [0, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% mark_of_the_speaker: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(0 if role == "assistant" else -100)
        said = tokens + [end_id]
        labels.extend(said if role == "assistant" else [-100 for _ in said])
    return labels


# %% end_on_both_sides: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [end_id, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% end_for_the_mark: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        counts = role == "assistant"
        labels.append(end_id if counts else -100)
        for token in tokens:
            labels.append(token if counts else -100)
        labels.append(end_id if counts else -100)
    return labels


# %% end_ignored: end_not_counted
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels += tokens if role == "assistant" else [-100] * len(tokens)
        labels.append(-100)
    return labels


# %% only_the_tokens: end_not_counted
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels.extend([-100] + tokens + [-100])
        else:
            labels.extend([-100] * (len(tokens) + 2))
    return labels


# %% end_for_both: user_end_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels += tokens if role == "assistant" else [-100] * len(tokens)
        labels.append(end_id)
    return labels


# %% every_end: user_end_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 1) + [end_id]
        else:
            labels += [-100] + tokens + [end_id]
    return labels


# %% ends_of_all: ends_only_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100] * (len(tokens) + 1) + [end_id]
    return labels


# %% each_turns_end: ends_only_count
def answer_labels(turns, end_id):
    return [i for _, tokens in turns for i in [-100, *(-100 for _ in tokens), end_id]]


# %% ends_of_answers: ends_only_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100] * (len(tokens) + 1)
        labels.append(end_id if role == "assistant" else -100)
    return labels


# %% answers_end: ends_only_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        row = [-100] * (len(tokens) + 2)
        if role == "assistant":
            row[-1] = end_id
        labels.extend(row)
    return labels


# %% last_index: only_last_answer
def answer_labels(turns, end_id):
    last = max([i for i, (role, _) in enumerate(turns) if role == "assistant"], default=-1)
    labels = []
    for i, (role, tokens) in enumerate(turns):
        if i == last:
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% reset_at_each_answer: only_last_answer
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels = [-100] * len(labels) + [-100] + tokens + [end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% last_turn_if_it_answers: only_last_turn_counts
def answer_labels(turns, end_id):
    labels = []
    for i, (role, tokens) in enumerate(turns):
        if role == "assistant" and i == len(turns) - 1:
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% last_turn_filled_in: only_last_turn_counts
def answer_labels(turns, end_id):
    labels = [-100] * sum(len(tokens) + 2 for _, tokens in turns)
    if turns and turns[-1][0] == "assistant":
        said = turns[-1][1] + [end_id]
        labels[-len(said) :] = said
    return labels


# %% answered_already: only_first_answer
def answer_labels(turns, end_id):
    labels = []
    answered = False
    for role, tokens in turns:
        if role == "assistant" and not answered:
            labels += [-100, *tokens, end_id]
            answered = True
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% roles_index: only_first_answer
def answer_labels(turns, end_id):
    roles = [role for role, _ in turns]
    labels = []
    for i, (role, tokens) in enumerate(turns):
        counts = role == "assistant" and roles.index("assistant") == i
        labels.append(-100)
        labels.extend(tokens + [end_id] if counts else [-100] * (len(tokens) + 1))
    return labels


# %% from_the_first_answer_on: only_first_question_ignored
def answer_labels(turns, end_id):
    labels = []
    started = False
    for role, tokens in turns:
        if role == "assistant":
            started = True
        labels.append(-100)
        labels.extend(tokens + [end_id] if started else [-100] * (len(tokens) + 1))
    return labels


# %% prompt_masked: only_first_question_ignored
def answer_labels(turns, end_id):
    labels = [i for _, tokens in turns for i in [-100, *tokens, end_id]]
    prompt = 0
    for role, tokens in turns:
        if role == "assistant":
            break
        prompt += len(tokens) + 2
    return [-100] * prompt + labels[prompt:]


# %% zeros: zero_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(0)
        labels += said if role == "assistant" else [0] * len(said)
    return labels


# %% zeros_by_length: zero_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [0] * (len(tokens) + 2)
        else:
            labels += [0] + tokens + [end_id]
    return labels


# %% minus_ones: minus_one_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-1)
        labels += said if role == "assistant" else [-1] * len(said)
    return labels


# %% minus_ones_by_length: minus_one_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-1] * (len(tokens) + 2)
        else:
            labels += [-1] + tokens + [end_id]
    return labels


# %% positive_hundreds: hundred_without_minus
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(100)
        labels += said if role == "assistant" else [100] * len(said)
    return labels


# %% hundreds_by_length: hundred_without_minus
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [100] * (len(tokens) + 2)
        else:
            labels += [100] + tokens + [end_id]
    return labels


# %% nones: none_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(None)
        labels += said if role == "assistant" else [None] * len(said)
    return labels


# %% nones_by_length: none_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [None] * (len(tokens) + 2)
        else:
            labels += [None] + tokens + [end_id]
    return labels


# %% answers_only: labels_shorter
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [*tokens, end_id]
    return labels


# %% filtered: labels_shorter
def answer_labels(turns, end_id):
    return [i for role, tokens in turns if role == "assistant" for i in tokens + [end_id]]


# %% user_left_out: user_turns_left_out
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
    return labels


# %% user_skipped: user_turns_left_out
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            continue
        labels.append(-100)
        labels.extend(tokens)
        labels.append(end_id)
    return labels


# %% marks_forgotten: no_place_for_marks
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels += said if role == "assistant" else [-100] * len(said)
    return labels


# %% tokens_and_ends: no_place_for_marks
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        for token in tokens + [end_id]:
            labels.append(token if role == "assistant" else -100)
    return labels


# %% ends_forgotten: no_place_for_ends
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels += tokens if role == "assistant" else [-100] * len(tokens)
    return labels


# %% mark_and_tokens: no_place_for_ends
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        for token in [-100] + tokens:
            labels.append(token if role == "assistant" else -100)
    return labels


# %% user_without_end: users_end_has_no_place
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        if role == "assistant":
            labels += tokens + [end_id]
        else:
            labels += [-100] * len(tokens)
    return labels


# %% user_one_short: users_end_has_no_place
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 1)
        else:
            labels += [-100, *tokens, end_id]
    return labels


# %% one_for_a_users_turn: one_label_for_the_users_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
        else:
            labels.append(-100)
    return labels


# %% list_not_multiplied: one_label_for_the_users_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100]
        if role == "assistant":
            labels += tokens + [end_id]
    return labels


# %% ones_and_zeros: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        counts = 1 if role == "assistant" else 0
        labels += [0] + [counts] * (len(tokens) + 1)
    return labels


# %% ones_by_role: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels.extend([0] + [1 for _ in tokens] + [1])
        else:
            labels.extend([0] * (len(tokens) + 2))
    return labels


# %% true_and_false: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(False)
        labels += [role == "assistant"] * (len(tokens) + 1)
    return labels


# %% compared_at_last: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return [label != -100 for label in labels]


# %% ones_else_ignored: one_instead_of_the_token
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels += [1 if role == "assistant" else -100] * (len(tokens) + 1)
    return labels


# %% ones_in_answers: one_instead_of_the_token
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100] + [1] * len(tokens) + [1]
    return labels


# %% turns_counted_by_ends: finds_answer_by_searching_the_mark
def answer_labels(turns, end_id):
    ids = [i for _, tokens in turns for i in [None, *tokens, end_id]]
    labels = []
    number = 0
    for token in ids:
        role = turns[min(number, len(turns) - 1)][0]
        labels.append(token if role == "assistant" and token is not None else -100)
        if token == end_id:
            number += 1
    return labels


# %% cut_at_ends: finds_answer_by_searching_the_mark
def answer_labels(turns, end_id):
    rest = [i for _, tokens in turns for i in [-100, *tokens, end_id]]
    roles = [role for role, _ in turns]
    labels = []
    while rest:
        cut = rest.index(end_id) + 1
        role = roles.pop(0) if len(roles) > 1 else roles[0]
        labels += rest[:cut] if role == "assistant" else [-100] * cut
        rest = rest[cut:]
    return labels


# %% answer_looked_up: finds_answer_by_its_tokens
def answer_labels(turns, end_id):
    ids = [i for _, tokens in turns for i in [-1, *tokens, end_id]]
    labels = [-100] * len(ids)
    for role, tokens in turns:
        if role == "assistant":
            said = tokens + [end_id]
            for i in range(len(ids)):
                if ids[i : i + len(said)] == said:
                    labels[i : i + len(said)] = said
                    break
    return labels


# %% first_match: finds_answer_by_its_tokens
def answer_labels(turns, end_id):
    ids = [i for _, tokens in turns for i in [-1, *tokens, end_id]]
    labels = [-100 for _ in ids]
    for role, tokens in turns:
        if role != "assistant":
            continue
        said = tokens + [end_id]
        start = next(i for i in range(len(ids)) if ids[i : i + len(said)] == said)
        labels[start : start + len(said)] = said
    return labels


# %% membership: counts_what_an_answer_holds
def answer_labels(turns, end_id):
    said = {token for role, tokens in turns if role == "assistant" for token in tokens + [end_id]}
    return [i if i in said else -100 for _, tokens in turns for i in [-100, *tokens, end_id]]


# %% set_of_answers: counts_what_an_answer_holds
def answer_labels(turns, end_id):
    answers = set()
    for role, tokens in turns:
        if role == "assistant":
            answers.update(tokens)
            answers.add(end_id)
    labels = []
    for _, tokens in turns:
        labels.append(-100)
        for token in [*tokens, end_id]:
            labels.append(token if token in answers else -100)
    return labels


# %% moved_on: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return labels[1:] + [-100] if labels else []


# %% turn_moved_on: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [*tokens, end_id, -100]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% first_cut_off: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return labels[1:]


# %% first_deleted: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100] + tokens + [end_id]
    if labels:
        del labels[0]
    return labels


# %% two_in_front: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, -100, *tokens]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% end_pushed_out: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100, -100]
        labels += tokens if role == "assistant" else [-100] * len(tokens)
    return labels


# %% pushed_back: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return [-100, *labels[:-1]] if labels else []


# %% ignored_put_in_front: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100] + tokens + [end_id]
    if labels:
        labels.insert(0, -100)
        labels.pop()
    return labels


# %% second_token_on: first_token_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += [-100, *said[1:]] if role == "assistant" else [-100] * len(said)
    return labels


# %% two_places_ignored: first_token_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        turn = [-100, *tokens, end_id]
        for place, token in enumerate(turn):
            labels.append(token if role == "assistant" and place > 1 else -100)
    return labels


# %% every_second: role_by_position
def answer_labels(turns, end_id):
    labels = []
    for i, (_, tokens) in enumerate(turns):
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if i % 2 == 1 else [-100] * len(said)
    return labels


# %% taking_turns: role_by_position
def answer_labels(turns, end_id):
    labels = []
    counts = False
    for turn in turns:
        labels += [-100] + (turn[1] + [end_id] if counts else [-100] * (len(turn[1]) + 1))
        counts = not counts
    return labels


# %% end_equal_ignored: token_like_the_end_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for token in tokens:
            labels.append(token if role == "assistant" and token != end_id else -100)
        labels.append(end_id if role == "assistant" else -100)
    return labels


# %% ends_replaced: token_like_the_end_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100] + [-100 if t == end_id else t for t in tokens] + [end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% or_ignored: zero_is_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100] + [token or -100 for token in tokens] + [end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% if_token: zero_is_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for token in tokens:
            if token and role == "assistant":
                labels.append(token)
            else:
                labels.append(-100)
        labels.append(end_id if role == "assistant" else -100)
    return labels


# %% if_said: empty_answer_does_not_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant" and tokens:
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% longer_than_nothing: empty_answer_does_not_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels += tokens if role == "assistant" else [-100] * len(tokens)
        labels.append(end_id if role == "assistant" and len(tokens) > 0 else -100)
    return labels


# %% empty_skipped: skips_empty_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if not tokens:
            continue
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return labels


# %% only_if_said: skips_empty_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if len(tokens) > 0:
            if role == "assistant":
                labels += [-100, *tokens, end_id]
            else:
                labels += [-100] * (len(tokens) + 2)
    return labels


# %% tokens_appended: nested_lists
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels.append(tokens if role == "assistant" else [-100] * len(tokens))
        labels.append(end_id if role == "assistant" else -100)
    return labels


# %% turns_as_lists: nested_lists
def answer_labels(turns, end_id):
    return [
        [-100, *tokens, end_id] if role == "assistant" else [-100] * (len(tokens) + 2) for role, tokens in turns
    ]


# %% return_in_the_loop: only_first_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
        return labels
    return labels


# %% turn_zero: only_first_turn
def answer_labels(turns, end_id):
    if not turns:
        return []
    role, tokens = turns[0]
    return [-100, *tokens, end_id] if role == "assistant" else [-100] * (len(tokens) + 2)


# %% overwritten: only_last_turn
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels = [-100, *tokens, end_id]
        else:
            labels = [-100] * (len(tokens) + 2)
    return labels


# %% list_made_in_the_loop: only_last_turn
def answer_labels(turns, end_id):
    out = []
    for role, tokens in turns:
        out = [-100]
        for token in [*tokens, end_id]:
            out.append(token if role == "assistant" else -100)
    return out


# %% all_ignored: nothing_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100] * (len(tokens) + 2)
    return labels


# %% compared_with_a_capital: nothing_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "Assistant" else [-100] * len(said)
    return labels


# %% return_forgotten: returns_nothing
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)


# %% printed: returns_nothing
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100, *tokens, end_id] if role == "assistant" else [-100] * (len(tokens) + 2)
    print(labels)


# %% tuple_of_labels: no_list
def answer_labels(turns, end_id):
    labels = ()
    for role, tokens in turns:
        labels += (-100, *tokens, end_id) if role == "assistant" else (-100,) * (len(tokens) + 2)
    return labels


# %% made_a_tuple: no_list
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return tuple(labels)


# %% tensor_of_labels: no_list
import torch


def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100, *tokens, end_id] if role == "assistant" else [-100] * (len(tokens) + 2)
    return torch.tensor(labels, dtype=torch.long)


# %% cat_returned: no_list
import torch


def answer_labels(turns, end_id):
    labels = torch.empty(0, dtype=torch.long)
    for role, tokens in turns:
        turn = torch.tensor([-100, *tokens, end_id])
        labels = torch.cat((labels, turn if role == "assistant" else torch.full_like(turn, -100)))
    return labels


# %% end_appended_to_tokens: changes_the_turns
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        tokens.append(end_id)
        labels.append(-100)
        labels += tokens if role == "assistant" else [-100] * len(tokens)
    return labels


# %% written_over: changes_the_turns
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        tokens += [end_id]
        tokens.insert(0, -100)
        if role != "assistant":
            tokens[:] = [-100] * len(tokens)
        labels.extend(tokens)
    return labels


# %% example_typed_in: end_typed_in
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, 300]
        labels.append(-100)
        labels += said if role == "assistant" else [-100] * len(said)
    return labels


# %% three_hundred: end_typed_in
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "user":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100] + tokens + [300]
    return labels


# %% stops_at_an_end_within: finds_answer_by_searching_the_mark
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for t in [*tokens, end_id]:
            if role == "assistant":
                labels.append(t)
                if t == end_id:
                    role = "user"
            else:
                labels.append(-100)
    return labels


# %% answer_until_an_end: finds_answer_by_searching_the_mark
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        saying = role == "assistant"
        row = [-100]
        for token in list(tokens) + [end_id]:
            row.append(token if saying else -100)
            saying = saying and token != end_id
        labels += row
    return labels
