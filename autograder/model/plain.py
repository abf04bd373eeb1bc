"""What drivers are written with: turns what student code returns into plain data, and names a call in its own words.

A driver is a small public module per TODO (``tests/drivers/<step>/<module>.py``). Each of its functions takes the
student's module and plain numbers, calls the student, and returns plain numbers. It holds no expected value. Drivers
run in the sandbox when grading and in the student's own process in the public checks, so this module needs no torch.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from autograder.model.wire import DTYPES, Opaque

Function = TypeVar("Function", bound=Callable[..., Any])
MAX_ARRAY_BYTES = 8 << 20


def data(name: str) -> bytes:
    """A data file that the step gives, by the name under which step.toml lists it as ``sandbox``.

    For questions and ``warm()``: there is none yet while a driver is being imported.
    """
    return _read(name)


def read_data_by(reader: Callable[[str], bytes]) -> None:
    """Say where ``data`` comes from in this process: for whoever is about to ask a driver."""
    global _read
    _read = reader


def _no_data(name: str) -> bytes:
    raise LookupError(f"{name}: no step is being asked")


_read: Callable[[str], bytes] = _no_data


def in_words(template: str) -> Callable[[Function], Function]:
    """Say how a driver's function reads in a student's words, e.g. ``"scale({values}, {factor})"``.

    ``template`` is filled with the call's arguments by ``str.format``.
    """

    def mark(function: Function) -> Function:
        function.template = template  # pyright: ignore[reportFunctionMemberAccess]
        return function

    return mark


def type_name(value: object) -> str:
    """The short name of a value's type, for the words "returned a list[2], where a number was expected"."""
    size = f"[{len(value)}]" if type(value) in (tuple, list) else ""  # pyright: ignore[reportArgumentType]
    return str(type(value).__name__)[:60] + size


def number(value: Any) -> float | Opaque | None:
    """A real number as a float; None as None; anything else as the name of its type.

    A number is an int, a float, a numpy real scalar, or a tensor or numpy array without dimensions. Infinite and NaN
    values pass through: the test that asked says what is wrong with them.
    """
    if value is None:
        return None
    if isinstance(value, bool | np.bool_):
        return Opaque("bool")
    if isinstance(value, int | float | np.integer | np.floating):
        try:
            return float(value)
        except OverflowError:
            return math.inf
    plain = array(value)
    if isinstance(plain, np.ndarray) and plain.shape == () and plain.dtype.kind in "fiu":
        return float(plain)
    return plain if isinstance(plain, Opaque) else Opaque(f"{type_name(value)}{list(plain.shape)}")


def array(value: Any) -> np.ndarray | Opaque:
    """A torch tensor or numpy array as a numpy array, with its own dtype; anything else as the name of its type."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        if (
            value.dtype in (torch.bfloat16, torch.complex64, torch.complex128)
            or value.layout != torch.strided
        ):
            return Opaque(f"Tensor of {str(value.dtype).removeprefix('torch.')}")
        value = value.detach().cpu().resolve_conj().resolve_neg().numpy()
    if not isinstance(value, np.ndarray):
        return Opaque(type_name(value))
    if value.dtype.str not in DTYPES or value.nbytes > MAX_ARRAY_BYTES:
        return Opaque(f"array of {value.dtype.name} with shape {list(value.shape)}"[:60])
    return np.array(value, copy=True)


def tensor(value: Any) -> np.ndarray | Opaque:
    """A torch tensor as a numpy array; anything else, numpy arrays too, as the name of its type."""
    torch = sys.modules["torch"]
    return array(value) if isinstance(value, torch.Tensor) else Opaque(type_name(value))
