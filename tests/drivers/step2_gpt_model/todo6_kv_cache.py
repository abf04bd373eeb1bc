"""Asks TODO 6: a cache that grows."""

from __future__ import annotations

import types
from typing import Any

import numpy as np

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words
from autograder.model.wire import Opaque
from tests.drivers.tensors import drawn, returned


@in_words(
    "for k, v in parts: cache = extend(cache, k, v)   # B, H, D = {shape}; lengths: {lengths}; seed = {seed}"
)
@returns(
    "keys",
    "values",
    answer={"keys": "array[20000]", "values": "array[20000]", "arguments *": "arrays[200, 20000]"},
)
def extended(student: types.ModuleType, seed: int, shape: list[int], lengths: list[int]) -> dict[str, Any]:
    """Keys and values of the cache after the last part; and all parts and caches as they were when they were first seen,
    and as they are in the end, by their number.

    Drawn: k, then v, of each part. ``shape`` is [B, H, D].
    """
    rng = np.random.default_rng(seed)
    batch, heads, width = shape
    cache: Any = None
    kept: list[tuple[Any, Any]] = []
    for length in lengths:
        k, v = (drawn(rng, (batch, heads, length, width)) for _ in range(2))
        kept += [(k, k.clone()), (v, v.clone())]
        cache = student.extend(cache, k, v)
        if not isinstance(cache, tuple | list) or len(cache) != 2:
            odd = Opaque(plain.type_name(cache)) if cache is not None else None
            return {"keys": odd, "values": odd, "arguments before": {}, "arguments afterwards": {}}
        kept += [(part, part.clone()) for part in cache if hasattr(part, "clone")]
    return {
        "keys": returned(cache[0]),
        "values": returned(cache[1]),
        "arguments before": {str(number): plain.array(then) for number, (_, then) in enumerate(kept)},
        "arguments afterwards": {str(number): plain.array(now) for number, (now, _) in enumerate(kept)},
    }
