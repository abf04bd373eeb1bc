"""Has student code changed the process it ran in? Then the next check needs a new one, or would judge wrongly.

A forgotten ``torch.set_default_dtype(torch.float64)`` must not live on after the student has deleted the line.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

# Modules and classes whose contents student code might replace by accident (math.pi = 3).
WATCHED = (
    ("math", None),
    ("builtins", None),
    ("torch", None),
    ("torch.nn.functional", None),
    ("torch.nn.utils", None),
    ("torch", "Tensor"),
    ("torch.optim", "Optimizer"),
    ("torch.utils.data", "Dataset"),
)
Globals = dict[str, dict[str, int]]


def globals_now() -> Globals:
    """The identity of everything in the watched places that are imported, and of the process's environment.

    pytest's own variables come and go with every run.
    """
    found: Globals = {
        "environment": {
            name: hash(value) for name, value in os.environ.items() if not name.startswith("PYTEST_")
        },
        "process": {"threads": threading.active_count()},
    }
    for module_name, class_name in WATCHED:
        module = sys.modules.get(module_name)
        if module is not None:
            place: Any = getattr(module, class_name) if class_name else module
            found[f"{module_name}.{class_name}"] = {name: id(value) for name, value in vars(place).items()}
    return found


def is_worn(before: Globals) -> bool:
    """Whether anything of ``before`` has changed, or torch's own switches are not as they are at the start."""
    now = globals_now()
    return _changed(before, now) or _torch_switches() not in (
        None,
        ("torch.float32", True, "cpu", False, False),
    )


def _changed(before: Globals, now: Globals) -> bool:
    """Additions don't count: torch imports parts of itself late."""
    return any(
        now[place].get(name) != identity
        for place, names in before.items()
        for name, identity in names.items()
    )


def _torch_switches() -> tuple[str, bool, str, bool, bool] | None:
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "get_default_dtype"):
        return None
    return (
        str(torch.get_default_dtype()),
        torch.is_grad_enabled(),
        str(torch.get_default_device()),
        torch.is_anomaly_enabled(),
        torch.are_deterministic_algorithms_enabled(),
    )
