"""训练得怎么样？损失、比较、曲线、例文（已给出）
How good is the model? Losses, comparison, picture, sample (given; nothing to do here).

All losses are nats per character on the same held-out text: every character but the first is predicted once.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor

from kit import stories
from kit.language import say


@dataclass
class Losses:
    """Nats per token on the held-out text; None where there is none. unit: what a token is."""

    random: float
    unigram: float
    bigram: float
    model: float | None = None
    best_possible: float | None = None
    unit: tuple[str, str] = ("字符", "character")


class Row(Protocol):
    """What the picture needs of a line of the log."""

    step: int
    train_loss: float
    held_out_loss: float


def baselines(training: Tensor, held_out: Tensor, vocab_size: int) -> Losses:
    """What one gets without a network. training: LongTensor[N], held_out: LongTensor[M].

    Unigram: how often each character occurs, each counted once more, so that none is impossible.
    Bigram: which character follows which, by Witten and Bell's rule
        (count(a, b) + kinds(a) * unigram(b)) / (count(a) + kinds(a)),
    kinds(a) being the number of different characters seen after a.
    """
    unigram = torch.bincount(training, minlength=vocab_size).double() + 1
    unigram /= unigram.sum()
    pairs = torch.bincount(training[:-1] * vocab_size + training[1:], minlength=vocab_size**2)
    pairs = pairs.view(vocab_size, vocab_size).double()  # (V, V): rows are the first of the two
    kinds = (pairs > 0).sum(dim=1, keepdim=True)  # (V, 1)
    followers = pairs.sum(dim=1, keepdim=True)
    bigram = (pairs + kinds * unigram) / (followers + kinds)
    bigram[followers.squeeze(1) == 0] = unigram  # a character that nothing was seen to follow
    before, after = held_out[:-1], held_out[1:]
    return Losses(
        random=math.log(vocab_size),
        unigram=-unigram[after].log().mean().item(),
        bigram=-bigram[before, after].log().mean().item(),
    )


@torch.no_grad()
def model_loss(model: Any, held_out: Tensor, device: torch.device, max_windows: int | None = None) -> float:
    """The mean loss of ``model(input_ids, targets)``, window after window of block_size characters without overlap.

    So a character is predicted from block_size characters before it at most, and a window's first from one.
    max_windows: at most so many whole windows, spread evenly. Leaves the model in eval mode.
    """
    model.eval()
    block_size = model.config.block_size
    starts = list(range(0, len(held_out) - 1, block_size))
    if max_windows is not None and len(starts) > max_windows:
        starts = [starts[i * (len(starts) - 1) // max_windows] for i in range(max_windows)]
    whole = [start for start in starts if start + block_size < len(held_out)]
    total, count = 0.0, 0
    groups = [whole[i : i + 64] for i in range(0, len(whole), 64)] + [
        [start] for start in starts if start not in whole
    ]
    for group in groups:
        end = min(group[0] + block_size, len(held_out) - 1) - group[0]
        x = torch.stack([held_out[start : start + end] for start in group]).to(device)  # (B, T)
        y = torch.stack([held_out[start + 1 : start + 1 + end] for start in group]).to(device)
        _, loss = model(x, targets=y)
        total += loss.item() * y.numel()
        count += y.numel()
    return total / count


def best_possible_loss(text_sha256: str) -> float | None:
    """For the course's own corpora: what the grammar that wrote them would lose on the held-out stories."""
    try:
        path = stories.find_data_folder() / "corpora.json"
        corpora = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return next((c["best_loss_held_out"] for c in corpora if c["sha256"] == text_sha256), None)


def save_picture(path: Path, rows: Sequence[Row], lrs: Sequence[float], losses: Losses) -> None:
    """Loss above; below, the learning rate of every step (lrs). The labels are in English: not all have a Chinese font."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (top, bottom) = plt.subplots(
        2, 1, sharex=True, figsize=(8, 6), height_ratios=(3, 1), layout="constrained"
    )
    steps = [row.step for row in rows]
    top.plot(steps, [row.train_loss for row in rows], color="tab:blue", label="training")
    top.plot(steps, [row.held_out_loss for row in rows], color="tab:orange", label="held-out")
    levels = {"random guessing": losses.random, "unigram": losses.unigram, "bigram": losses.bigram}
    if losses.best_possible is not None:
        levels["best possible"] = losses.best_possible
    for name, level in levels.items():
        top.axhline(level, color="grey", linewidth=0.8, linestyle=":")
        # The curves end close to the lowest line; where they begin there is room for its name.
        x, ha = (0.01, "left") if name == "best possible" else (0.99, "right")
        top.annotate(name, (x, level), xycoords=("axes fraction", "data"), ha=ha, va="bottom", color="grey")
    top.set_ylim(0, losses.random * 1.08)
    top.set_ylabel(f"loss (nats per {losses.unit[1]})")
    top.legend(loc="center")
    bottom.plot(range(len(lrs)), lrs, color="tab:green")
    bottom.set_ylim(bottom=0)
    bottom.set_ylabel("learning rate")
    bottom.set_xlabel("step")
    figure.savefig(path, dpi=120)
    plt.close(figure)


def table(losses: Losses) -> str:
    """The closing table, and what it says. e^loss: between how many equally likely characters one would be as unsure.

    The names come last: what follows Chinese characters is out of line in many a browser's font.
    """
    zh, en = losses.unit
    levels = {
        say("随便猜", "guessing at random", " "): losses.random,
        say(
            f"只看{zh.removesuffix('符')}频 (unigram)", "how frequent each is (unigram)", " "
        ): losses.unigram,
        say(
            f"只看前一个{zh.removesuffix('符')} (bigram)", "seeing the one before it (bigram)", " "
        ): losses.bigram,
        say("你的模型", "your model", " "): losses.model,
        say("写故事的文法，最好的可能", "the stories' grammar, the best possible", " "): losses.best_possible,
    }
    title = say(
        f"整段留出文本上的损失（nats / {zh}）：",
        f"Loss on all of the held-out text, in nats per {en}:",
    )
    lines = [title, f"{'loss':>9}{'e^loss':>10}"]
    for name, loss in levels.items():
        if loss is not None:
            mark = "▶" if loss is losses.model else " "
            lines.append(f"{mark}{loss:>8.3f}{math.exp(loss):>10.2f}   {name}")
    return "\n".join([*lines, _verdict(losses)])


def _verdict(losses: Losses) -> str:
    if losses.model is None:
        return ""
    if not losses.model < losses.random:
        return say(
            "✗ 比随便猜还差：再训练也没有用。看看学习率是不是太大，哪个 TODO 不对：\n  python autograder/check.py",
            "✗ Worse than guessing at random: more training won't help. See whether the learning\n"
            "rate is too large, and which TODO is wrong:\n  python autograder/check.py",
        )
    if losses.model < losses.bigram:
        return say(
            f"✓ 你的模型胜过了 bigram：它看得更远，不只前一个{losses.unit[0].removesuffix('符')}。",
            f"✓ Your model beats the bigram: it looks further back than one {losses.unit[1]}.",
        )
    return say(
        "○ 还没有胜过 bigram，再多训练一会儿。", "○ It doesn't beat the bigram yet: train a little longer."
    )
