"""The command line of train_exercise.py (being written: for now it only says so)."""

from __future__ import annotations


def main() -> int:
    print("训练命令还在编写中 / the training command is still being written")
    return 1
