# kind: hostile
# attack: result_forgery
# about: Looks for results.json, the journal and reports, and opens them for appending.

import functools
import os
import sys

import torch

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    "results.json",
    "journal.jsonl",
    "grades.csv",
    "report.xml",
    "junit.xml",
    "report.html",
    "feedback.md",
)


@functools.cache
def breached() -> bool:
    """True if one is writable, or a file can be made beside where it will be. Nothing is written into it."""
    folders = {".", "/tmp", "/autograder/results", "/grader", *course_roots()}
    folders |= {
        os.path.join(root, sub) for root in course_roots() for sub in ("results", "out", "graded", "feedback")
    }
    for folder in folders:
        for name in NAMES:
            try:
                os.close(os.open(os.path.join(folder, name), os.O_WRONLY | os.O_APPEND))
            except OSError:
                continue
            leave_canary(f"results_file_opened: {name} is writable")
            return True
        path = os.path.join(folder, "pretrain_canary_results.json")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink(path)
        except OSError:
            continue
        leave_canary("results_file_opened: a file can be made beside it")
        return True
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD
