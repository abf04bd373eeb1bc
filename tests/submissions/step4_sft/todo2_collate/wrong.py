# %% flipped: left_padding
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x.flip(0) for x, _ in examples], batch_first=True, padding_value=pad_id).flip(1)
    Y = pad_sequence([y.flip(0) for _, y in examples], batch_first=True, padding_value=-100).flip(1)
    return X, Y


# %% written_at_the_end: left_padding
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, T - len(x) :] = x
        Y[i, T - len(y) :] = y
    return X, Y


# %% targets_written_at_the_end: left_padded_targets
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, T - len(y) :] = y
    return X, Y


# %% targets_flipped: left_padded_targets
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y.flip(0) for _, y in examples], batch_first=True, padding_value=-100).flip(1)
    return X, Y


# %% pad_id_twice: pads_targets_with_pad_id
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=pad_id)
    return X, Y


# %% tables_of_pad_id: pads_targets_with_pad_id
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), pad_id)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% ignored_twice: ignored_in_inputs
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=-100)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, Y


# %% tables_of_ignored: ignored_in_inputs
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), -100)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% fillings_exchanged: fillings_swapped
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=-100)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=pad_id)
    return X, Y


# %% tables_exchanged: fillings_swapped
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), -100)
    Y = torch.full((len(examples), T), pad_id)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% default_filling: zero_padding
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=0)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, Y


# %% zeros_first: zero_padding
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), 0)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% default_filling_of_targets: zero_in_targets
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=0)
    return X, Y


# %% zero_targets_first: zero_in_targets
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), 0)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% zeros_everywhere: zeros_in_both
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=0)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=0)
    return X, Y


# %% tables_of_zeros: zeros_in_both
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), 0)
    Y = torch.full((len(examples), T), 0)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% minus_one: minus_one_for_ignored
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-1)
    return X, Y


# %% tables_of_minus_one: minus_one_for_ignored
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -1)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% shortest: cuts_to_shortest
import torch


def collate(examples, pad_id):
    T = min(len(x) for x, _ in examples)
    return torch.stack([x[:T] for x, _ in examples]), torch.stack([y[:T] for _, y in examples])


# %% zip_stops: cuts_to_shortest
import torch


def collate(examples, pad_id):
    X = list(zip(*[x.tolist() for x, _ in examples]))
    Y = list(zip(*[y.tolist() for _, y in examples]))
    return torch.tensor(X).T, torch.tensor(Y).T


# %% first_is_the_measure: length_of_the_first
import torch


def collate(examples, pad_id):
    T = len(examples[0][0])
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        n = min(T, len(x))
        X[i, :n] = x[:n]
        Y[i, :n] = y[:n]
    return X, Y


# %% lists_cut_to_the_first: length_of_the_first
import torch


def collate(examples, pad_id):
    T = len(examples[0][0])
    X = [(x.tolist() + [pad_id] * T)[:T] for x, _ in examples]
    Y = [(y.tolist() + [-100] * T)[:T] for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)


# %% always_64: fixed_length
import torch


def collate(examples, pad_id):
    T = 64
    X = [(x.tolist() + [pad_id] * T)[:T] for x, _ in examples]
    Y = [(y.tolist() + [-100] * T)[:T] for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)


# %% block_size_64: fixed_length
import torch


def collate(examples, pad_id):
    import torch.nn.functional as F

    block_size = 64
    X = torch.stack([F.pad(x[:block_size], (0, max(0, block_size - len(x))), value=pad_id) for x, _ in examples])
    Y = torch.stack([F.pad(y[:block_size], (0, max(0, block_size - len(y))), value=-100) for _, y in examples])
    return X, Y


# %% longest_plus_one: pads_one_too_many
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples) + 1
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% one_more_pad: pads_one_too_many
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [x.tolist() + [pad_id] * (T - len(x) + 1) for x, _ in examples]
    Y = [y.tolist() + [-100] * (T - len(y) + 1) for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)


# %% longest_minus_one: loses_the_last
import torch


def collate(examples, pad_id):
    T = max(max(len(x) for x, _ in examples) - 1, 1)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x[:T])] = x[:T]
        Y[i, : len(y[:T])] = y[:T]
    return X, Y


# %% last_column_cut: loses_the_last
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X[:, : max(X.size(1) - 1, 1)], Y[:, : max(Y.size(1) - 1, 1)]


# %% masked_by_pad_id: ignores_real_pad_tokens
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    Y[X == pad_id] = -100
    return X, Y


# %% targets_equal_to_pad: ignores_real_pad_tokens_in_targets
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=pad_id)
    Y[Y == pad_id] = -100
    return X, Y


# %% masked_fill_of_targets: ignores_real_pad_tokens_in_targets
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), pad_id)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y.masked_fill(Y == pad_id, -100)


# %% where_the_input_is_pad: ignores_real_pad_tokens
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), pad_id)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    Y = torch.where(X == pad_id, -100, Y)
    return X, Y


# %% time_first: transposed
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], padding_value=-100)
    return X, Y


# %% columns_for_rows: transposed
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X.T, Y.T


# %% float_tables: float_result
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), float(pad_id))
    Y = torch.full((len(examples), T), -100.0)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% zeros_are_floats: float_result
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.zeros(len(examples), T) + pad_id
    Y = torch.zeros(len(examples), T) - 100
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% said_again: repeats_row
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [(x.tolist() * T)[:T] for x, _ in examples]
    Y = [(y.tolist() * T)[:T] for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)


# %% index_wraps: repeats_row
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    place = torch.arange(T)
    X = torch.stack([x[place % len(x)] for x, _ in examples])
    Y = torch.stack([y[place % len(y)] for _, y in examples])
    return X, Y


# %% last_again: repeats_last_token
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [x.tolist() + [int(x[-1])] * (T - len(x)) for x, _ in examples]
    Y = [y.tolist() + [-100] * (T - len(y)) for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)


# %% index_stops_at_the_last: repeats_last_token
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    for i, (x, _) in enumerate(examples):
        X[i, len(x) :] = x[-1]
    return X, Y


# %% longest_first: sorted_by_length
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    examples = sorted(examples, key=lambda e: len(e[0]), reverse=True)
    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, Y


# %% sorted_longest_first: sorted_by_length
import torch


def collate(examples, pad_id):
    examples = sorted(examples, key=lambda e: -len(e[0]))
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% shortest_first: sorted_shortest_first
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    examples = sorted(examples, key=lambda e: len(e[0]))
    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, Y


# %% sorted_shortest_first: sorted_shortest_first
import torch


def collate(examples, pad_id):
    order = sorted(range(len(examples)), key=lambda i: len(examples[i][0]))
    examples = [examples[i] for i in order]
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% targets_first: swapped_result
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return Y, X


# %% tables_in_the_wrong_order: swapped_result
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return Y, X


# %% as_lists: lists_returned
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X.tolist(), Y.tolist()


# %% lists_filled_up: lists_returned
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [x.tolist() + [pad_id] * (T - len(x)) for x, _ in examples]
    Y = [y.tolist() + [-100] * (T - len(y)) for _, y in examples]
    return X, Y


# %% rows_not_stacked: rows_not_stacked
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [torch.cat((x, x.new_full((T - len(x),), pad_id))) for x, _ in examples]
    Y = [torch.cat((y, y.new_full((T - len(y),), -100))) for _, y in examples]
    return X, Y


# %% rows_appended: rows_not_stacked
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return list(X), list(Y)


# %% no_return: nothing_returned
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)


# %% printed: nothing_returned
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    print(X, Y)


# %% batch_of_one: first_row_only
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X[:1], Y[:1]


# %% return_in_the_loop: first_row_only
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X[:1].clone(), Y[:1].clone()


# %% end_to_end: one_long_row
import torch


def collate(examples, pad_id):
    X = torch.cat([x for x, _ in examples])
    Y = torch.cat([y for _, y in examples])
    return X, Y


# %% lists_end_to_end: one_long_row
import torch


def collate(examples, pad_id):
    X, Y = [], []
    for x, y in examples:
        X += x.tolist()
        Y.extend(y.tolist())
    return torch.tensor(X), torch.tensor(Y)


# %% moved_by_one: moved_again
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    Y = Y.roll(-1, dims=1)
    Y[:, -1] = -100
    return X, Y


# %% targets_moved: moved_again
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    Y = torch.cat((Y[:, 1:], Y.new_full((len(Y), 1), -100)), dim=1)
    return X, Y


# %% targets_of_inputs: targets_from_inputs
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=-100)
    return X, Y


# %% tables_of_inputs: targets_from_inputs
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = x
    return X, Y


# %% stacked: one_tensor
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return torch.stack((X, Y))


# %% stacked_tables: one_tensor
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return torch.stack([X, Y], dim=0)


# %% real_zeros_masked: zero_is_ignored
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    Y[Y == 0] = -100
    return X, Y


# %% only_above_zero: zero_is_ignored
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, torch.where(Y > 0, Y, -100)


# %% real_ignored_to_zero: ignored_became_zero
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, Y.clamp(min=0)


# %% targets_masked_to_zero: ignored_became_zero
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    Y[Y == -100] = 0
    return X, Y


# %% all_ignored: targets_all_ignored
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = -100
    return X, Y


# %% full_like_ignored: targets_all_ignored
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X, torch.full_like(X, -100)


# %% sorted_in_place: changes_the_examples
import torch


def collate(examples, pad_id):
    order = list(examples)
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    examples.sort(key=lambda e: len(e[0]))
    return X, Y


# %% popped: changes_the_examples
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    while examples:
        examples.pop()
    return X, Y


# %% int32_tables: short_integers
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id, dtype=torch.int32)
    Y = torch.full((len(examples), T), -100, dtype=torch.int32)
    for i, (x, y) in enumerate(examples):
        X[i, : len(x)] = x
        Y[i, : len(y)] = y
    return X, Y


# %% to_int: short_integers
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    X = pad_sequence([x for x, _ in examples], batch_first=True, padding_value=pad_id)
    Y = pad_sequence([y for _, y in examples], batch_first=True, padding_value=-100)
    return X.int(), Y.int()


# %% end_of_turn_appended: pad_in_front
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = torch.full((len(examples), T), pad_id)
    Y = torch.full((len(examples), T), -100)
    for i, (x, y) in enumerate(examples):
        X[i, 1 : len(x)] = x[:-1]
        Y[i, 1 : len(y)] = y[:-1]
    return X, Y


# %% pad_in_front_of_all: pad_in_front
import torch


def collate(examples, pad_id):
    T = max(len(x) for x, _ in examples)
    X = [([pad_id] + x.tolist() + [pad_id] * T)[:T] for x, _ in examples]
    Y = [([-100] + y.tolist() + [-100] * T)[:T] for _, y in examples]
    return torch.tensor(X), torch.tensor(Y)
