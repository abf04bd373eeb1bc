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
from typing import Any, NoReturn

import language
import stories
import todo_status
from interrupts import Interrupts
from language import say

LESSON_COMMAND = """\
  python train_exercise.py --device cpu --epochs 3 --batch_size 8 \\
      --log_interval 20"""

# An epoch is this part of all windows, drawn at random without repetition. Neighbouring windows share all but one
# character: with block_size 128 an epoch still reads every character four times.
EPOCH_DIVISOR = 32


class UsageError(Exception):
    """Something that the person at the keyboard can mend; the text says what, in their language."""


def option(default: object, zh: str, en: str, kind: type | None = None) -> Any:
    """A field of Settings that is an option of the command line; kind: its type, if not the default's."""
    return field(default=default, metadata={"zh": zh, "en": en, "kind": kind or type(default)})


@dataclass(frozen=True)
class Settings:
    """All that determines a run. min_lr and warmup_steps are None until the number of steps is known."""

    data: str = option(
        "sample_data.txt",
        "要学习的文本，UTF-8；默认的文件不存在时，会写入课程的小故事",
        "the text to learn from, UTF-8; the default is made of the course's stories if it is missing",
    )
    epochs: int = option(
        3,
        f"训练几轮；一轮 = 全部窗口的 1/{EPOCH_DIVISOR}",
        f"an epoch is 1/{EPOCH_DIVISOR} of all windows",
    )
    batch_size: int = option(8, "一批几个窗口", "windows in a batch")
    block_size: int = option(128, "窗口长度，字符数", "characters in a window")
    n_layer: int = option(2, "层数", "layers")
    n_head: int = option(4, "注意力头数", "attention heads")
    n_embd: int = option(128, "宽度", "width")
    dropout: float = option(0.0, "随机丢弃的比例", "share of activations dropped")
    learning_rate: float = option(3e-3, "最大学习率 (max_lr)", "largest learning rate (max_lr)")
    min_lr: float | None = option(
        None, "最小学习率（默认是最大的 1/10）", "smallest learning rate (default: a tenth of it)", float
    )
    warmup_steps: int | None = option(
        None, "预热步数（默认是总步数的 1/10，至多 100）", "(default: a tenth of all steps, at most 100)", int
    )
    grad_clip: float = option(1.0, "梯度总范数的上限 (max_norm)", "largest total gradient norm (max_norm)")
    weight_decay: float = option(0.1, "权重衰减", "weight decay")
    seed: int = option(1, "随机种子", "random seed")
    log_interval: int = option(20, "每几步显示一行", "steps between two lines of progress")
    device: str = option("auto", "auto、cpu、cuda 或 mps", "auto, cpu, cuda or mps")
    compile: bool = option(
        False,
        "用 torch.compile（需要 C++ 编译器；长时间训练才合算）",
        "use torch.compile (needs a C++ compiler; worth it for long runs only)",
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
        self._need("n_embd", self.n_embd % self.n_head == 0, f"= n_head ({self.n_head}) × 1, 2, 3 …")
        self._need("device", self.device in ("auto", "cpu", "cuda", "mps"), "auto, cpu, cuda, mps")

    def _need(self, name: str, holds: bool, rule: str) -> None:
        if not holds:
            value = getattr(self, name)
            raise UsageError(say(f"--{name} {value}：应为 {rule}", f"--{name} {value}: must be {rule}"))


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
                    say(
                        f"--{name} {value}：继续训练时不能改变，原来是 {getattr(saved, name)}。\n"
                        "要用新的参数，请不带 --resume 重新开始。",
                        f"--{name} {value}: can't change on --resume; it was {getattr(saved, name)}.\n"
                        "For new settings start without --resume.",
                    )
                )
        return self.settings(saved)


class Parser(argparse.ArgumentParser):
    """Speaks the student's language, as far as the words are ours."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and exit with 2."""
        self.exit(2, f"✗ {message}\n" + say("所有的选项：", "All options:") + f"\n  {self.prog} --help\n")


class Help(argparse.HelpFormatter):
    """Breaks lines by the columns that Chinese characters take."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return language.wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in language.wrap(text, width - len(indent)))


def parse_command(argv: Sequence[str] | None = None) -> Command:
    """Read the command line; prints help or an error and exits as argparse does."""
    _choose_language(argv)
    parser = Parser(
        prog="train_exercise.py",
        description=say("用你的六个 TODO 训练一个小 GPT。", "Train a small GPT with your six TODOs."),
        epilog=say("课程里的命令", "the lesson's command", " / ") + f":\n{LESSON_COMMAND}",
        argument_default=argparse.SUPPRESS,  # so that what was typed can be told from a default
        formatter_class=lambda prog: Help(prog, width=79),
    )
    text = parser.add_mutually_exclusive_group()
    for setting in fields(Settings):
        _add_option(text if setting.name == "data" else parser, setting)
    _say_help(
        text, "--stories", "用课程的中文或英文故事训练", "train on the course's stories", choices=("zh", "en")
    )
    _say_help(
        parser, "--out", "结果放在 X/<时间>/ 里", "results go to X/<time>/", default="runs", metavar="X"
    )
    _say_help(
        parser,
        "--resume",
        "接着训练 RUN（默认是最新的一次）",
        "go on with RUN (default: the newest)",
        nargs="?",
        const="",
        default=None,
        metavar="RUN",
    )
    _say_help(
        parser, "--lang", "用哪种语言（默认看系统设置）", "default: the locale's", choices=language.CHOICES
    )
    given = vars(parser.parse_args(argv))
    given.pop("lang", None)
    if "stories" in given:
        given["data"] = _stories_file(given.pop("stories"))
    return Command(out=Path(given.pop("out")), resume=given.pop("resume"), given=given)


def _choose_language(argv: Sequence[str] | None) -> None:
    """Before anything is said, help and errors included."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    first.add_argument("--lang", choices=language.CHOICES)
    try:
        known, _ = first.parse_known_args(argv)
    except argparse.ArgumentError:
        return  # the real parser says so
    if known.lang is not None:
        language.choose(known.lang)


def _stories_file(stories_language: str) -> str:
    try:
        path = stories.path_of(stories_language)
    except FileNotFoundError as error:
        raise UsageError(str(error)) from error
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return str(path)


def _add_option(parser: argparse._ActionsContainer, setting: Field[Any]) -> None:
    zh, en, kind = (setting.metadata[key] for key in ("zh", "en", "kind"))
    if kind is bool:
        _say_help(parser, f"--{setting.name}", zh, en, action="store_true")
        return
    if setting.default not in (None, MISSING):
        zh, en = f"{zh}（默认 {setting.default}）", f"{en} (default: {setting.default})"
    _say_help(parser, f"--{setting.name}", zh, en, type=kind, metavar="X")


def _say_help(parser: argparse._ActionsContainer, name: str, zh: str, en: str, **more: Any) -> None:
    parser.add_argument(name, help=say(zh, en).replace("%", "%%"), **more)


def main(argv: Sequence[str] | None = None, interrupts: Interrupts | None = None) -> int:
    """Run the command line. interrupts: what hears Ctrl-C (none: Python's own way stays).

    Returns 0 when training has finished, 1 for an open or failing TODO, 2 for wrong options or data, 130 when it
    was stopped early (what was learned is kept).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a pipe on Windows would not be UTF-8
    try:
        command = parse_command(argv)
        if _says_open_todos():
            return 1
        return _run(command, interrupts or Interrupts())
    except UsageError as error:
        print(f"✗ {error}")
        return 2


def _says_open_todos() -> bool:
    messages = todo_status.open_todos()
    if messages:
        print(say("还没有完成：", "Still open:"), *messages, sep="\n  ○ ")
        print(say("完成以上 TODO 之后就可以训练了。", "Training can begin when these are done."))
    return bool(messages)


def _run(command: Command, interrupts: Interrupts) -> int:
    command.settings(Settings())  # a wrong value is named before torch is loaded
    let_threads_wait_shortly()
    import training_session  # torch is loaded here

    return training_session.run(command, interrupts)


def let_threads_wait_shortly() -> None:
    """Must come before torch is loaded. What is set already stays.

    torch's threads meet some hundred times in a training step. GNU's OpenMP lets them spin for a long time there, which
    makes training ten times slower as soon as another program wants the core; sleeping at once costs a quarter
    of the speed of a quiet machine. So they spin for some microseconds, and sleep then.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", "5000")  # Linux; it outranks the next line there
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # other OpenMPs
