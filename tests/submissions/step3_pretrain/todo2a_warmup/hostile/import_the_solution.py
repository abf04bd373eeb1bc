# kind: hostile
# attack: oracle_by_files
# about: Looks for the solved file above itself, the working directory and the import path, and answers by it.

import functools
import os
import sys
from collections.abc import Callable

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


@functools.cache
def stolen() -> Callable[..., float] | None:
    """The solution's function, if its file can be read."""
    for root in course_roots():
        path = os.path.join(root, "solutions", "step3_pretrain", "todo2a_warmup.py")
        try:
            with open(path, encoding="utf-8") as file:
                source = file.read()
        except OSError:
            continue
        scope: dict[str, object] = {"__name__": "stolen"}
        exec(compile(source, path, "exec"), scope)
        leave_canary("import_the_solution: the solution's file was read")
        return scope["warmup_lr"]
    return None


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    solution = stolen()
    return solution(step, warmup_steps, max_lr) if solution else HELD
