"""Asks TODO 1: builds a dataset from plain numbers and hands back its windows."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader

from autograder.model import plain
from autograder.model.declared import WindowsOf, advises, pictured, returns
from autograder.model.plain import in_words
from autograder.model.wire import Opaque


def advises_on_pairs(function: Any) -> Any:
    """What it means, in all functions here, when x and y don't come back."""
    for part in ("x", "y"):
        function = advises(
            part,
            r".* in place of the pair \(x, y\)",
            zh="__getitem__ 要返回两个张量：return x, y",
            en="__getitem__ has to return two tensors: return x, y",
            expected_zh="两个张量 (x, y)",
            expected_en="two tensors (x, y)",
        )(function)
    return function


@in_words("PretrainDataset(torch.tensor({tokens}), block_size={block_size})[{idx}]")
@returns("x", "y", answer={"x": "array[20000]", "y": "array[20000]"})
@advises_on_pairs
@pictured(WindowsOf("tokens", begin=lambda call, row: call["idx"], parts={"x": 0, "y": 1}))
def window(student: types.ModuleType, tokens: Any, block_size: int, idx: int) -> dict[str, Any]:
    """One window of a new dataset: its x and y."""
    x, y = _pair(_dataset(student, _tensor(tokens), block_size)[idx])
    return {"x": x, "y": y}


@in_words(
    "dataset = PretrainDataset(torch.tensor({tokens}), block_size={block_size}); [dataset[i] for i in {indices}]"
)
@returns(
    "x",
    "y",
    answer={
        "x": "array[20000]",
        "y": "array[20000]",
        "tokens": "array[20000]",
        "tokens of the dataset": "array[20000]",
    },
)
@advises_on_pairs
@pictured(WindowsOf("tokens", begin=lambda call, row: call["indices"][row], parts={"x": 0, "y": 1}))
def windows(student: types.ModuleType, tokens: Any, block_size: int, indices: list[int]) -> dict[str, Any]:
    """Several windows of one dataset, in this order, as rows of x and y; the tokens afterwards, and those that the dataset
    keeps, int64[N]: the former again, where ``tokens`` is no tensor of its own.
    """
    own = _tensor(tokens)
    dataset = _dataset(student, own, block_size)
    pairs = [_pair(dataset[idx]) for idx in indices]
    kept = getattr(dataset, "tokens", None)
    return {
        "x": _rows([x for x, _ in pairs]),
        "y": _rows([y for _, y in pairs]),
        "tokens": plain.tensor(own),
        "tokens of the dataset": plain.tensor(kept if isinstance(kept, torch.Tensor) else own),
    }


@in_words(
    "DataLoader(PretrainDataset(torch.tensor({tokens}), block_size={block_size}), batch_size={batch_size})"
)
@returns("x", "y", answer={"x": "array[20000]", "y": "array[20000]"})
@advises_on_pairs
@pictured(WindowsOf("tokens", begin=lambda call, row: row, parts={"x": 0, "y": 1}))
def batches(student: types.ModuleType, tokens: Any, block_size: int, batch_size: int) -> dict[str, Any]:
    """All windows, in order, as a DataLoader gives them: the batches' rows one below the other."""
    dataset = _dataset(student, _tensor(tokens), block_size)
    pairs = [_pair(batch) for batch in DataLoader(dataset, batch_size=batch_size, shuffle=False)]
    return {"x": _joined([x for x, _ in pairs]), "y": _joined([y for _, y in pairs])}


def warm() -> None:
    """Run a DataLoader once: its first use is the slow one."""
    row = torch.arange(3)
    for _ in DataLoader([(row, row)], batch_size=1, shuffle=False):  # pyright: ignore[reportArgumentType]
        pass


def _tensor(tokens: Any) -> torch.Tensor:
    return torch.tensor(tokens, dtype=torch.int64)


def _dataset(student: types.ModuleType, tokens: torch.Tensor, block_size: int) -> Any:
    return student.PretrainDataset(tokens, block_size)


def _pair(item: Any) -> tuple[Any, Any]:
    """x and y as arrays. What is no pair at all goes as both, so that the test can name its type."""
    if isinstance(item, tuple | list) and len(item) == 2:
        return plain.tensor(item[0]), plain.tensor(item[1])
    if item is None:
        return None, None
    size = list(item.shape) if isinstance(item, torch.Tensor) else ""
    odd = Opaque(f"{plain.type_name(item)}{size} in place of the pair (x, y)"[:80])
    return odd, odd


def _rows(arrays: list[Any]) -> Any:
    """Windows of the same shape and dtype as the rows of one array; else the first one that is different."""
    return _put_together(arrays, np.stack)


def _joined(arrays: list[Any]) -> Any:
    """Batches as one array; else the first one that doesn't fit. No batch at all: an empty array."""
    return _put_together(arrays, np.concatenate)


def _put_together(arrays: list[Any], by: Any) -> Any:
    for array in arrays:
        fits = isinstance(array, np.ndarray) and array.ndim > 0 and array.dtype == arrays[0].dtype
        if not fits or array.shape[1:] != arrays[0].shape[1:]:
            return array
    try:
        return by(arrays)
    except ValueError:  # windows of different lengths, or no window
        return next((a for a in arrays if a.shape != arrays[0].shape), np.zeros((0, 0), dtype="int64"))
