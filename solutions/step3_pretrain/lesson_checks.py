"""笔记本怎样检查每个 TODO（已给出）
How the notebook checks each TODO (given; nothing to do here).

Quick looks at a few examples; the tests that grade are more thorough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from language import say


@dataclass
class Finding:
    """One call of a student's function: what came back, what was expected, whether they agree."""

    call: str
    got: object
    expected: object
    agrees: bool


Findings = Iterator[Finding]


def _number(call: str, got: object, expected: float, rel_tol: float = 1e-5) -> Finding:
    """Compare with a number that was rounded to six digits or more. Text and lists are no numbers."""
    agrees = False
    if not isinstance(got, str | bytes) and getattr(got, "ndim", 0) == 0:
        try:
            agrees = math.isclose(float(got), expected, rel_tol=rel_tol, abs_tol=1e-12)  # type: ignore[arg-type]
        except (TypeError, ValueError, RuntimeError):
            agrees = False
    return Finding(call, got, f"{expected:g}", agrees)


def _check_1(modules: dict[str, ModuleType]) -> Findings:
    import torch

    tokens = torch.tensor([5, 8, 2, 9, 4, 7])
    dataset = modules["1"].PretrainDataset(tokens.clone(), 3)
    yield Finding("len(dataset)", len(dataset), 3, len(dataset) == 3)
    expected = [([5, 8, 2], [8, 2, 9]), ([8, 2, 9], [2, 9, 4]), ([2, 9, 4], [9, 4, 7])]
    for idx, pair in enumerate(expected):
        yield _item(f"dataset[{idx}]", dataset[idx], pair)
    unchanged = torch.equal(dataset.tokens, tokens)
    yield Finding("dataset.tokens", dataset.tokens.tolist(), tokens.tolist(), unchanged)
    other = modules["1"].PretrainDataset(torch.tensor([6, 1, 3, 0, 2]), 2)
    for idx, pair in ((2, ([3, 0], [0, 2])), (0, ([6, 1], [1, 3]))):
        yield _item(f"PretrainDataset([6, 1, 3, 0, 2], 2)[{idx}]", other[idx], pair)


def _item(call: str, got: Any, expected: tuple[list[int], list[int]]) -> Finding:
    """Compare what a dataset returns with the expected (x, y)."""
    import torch

    is_pair = isinstance(got, tuple | list) and len(got) == 2
    if not (is_pair and all(isinstance(t, torch.Tensor) and t.dtype == torch.long for t in got)):
        return Finding(call, got, f"LongTensor: {expected}", False)
    values = tuple(t.tolist() for t in got)
    return Finding(call, values, expected, values == expected)


def _check_2a(modules: dict[str, ModuleType]) -> Findings:
    warmup_lr = modules["2a"].warmup_lr
    for step, expected in enumerate((0.00025, 0.0005, 0.00075, 0.001)):
        yield _number(f"warmup_lr({step}, 4, 0.001)", warmup_lr(step, 4, 0.001), expected, rel_tol=1e-9)
    for step, warmup_steps, expected in ((0, 100, 0.02), (49, 100, 1.0), (99, 100, 2.0), (0, 1, 2.0)):
        got = warmup_lr(step, warmup_steps, 2.0)
        yield _number(f"warmup_lr({step}, {warmup_steps}, 2.0)", got, expected, rel_tol=1e-9)


def _check_2b(modules: dict[str, ModuleType]) -> Findings:
    decay = modules["2b"].cosine_decay_lr
    # Rounded by hand from the formula, not computed like an answer would be.
    values = {100: 0.001, 150: 0.000882843, 200: 0.0006, 250: 0.000317157, 300: 0.0002}
    for step, expected in values.items():
        call = f"cosine_decay_lr({step}, 100, 300, 0.001, 0.0002)"
        yield _number(call, decay(step, 100, 300, 0.001, 0.0002), expected)
    for step, expected in {0: 2.0, 5: 1.0, 10: 0.0}.items():
        yield _number(f"cosine_decay_lr({step}, 0, 10, 2.0, 0.0)", decay(step, 0, 10, 2.0, 0.0), expected)


def _check_3a(modules: dict[str, ModuleType]) -> Findings:
    import torch

    parameters = [torch.nn.Parameter(torch.ones(2)) for _ in range(2)]
    optimizer = torch.optim.AdamW(
        [
            {"params": parameters[:1], "lr": 0.001, "weight_decay": 0.1},
            {"params": parameters[1:], "lr": 0.002, "weight_decay": 0.0},
        ]
    )
    before = [dict(group) for group in optimizer.param_groups]
    for lr in (0.0005, 0.02):
        modules["3a"].update_lr(optimizer, lr)
        for i, (old, new) in enumerate(zip(before, optimizer.param_groups, strict=True)):
            yield _number(f"update_lr(adamw, {lr}):  adamw.param_groups[{i}]['lr']", new["lr"], lr)
            for key in sorted(old.keys() - {"lr", "params"}):
                if new.get(key) != old[key]:
                    yield Finding(f"adamw.param_groups[{i}][{key!r}]", new.get(key), old[key], False)


def _check_3b(modules: dict[str, ModuleType]) -> Findings:
    import torch
    import torch.nn.functional as F

    model, x, y = _small_model()
    model.eval()  # the mode that forward must leave as it is
    with torch.no_grad():
        scores, _ = model(x)
        expected = F.cross_entropy(scores.flatten(0, 1), y.flatten()).item()
    answer = modules["3b"].forward(model, x, y)
    is_pair = isinstance(answer, tuple | list) and len(answer) == 2
    yield Finding("type(forward(model, x, y))", type(answer).__name__, "tuple (logits, loss)", is_pair)
    if not is_pair:
        return
    logits = answer[0]
    loss = answer[1]
    same = isinstance(logits, torch.Tensor) and logits.shape == scores.shape
    same = same and torch.allclose(logits, scores, atol=1e-6)
    shape = tuple(logits.shape) if isinstance(logits, torch.Tensor) else logits
    yield Finding(
        "logits.shape", shape, f"{tuple(scores.shape)} {say('模型的分数', 'of the model', ' / ')}", same
    )
    loss_shown = round(loss.item(), 6) if isinstance(loss, torch.Tensor) and loss.numel() == 1 else loss
    yield _number("loss", loss_shown, expected)
    has_gradient = isinstance(loss, torch.Tensor) and loss.requires_grad
    yield Finding("loss.requires_grad", has_gradient, True, has_gradient)
    if model.training:
        yield Finding("model.training", True, f"False {say('（和之前一样）', '(as before)', ' / ')}", False)


def _check_3c(modules: dict[str, ModuleType]) -> Findings:
    import torch

    backward_and_step = modules["3c"].backward_and_step
    # The stub's example: the gradient of 3w + 4v is (3, 4), as long as 5; clipped to 1 it is (0.6, 0.8).
    model = torch.nn.ParameterDict({"w": torch.ones(()), "v": torch.ones(())})
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    for w, v in ((0.94, 0.92), (0.88, 0.84)):  # the second step shows whether the gradients were cleared
        norm = backward_and_step(3 * model["w"] + 4 * model["v"], model, sgd, 1.0)
        yield _number("backward_and_step(3w + 4v, model, sgd, max_norm=1)", norm, 5.0, rel_tol=1e-4)
        yield _number("    w", round(model["w"].item(), 6), w, rel_tol=1e-4)
        yield _number("    v", round(model["v"].item(), 6), v, rel_tol=1e-4)
    norm = backward_and_step(3 * model["w"] + 4 * model["v"], model, sgd, 10.0)  # short enough: stays
    yield _number("backward_and_step(3w + 4v, model, sgd, max_norm=10)", norm, 5.0, rel_tol=1e-4)
    yield _number("    w", round(model["w"].item(), 6), 0.58, rel_tol=1e-4)
    yield _number("    v", round(model["v"].item(), 6), 0.44, rel_tol=1e-4)


def _check_train(modules: dict[str, ModuleType]) -> Findings:
    """The six files in the given loop: 40 steps on a short text, in about a second."""
    import torch
    import train_exercise
    from data_exercise import Vocabulary
    from gpt_model import GPT, GPTConfig

    text = "the cat sat on the mat. the dog sat on the log. " * 8
    vocabulary = Vocabulary.from_text(text)
    tokens = vocabulary.encode(text)
    dataset = modules["1"].PretrainDataset(tokens, 16)
    steps, batch_size = 40, 8
    torch.manual_seed(1)
    order = torch.randperm(len(dataset))[: steps * batch_size].view(steps, batch_size).tolist()
    pairs = ([dataset[idx] for idx in batch] for batch in order)
    batches = ((torch.stack([x for x, _ in batch]), torch.stack([y for _, y in batch])) for batch in pairs)
    model = GPT(GPTConfig(len(vocabulary), block_size=16, n_layer=1, n_head=2, n_embd=32))
    losses: list[float] = []
    train_exercise.train(
        model,
        batches,
        torch.optim.AdamW(model.parameters(), lr=0.0),  # update_lr brings the learning rate
        total_steps=steps,
        warmup_steps=4,
        max_lr=1e-2,
        min_lr=1e-3,
        max_norm=1.0,
        on_step=lambda step, lr, loss, norm: losses.append(loss.item()),
    )
    first, last = losses[0], sum(losses[-5:]) / 5
    yield Finding(
        "loss[0]", round(first, 2), f"≈ ln {len(vocabulary)} = {math.log(len(vocabulary)):.2f}", True
    )
    # Letter frequencies alone would bring 2.3; a model that learns from context falls well below.
    yield Finding("mean(loss[35:])", round(last, 2), "< 1.6", last < 1.6)


def _small_model() -> tuple[Any, Any, Any]:
    """An untrained GPT and one batch: input and target LongTensor[2, 3], V = 7."""
    import torch
    from gpt_model import GPT, GPTConfig

    torch.manual_seed(1)
    model = GPT(GPTConfig(vocab_size=7, block_size=3, n_layer=1, n_head=1, n_embd=8))
    with torch.no_grad():  # larger weights than a new model's: its scores should differ clearly
        for parameter in model.parameters():
            parameter.mul_(10)
    return model, torch.tensor([[0, 1, 2], [3, 4, 5]]), torch.tensor([[1, 2, 3], [4, 5, 6]])


CHECKS: dict[str, Callable[[dict[str, ModuleType]], Findings]] = {
    "1": _check_1,
    "2a": _check_2a,
    "2b": _check_2b,
    "3a": _check_3a,
    "3b": _check_3b,
    "3c": _check_3c,
    "train": _check_train,
}
