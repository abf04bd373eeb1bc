"""一个阶段接一个阶段地做，进度条，Ctrl-C 以后接着来（已给出）
One stage after the other, with bars; after Ctrl-C the same command goes on (given; nothing to do here).
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from kit import stories
from kit.chain import choose
from kit.chain.stages import ASSIGNMENTS, BY_ID, MODEL, STAGES, TOKENIZER, Made, Place, Stage
from kit.chain.work import BROKEN, UNUSABLE, Event
from kit.interrupts import EXIT_CODE
from kit.language import say
from kit.options import UsageError

LOG = "log.txt"


class Stop(Exception):
    """Ctrl-C was pressed."""


@dataclass
class Chain:
    """A chain that is being made. mine: whose code made each stage so far; problems: stages whose own code didn't do."""

    place: Place
    console: Console
    mine: dict[str, bool] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def make(self, stages: Sequence[Stage], fresh: bool) -> None:
        """Bring the stages up to date, in order. Raises UsageError, OSError, Stop."""
        for stage in stages:
            self.bring_up_to_date(stage, fresh)

    def bring_up_to_date(self, stage: Stage, fresh: bool) -> None:
        """Make the stage by the student's code or take the course's result, unless it is what it was."""
        with self.waiting(say(f"检查第 {_number(stage)} 步", f"checks step {_number(stage)}", " / ")):
            why = choose.why_not_mine(stage, self.place.root)
        for need in stage.needs:
            self._have(BY_ID[need])
        self.mine[stage.id] = not why
        key, made = self.place.key(stage, not why), self.place.made(stage.id)
        if made is not None and made.key == key and not fresh:
            self.mine[stage.id] = made.mine
            self._say(stage, made, say("没有变", "unchanged", " / "))
            return
        folder = self.place.folder(stage.id)
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "stage.json").unlink(missing_ok=True)
        if not why:
            made, why = self._by_own_code(stage, key)
            if why:
                self.problems.append(f"{stage.name}: {why}")
        if why:
            self.mine[stage.id] = False
            made = self._by_the_course(stage, key, why)
        assert made is not None
        self.place.write(stage.id, made)
        self._say(stage, made, f"{made.seconds:.0f} s" if made.seconds >= 1 else "")

    def _have(self, stage: Stage) -> None:
        """What another stage begins from: as it was made, else the course's."""
        made = self.place.made(stage.id)
        if made is None:
            self.place.folder(stage.id).mkdir(parents=True, exist_ok=True)
            why = say("没有要它重做", "not asked for", " / ")
            made = self._by_the_course(stage, self.place.key(stage, False), why)
            self.place.write(stage.id, made)
        self.mine[stage.id] = made.mine

    def waiting(self, text: str) -> AbstractContextManager[object]:
        """Something turns while one waits; where nobody could see it turn, nothing."""
        return self.console.status(text) if self.console.is_terminal else nullcontext()

    # ---- the student's

    def _by_own_code(self, stage: Stage, key: str) -> tuple[Made | None, str]:
        """What came of it; else nothing, and what went wrong. Raises UsageError, OSError, Stop."""
        began = time.monotonic()
        last, code = self._watch(stage)
        if code == EXIT_CODE:
            raise Stop
        log = self.place.folder(stage.id) / LOG
        if code == UNUSABLE:
            raise UsageError(last.problem)
        if code == BROKEN or code != 0 or not last.figures:
            return None, last.problem or say(
                f"它的进程结束了（{code}）；看看 {log}", f"its process ended ({code}); see {log}"
            )
        if why := got_worse(stage.id, last.figures):
            return None, why
        seconds = time.monotonic() - began
        return Made(key=key, mine=True, seconds=seconds, rows=last.rows, figures=last.figures), ""

    def _watch(self, stage: Stage) -> tuple[Event, int]:
        """Start the work in a process of its own, and show how far it is; the last that it said, and its exit code."""
        whose = ",".join(f"{name}={'mine' if own else 'course'}" for name, own in self.mine.items())
        root = str(self.place.root.resolve())
        command = [sys.executable, "-m", "kit.chain.work", stage.id, self.place.language, root, whose]
        environment = {**os.environ, "PYTHONUTF8": "1"}
        last = Event()
        with (
            open(self.place.folder(stage.id) / LOG, "w", encoding="utf-8") as log,
            self._bar() as bar,
            subprocess.Popen(
                command,
                cwd=ASSIGNMENTS,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            ) as process,
        ):
            assert process.stdout is not None
            task = bar.add_task(f"{stage.name}: {say(*stage.doing, between=' / ')}", total=None, note="")
            stopped = False
            while True:
                try:
                    for line in process.stdout:
                        with suppress(msgspec.DecodeError):  # Ctrl-C may have cut a line in two
                            last = msgspec.json.decode(line, type=Event)
                        if last.total:
                            bar.update(task, completed=last.done, total=last.total, note=last.note)
                    break
                except (
                    KeyboardInterrupt
                ):  # the process has heard it, too: it keeps what it has learned, and ends
                    stopped = True
                    bar.update(task, note=say("停下，存盘 …", "stops and keeps …", " / "))
            code = process.wait()
        return last, EXIT_CODE if stopped else code

    def _bar(self) -> Progress:
        return Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            TextColumn(say("还要", "left", " / ")),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[note]}"),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    # ---- the course's

    def _by_the_course(self, stage: Stage, key: str, why: str) -> Made:
        """Take the shipped result. Raises FileNotFoundError when the course ships none, OSError."""
        source = stories.find_data_folder() / "artefacts" / self.place.language
        folder = self.place.folder(stage.id)
        if stage.id == "tokenizer" or stage.has_model:
            shutil.copyfile(source / TOKENIZER, folder / TOKENIZER)
        if stage.has_model:
            shutil.copyfile(source / stage.artefact, folder / MODEL)
        return Made(key=key, mine=False, why=why)

    def _say(self, stage: Stage, made: Made, more: str) -> None:
        who = say("你的代码", "your code", " / ") if made.mine else say("课程自带的", "the course's", " / ")
        why = f" ({made.why.splitlines()[0]})" if made.why else ""
        mark = "[green]✓[/]" if made.mine else "[yellow]○[/]"
        said = summary(stage.id, made.figures)
        self.console.print(f"{mark} {stage.name}: {who}{why}", highlight=False, end="")
        self.console.print(
            "".join(f"  {part}" for part in (said, more) if part), highlight=False, markup=False
        )


def _number(stage: Stage) -> str:
    return stage.step.partition("_")[0].removeprefix("step")


# ---- what a stage's figures mean


def summary(stage: str, figures: dict[str, float]) -> str:
    """The figure that counts, in a few words; "" when there is none."""
    if not figures:
        return ""
    match stage:
        case "tokenizer":
            return say(
                f"每个词元 {figures['characters_a_token']:.2f} 个字符",
                f"{figures['characters_a_token']:.2f} characters a token",
                " / ",
            )
        case "gpt":
            return say(
                f"{figures['parameters']:,.0f} 个参数", f"{figures['parameters']:,.0f} parameters", " / "
            )
        case "pretrained":
            return (
                f"{say('留出损失', 'held-out loss', ' / ')} {figures['before']:.2f} → {figures['after']:.2f}"
            )
        case "sft":
            return f"{say('答对', 'right answers', ' / ')} {figures['before']:.0%} → {figures['after']:.0%}"
        case "dpo":
            return f"{say('整句回答', 'full sentences', ' / ')} {figures['full_before']:.0%} → {figures['full_after']:.0%}"
        case _:
            return say(
                f"没见过的图片，说对 {figures['unseen']:.0%}",
                f"{figures['unseen']:.0%} of unseen pictures right",
                " / ",
            )


def got_worse(stage: str, figures: dict[str, float]) -> str:
    """ "" when the stage did what it is for, else what it didn't."""
    match stage:
        case "tokenizer":
            fine = figures["lossless"] and figures["bytes_a_token"] > 1.0
            what = say(
                "分词之后没有变短，或者拼不回原文",
                "tokens are no shorter than bytes, or don't give the text back",
            )
        case "gpt":
            fine = figures["difference"] < 1e-3
            what = say("和 torch 的层算出的分数不一样", "its scores differ from those of torch's layers")
        case "pretrained":
            fine = figures["after"] < figures["before"]
            what = _from_to("留出损失没有下降", "the held-out loss did not fall", figures, ".2f")
        case "sft":
            fine = figures["after"] > figures["before"]
            what = _from_to("答对的没有变多", "no more answers are right than before", figures, ".0%")
        case "dpo":
            fine = (
                figures["full_after"] - figures["other_after"]
                >= figures["full_before"] - figures["other_before"]
            )
            what = say("错的回答比整句回答涨得更多", "wrong answers rose more than full sentences")
        case _:
            fine = figures["unseen"] > figures["blank"]
            what = say(
                "看着图片回答，不比看着空白好", "with a picture it does no better than with a blank one"
            )
    return "" if fine else say(f"没有变好：{what}", f"it got no better: {what}")


def _from_to(zh: str, en: str, figures: dict[str, float], form: str) -> str:
    numbers = f"{figures['before']:{form}} → {figures['after']:{form}}"
    return say(f"{zh}（{numbers}）", f"{en} ({numbers})")


# ---- the command


def run(place: Place, stages: Sequence[Stage], fresh: bool, name: str) -> int:
    """Make the stages and the page. Returns 0; 1 when a stage of the student's own had to be replaced; 2 for a place or
    a file that can't be used; 130 after Ctrl-C.
    """
    console = Console(highlight=False)
    chain = Chain(place, console)
    began = time.monotonic()
    try:
        chain.make(stages, fresh)
        page = _page(chain, name)
    except (Stop, KeyboardInterrupt):
        console.print(
            say(
                "■ 已停下，做好的都留着；同样的命令会接着做。",
                "■ Stopped; all is kept, and the same command goes on.",
            ),
            markup=False,
        )
        return EXIT_CODE
    except UsageError as error:
        console.print(f"✗ {error}", markup=False)
        console.print(
            say("  加上 --fresh 可以全部重新做。", "  With --fresh all is made anew."),
            markup=False,
            highlight=False,
        )
        return UNUSABLE
    except OSError as error:
        console.print(f"✗ {trouble(error, place.root)}", markup=False)
        return UNUSABLE
    for problem in chain.problems:
        console.print(f"\n✗ {problem}", markup=False)
        console.print(
            say("  这一步用了课程自带的结果。", "  This stage took the course's own result instead."),
            markup=False,
        )
    if page is not None:
        console.print(f"\n{say('一页看全', 'all on one page', ' / ')}: {page}", markup=False, soft_wrap=True)
    console.print(
        f"{say('和它说话', 'talk with it', ' / ')}: python assignments/chain.py talk --language {place.language}"
        f"   ({time.monotonic() - began:.0f} s)",
        markup=False,
        soft_wrap=True,
    )
    return int(bool(chain.problems))


def _page(chain: Chain, name: str) -> Path | None:
    """The page of all stages that there are; None when there is no model yet."""
    place = chain.place
    if place.made("pretrained") is None:
        return None
    command = [sys.executable, "-m", "kit.chain.look", place.language, str(place.root.resolve()), name]
    log = place.root / place.language / "page.log"
    with (
        chain.waiting(say("做最后的一页", "makes the page", " / ")),
        open(log, "w", encoding="utf-8") as file,
    ):
        done = subprocess.run(
            command,
            cwd=ASSIGNMENTS,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.DEVNULL,
            stderr=file,
            check=False,
        )
    if done.returncode == EXIT_CODE or done.returncode < 0:
        raise Stop
    if done.returncode:
        raise UsageError(say(f"这一页没有做成，看看 {log}。", f"the page could not be made; see {log}."))
    log.unlink(missing_ok=True)
    return place.root / place.language / "chain.html"


def trouble(error: OSError, root: Path) -> str:
    """What is wrong with the disk, and what helps."""
    if error.errno == errno.ENOSPC:
        return say(
            f"磁盘满了：腾出一些地方，再运行同样的命令。（{error}）",
            f"The disk is full: make some room and run the same command again. ({error})",
        )
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return say(
            f"{root} 不能写：用 --out 选另一个文件夹。（{error}）",
            f"{root} can't be written to: choose another folder by --out. ({error})",
        )
    return str(error)


def stages_between(only: str | None, until: str | None) -> list[Stage]:
    """The stages that were asked for. Raises UsageError."""
    from kit.chain.stages import stage_of

    if only is not None:
        return [stage_of(only)]
    last = STAGES.index(stage_of(until)) if until is not None else len(STAGES) - 1
    return list(STAGES[: last + 1])
