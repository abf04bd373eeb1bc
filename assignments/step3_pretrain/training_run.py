"""训练的命令行：参数、还没做的 TODO、开始（已给出）
The command line of a training run: options, open TODOs, start (given; nothing to do here).

Nothing heavy is imported before it is clear that training can begin.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import todo_status

LESSON_COMMAND = "python train_exercise.py --device cpu --epochs 3 --batch_size 8 --log_interval 20"

# An epoch is this part of all windows, drawn at random without repetition. Neighbouring windows share all but one
# character: with block_size 64 an epoch still reads every character 64 / 24, nearly three times.
EPOCH_DIVISOR = 24


class UsageError(Exception):
    """Something that the person at the keyboard can mend; the text says what, in both languages."""


def option(default: object, help: str, kind: type | None = None) -> Any:
    """A field of Settings that is an option of the command line; kind: its type, if not the default's."""
    return field(default=default, metadata={"help": help, "kind": kind or type(default)})


@dataclass(frozen=True)
class Settings:
    """All that determines a run. min_lr and warmup_steps are None until the number of steps is known."""

    data: str = option(
        "sample_data.txt", "文本文件，UTF-8；默认的文件若不存在就会生成 / text, UTF-8; created if missing"
    )
    epochs: int = option(
        3, f"训练几轮；一轮 = 全部窗口的 1/{EPOCH_DIVISOR} / an epoch is 1/{EPOCH_DIVISOR} of all windows"
    )
    batch_size: int = option(8, "一批几个窗口 / windows in a batch")
    block_size: int = option(64, "窗口长度，字符数 / characters in a window")
    n_layer: int = option(2, "层数 / layers")
    n_head: int = option(4, "注意力头数 / attention heads")
    n_embd: int = option(128, "宽度 / width")
    dropout: float = option(0.0, "随机丢弃的比例 / share of activations dropped")
    learning_rate: float = option(3e-3, "最大学习率 / largest learning rate (max_lr)")
    min_lr: float | None = option(None, "最小学习率，默认为最大的 1/10 / smallest (default: a tenth)", float)
    warmup_steps: int | None = option(
        None, "预热步数，默认为总步数的 1/10，至多 100 / (default: a tenth, at most 100)", int
    )
    grad_clip: float = option(1.0, "梯度总范数的上限 / largest total gradient norm (max_norm)")
    weight_decay: float = option(0.1, "权重衰减 / weight decay")
    seed: int = option(1, "随机种子 / random seed")
    log_interval: int = option(20, "每几步显示一行 / steps between two lines of progress")
    device: str = option("auto", "auto, cpu, cuda 或 / or mps")
    compile: bool = option(
        False, "用 torch.compile（需要 C++ 编译器；长时间训练才合算）/ worth it for long runs only"
    )

    def check(self) -> None:
        """Raises UsageError for a value that can't be."""
        for name in ("epochs", "batch_size", "block_size", "n_layer", "n_head", "n_embd", "log_interval"):
            self._need(name, getattr(self, name) >= 1, ">= 1")
        for name in ("learning_rate", "grad_clip"):
            self._need(name, getattr(self, name) > 0, "> 0")
        self._need("dropout", 0 <= self.dropout < 1, ">= 0, < 1")
        self._need("weight_decay", self.weight_decay >= 0, ">= 0")
        self._need("warmup_steps", self.warmup_steps is None or self.warmup_steps >= 0, ">= 0")
        self._need(
            "min_lr", self.min_lr is None or 0 <= self.min_lr <= self.learning_rate, ">= 0, <= learning_rate"
        )
        self._need(
            "n_embd", self.n_embd % self.n_head == 0, f"n_head ({self.n_head}) 的倍数 / a multiple of n_head"
        )
        self._need("device", self.device in ("auto", "cpu", "cuda", "mps"), "auto, cpu, cuda, mps")

    def _need(self, name: str, holds: bool, rule: str) -> None:
        if not holds:
            raise UsageError(f"--{name} {getattr(self, name)}: 应为 / must be {rule}")


FREE_ON_RESUME = {"data", "device", "compile"}  # what may change without changing what is learned


@dataclass(frozen=True)
class Command:
    """What was typed: options, the folder of results, and which run to resume ("": the newest)."""

    given: dict[str, Any]
    out: Path
    resume: str | None

    def settings(self, base: Settings) -> Settings:
        """`base` with what was typed on top. Raises UsageError for a value that can't be."""
        settings = replace(base, **self.given)
        settings.check()
        return settings

    def settings_on_resume(self, saved: Settings) -> Settings:
        """The settings of the run that goes on. Raises UsageError if an option would change what it learns."""
        for name, value in self.given.items():
            if name not in FREE_ON_RESUME and value != getattr(saved, name):
                raise UsageError(
                    f"--{name} {value}: 继续训练时不能改变 / can't change on --resume; "
                    f"原来是 / it was {getattr(saved, name)}\n"
                    "要用新的参数，请不带 --resume 重新开始 / for new settings start without --resume"
                )
        return self.settings(saved)


def parse_command(argv: Sequence[str] | None = None) -> Command:
    """Read the command line; prints help or an error and exits as argparse does."""
    parser = argparse.ArgumentParser(
        prog="train_exercise.py",
        description="用你的六个 TODO 训练一个小 GPT / Train a small GPT with your six TODOs.",
        epilog=f"课程里的命令 / the lesson's command:  {LESSON_COMMAND}",
        argument_default=argparse.SUPPRESS,  # so that what was typed can be told from a default
    )
    for setting in fields(Settings):
        _add_option(parser, setting)
    parser.add_argument(
        "--out", default="runs", help="结果放在 OUT/<时间>/ / results go to OUT/<time>/ (default: runs)"
    )
    parser.add_argument(
        "--resume",
        nargs="?",
        const="",
        default=None,
        metavar="RUN",
        help="接着训练 RUN（默认最新的一次）/ go on with it",
    )
    given = vars(parser.parse_args(argv))
    return Command(out=Path(given.pop("out")), resume=given.pop("resume"), given=given)


def _add_option(parser: argparse.ArgumentParser, setting: Field[Any]) -> None:
    text = setting.metadata["help"]
    if setting.metadata["kind"] is bool:
        parser.add_argument(f"--{setting.name}", action="store_true", help=text)
        return
    if setting.default not in (None, MISSING):
        text += f" (default: {setting.default})"
    parser.add_argument(f"--{setting.name}", type=setting.metadata["kind"], metavar="X", help=text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns 0 when training has finished, 1 for an open or failing TODO, 2 for wrong options or data, 130 when it
    was stopped early (what was learned is kept).
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # a pipe on Windows would not be UTF-8
    command = parse_command(argv)
    if messages := todo_status.open_todos():
        print("还没有完成 / still open:", *messages, sep="\n  ○ ")
        print("完成以上 TODO 之后就可以训练了 / Training can begin when these are done.")
        return 1
    try:
        return _run(command)
    except UsageError as error:
        print(f"✗ {error}")
        return 2


def _run(command: Command) -> int:
    command.settings(Settings())  # a wrong value is named before torch is loaded
    # Threads that wait for each other by spinning make training ten times slower as soon as another program wants a
    # core too; let them sleep instead. Read when torch is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import training_session  # torch is loaded here

    return training_session.run(command)
