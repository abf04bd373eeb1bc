# %% pad_sequence: pad_sequence, twice.
import torch


def collate(examples, pad_id):
    from torch.nn.utils.rnn import pad_sequence

    xs = [x for x, _ in examples]
    ys = [y for _, y in examples]
    return (
        pad_sequence(xs, batch_first=True, padding_value=pad_id),
        pad_sequence(ys, batch_first=True, padding_value=-100),
    )


# %% padded_and_stacked: F.pad on the right, then stack.
import torch


def collate(examples, pad_id):
    import torch.nn.functional as F

    T = max(x.size(0) for x, y in examples)
    xs, ys = [], []
    for x, y in examples:
        xs.append(F.pad(x, (0, T - len(x)), value=pad_id))
        ys.append(F.pad(y, (0, T - len(y)), value=-100))
    return torch.stack(xs), torch.stack(ys)


# %% lists_filled_up: Lists, filled up.
import torch


def collate(examples, pad_id):
    longest = max(len(ids) for ids, _ in examples)
    rows, wanted = [], []
    for ids, targets in examples:
        missing = longest - len(ids)
        rows.append(ids.tolist() + [pad_id] * missing)
        wanted.append(targets.tolist() + [-100] * missing)
    return torch.tensor(rows), torch.tensor(wanted)


# %% filled_long: Tables of int64, filled in place.
import torch


def collate(examples, pad_id):
    B = len(examples)
    T = 0
    for x, _ in examples:
        if x.shape[0] > T:
            T = x.shape[0]
    X = torch.empty(B, T, dtype=torch.long).fill_(pad_id)
    Y = torch.empty(B, T, dtype=torch.long).fill_(-100)
    for i in range(B):
        x, y = examples[i]
        X[i, : x.numel()].copy_(x)
        Y[i, : y.numel()].copy_(y)
    return X, Y


# %% concatenated: cat with a row of fillings.
import torch


def collate(examples, pad_id):
    T = max(map(lambda e: len(e[0]), examples))
    a = [torch.cat([x, torch.full((T - len(x),), pad_id, dtype=x.dtype)]) for x, _ in examples]
    b = [torch.cat([y, y.new_full((T - len(y),), -100)]) for _, y in examples]
    return torch.stack(a, dim=0), torch.vstack(b)


# %% zipped: Taken apart by zip; a helper.
import torch


def fill(rows, value):
    longest = max(len(row) for row in rows)
    out = torch.ones((len(rows), longest), dtype=torch.int64) * value
    for i, row in enumerate(rows):
        for j, number in enumerate(row):
            out[i, j] = number
    return out


def collate(examples, pad_id):
    xs, ys = zip(*examples)
    return fill(xs, pad_id), fill(ys, -100)


# %% by_mask: A mask of the places that are there.
import torch


def collate(examples, pad_id):
    lengths = torch.tensor([len(x) for x, _ in examples])
    there = torch.arange(int(lengths.max()))[None, :] < lengths[:, None]
    X = torch.full(there.shape, pad_id)
    Y = torch.full(there.shape, -100)
    X[there] = torch.cat([x for x, _ in examples])
    Y[there] = torch.cat([y for _, y in examples])
    return X, Y


# %% zip_longest: zip_longest, turned round.
import torch


def collate(examples, pad_id):
    from itertools import zip_longest

    columns = list(zip_longest(*[x.tolist() for x, _ in examples], fillvalue=pad_id))
    wanted = list(zip_longest(*[y.tolist() for _, y in examples], fillvalue=-100))
    print(len(columns))
    return torch.tensor(columns).T, torch.tensor(wanted).T


# %% targets_where: The targets from a mask of lengths.
import torch


def collate(examples, pad_id):
    T = max(len(y) for _, y in examples)
    X = torch.zeros(len(examples), T).long() + pad_id
    Y = torch.zeros(len(examples), T).long() - 100
    for i, (x, y) in enumerate(examples):
        X[i][: len(x)] = x
        Y[i][: len(y)] = y
    return X, Y


# %% one_by_one: Grows the batch row by row.
import torch


def collate(examples, pad_id):
    T = sorted(len(x) for x, _ in examples)[-1]
    X = torch.empty((0, T), dtype=torch.long)
    Y = torch.empty((0, T), dtype=torch.long)
    for x, y in examples:
        gap = T - len(x)
        x = torch.cat((x, torch.tensor([pad_id] * gap, dtype=torch.long)))
        y = torch.cat((y, torch.tensor([-100] * gap, dtype=torch.long)))
        X = torch.cat((X, x[None]))
        Y = torch.cat((Y, y[None]))
    return X, Y
