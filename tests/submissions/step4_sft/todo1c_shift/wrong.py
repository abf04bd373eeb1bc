# %% uncut: not_cut
import torch


def shift(ids, labels):
    return torch.tensor(ids), torch.tensor(labels)


# %% uncut_long_tensors: not_cut
import torch


def shift(ids, labels):
    x = torch.LongTensor(ids)
    y = torch.LongTensor(labels)
    return x, y


# %% both_cut_behind: no_shift
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor(labels[:-1])


# %% same_index: no_shift
import torch


def shift(ids, labels):
    n = len(ids) - 1
    x = [ids[i] for i in range(n)]
    y = [labels[i] for i in range(n)]
    return torch.tensor(x), torch.tensor(y)


# %% both_cut_in_front: both_without_the_first
import torch


def shift(ids, labels):
    return torch.tensor(ids[1:]), torch.tensor(labels[1:])


# %% both_tensors_cut_in_front: both_without_the_first
import torch


def shift(ids, labels):
    x = torch.tensor(ids)
    y = torch.tensor(labels)
    x, y = x[1:], y[1:]
    return x, y


# %% inputs_moved: shifts_inputs_instead
import torch


def shift(ids, labels):
    return torch.tensor(ids[1:]), torch.tensor(labels[:-1])


# %% previous_label: shifts_inputs_instead
import torch


def shift(ids, labels):
    x, y = [], []
    for i in range(1, len(ids)):
        x.append(ids[i])
        y.append(labels[i - 1])
    return torch.tensor(x), torch.tensor(y)


# %% two_on: shifts_twice
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-2]), torch.tensor(labels[2:])


# %% moved_and_moved_again: shifts_twice
import torch


def shift(ids, labels):
    x, y = ids[:-1], labels[1:]
    x, y = x[:-1], y[1:]
    return torch.tensor(x, dtype=torch.long), torch.tensor(y, dtype=torch.long)


# %% moved_again_and_filled: shifts_twice_and_fills
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor(labels[2:] + [-100])


# %% moved_again_in_a_tensor: shifts_twice_and_fills
import torch


def shift(ids, labels):
    y = torch.tensor(labels[1:])
    y[:-1] = y[1:].clone()
    y[-1] = -100
    return torch.tensor(ids[:-1]), y


# %% one_ignored_in_front: wrong_direction
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor([-100] + labels[:-2])


# %% pushed_back: wrong_direction
import torch


def shift(ids, labels):
    y = torch.full((len(ids) - 1,), -100)
    y[1:] = torch.tensor(labels[:-2], dtype=torch.long)
    return torch.tensor(ids[:-1]), y


# %% rolled: rolls
import torch


def shift(ids, labels):
    return torch.tensor(ids), torch.tensor(labels).roll(-1)


# %% first_to_the_end: rolls
import torch


def shift(ids, labels):
    return torch.tensor(ids), torch.tensor(labels[1:] + labels[:1])


# %% whole_input: keeps_last_input
import torch


def shift(ids, labels):
    return torch.tensor(ids), torch.tensor(labels[1:])


# %% only_targets_cut: keeps_last_input
import torch


def shift(ids, labels):
    x = torch.tensor(ids)
    y = torch.tensor(labels)[1:]
    return x, y


# %% whole_targets: keeps_first_label
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor(labels)


# %% only_input_cut: keeps_first_label
import torch


def shift(ids, labels):
    x = torch.tensor(ids)[:-1]
    y = torch.tensor(labels)
    return x, y


# %% ignored_at_the_end: appends_ignored
import torch


def shift(ids, labels):
    return torch.tensor(ids), torch.tensor(labels[1:] + [-100])


# %% rolled_then_ignored: appends_ignored
import torch


def shift(ids, labels):
    y = torch.tensor(labels).roll(-1)
    y[-1] = -100
    return torch.tensor(ids), y


# %% next_ids: labels_from_ids
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor(ids[1:])


# %% one_tensor_twice: labels_from_ids
import torch


def shift(ids, labels):
    x = torch.tensor(ids)
    return x[:-1], x[1:]


# %% labels_twice: inputs_from_labels
import torch


def shift(ids, labels):
    return torch.tensor(labels[:-1]), torch.tensor(labels[1:])


# %% one_tensor_of_labels: inputs_from_labels
import torch


def shift(ids, labels):
    y = torch.tensor(labels)
    return y[:-1], y[1:]


# %% float_constructor: floats
import torch


def shift(ids, labels):
    return torch.Tensor(ids[:-1]), torch.Tensor(labels[1:])


# %% float_dtype: floats
import torch


def shift(ids, labels):
    x = torch.tensor(ids, dtype=torch.float32)
    y = torch.tensor(labels, dtype=torch.float32)
    return x[:-1], y[1:]


# %% int32: short_integers
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1], dtype=torch.int32), torch.tensor(labels[1:], dtype=torch.int32)


# %% int_tensor: short_integers
import torch


def shift(ids, labels):
    return torch.IntTensor(ids[:-1]), torch.IntTensor(labels[1:])


# %% slices: lists_returned
import torch


def shift(ids, labels):
    return ids[:-1], labels[1:]


# %% lists_by_index: lists_returned
import torch


def shift(ids, labels):
    x, y = [], []
    for i in range(len(ids) - 1):
        x.append(ids[i])
        y.append(labels[i + 1])
    return x, y


# %% targets_first: swapped_result
import torch


def shift(ids, labels):
    return torch.tensor(labels[1:]), torch.tensor(ids[:-1])


# %% named_and_swapped: swapped_result
import torch


def shift(ids, labels):
    x = torch.tensor(ids)[:-1]
    y = torch.tensor(labels)[1:]
    return y, x


# %% ignored_left_out: drops_ignored
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor([label for label in labels[1:] if label != -100], dtype=torch.long)


# %% masked_select: drops_ignored
import torch


def shift(ids, labels):
    y = torch.tensor(labels[1:])
    return torch.tensor(ids[:-1]), y[y != -100]


# %% pairs_left_out: drops_places
import torch


def shift(ids, labels):
    x, y = torch.tensor(ids[:-1]), torch.tensor(labels[1:])
    return x[y != -100], y[y != -100]


# %% loop_with_if: drops_places
import torch


def shift(ids, labels):
    x, y = [], []
    for i in range(len(ids) - 1):
        if labels[i + 1] != -100:
            x.append(ids[i])
            y.append(labels[i + 1])
    return torch.tensor(x, dtype=torch.long), torch.tensor(y, dtype=torch.long)


# %% clamped: zero_for_ignored
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor(labels[1:]).clamp(min=0)


# %% max_with_zero: zero_for_ignored
import torch


def shift(ids, labels):
    return torch.tensor(ids[:-1]), torch.tensor([max(label, 0) for label in labels[1:]])


# %% zeros_masked: zero_is_ignored
import torch


def shift(ids, labels):
    y = torch.tensor(labels[1:])
    y[y == 0] = -100
    return torch.tensor(ids[:-1]), y


# %% only_above_zero: zero_is_ignored
import torch


def shift(ids, labels):
    y = [label if label > 0 else -100 for label in labels[1:]]
    return torch.tensor(ids[:-1]), torch.tensor(y)


# %% masked_input: hides_the_question
import torch


def shift(ids, labels):
    x = [one if label == -100 else -100 for one, label in zip(ids, labels)]
    return torch.tensor(x[:-1]), torch.tensor(labels[1:])


# %% where_on_the_input: hides_the_question
import torch


def shift(ids, labels):
    x, y = torch.tensor(ids), torch.tensor(labels)
    x = torch.where(y == -100, x, -100)
    return x[:-1], y[1:]


# %% batch_axis: extra_dimension
import torch


def shift(ids, labels):
    return torch.tensor([ids[:-1]]), torch.tensor([labels[1:]])


# %% unsqueezed: extra_dimension
import torch


def shift(ids, labels):
    x = torch.tensor(ids[:-1]).unsqueeze(0)
    y = torch.tensor(labels[1:]).unsqueeze(0)
    return x, y


# %% stacked: one_tensor
import torch


def shift(ids, labels):
    return torch.stack((torch.tensor(ids[:-1]), torch.tensor(labels[1:])))


# %% one_table: one_tensor
import torch


def shift(ids, labels):
    return torch.tensor([ids[:-1], labels[1:]])


# %% list_of_pairs: pairs_returned
import torch


def shift(ids, labels):
    return [(torch.tensor(a), torch.tensor(b)) for a, b in zip(ids, labels[1:])]


# %% pairs_of_numbers: pairs_returned
import torch


def shift(ids, labels):
    return list(zip(ids[:-1], labels[1:]))


# %% no_return: nothing_returned
import torch


def shift(ids, labels):
    x = torch.tensor(ids[:-1])
    y = torch.tensor(labels[1:])


# %% printed: nothing_returned
import torch


def shift(ids, labels):
    print(torch.tensor(ids[:-1]), torch.tensor(labels[1:]))


# %% targets_alone: only_targets
import torch


def shift(ids, labels):
    return torch.tensor(labels[1:])


# %% targets_alone_by_tensor: only_targets
import torch


def shift(ids, labels):
    y = torch.tensor(labels)
    return y[1:]


# %% popped: changes_arguments
import torch


def shift(ids, labels):
    ids.pop()
    labels.pop(0)
    return torch.tensor(ids), torch.tensor(labels)


# %% deleted: changes_arguments
import torch


def shift(ids, labels):
    del ids[-1]
    del labels[0]
    x, y = torch.tensor(ids), torch.tensor(labels)
    return x, y


# %% drops_until_the_end_id: stops_at_the_first_end
import torch


def shift(ids, labels):
    n = ids.index(ids[-1]) if ids.index(ids[-1]) else 1
    return torch.tensor(ids[:n]), torch.tensor(labels[1 : n + 1])


# %% break_at_the_end: stops_at_the_first_end
import torch


def shift(ids, labels):
    x, y = [], []
    for i in range(len(ids) - 1):
        if i and ids[i] == ids[-1]:
            break
        x.append(ids[i])
        y.append(labels[i + 1])
    return torch.tensor(x), torch.tensor(y)
