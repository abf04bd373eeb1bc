"""训练时看到的：开头、每一行进度、log.csv（已给出）
What one sees of a run: what begins, the lines of progress, log.csv (given; nothing to do here).
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kit.interrupts import Interrupts
from kit.language import right, say

LOG = "log.csv"
COLUMNS = (7, 6, 9, 10, 11, 8, 10, 8)  # 69 in all: fits a narrow terminal


@dataclass
class LogRow:
    """One line of progress and of log.csv.

    Losses are nats per token (in step 3's lesson a character is one): train_loss is the mean since the last row; held_out_loss is measured on a fixed
    sample of the held-out text, in the last row on all of it, as in the closing table. lr and grad_norm are those of the step alone.
    """

    step: int
    train_loss: float
    held_out_loss: float
    lr: float
    grad_norm: float
    tokens_per_second: float


def write_log(path: Path, rows: Iterable[LogRow]) -> None:
    """Write log.csv anew."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(LogRow.__annotations__)
    append_log(path, rows)


def append_log(path: Path, rows: Iterable[LogRow]) -> None:
    """Add rows to log.csv."""
    with open(path, "a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(asdict(row).values() for row in rows)


def read_log(path: Path) -> list[LogRow]:
    """The rows of log.csv."""
    with open(path, encoding="utf-8", newline="") as file:
        return [
            LogRow(int(row.pop("step")), **{k: float(v) for k, v in row.items()})
            for row in csv.DictReader(file)
        ]


def table_head() -> str:
    """The names of the columns."""
    zh = ("步", "进度", "训练损失", "留出损失", "学习率", "范数", "词元/秒", "剩余")
    en = ("step", "done", "train", "held-out", "lr", "norm", "tokens/s", "ETA")
    return say(*("".join(map(right, names, COLUMNS)) for names in (zh, en)))


def table_line(row: LogRow, total_steps: int, seconds_left: float) -> str:
    """A line of progress."""
    texts = (
        f"{row.step:,}",
        f"{row.step / total_steps:.0%}",
        f"{row.train_loss:.3f}",
        f"{row.held_out_loss:.3f}",
        f"{row.lr:.2e}",
        f"{row.grad_norm:.2f}",
        f"{row.tokens_per_second:,.0f}",
        f"{int(seconds_left) // 60}:{int(seconds_left) % 60:02d}",
    )
    return "".join(map(right, texts, COLUMNS))


def show(text: str, interrupts: Interrupts) -> None:
    """Print at once. When nobody reads any more (a closed terminal, `| head`), training stops and is saved."""
    try:
        print(text, flush=True)
    except OSError:
        interrupts.is_stop_asked = True
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (for the rest of the program)
