"""What drivers of lists share: lists of ids, counts, pairs and texts as plain data, without judging them."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.model import plain
from autograder.model.wire import Opaque

LONGEST_TEXT = 100_000


def ids(value: Any) -> np.ndarray | Opaque | None:
    """A list of integers as int64[n]; None as None; anything else as the name of its type."""
    if value is None:
        return None
    if not isinstance(value, list):
        return Opaque(f"{plain.type_name(value)} in place of list"[:80])
    return _integers(value, "list")


def pair(value: Any) -> np.ndarray | Opaque | None:
    """A tuple of two integers as int64[2]; None as None; anything else as the name of its type."""
    if value is None:
        return None
    if not isinstance(value, tuple) or len(value) != 2:
        return Opaque(f"{plain.type_name(value)} in place of tuple[2]"[:80])
    return _integers(list(value), "tuple")


def counts(value: Any) -> np.ndarray | Opaque | None:
    """A dictionary of pairs and how often they occur as int64[n, 3], a row (left, right, count) each, sorted by pair.

    None as None; anything else as the name of its type, or of that of the first key or value that doesn't fit.
    """
    if value is None:
        return None
    if not isinstance(value, dict):
        return Opaque(f"{plain.type_name(value)} in place of dict"[:80])
    for key, count in value.items():
        if not isinstance(pair(key), np.ndarray):
            of = " for a dict" if isinstance(count, dict) else ""
            return Opaque(f"dict with a key that is a {plain.type_name(key)}{of}"[:80])
    rows = [[*key, count] for key, count in value.items()]
    found = table(rows, 3)
    return found if isinstance(found, Opaque) else found[np.lexsort((found[:, 1], found[:, 0]))]


def table(rows: list[list[Any]], columns: int) -> np.ndarray | Opaque:
    """Rows of integers as int64[n, columns]; the name of the first type that is none."""
    flat = _integers([number for row in rows for number in row], "table")
    return flat if isinstance(flat, Opaque) else flat.reshape(-1, columns)


def text(value: Any) -> str | Opaque | None:
    """A string as it is; None as None; anything else, and what no file could hold, as the name of its type."""
    if value is None:
        return None
    if not isinstance(value, str):
        return Opaque(plain.type_name(value))
    if len(value) > LONGEST_TEXT:
        return Opaque(f"str of {len(value)} characters")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return Opaque("str with half a character")
    return str(value)


def _integers(values: list[Any], whole: str) -> np.ndarray | Opaque:
    """int64[n] of what holds nothing but integers (of Python or numpy)."""
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | np.integer):
            return Opaque(f"{whole} with a {plain.type_name(value)}"[:80])
    try:
        return np.array([int(value) for value in values], dtype=np.int64)
    except OverflowError:
        return Opaque(f"{whole} with an integer beyond 64 bits")
