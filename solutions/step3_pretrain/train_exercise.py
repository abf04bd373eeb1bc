"""训练循环：把你的六个 TODO 合在一起（已给出）
The training loop: your six TODOs together (given; nothing to do here).

    python train_exercise.py --device cpu --epochs 3 --batch_size 8 --log_interval 20
    python train_exercise.py --help
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable

if __name__ == "__main__":
    # The command line lives in training_run.py. It starts here, above the imports, so that it can name an open
    # TODO at once, before torch is loaded; it then imports this file as a module.
    from interrupts import Interrupts

    interrupts = Interrupts()
    interrupts.listen()
    import training_run

    sys.exit(training_run.main(interrupts=interrupts))

# Whole modules, not the functions in them: once a file is edited and reloaded, the loop uses its new text.
import todo2a_warmup
import todo2b_cosine_decay
import todo3a_update_lr
import todo3b_forward
import todo3c_backward
import todo_status
import torch
from language import say
from torch import Tensor, nn

OnStep = Callable[[int, float, Tensor, float], None]


def get_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    """The learning rate of step number `step`, from 0: up (2a), down (2b), and min_lr from total_steps on."""
    if step < warmup_steps:
        return todo2a_warmup.warmup_lr(step, warmup_steps, max_lr)
    if step < total_steps:
        return todo2b_cosine_decay.cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr)
    return min_lr


def train(
    model: nn.Module,
    batches: Iterable[tuple[Tensor, Tensor]],
    optimizer: torch.optim.Optimizer,
    *,
    total_steps: int,
    warmup_steps: int,
    max_lr: float,
    min_lr: float,
    max_norm: float,
    on_step: OnStep | None = None,
    start_step: int = 0,
) -> None:
    """Train the model, one step per batch, until the batches end.

    batches: pairs (input_ids, labels), both LongTensor[B, T]. The first has step number start_step.
    total_steps: where the schedule reaches min_lr; usually the number of batches.
    on_step(step, lr, loss, norm) is called after every step. loss is a detached tensor: reading it by .item()
    makes the program wait for the device, so read only what is shown.
    """
    model.train()
    for step, (input_ids, labels) in enumerate(batches, start=start_step):
        lr = float(get_lr(step, warmup_steps, total_steps, max_lr, min_lr))  # 2a, 2b
        todo3a_update_lr.update_lr(optimizer, lr)  # 3a
        _, loss = todo3b_forward.forward(model, input_ids, labels)  # 3b
        norm = todo3c_backward.backward_and_step(loss, model, optimizer, max_norm)  # 3c
        if on_step is not None:
            on_step(step, lr, loss.detach(), norm)


def test_lr_schedule() -> bool:
    """检查 TODO 2a 和 2b，按文件现在的样子 / Check TODO 2a and 2b as their files stand now.

    Says what was called, what came back and what was expected, at the schedule's boundaries.
    """
    W, T, max_lr, min_lr = 100, 1000, 1e-3, 1e-4
    # Rounded by hand from the formulas, not computed like an answer would be.
    warmup = {0: 0.00001, 1: 0.00002, 49: 0.0005, 99: 0.001}
    decay = {100: 0.001, 325: 0.000868198, 550: 0.00055, 775: 0.000231802, 1000: 0.0001}
    warmup_right = _check_todo("todo2a_warmup", "warmup_lr", (W, max_lr), warmup)
    decay_right = _check_todo("todo2b_cosine_decay", "cosine_decay_lr", (W, T, max_lr, min_lr), decay)
    return warmup_right and decay_right


def _check_todo(module: str, function: str, settings: tuple[float, ...], expected: dict[int, float]) -> bool:
    """Call function(step, *settings) of the module as it stands now, for each step; print what is wrong."""
    print(f"{module}.py · {function}")
    right = True
    try:
        answer = getattr(todo_status.fresh_module(module), function)
        for step, expected_lr in expected.items():
            got = answer(step, *settings)
            if not _close(got, expected_lr):
                right = False
                call = f"{function}({', '.join(map(str, (step, *settings)))})"
                print(f"✗ {call}")
                print(
                    say(
                        f"    得到 {got!r}，应为 {expected_lr:g}",
                        f"    got {got!r}, expected {expected_lr:g}",
                    )
                )
    except Exception as error:  # whatever the student's file raises is shown with its line
        print(todo_status.describe_error(error))
        return False
    if right:
        steps = ", ".join(map(str, expected))
        print(say(f"✓ 全对：第 {steps} 步", f"✓ all right at steps {steps}"))
    return right


def _close(got: object, expected: float) -> bool:
    """Whether `got` is a real number near `expected` (which is rounded to six digits)."""
    try:
        return math.isclose(float(got), expected, rel_tol=1e-5)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
