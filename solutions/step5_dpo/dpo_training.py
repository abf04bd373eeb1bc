"""一次偏好训练：数据、循环、每隔几步看一眼回答（已给出）
A run of preference training: data, loop, a look at the answers every few steps (given; nothing to do here).

    result = dpo_training.learn(trained, "en", Settings(beta=0.1))
    result.model, result.before, result.after, result.rows
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import dpo_loop
import preferences
import torch
from dpo_loop import Progress, Rows
from kit import chat, todos
from kit.artefacts import Trained
from kit.chat import Marks
from kit.gpt import GPT
from kit.language import right, say
from kit.options import UsageError
from kit.questions import Question

HERE = Path(__file__).resolve().parent
EVERY = 10  # steps between two looks at the answers
RUINED = 0.15  # so much more wrong than before: the model falls apart
COLUMNS = (6, 8, 7, 7, 9, 9, 7, 7, 7)

# ---- settings


@dataclass(frozen=True)
class Settings:
    """All that determines a run, beside the model that it starts from."""

    beta: float = 0.1
    max_lr: float = 1e-4
    steps: int = 80
    batch_size: int = 16
    pairs: str = "both"
    seed: int = 1

    def check(self) -> None:
        """Raises UsageError for a value that can't be."""
        for name in ("beta", "max_lr", "steps", "batch_size"):
            if not 0 < getattr(self, name) < math.inf:
                raise UsageError(say(f"--{name}：应大于 0", f"--{name}: must be above 0"))


@dataclass(frozen=True)
class Shares:
    """How likely an answer is a full sentence, a few words, anything else (which is wrong): a mean over questions."""

    full: float
    short: float
    other: float


@dataclass
class Result:
    """What a run came to. rows: what was shown, step by step; words: why it ended early, "" when it didn't."""

    model: GPT
    before: Shares
    after: Shares
    rows: list[dict[str, float]] = field(default_factory=list)
    words: str = ""


# ---- data


class Questions:
    """Questions as the model reads them, each with its two right answers."""

    def __init__(self, asked: Sequence[Question], trained: Trained, marks: Marks) -> None:

        prompts = [trained.encode(each.prompt) for each in asked]
        self.full, self.short = (
            [
                chat.question_and_answer(prompt, trained.encode(answer), marks)
                for prompt, answer in zip(prompts, answers, strict=True)
            ]
            for answers in ([each.full for each in asked], [each.short for each in asked])
        )
        self.marks = marks

    def shares(self, model: GPT) -> Shares:
        """How likely each kind of answer is, exactly: by the probability of the whole answer, so nothing is sampled."""

        with torch.no_grad():
            full, short = (
                dpo_loop.log_probs_of(model, chat.batch_of(rows, self.marks)).exp().mean().item()
                for rows in (self.full, self.short)
            )
        return Shares(full, short, 1.0 - full - short)


def batches(trained: Trained, marks: Marks, language: str, settings: Settings) -> Iterator[tuple[Rows, Rows]]:
    """A batch of chosen answers and one of the others for each step; the pairs in an order of the seed, again and again."""

    kinds = preferences.KINDS if settings.pairs == "both" else (settings.pairs,)
    rows = []
    for pair in preferences.load(language, kinds):
        prompt = trained.encode(pair.prompt)
        rows.append(
            [
                chat.question_and_answer(prompt, trained.encode(answer), marks)
                for answer in (pair.chosen, pair.rejected)
            ]
        )
    generator = torch.Generator().manual_seed(settings.seed)
    left: list[int] = []
    for _ in range(settings.steps):
        if len(left) < settings.batch_size:
            left = torch.randperm(len(rows), generator=generator).tolist()
        taken, left = left[: settings.batch_size], left[settings.batch_size :]
        chosen, rejected = zip(*(rows[number] for number in taken), strict=True)
        yield chat.batch_of(chosen, marks), chat.batch_of(rejected, marks)


# ---- training


class Ended(Exception):
    """Training ends before its last step; the text says why, in the student's language."""


def learn(
    trained: Trained,
    language: str,
    settings: Settings,
    show: Callable[[str], None] = print,
    is_stop_asked: Callable[[], bool] = lambda: False,
) -> Result:
    """Train a copy of the model on the preferences; `trained.model` is the reference and stays as it is.

    Raises whatever a TODO raises, and WrongAnswer when its answer is no number.
    """

    marks = chat.marks_of(trained)
    watched = Questions(preferences.watched(language), trained, marks)
    torch.manual_seed(settings.seed)
    policy = copy.deepcopy(trained.model)
    optimizer = torch.optim.AdamW(policy.parameters(), lr=settings.max_lr, weight_decay=0.0)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: share_of_rate(step, settings.steps))
    with todos.used_by(HERE):
        before = watched.shares(policy)
    result = Result(policy, before, before)
    best = copy.deepcopy(policy.state_dict())
    show(table_head())

    def on_step(progress: Progress) -> None:
        nonlocal best
        numbers = checked(progress)
        rate.step()
        last = progress.step + 1 == settings.steps
        if (progress.step + 1) % EVERY and not last and not is_stop_asked():
            return
        policy.eval()
        shares = watched.shares(policy)
        policy.train()
        result.rows.append({**numbers, **asdict(shares)})
        show(table_line(result.rows[-1]))
        if shares.full - shares.other > result.after.full - result.after.other:
            result.after, best = shares, copy.deepcopy(policy.state_dict())
        if not shares.other <= before.other + RUINED:
            raise Ended(ruined(before, shares))
        if is_stop_asked() and not last:
            raise Ended(say("已停下，学到的都保留着。", "Stopped; what was learned is kept."))

    made = batches(trained, marks, language, settings)
    try:
        with todos.used_by(HERE):
            dpo_loop.train(policy, trained.model, made, optimizer, settings.beta, on_step)
    except Ended as ended:
        result.words = str(ended)
    policy.load_state_dict(best)
    policy.eval()
    return result


def share_of_rate(step: int, steps: int) -> float:
    """The share of max_lr in a step: up in the first tenth, then down to a tenth, evenly."""
    warmup = max(1, steps // 10)
    return min((step + 1) / warmup, 1.0 - 0.9 * (step - warmup) / max(1, steps - warmup))


def checked(progress: Progress) -> dict[str, float]:
    """The step's numbers by name. Raises WrongAnswer for one that can't be."""
    files = {"loss": "todo3_dpo_loss.py", "accuracy": "todo4_preference_metrics.py"}
    files |= {"margin": "todo4_preference_metrics.py"}
    numbers = asdict(progress) | {"step": progress.step + 1}
    return numbers | {name: todos.number(numbers[name], file) for name, file in files.items()}


def ruined(before: Shares, now: Shares) -> str:
    """What is said when the model falls apart."""
    return say(
        f"模型在散架：错的回答从 {before.other:.0%} 涨到 {now.other:.0%}，训练停下，退回最好的时候。\n"
        "差距和准确率看不出这一点：它们只比较两个回答，不管别的。用小一点的 --max_lr，或者大一点的 --beta。",
        f"The model falls apart: wrong answers have risen from {before.other:.0%} to {now.other:.0%}. Training stops, and\n"
        "goes back to where it was best. Margin and accuracy don't show it: they compare two answers, and care for no\n"
        "other. Try a smaller --max_lr, or a larger --beta.",
    )


# ---- what is shown


def table_head() -> str:
    """The names of the columns."""
    zh = ("步", "损失", "准确", "差距", "喜欢的", "另一个", "整句", "几字", "错")
    en = ("step", "loss", "accur.", "margin", "chosen", "rejected", "full", "short", "wrong")
    return say(*("".join(map(right, names, COLUMNS)) for names in (zh, en)))


def table_line(row: dict[str, float]) -> str:
    """A line of progress: means of the batch, log-probabilities of its answers, then shares of the watched questions."""
    texts = (
        f"{row['step']:.0f}",
        f"{row['loss']:.3f}",
        f"{row['accuracy']:.2f}",
        f"{row['margin']:.2f}",
        f"{row['chosen_log_prob']:.1f}",
        f"{row['rejected_log_prob']:.1f}",
        *(f"{row[name]:.0%}" for name in ("full", "short", "other")),
    )
    return "".join(map(right, texts, COLUMNS))
