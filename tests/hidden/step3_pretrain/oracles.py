"""What right answers are, computed from the formulas and written independently of the solutions.

Everything here is a second opinion: exact fractions, numpy, and optimizers written out from their papers' formulas.
torch is imported inside the functions that need it: examples are drawn in a process that needs none.
"""

from __future__ import annotations

import importlib.util
import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

Rows = tuple[tuple[int, ...], ...]
ROOT = Path(__file__).resolve().parent.parent.parent.parent


# TODO 1 ---------------------------------------------------------------------------------------------------------


def window(tokens: Sequence[int], block_size: int, idx: int) -> tuple[list[int], list[int]]:
    """x and y of window ``idx``, token by token: at place t, x has token idx + t and y the one after it."""
    places = range(block_size)
    return [int(tokens[idx + t]) for t in places], [int(tokens[idx + t + 1]) for t in places]


# TODO 2a, 2b ----------------------------------------------------------------------------------------------------


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    """The share of warmup that is done after ``step``, times ``max_lr``; exact until the last rounding."""
    return float(Fraction(max_lr) * Fraction(step + 1, warmup_steps))


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    """The half-angle form of the formula: (1 + cos 2a) / 2 = cos^2 a, mixed from both rates."""
    share = math.cos(math.pi / 2 * float(Fraction(step - warmup_steps, total_steps - warmup_steps))) ** 2
    return max_lr * share + min_lr * (1 - share)


# TODO 3a --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def all_but_the_rates(kind: str, rates: tuple[float, ...]) -> dict[str, Any]:
    """What the driver says of an optimizer beside its rates, after a step and an update that changes nothing else: asked
    here, where no student's code is.
    """
    from tests.drivers.step3_pretrain import todo3a_update_lr as driver

    idle: Any = SimpleNamespace(update_lr=lambda optimizer, lr: None)
    return driver.update_after_a_step(idle, kind, list(rates), 0.0)


# TODO 3b --------------------------------------------------------------------------------------------------------

SMALL_MODEL_SHAPES = {
    "embedding": (6, 5),
    "hidden_weight": (5, 5),
    "hidden_bias": (5,),
    "head_weight": (6, 5),
    "head_bias": (6,),
}


@dataclass(frozen=True)
class Forward:
    """What the driver's small model gives without dropout: float32[B, T, V] logits, the loss, all gradients; and the
    parameters that it is made of.
    """

    logits: np.ndarray
    loss: float
    gradients: dict[str, np.ndarray]
    parameters: dict[str, np.ndarray]


def small_model(
    seed: int,
    input_ids: Sequence[Sequence[int]],
    labels: Sequence[Sequence[int]],
    sharpness: float = 1.0,
) -> Forward:
    """The driver's model of this seed in float64, its gradients by the chain rule, by hand."""
    return _small_model(seed, tuple(map(tuple, input_ids)), tuple(map(tuple, labels)), sharpness)


@lru_cache(maxsize=256)
def _small_model(seed: int, input_ids: Rows, labels: Rows, sharpness: float) -> Forward:
    rng = np.random.default_rng(seed)
    weights = {name: rng.normal(size=shape) for name, shape in SMALL_MODEL_SHAPES.items()}
    weights["head_weight"] *= sharpness
    ids, targets = np.array(input_ids), np.array(labels)
    x = weights["embedding"][ids.ravel()]
    h = np.tanh(x @ weights["hidden_weight"].T + weights["hidden_bias"])
    logits = h @ weights["head_weight"].T + weights["head_bias"]

    d_logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    d_logits /= d_logits.sum(axis=1, keepdims=True)
    d_logits[np.arange(ids.size), targets.ravel()] -= 1
    d_logits /= ids.size
    d_h = (d_logits @ weights["head_weight"]) * (1 - h**2)
    d_embedding = np.zeros_like(weights["embedding"])
    np.add.at(d_embedding, ids.ravel(), d_h @ weights["hidden_weight"])
    gradients = {
        "embedding": d_embedding,
        "hidden_weight": d_h.T @ x,
        "hidden_bias": d_h.sum(axis=0),
        "head_weight": d_logits.T @ h,
        "head_bias": d_logits.sum(axis=0),
    }
    logits = logits.reshape(*ids.shape, -1)
    return Forward(
        logits.astype(np.float32),
        cross_entropy(logits, labels),
        {name: gradient.astype(np.float32) for name, gradient in gradients.items()},
        {name: weight.astype(np.float32) for name, weight in weights.items()},
    )


def cross_entropy(logits: np.ndarray, labels: Sequence[Sequence[int]]) -> float:
    """The mean over all positions of -log softmax(logits)[label]; logits [B, T, V], labels [B, T]."""
    scores = logits.astype(np.float64)
    top = scores.max(axis=-1, keepdims=True)
    log_total = np.log(np.exp(scores - top).sum(axis=-1)) + top[..., 0]
    chosen = np.take_along_axis(scores, np.array(labels)[..., None], axis=-1)[..., 0]
    return float((log_total - chosen).mean())


# TODO 3c --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Training:
    """The driver's training, done right: the norm of every step, parameters after the first and the last one."""

    norms: list[float]
    first: dict[str, np.ndarray]
    last: dict[str, np.ndarray]


@lru_cache(maxsize=256)
def training(seed: int, optimizer: str, rates: tuple[float, float], max_norm: float, steps: int) -> Training:
    """Clipping, SGD and AdamW by their formulas, on the driver's model and data; gradients by torch's autograd.

    Clipping: g * min(1, max_norm / n), n the length of all gradients as one vector (Pascanu et al., 2013). AdamW:
    Loshchilov and Hutter, 2019, algorithm 2, with betas 0.9 and 0.999, eps 1e-8, weight decay 0.1.
    """
    import torch

    rng = np.random.default_rng(seed)
    shapes = {"first_weight": (5, 4), "first_bias": (5,), "second_weight": (3, 5), "second_bias": (3,)}
    weights = {name: 0.5 * rng.normal(size=shape) for name, shape in shapes.items()}
    update = {"SGD": sgd, "AdamW": AdamW()}[optimizer]
    norms: list[float] = []
    history: list[dict[str, np.ndarray]] = []
    for step in range(steps):
        x, y = torch.from_numpy(rng.normal(size=(6, 4))), torch.from_numpy(rng.normal(size=(6, 3)))
        torch.default_generator.manual_seed(seed + step)
        kept = (
            torch.dropout(torch.ones(6, 5), 0.25, True) > 0
        )  # drawn in float32, as the driver's model draws
        leaves = {name: torch.tensor(weight, requires_grad=True) for name, weight in weights.items()}
        hidden = (x @ leaves["first_weight"].T + leaves["first_bias"]) * kept / 0.75
        output = torch.tanh(hidden) @ leaves["second_weight"].T + leaves["second_bias"]
        loss = ((output - y) ** 2).mean() * (1 + 3 * (step % 2))
        gradients = dict(zip(leaves, torch.autograd.grad(loss, list(leaves.values())), strict=True))
        norm = math.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values()))
        norms.append(norm)
        weights = {
            name: update(
                name,
                weight,
                min(1.0, max_norm / norm) * gradients[name].numpy(),
                rates[name.startswith("second")],
            )
            for name, weight in weights.items()
        }
        history.append(weights)
    return Training(norms, history[0], history[-1])


def walked(rows: Sequence[Sequence[float]], rate: float, max_norm: float) -> tuple[list[float], np.ndarray]:
    """The norm of every row of slopes, and where weights of 1 come to along them: clipped, with momentum 0.9."""
    weights, momentum, norms = np.ones(4), np.zeros(4), []
    for row in np.array(rows):
        norms.append(math.sqrt(float(row @ row)))
        momentum = 0.9 * momentum + row * (max_norm / norms[-1] if norms[-1] > max_norm else 1.0)
        weights = weights - rate * momentum
    return norms, weights


def random_numbers(seed: int, dropouts: Sequence[tuple[int, ...]] = ()) -> np.ndarray:
    """float64[3]: the next random numbers of Python, numpy and torch after this seed, and after a dropout of each of
    these shapes.
    """
    import torch

    torch.default_generator.manual_seed(seed)
    for shape in dropouts:
        torch.dropout(torch.ones(shape), 0.5, True)
    drawn = torch.rand((), dtype=torch.float64).item()
    return np.array([random.Random(seed).random(), np.random.RandomState(seed).random_sample(), drawn])


def sgd(name: str, weight: np.ndarray, gradient: np.ndarray, lr: float) -> np.ndarray:
    """One step of plain gradient descent."""
    return weight - lr * gradient


class AdamW:
    """AdamW's two moments of every parameter."""

    def __init__(self) -> None:
        self.moments: dict[str, tuple[int, Any, Any]] = {}

    def __call__(self, name: str, weight: np.ndarray, gradient: np.ndarray, lr: float) -> np.ndarray:
        """One step of one parameter."""
        t, m, v = self.moments.get(name, (0, 0.0, 0.0))
        t, m, v = t + 1, 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        self.moments[name] = t, m, v
        direction = (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        return weight - lr * 0.1 * weight - lr * direction


# train ----------------------------------------------------------------------------------------------------------

TINY_GPT = {"vocab_size": 8, "block_size": 8, "n_layer": 1, "n_head": 2, "n_embd": 16}


@lru_cache(maxsize=1)
def reference_model() -> ModuleType:
    """The course's own model, under a name that no submission uses."""
    path = ROOT / "solutions" / "kit" / "gpt.py"
    spec = importlib.util.spec_from_file_location("reference_gpt", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path}: no such file; the reference model is part of the kit")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=16)
def initial_weights(seed: int) -> dict[str, np.ndarray]:
    """The weights that the tiny GPT of a seed starts with, by name."""
    import torch

    torch.default_generator.manual_seed(seed)
    return {name: weight.detach().numpy() for name, weight in _tiny_gpt(seed).named_parameters()}


@lru_cache(maxsize=16)
def _tiny_gpt(seed: int) -> Any:
    module = reference_model()
    return module.GPT(module.GPTConfig(**TINY_GPT)).eval()


@lru_cache(maxsize=16)
def reference_training(seed: int, steps: int) -> dict[str, list[float]]:
    """The lr, loss and norm of each step of the training that the driver asks for, done right. For pictures only:
    nothing is graded by it, and it is run when a training has failed.
    """
    import torch

    from tests.drivers.step3_pretrain import train as driver

    text = torch.from_numpy(driver.written_text(seed, driver.BATCH_SIZE * steps + driver.BLOCK_SIZE))
    windows = text.unfold(0, driver.BLOCK_SIZE + 1, 1)
    module = reference_model()
    model = module.GPT(module.GPTConfig(**TINY_GPT))
    weights = {name: torch.tensor(weight) for name, weight in initial_weights(seed).items()}
    model.load_state_dict(weights, strict=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=driver.MAX_LR, momentum=0.9)
    batches = torch.utils.data.DataLoader(
        torch.utils.data.TensorDataset(windows[:, :-1], windows[:, 1:]),
        batch_size=driver.BATCH_SIZE,
        shuffle=True,
        generator=torch.Generator().manual_seed(seed),
    )
    seen: dict[str, list[float]] = {"lr": [], "loss": [], "norm": []}
    for step, (input_ids, labels) in enumerate(batches):
        lr = (
            warmup_lr(step, driver.WARMUP_STEPS, driver.MAX_LR)
            if step < driver.WARMUP_STEPS
            else cosine_decay_lr(step, driver.WARMUP_STEPS, steps, driver.MAX_LR, driver.MIN_LR)
        )
        optimizer.param_groups[0]["lr"] = lr
        _, loss = model(input_ids, labels)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), driver.MAX_NORM)
        optimizer.step()
        optimizer.zero_grad()
        for name, value in (("lr", lr), ("loss", loss.item()), ("norm", norm.item())):
            seen[name].append(value)
    return seen


@lru_cache(maxsize=16)
def held_out_windows(seed: int) -> np.ndarray:
    """int64[32, 9]: windows of text in the seed's language that no training text of it holds.

    The characters stand in a circle; nine times in ten the next one on it follows, else any.
    """
    circle = np.random.default_rng(seed).permutation(8)
    successor = dict(zip(circle, np.roll(circle, -1), strict=True))
    rng = np.random.default_rng(seed + 1_000_000)
    text = [int(rng.integers(8))]
    while len(text) < 32 * 9:
        text.append(int(rng.integers(8)) if rng.random() < 0.1 else int(successor[text[-1]]))
    return np.array(text, dtype=np.int64).reshape(32, 9)


@lru_cache(maxsize=16)
def initial_loss(seed: int) -> float:
    """The held-out loss before any training."""
    return held_out_loss(seed, initial_weights(seed))


def held_out_loss(seed: int, weights: dict[str, np.ndarray]) -> float:
    """The mean cross entropy of the tiny GPT with these weights on the seed's held-out text."""
    import torch

    windows = torch.from_numpy(held_out_windows(seed))
    arguments = {name: torch.from_numpy(weight) for name, weight in weights.items()}
    with torch.no_grad():
        call = (windows[:, :-1], windows[:, 1:])
        _, loss = torch.func.functional_call(_tiny_gpt(seed), arguments, call)
    return float(loss)
