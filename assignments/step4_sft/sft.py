"""教你的语言模型回答问题：把你的 TODO 合在一起（已给出）
Teach your language model to answer questions: your TODOs together (given; nothing to do here).

    python sft.py                      从课程自带的预训练模型开始 / from the pretrained model that the course ships
    python sft.py --from mine          从你自己训练的开始 / from one that you have trained yourself
    python sft.py --talk               问最新的模型 / ask the newest model

It shows the loss on answers while it trains, and how many of 100 questions that it never learns from are answered to the
letter, before and after. Ctrl-C stops it at any time; what was learned is kept, and --resume goes on.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # kit/ lies beside this folder

from kit import language as languages
from kit import start, todos
from kit.language import right, say
from kit.options import UsageError

if __name__ == "__main__":
    start.let_threads_wait_shortly()  # before torch is loaded

import sft_loop
import torch
from kit import artefacts, chat, gpt, questions, stories
from kit.artefacts import Trained
from kit.chat import Marks
from kit.checkpoint import metadata_of
from kit.gpt import GPT
from kit.interrupts import EXIT_CODE, Interrupts
from kit.questions import Question
from sft_loop import Turns
from todo4_answer import answer
from torch import Tensor

PRETRAINED, RESULT, TOKENIZER, STATE = (
    "pretrained.safetensors",
    "sft.safetensors",
    "tokenizer.json",
    "run.json",
)
EVERY = 25  # steps between two lines
COLUMNS = (6, 8, 10, 9)
LONGEST = 48  # tokens of an answer
STORY_BYTES = 8000  # of the stories that nothing was trained on, for what is forgotten

# ---- settings and data


@dataclass(frozen=True)
class Settings:
    """All that determines a run, beside the model that it starts from."""

    steps: int = 1200
    batch_size: int = 16
    max_lr: float = 2e-3
    warmup_steps: int = 20
    seed: int = 1

    def check(self) -> None:
        """Raises UsageError for a value that can't be."""
        for name in ("steps", "batch_size", "max_lr"):
            if not 0 < getattr(self, name) < float("inf"):
                raise UsageError(say(f"--{name}：应大于 0", f"--{name}: must be above 0"))

    def rate(self, step: int) -> float:
        """The learning rate of a step: up in the first ones, then evenly down to a tenth."""
        left = 1.0 - 0.9 * (step - self.warmup_steps) / max(1, self.steps - self.warmup_steps)
        return self.max_lr * min((step + 1) / max(1, self.warmup_steps), left)


def conversations(trained: Trained, asked: Sequence[Question]) -> list[Turns]:
    """Each question twice, with its answer in a few words and in a full sentence."""
    return [
        [("user", trained.encode(each.prompt)), ("assistant", trained.encode(reply))]
        for each in asked
        for reply in (each.short, each.full)
    ]


def batches(
    rows: list[Turns], settings: Settings, marks: Marks, first: int = 0
) -> Iterator[tuple[Tensor, Tensor]]:
    """The batches of the steps from ``first`` on: the conversations in an order of the seed, again and again."""
    generator = torch.Generator().manual_seed(settings.seed)
    left: list[int] = []
    for step in range(settings.steps):
        if len(left) < settings.batch_size:
            left = torch.randperm(len(rows), generator=generator).tolist()
        taken, left = left[: settings.batch_size], left[settings.batch_size :]
        if step >= first:
            yield sft_loop.batch_of([rows[number] for number in taken], marks)


# ---- training


@dataclass
class Run:
    """A run so far: the model, the optimizer, how many steps are done, and what was shown."""

    model: GPT
    optimizer: torch.optim.Optimizer
    step: int = 0
    rows: list[dict[str, float]] = field(default_factory=list)


def learn(
    trained: Trained,
    language: str,
    settings: Settings,
    show: Callable[[str], None] = print,
    is_stop_asked: Callable[[], bool] = lambda: False,
    run: Run | None = None,
) -> Run:
    """Train `trained.model` itself, or go on with a run.

    Raises whatever a TODO raises, and WrongAnswer when what it returns can't be used.
    """
    marks = chat.marks_of(trained)
    if run is None:
        optimizer = torch.optim.AdamW(trained.model.parameters(), lr=settings.max_lr, weight_decay=0.0)
        run = Run(trained.model, optimizer)
    torch.manual_seed(settings.seed + run.step)
    rows = conversations(trained, questions.load(language, "train"))
    heads = (("步", "损失", "学习率", "还要"), ("step", "loss", "rate", "left"))
    show(say(*("".join(map(right, names, COLUMNS)) for names in heads)))
    began, first = time.perf_counter(), run.step

    def set_rate(step: int) -> None:
        for group in run.optimizer.param_groups:
            group["lr"] = settings.rate(first + step)

    with todos.used_by(HERE):
        made = batches(rows, settings, marks, first)
        for loss in sft_loop.train(run.model, made, run.optimizer, set_rate):
            number = todos.number(loss, "todo3_masked_loss.py")
            run.step += 1
            stop = is_stop_asked()
            if run.step % EVERY == 0 or run.step in (1, settings.steps) or stop:
                seconds = (time.perf_counter() - began) / (run.step - first) * (settings.steps - run.step)
                rate = settings.rate(run.step - 1)
                run.rows.append({"step": run.step, "loss": number, "learning_rate": rate})
                show(
                    "".join(
                        map(
                            right,
                            (f"{run.step}", f"{number:.3f}", f"{rate:.1e}", f"{seconds:.0f} s"),
                            COLUMNS,
                        )
                    )
                )
            if stop:
                break
    run.model.eval()
    return run


# ---- what is shown and kept


@dataclass(frozen=True)
class Exam:
    """What a model said to some questions, and how many of its answers were right to the letter."""

    said: list[str]
    right: int


def examine(model: GPT, trained: Trained, asked: Sequence[Question]) -> Exam:
    """Have the questions answered, the likeliest token each time."""
    marks = chat.marks_of(trained)
    model.eval()
    prompts = [chat.prompt_ids(trained.encode(each.prompt), marks) for each in asked]
    said = [trained.decode(ids).strip() for ids in chat.answer_all(model, prompts, marks, LONGEST)]
    return Exam(said, sum(each.is_right(one) for one, each in zip(said, asked, strict=True)))


@torch.no_grad()
def story_loss(model: GPT, trained: Trained, language: str) -> float:
    """The mean loss, in nats a token, on stories that nothing was trained on: what is forgotten makes it rise."""
    text = stories.path_of(language).read_text(encoding="utf-8")[-STORY_BYTES:]
    ids = torch.tensor(trained.encode(text))
    window = model.config.block_size
    count = (len(ids) - 1) // window
    inputs, targets = (ids[k : k + count * window].view(count, window) for k in (0, 1))
    loss = model(inputs, targets)[1]
    assert loss is not None
    return loss.item()


def save(run: Run, trained: Trained, language: str, settings: Settings, source: Path, folder: Path) -> None:
    """Model, tokenizer, log.csv, and all that --resume needs."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"tokenizer_sha256": trained.tokenizer_sha256 or "", "language": language}
    gpt.save(folder / RESULT, run.model, metadata)
    shutil.copy(trained.path.with_name(TOKENIZER), folder / TOKENIZER)
    if run.step < settings.steps:
        torch.save(
            {"model": run.model.state_dict(), "optimizer": run.optimizer.state_dict()}, folder / "resume.pt"
        )
    else:
        (folder / "resume.pt").unlink(missing_ok=True)
    state = {
        "settings": asdict(settings),
        "language": language,
        "source": str(source),
        "step": run.step,
        "rows": run.rows,
    }
    (folder / STATE).write_text(json.dumps(state, indent=1), encoding="utf-8")
    with open(folder / "log.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["step", "loss", "learning_rate"])
        writer.writeheader()
        writer.writerows(run.rows)


def comparison(asked: Sequence[Question], before: Exam, after: Exam, shown: int = 4) -> str:
    """Some answers before and after, and the counts of all."""
    lines = [
        f"\n  {each.prompt}\n    {say('之前', 'before', ' / ')}: {old}\n    {say('之后', 'after', ' / ')}: {new}"
        for each, old, new in list(zip(asked, before.said, after.said, strict=True))[:shown]
    ]
    return "\n".join(lines)


# ---- talking


def talk(trained: Trained, read: Callable[[str], str] = input) -> None:
    """Answer what is typed, until an empty line. TODO 4 writes the answer, token by token."""
    marks = chat.marks_of(trained)
    print(
        say(
            "先讲一个故事的开头，再问一个问题；空行结束。",
            "Tell how a story begins, then ask about it; an empty line ends.",
        )
    )
    while True:
        try:
            typed = read("> ").strip()
        except EOFError:
            typed = ""
        if not typed:
            return
        prompt = torch.tensor([chat.prompt_ids(trained.encode(typed), marks)])
        room = trained.model.config.block_size - prompt.size(1)
        if room < 1:
            print(say("太长了，说短一点。", "That is too long; say less."))
            continue
        with torch.no_grad():
            print(trained.decode(answer(trained.model, prompt, marks.end, min(LONGEST, room))).strip())


# ---- starting


OPTIONS = {
    "steps": ("训练几步", "steps"),
    "batch_size": ("一批几个问答", "conversations in a batch"),
    "max_lr": ("最大学习率", "largest learning rate"),
    "warmup_steps": ("预热步数", "steps of warmup"),
    "seed": ("随机种子", "random seed"),
}


def parser() -> argparse.ArgumentParser:
    """The options, explained in the student's language."""
    made = argparse.ArgumentParser(description=say("学会回答问题", "Learn to answer questions", " / "))

    def add(name: str, zh: str, en: str, **more: Any) -> None:
        made.add_argument(name, help=say(zh, en, " / "), **more)

    add(
        "--from",
        "从哪个模型开始：课程自带的（默认）、你自己训练的，或一个文件",
        "the model to start from: the course's (default), yours, or a file",
        dest="source",
        default="pretrained",
        metavar="pretrained|mine|FILE",
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
        "--questions",
        "训练前后各问几个问题（默认 100）",
        "questions asked before and after (default: 100)",
        type=int,
        default=100,
        metavar="X",
    )
    add("--resume", "接着最新的一次训练", "go on with the newest run", action="store_true")
    add("--talk", "不训练：问最新的模型", "don't train: ask the newest model", action="store_true")
    add("--out", "结果放在哪里", "where results go", type=Path, default=HERE / "runs")
    return made


def newest(pattern: str, folder: Path) -> Path | None:
    """The newest file that fits, None when there is none."""
    return max(folder.glob(pattern), key=lambda path: path.stat().st_mtime, default=None)


def _own_models(language: str) -> Iterator[Path]:
    """What step 3's training, and the chain in this language, have saved."""
    yield from HERE.parent.glob("step3_pretrain/runs/*/model.safetensors")
    yield from HERE.parent.glob(f"runs/chain/{language}/pretrained/model.safetensors")


def source_of(name: str, language: str) -> Path:
    """The weights to start from. Raises UsageError when there are none."""
    if name == "pretrained":
        return stories.find_data_folder() / "artefacts" / language / PRETRAINED
    if name != "mine":
        return Path(name)
    found = max(
        (path for path in _own_models(language) if metadata_of(path).get("tokenizer_sha256")),
        key=lambda path: path.stat().st_mtime,
        default=None,
    )
    if found is None:
        raise UsageError(
            say(
                "--from mine：还没有在词元上预训练好的模型（第 3 步的字符模型没有对话的标记）。先运行第 3 步的\n"
                "  train_exercise.py --tokenizer …，或用 --from pretrained。",
                "--from mine: no model of yours was pretrained on tokens (step 3's, on characters, has no marks for conversations).\n"
                "Run step 3's train_exercise.py --tokenizer … first, or use --from pretrained.",
            )
        )
    return found


def main(arguments: list[str] | None = None, interrupts: Interrupts | None = None) -> int:
    """Returns 0 when all is done, 1 for an open or failing TODO, 2 for an argument or a file that can't be used, 130 when
    it was stopped.
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
        if chosen.talk:
            found = (
                newest(f"*/{RESULT}", chosen.out)
                or stories.find_data_folder() / "artefacts" / language / RESULT
            )
            talk(artefacts.pretrained(language, found))
            return 0
        if chosen.resume:
            return resume(chosen.out, chosen.questions, interrupts)
        weights = source_of(chosen.source, language)
        folder = chosen.out / time.strftime("%Y-%m-%d_%H-%M-%S")
        return train(settings, language, weights, chosen.questions, folder, interrupts)
    except (UsageError, OSError) as error:
        print(f"✗ {error}")
        return 2
    except Exception as error:
        if not (todos.is_from_todo(error) or isinstance(error, todos.WrongAnswer)):
            raise
        print(f"\n{todos.describe_error(error)}")
        return 1


def resume(out: Path, count: int, interrupts: Interrupts | None) -> int:
    """Go on with the newest run that was stopped. Raises UsageError when there is none."""
    found = newest("*/resume.pt", out)
    if found is None:
        raise UsageError(say(f"{out} 里没有停下的训练。", f"there is no stopped run in {out}."))
    state = json.loads((found.parent / STATE).read_text(encoding="utf-8"))
    kept = torch.load(found, weights_only=True)
    trained = artefacts.pretrained(state["language"], Path(state["source"]))
    before = examine(trained.model, trained, questions.load(state["language"], "test")[:count])
    trained.model.load_state_dict(kept["model"])
    optimizer = torch.optim.AdamW(trained.model.parameters(), weight_decay=0.0)
    optimizer.load_state_dict(kept["optimizer"])
    run = Run(trained.model, optimizer, state["step"], state["rows"])
    settings = Settings(**state["settings"])
    return train(
        settings,
        state["language"],
        Path(state["source"]),
        count,
        found.parent,
        interrupts,
        (trained, run, before),
    )


def train(
    settings: Settings,
    language: str,
    weights: Path,
    count: int,
    folder: Path,
    interrupts: Interrupts | None,
    going_on: tuple[Trained, Run, Exam] | None = None,
) -> int:
    """Train, show, keep; the exit code of main. count: how many questions are asked before and after.

    Raises UsageError, FileNotFoundError; whatever a TODO raises.
    """
    interrupts = interrupts or Interrupts()
    trained, run, before = going_on or (artefacts.pretrained(language, weights), None, None)
    asked = questions.load(language, "test")[:count]
    unseen = questions.load(language, "unseen")[:count]
    print(say(f"从 {weights} 开始\n", f"starts from {weights}\n"))
    before = before or examine(trained.model, trained, asked)
    stories_before = story_loss(artefacts.pretrained(language, weights).model, trained, language)
    began = time.perf_counter()
    interrupts.phase = "training"  # from here on Ctrl-C stops after the step that is running
    run = learn(
        trained,
        language,
        settings,
        lambda line: print(line, flush=True),
        lambda: interrupts.is_stop_asked,
        run,
    )
    seconds = time.perf_counter() - began
    with interrupts.saving():
        save(run, trained, language, settings, weights, folder)
    interrupts.report(
        say(
            f"训练好的模型在 {folder} 里；--resume 接着训练。", f"The model is in {folder}; --resume goes on."
        )
    )
    after, hero = examine(run.model, trained, asked), examine(run.model, trained, unseen)
    print(comparison(asked, before, after))
    stories_after = story_loss(run.model, trained, language)
    print(
        say(
            f"\n{len(asked)} 个没见过的问题，一字不差的回答：{before.right} → {after.right}；主角从没出现过的 {len(unseen)} 个：{hero.right}\n"
            f"忘了什么：故事上的损失 {stories_before:.2f} → {stories_after:.2f}\n训练用了 {seconds:.0f} 秒。问问它：python sft.py --talk",
            f"\n{len(asked)} questions never seen, answered to the letter: {before.right} → {after.right}; of {len(unseen)} about a "
            f"hero that it has never met: {hero.right}\nwhat is forgotten: loss on stories {stories_before:.2f} → "
            f"{stories_after:.2f}\n{seconds:.0f} s of training. Ask it: python sft.py --talk",
        )
    )
    return EXIT_CODE if interrupts.is_stop_asked else 0


if __name__ == "__main__":
    heard = Interrupts()
    heard.listen()
    sys.exit(main(interrupts=heard))
