# %% named_rows: Two named tensors, LongTensor.
import torch


def shift(ids, labels):
    input_ids = torch.LongTensor(ids[:-1])
    targets = torch.LongTensor(labels[1:])
    return input_ids, targets


# %% whole_tensors_sliced: Tensors first, then slices.
import torch


def shift(ids, labels):
    x = torch.tensor(ids, dtype=torch.long)
    y = torch.tensor(labels, dtype=torch.long)
    return x[:-1], y[1:]


# %% by_index: Place by place, with an index.
import torch


def shift(ids, labels):
    x, y = [], []
    for i in range(len(ids) - 1):
        x.append(ids[i])
        y.append(labels[i + 1])
    return torch.tensor(x), torch.tensor(y)


# %% zipped: Pairs by zip, taken apart again.
import torch


def shift(ids, labels):
    pairs = list(zip(ids, labels[1:]))
    x, y = zip(*pairs)
    return torch.tensor(x), torch.tensor(y)


# %% copies_popped: Copies that lose an end.
import torch


def shift(ids, labels):
    x = list(ids)
    y = labels.copy()
    x.pop()
    del y[0]
    return (torch.tensor(x, dtype=torch.int64), torch.tensor(y, dtype=torch.int64))


# %% narrowed: narrow, from a place and so many.
import torch


def shift(ids, labels):
    n = len(ids)
    x = torch.as_tensor(ids).narrow(0, 0, n - 1)
    y = torch.as_tensor(labels).narrow(0, 1, n - 1)
    return x, y


# %% one_table: A table of two rows.
import torch


def shift(ids, labels):
    both = torch.tensor([ids, labels])
    return both[0, :-1], both[1, 1:]


# %% through_numpy: By way of numpy.
import torch


def shift(ids, labels):
    import numpy as np

    x = torch.from_numpy(np.array(ids, dtype=np.int64)[:-1].copy())
    y = torch.from_numpy(np.array(labels, dtype=np.int64)[1:].copy())
    print(x.shape, y.shape)
    return x, y


# %% unpacked: Unpacking with a star.
import torch


def shift(ids, labels):
    *x, _ = ids
    _, *y = labels
    return torch.tensor(x), torch.tensor(y)


# %% checked_and_contiguous: With an assertion, rolled and cut.
import torch


def shift(ids, labels):
    assert len(ids) == len(labels)
    y = torch.tensor(labels).roll(-1)[:-1]
    return torch.tensor(ids)[: y.numel()].contiguous(), y.contiguous()
