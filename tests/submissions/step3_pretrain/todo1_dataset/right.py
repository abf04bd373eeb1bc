# %% as_strided_view: A 2 x block_size as_strided view whose rows overlap in memory.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        t = self.tokens
        s = t.stride(0)
        both = t.as_strided((2, self.block_size), (s, s), t.storage_offset() + idx * s)
        return both[0], both[1]


# %% boolean_masks: Chooses positions by comparing them with the ends of the window.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        where = torch.arange(len(self.tokens))
        inside = (where >= idx) & (where < idx + self.block_size)
        shifted = (where > idx) & (where <= idx + self.block_size)
        return self.tokens[inside], torch.masked_select(self.tokens, shifted)


# %% cache_per_dataset: Remembers samples in a dictionary of its own, keyed by idx.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self._seen = {}

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx not in self._seen:
            w = self.tokens[idx:idx + self.block_size + 1]
            self._seen[idx] = (w[:-1], w[1:])
        return self._seen[idx]


# %% checks_the_index_first: Raises IndexError outside the valid range and allows negative indices.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if not -len(self) <= idx < len(self):
            raise IndexError(f"idx {idx} 超出范围 [0, {len(self)})")
        idx = int(idx) % len(self)
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        assert x.shape == y.shape == (self.block_size,)
        return x, y


# %% chinese_names_and_docstring: Chinese docstring, comments and variable names.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        """取出第 idx 个样本。

        输入是从 idx 开始的 block_size 个词元，目标整体往后移一位。
        """
        起点 = idx
        终点 = 起点 + self.block_size
        输入 = self.tokens[起点:终点]
        目标 = self.tokens[起点 + 1:终点 + 1]  # 每个位置预测下一个词元
        return 输入, 目标


# %% class_under_another_name: The class has another name and is assigned to PretrainDataset at the end.
from torch.utils.data import Dataset


def shift(tokens, start, length, by=0):
    return tokens[start + by:start + by + length]


class SlidingWindows(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens, self.block_size = tokens, block_size

    def __len__(self):
        n = self.tokens.numel() - self.block_size
        return n if n > 0 else 0

    __getitem__ = lambda self, idx: tuple(shift(self.tokens, idx, self.block_size, by) for by in (0, 1))


PretrainDataset = SlidingWindows


# %% cloned_tensors: Returns independent, contiguous copies instead of views.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        begin, end = idx, idx + self.block_size
        x = self.tokens[begin:end].clone().contiguous()
        y = self.tokens[begin + 1:end + 1].detach().clone()
        return (x, y)


# %% columns_not_contiguous: Returns two columns of one matrix, so that neither tensor is contiguous.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        span = torch.arange(self.block_size).unsqueeze(1)      # [B, 1]
        pairs = self.tokens[idx + span + torch.tensor([[0, 1]])]  # [B, 2]
        x, y = pairs.unbind(dim=1)
        return x, y


# %% dataclass_dataset: The given __init__ is replaced by a dataclass with the same fields.
from dataclasses import dataclass

import torch
from torch.utils.data import Dataset


@dataclass(eq=False)
class PretrainDataset(Dataset):
    tokens: torch.Tensor
    block_size: int

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x, _ = self.tokens[idx:idx + self.block_size + 1].split([self.block_size, 1])
        _, y = self.tokens[idx:idx + self.block_size + 1].split([1, self.block_size])
        return x, y


# %% demo_under_main: Has a demo block that runs only as a script.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        end = idx + self.block_size
        return self.tokens[idx:end], self.tokens[idx + 1:end + 1]


if __name__ == "__main__":
    data = PretrainDataset(torch.arange(20), 5)
    for i in range(len(data)):
        x, y = data[i]
        print(i, x.tolist(), "->", y.tolist())
    raise SystemExit(0)


# %% differences_added_back: Computes y as x plus the differences of neighbouring tokens.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        window = self.tokens[idx:idx + self.block_size + 1]
        x = window[:self.block_size]
        y = x + torch.diff(window)
        return x, y


# %% helper_method: A helper method cuts a window that starts anywhere; it is called twice.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self._window(idx), self._window(idx + 1)

    def _window(self, start):
        """block_size tokens from `start` on."""
        stop = start + self.block_size
        return self.tokens[start:stop]


# %% index_select_with_arange: Builds the positions with arange and gathers with index_select and take.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        positions = torch.arange(idx, idx + self.block_size)
        x = torch.index_select(self.tokens, 0, positions)
        y = torch.take(self.tokens, positions + 1)
        return x, y


# %% lists_to_long_tensors: Collects Python ints one by one and makes long tensors of them.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = []
        y = []
        for i in range(self.block_size):
            x.append(self.tokens[idx + i].item())
            y.append(self.tokens[idx + i + 1].item())
        return torch.tensor(x, dtype=torch.long), torch.LongTensor(y)


# %% module_level_test_runs: Tests itself with asserts and a print while it is imported.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x, y = (self.tokens[k:k + self.block_size] for k in (idx, idx + 1))
        return x, y


_probe = PretrainDataset(torch.tensor([3, 1, 4, 1, 5, 9, 2, 6]), 3)
assert len(_probe) == 5
_x, _y = _probe[4]
assert _x.tolist() == [5, 9, 2] and _y.tolist() == [9, 2, 6]
print("PretrainDataset: ok", _x, _y)


# %% named_tuple_result: Returns a NamedTuple, which is a tuple of two.
from typing import NamedTuple

import torch
from torch.utils.data import Dataset


class Sample(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        b = self.block_size
        return Sample(x=self.tokens[idx:idx + b], y=self.tokens[idx + 1:idx + b + 1])


# %% numpy_round_trip: Slices a numpy array and converts back with from_numpy.
import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        arr = self.tokens.numpy()
        x = torch.from_numpy(arr[idx:idx + self.block_size].astype(np.int64))
        y = torch.from_numpy(arr[idx + 1:idx + self.block_size + 1].astype(np.int64))
        return x, y


# %% one_window_then_split: Takes block_size + 1 tokens at once and drops the last for x, the first for y.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx : idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% plain_slices: The plain solution: two slices, one token apart.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int):
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 1 : idx + 1 + self.block_size]
        return x, y


# %% prints_and_warnings: Prints and warns in every call; the values are right.
import sys
import warnings

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        print(f"[debug] idx={idx} / {len(self)}", file=sys.stderr)
        warnings.warn("正在取样本 / fetching a sample", stacklevel=2)
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        print("x.shape =", x.shape, "y.shape =", y.shape)
        return x, y


# %% recursion_token_by_token: Builds x recursively by halving the window, then y with one more token.
import torch
from torch.utils.data import Dataset


def collect(tokens, start, stop):
    if stop - start == 1:
        return tokens[start].reshape(1)
    middle = (start + stop) // 2
    return torch.cat((collect(tokens, start, middle), collect(tokens, middle, stop)))


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = collect(self.tokens, idx, idx + self.block_size)
        y = torch.cat([x[1:], self.tokens[idx + self.block_size].reshape(1)])
        return x, y


# %% roll_the_whole_text: Rolls the whole text by one; the wrapped token lies outside every sample.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        moved = torch.roll(self.tokens, shifts=-1, dims=0)
        return self.tokens[idx:idx + self.block_size], moved[idx:idx + self.block_size]


# %% strict_type_hints: Postponed annotations, aliases and a Final constant.
from __future__ import annotations

from typing import Final

import torch
from torch import LongTensor, Tensor
from torch.utils.data import Dataset

Sample = tuple[Tensor, Tensor]
SHIFT: Final[int] = 1


class PretrainDataset(Dataset[Sample]):
    tokens: LongTensor
    block_size: int

    def __init__(self, tokens: LongTensor, block_size: int) -> None:
        super().__init__()
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, self.tokens.size(0) - self.block_size)

    def __getitem__(self, idx: int) -> Sample:
        stop: int = idx + self.block_size
        x: Tensor = self.tokens[idx:stop]
        y: Tensor = self.tokens[idx + SHIFT:stop + SHIFT]
        return x.to(torch.long), y.to(torch.long)


# %% torch_narrow: Uses Tensor.narrow instead of slices.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens.narrow(0, idx, self.block_size)
        y = torch.narrow(self.tokens, dim=0, start=idx + 1, length=self.block_size)
        return x, y


# %% unfold_windows: Looks the sample up in a sliding-window view made by unfold on every call.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        windows = self.tokens.unfold(0, self.block_size + 1, 1)   # [N - block_size, block_size + 1]
        window = windows[idx]
        return window[:self.block_size], window[1:]


# %% unused_imports: Imports much that it never needs, from the standard library, numpy and torch.
import collections
import json
import math
import random
from typing import Optional, Tuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        s = slice(idx, idx + self.block_size)
        return self.tokens[s], self.tokens[slice(s.start + 1, s.stop + 1)]


# %% utf_eight_byte_order_mark: Saved by an editor that puts a UTF-8 byte order mark in front.
# encoding: utf-8-sig
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        """返回 (x, y)，y 比 x 晚一个位置。"""
        x = self.tokens[idx:][:self.block_size]
        y = self.tokens[idx + 1:][:self.block_size]
        return x, y


# %% windows_line_ends: Saved on Windows: every line ends with CRLF.
# newlines: crlf
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        # x: 输入, y: 目标
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + self.block_size + 1]
        return x, y


# %% windows_made_in_init: Prepares all windows once in __init__, guarding texts that are too short.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        # a text shorter than one window has no samples at all
        if len(tokens) > block_size:
            self.inputs = tokens[:-1].unfold(0, block_size, 1)
            self.targets = tokens[1:].unfold(0, block_size, 1)

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.inputs[idx], self.targets[idx]


# %% stacked_from_offsets: Stacks the tokens one by one, as batch samplers of small trainers do.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.stack([self.tokens[idx + i] for i in range(self.block_size)])
        y = torch.stack([self.tokens[idx + 1 + i] for i in range(self.block_size)])
        return x, y


# %% numpy_int64_as_tensor: Goes through a numpy int64 array and as_tensor.
import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = np.asarray(self.tokens)[idx : idx + self.block_size + 1].astype(np.int64)
        x = torch.as_tensor(chunk[:-1], dtype=torch.long)
        y = torch.as_tensor(chunk[1:], dtype=torch.long)
        return x, y
