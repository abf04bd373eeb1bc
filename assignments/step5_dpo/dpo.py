"""让模型学会人们更喜欢哪种回答：把你的五个 TODO 合在一起（已给出）
Teach a model which answers people like better: your five TODOs together (given; nothing to do here).

    python dpo.py                           从课程自带的 sft 开始 / from the sft model that the course ships
    python dpo.py --from mine               从你在第 4 步训练的开始 / from what you trained in step 4
    python dpo.py --beta 0.5 --max_lr 1e-3  太急了会怎样 / what happens in too much of a hurry

It shows loss, accuracy and margin while it trains, and how likely full, short and other answers are to questions that it
doesn't learn from. It stops by itself when other answers, which are wrong, take over, and keeps the best model that it had.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # kit/ lies beside this folder

from kit import language as languages
from kit import start, todos
from kit.language import say
from kit.options import UsageError

if __name__ == "__main__":
    start.let_threads_wait_shortly()  # before torch is loaded

import preferences
import torch
from dpo_training import Result, Settings, learn
from kit import artefacts, chat, gpt, questions, stories
from kit.artefacts import Trained
from kit.gpt import GPT
from kit.interrupts import EXIT_CODE, Interrupts
from kit.questions import Question

SFT, RESULT, TOKENIZER = "sft.safetensors", "dpo.safetensors", "tokenizer.json"
TEMPERATURE = 0.5  # of the answers that are shown and counted before and after

# ---- what is shown and kept


@dataclass(frozen=True)
class Answers:
    """What a model said to some questions, and how many of its answers were a full sentence, a few words, wrong."""

    said: list[str]
    full: int
    short: int
    wrong: int


def answers(model: GPT, trained: Trained, asked: Sequence[Question], seed: int = 0) -> Answers:
    """Have the questions answered, sampled at TEMPERATURE, the same way for the same seed."""

    marks = chat.marks_of(trained)
    prompts = [chat.prompt_ids(trained.encode(each.prompt), marks) for each in asked]
    generator = torch.Generator().manual_seed(seed)
    ids = chat.answer_all(model, prompts, marks, temperature=TEMPERATURE, generator=generator)
    said = [trained.decode(each).strip() for each in ids]
    full = sum(one == each.full for one, each in zip(said, asked, strict=True))
    right_ones = sum(each.is_right(one) for one, each in zip(said, asked, strict=True))
    return Answers(said, full, right_ones - full, len(said) - right_ones)


def comparison(asked: Sequence[Question], before: Answers, after: Answers, shown: int = 4) -> str:
    """Some answers before and after, and the counts of all."""
    lines = [
        f"\n  {each.prompt}\n    {say('之前', 'before', ' / ')}: {old}\n    {say('之后', 'after', ' / ')}: {new}"
        for each, old, new in list(zip(asked, before.said, after.said, strict=True))[:shown]
    ]
    counts = say(
        f"{len(asked)} 个没见过的问题（温度 {TEMPERATURE}）：整句 {before.full} → {after.full}，几个字 {before.short} → {after.short}，"
        f"错 {before.wrong} → {after.wrong}",
        f"{len(asked)} questions never seen (temperature {TEMPERATURE}): full {before.full} → {after.full}, "
        f"short {before.short} → {after.short}, wrong {before.wrong} → {after.wrong}",
    )
    return "\n".join([*lines, "", counts])


def save(result: Result, trained: Trained, language: str, folder: Path) -> None:
    """The model, the tokenizer that belongs to it, and log.csv."""

    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"tokenizer_sha256": trained.tokenizer_sha256 or "", "language": language}
    gpt.save(folder / RESULT, result.model, metadata)
    shutil.copy(trained.path.with_name(TOKENIZER), folder / TOKENIZER)
    with open(folder / "log.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(result.rows[0]) if result.rows else [])
        writer.writeheader()
        writer.writerows(result.rows)


def save_picture(path: Path, result: Result) -> None:
    """Margin and accuracy, the log-probabilities of both answers, and what the watched questions are answered."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    groups = (
        ("loss", "accuracy", "margin"),
        ("chosen_log_prob", "rejected_log_prob"),
        ("full", "short", "other"),
    )
    figure, panels = plt.subplots(1, 3, figsize=(12, 3.2), constrained_layout=True)
    for axes, names in zip(panels, groups, strict=True):
        for name in names:
            axes.plot(
                [row["step"] for row in result.rows], [row[name] for row in result.rows], "o-", label=name
            )
        axes.set_xlabel("step")
        axes.legend()
        axes.grid(alpha=0.3)
    figure.savefig(path)
    plt.close(figure)


# ---- starting


OPTIONS = {
    "beta": (
        "系绳：越大，模型离参考越近",
        "the leash: the larger, the closer to the reference the model stays",
    ),
    "max_lr": ("最大学习率", "largest learning rate"),
    "steps": ("训练几步", "steps"),
    "batch_size": ("一批几对", "pairs in a batch"),
    "seed": ("随机种子", "random seed"),
}


def parser() -> argparse.ArgumentParser:
    """The options, explained in the student's language."""
    made = argparse.ArgumentParser(
        description=say("学会人们更喜欢哪种回答", "Learn what is preferred", " / ")
    )

    def add(name: str, zh: str, en: str, **more: Any) -> None:
        made.add_argument(name, help=say(zh, en, " / "), **more)

    add(
        "--from",
        "从哪个模型开始：课程自带的（默认）、你在第 4 步训练的，或一个文件",
        "the model to start from: the course's (default), yours of step 4, or a file",
        dest="source",
        default="sft",
        metavar="sft|mine|FILE",
    )
    add("--language", "问答用哪种语言", "the language of questions and answers", choices=("zh", "en"))
    for name, (zh, en) in OPTIONS.items():
        default = getattr(Settings, name)
        add(
            f"--{name}",
            f"{zh}（默认 {default}）",
            f"{en} (default: {default})",
            type=type(default),
            default=default,
            metavar="X",
        )
    add(
        "--pairs",
        "学哪种偏好：整句、真话，或两种（默认）",
        "which preferences: full sentences, the truth, or both (default)",
        choices=("both", *preferences.KINDS),
        default="both",
    )
    add(
        "--questions",
        "训练前后各问几个问题（默认 100）",
        "questions to be answered before and after (default: 100)",
        type=int,
        default=100,
        metavar="X",
    )
    add("--out", "结果放在哪里", "where results go", type=Path, default=Path("runs"))
    return made


def source_of(name: str, language: str) -> Path:
    """The weights to start from. Raises UsageError when there are none."""
    if name == "sft":
        return stories.find_data_folder() / "artefacts" / language / SFT
    if name != "mine":
        return Path(name)
    runs = sorted(HERE.parent.glob(f"step4_sft/runs/*/{SFT}"), key=lambda path: path.stat().st_mtime)
    if not runs:
        raise UsageError(
            say(
                "--from mine：还没有第 4 步训练好的模型；先运行第 4 步的 sft.py，或者用 --from sft。",
                "--from mine: step 4 has trained no model yet; run its sft.py first, or use --from sft.",
            )
        )
    return runs[-1]


def main(arguments: list[str] | None = None, interrupts: Interrupts | None = None) -> int:
    """Returns 0 when training has gone to its end, 1 for an open or failing TODO or a model that fell apart, 2 for an
    argument or a file that can't be used, 130 when it was stopped.
    """
    chosen = parser().parse_args(arguments)
    if still_open := todos.open_todos(HERE):
        print(say("还没有完成：", "Still open:"), *still_open, sep="\n  ○ ")
        return 1
    settings = Settings(**{each.name: getattr(chosen, each.name) for each in fields(Settings)})
    language = chosen.language or ("en" if languages.current() == "en" else "zh")
    try:
        settings.check()
        if chosen.questions < 1:
            raise UsageError(say("--questions：应大于 0", "--questions: must be above 0"))
        weights = source_of(chosen.source, language)
        return run(settings, language, weights, chosen.questions, chosen.out, interrupts)
    except (UsageError, OSError) as error:
        print(f"✗ {error}")
        return 2
    except Exception as error:
        if not (todos.is_from_todo(error) or isinstance(error, todos.WrongAnswer)):
            raise
        print(f"\n{todos.describe_error(error)}")
        return 1


def run(
    settings: Settings, language: str, weights: Path, count: int, out: Path, interrupts: Interrupts | None
) -> int:
    """Train, show, keep; the exit code of main. count: how many questions are answered before and after.

    Raises UsageError, FileNotFoundError; whatever a TODO raises.
    """
    interrupts = interrupts or Interrupts()
    trained = artefacts.pretrained(language, weights)
    asked = questions.load(language, "test")[:count]
    print(say(f"从 {trained.path} 开始\n", f"starts from {trained.path}\n"))
    before = answers(trained.model, trained, asked)
    began = time.perf_counter()
    interrupts.phase = "training"  # from here on Ctrl-C stops after the step that is running
    result = learn(
        trained,
        language,
        settings,
        lambda line: print(line, flush=True),
        lambda: interrupts.is_stop_asked,
    )
    seconds = time.perf_counter() - began
    folder = out / time.strftime("%Y-%m-%d_%H-%M-%S")
    with interrupts.saving():
        save(result, trained, language, folder)
    interrupts.report(say(f"训练好的模型在 {folder} 里。", f"The trained model is in {folder}."))
    if result.words:
        print(f"■ {result.words}")
    print(comparison(asked, before, answers(result.model, trained, asked)))
    save_picture(folder / "dpo.png", result)
    print(
        say(
            f"训练用了 {seconds:.0f} 秒。{folder}: {RESULT}, dpo.png, log.csv",
            f"{seconds:.0f} s of training. {folder}: {RESULT}, dpo.png, log.csv",
        )
    )
    return EXIT_CODE if interrupts.is_stop_asked else int(bool(result.words))


if __name__ == "__main__":
    heard = Interrupts()
    heard.listen()
    sys.exit(main(interrupts=heard))
