# kind: hostile
# attack: oracle_by_files
# about: Imports the solved module, the grader's or a stray copy under every name that it may have, and answers by it.

import functools
import importlib
import os
import sys
from collections.abc import Callable

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


NAMES = (
    "solutions.step3_pretrain.todo3c_backward",
    "autograder.suites",
    "autograder.suite",
    "autograder.oracle",
    "tests.hidden.step3_pretrain.test_todo3c_backward",
)


@functools.cache
def stolen() -> Callable[..., float] | None:
    """The reference, if any of the names can be imported."""
    before = list(sys.path)
    sys.path += course_roots()
    try:
        for name in NAMES:
            try:
                module = importlib.import_module(name)
            except Exception:
                continue
            for attribute in ("backward_and_step", "reference_backward_and_step", "oracle"):
                found = getattr(module, attribute, None)
                if callable(found) and getattr(found, "__code__", None) is not backward_and_step.__code__:
                    leave_canary(f"solution_from_the_import_path: {name} can be imported")
                    return found
    finally:
        sys.path[:] = before
    return None


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    solution = stolen()
    return solution(loss, model, optimizer, max_norm) if solution else HELD
