# %% copies_all: all_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100, *tokens, end_id]
    return labels


# %% no_question_of_role: all_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100, *tokens, end_id]
    return labels


# %% exchanged: user_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100] * (len(tokens) + 2)
        else:
            labels += [-100, *tokens, end_id]
    return labels


# %% wrong_role: user_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for token in [*tokens, end_id]:
            labels.append(token if role == "user" else -100)
    return labels


# %% mark_is_learned: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [301, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% mark_by_search: mark_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            mark = end_id - 1
            labels += [mark, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% end_left_out: end_not_counted
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, -100]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% only_tokens: end_not_counted
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels.extend(tokens if role == "assistant" else [-100] * len(tokens))
        labels.append(-100)
    return labels


# %% every_end: user_end_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 1) + [end_id]
    return labels


# %% end_always: user_end_counts
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels.extend(tokens if role == "assistant" else [-100] * len(tokens))
        labels.append(end_id)
    return labels


# %% last_turn: only_last_answer
def answer_labels(turns, end_id):
    labels = []
    for number, (role, tokens) in enumerate(turns):
        last = not any(r == "assistant" for r, _ in turns[number + 1 :])
        if role == "assistant" and last:
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% from_behind: only_last_answer
def answer_labels(turns, end_id):
    labels, found = [], False
    for role, tokens in reversed(turns):
        if role == "assistant" and not found:
            labels = [-100, *tokens, end_id] + labels
            found = True
        else:
            labels = [-100] * (len(tokens) + 2) + labels
    return labels


# %% zeros: zero_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [0, *tokens, end_id]
        else:
            labels += [0] * (len(tokens) + 2)
    return labels


# %% zeros_by_place: zero_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(0)
        for token in [*tokens, end_id]:
            labels.append(token if role == "assistant" else 0)
    return labels


# %% minus_ones: minus_one_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-1, *tokens, end_id]
        else:
            labels += [-1] * (len(tokens) + 2)
    return labels


# %% minus_ones_by_place: minus_one_for_ignored
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-1)
        for token in [*tokens, end_id]:
            labels.append(token if role == "assistant" else -1)
    return labels


# %% answers_only: labels_shorter
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [*tokens, end_id]
        else:
            pass
    return labels


# %% filtered: labels_shorter
def answer_labels(turns, end_id):
    return [i for role, tokens in turns if role == "assistant" for i in [*tokens, end_id]]


# %% ones: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [0] + [1] * (len(tokens) + 1)
        else:
            labels += [0] * (len(tokens) + 2)
    return labels


# %% truth: mask_instead_of_labels
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(0)
        labels.extend([int(role == "assistant")] * (len(tokens) + 1))
    return labels


# %% no_place_for_marks: marks_forgotten
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [*tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 1)
    return labels


# %% zip_of_tokens: marks_forgotten
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        for token in [*tokens, end_id]:
            labels.append(token if role == "assistant" else -100)
    return labels


# %% no_place_for_ends: ends_forgotten
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens]
        else:
            labels += [-100] * (len(tokens) + 1)
    return labels


# %% tokens_only: ends_forgotten
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        for token in tokens:
            labels.append(token if role == "assistant" else -100)
    return labels


# %% moved_left: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels[1:] + [-100] if labels else []


# %% moved_by_one: shifted_here
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [*tokens, end_id, -100]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% mark_too_late: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, -100, *tokens]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% counted_wrong: one_place_off
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        row = [-100, *tokens, end_id]
        if role == "assistant":
            row = [-100] + row[:-1]
        else:
            row = [-100] * len(row)
        labels += row
    return labels


# %% only_ends: ends_only_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100] * (len(tokens) + 1) + [end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% end_of_answers: ends_only_count
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels += [-100] * (len(tokens) + 1)
        labels.append(end_id if role == "assistant" else -100)
    return labels


# %% ends_in_content: goes_by_the_end_id
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        said = [*tokens, end_id]
        stop = said.index(end_id)
        if role == "assistant":
            labels += [-100, *said[: stop + 1]] + [-100] * (len(said) - stop - 1)
        else:
            labels += [-100] * (len(said) + 1)
    return labels


# %% switches_at_ends: goes_by_the_end_id
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        counts = role == "assistant"
        for token in [*tokens, end_id]:
            labels.append(token if counts else -100)
            if token == end_id:
                counts = False
    return labels


# %% empty_skipped: skips_empty_answer
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            if tokens:
                labels += [-100, *tokens, end_id]
            else:
                labels += [-100, -100]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% nothing_said: skips_empty_answer
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role != "assistant" or not tokens:
            labels += [-100] * (len(tokens) + 2)
            continue
        labels += [-100, *tokens, end_id]
    return labels


# %% append_lists: nested_lists
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels.append([-100, *tokens, end_id])
        else:
            labels.append([-100] * (len(tokens) + 2))
    return labels


# %% append_tokens: nested_lists
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels.append(-100)
            labels.append(tokens)
            labels.append(end_id)
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% printed: returns_nothing
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    print(labels)


# %% dropped: returns_nothing
def answer_labels(turns, end_id):
    [i for role, tokens in turns for i in [-100, *tokens, end_id]]


# %% typed_in: example_s_end
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            labels += [-100, *tokens, 102]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% constant: example_s_end
def answer_labels(turns, end_id):
    END = 102
    labels = []
    for role, tokens in turns:
        labels += [-100] + ([*tokens, END] if role == "assistant" else [-100] * (len(tokens) + 1))
    return labels


# %% tokens_append: changes_the_turns
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            tokens.append(end_id)
            labels += [-100, *tokens]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% tokens_insert: changes_the_turns
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        if role == "assistant":
            tokens.insert(0, -100)
            labels += [*tokens, end_id]
        else:
            labels += [-100] * (len(tokens) + 2)
    return labels


# %% append_the_answer: nested_lists
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        labels.append(tokens if role == "assistant" else [-100] * len(tokens))
        labels.append(end_id)
    return labels


# %% a_list_for_each_turn: nested_lists
def answer_labels(turns, end_id):
    return [[-100, *t, end_id] if r == "assistant" else [-100] * (len(t) + 2) for r, t in turns]


# %% end_joins_the_tokens: changes_the_turns
def answer_labels(turns, end_id):
    labels = []
    for role, tokens in turns:
        labels.append(-100)
        if role == "assistant":
            tokens += [end_id]
            labels.extend(tokens)
        else:
            labels.extend([-100] * (len(tokens) + 1))
    return labels


# %% assistant_is_301: mark_counts
def answer_labels(turns, end_id):
    ASSISTANT = 301
    labels = []
    for role, tokens in turns:
        row = [ASSISTANT, *tokens, end_id]
        labels.extend(row if role == "assistant" else [-100] * len(row))
    return labels
