"""偏好训练的循环：把你的五个 TODO 合在一起（已给出）
The loop of preference training: your five TODOs together (given; nothing to do here).

B 对回答一批 pairs in a batch, T 一批里最长的长度 length of the longest in it. What is called an answer's "rows" is a pair
(input_ids, targets) of LongTensor[B, T] each: question and answer, and what is to be said at each place, -100 where it is
the question's or padding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Whole modules, not the functions in them: once a file is edited and reloaded, the loop uses its new text.
import todo1_sequence_log_probs
import todo2_implicit_reward
import todo3_dpo_loss
import todo4_preference_metrics
import todo5_reference_log_probs
import torch
from torch import Tensor, nn

Rows = tuple[Tensor, Tensor]


@dataclass(frozen=True)
class Progress:
    """What a step has shown, before its update: means over the batch, in nats; accuracy from 0 to 1."""

    step: int
    loss: float
    accuracy: float
    margin: float
    chosen_log_prob: float
    rejected_log_prob: float


def log_probs_of(model: nn.Module, rows: Rows) -> Tensor:
    """How likely the model finds each answer, with gradients: FloatTensor[B]. By TODO 1."""
    input_ids, targets = rows
    logits, _ = model(input_ids)
    return todo1_sequence_log_probs.sequence_log_probs(logits, targets)


def reference_log_probs_of(reference: nn.Module, rows: Rows) -> Tensor:
    """How likely the reference finds each answer: FloatTensor[B]. By TODOs 5 and 1."""
    return todo5_reference_log_probs.reference_log_probs(
        reference, *rows, todo1_sequence_log_probs.sequence_log_probs
    )


def train(
    policy: nn.Module,
    reference: nn.Module,
    batches: Iterable[tuple[Rows, Rows]],
    optimizer: torch.optim.Optimizer,
    beta: float,
    on_step: Callable[[Progress], None] | None = None,
) -> None:
    """Train the policy, one step per batch (chosen, rejected), until the batches end. The reference stays as it is.

    on_step is called after every step's update.
    """
    policy.train()
    for step, (chosen, rejected) in enumerate(batches):
        policy_chosen, policy_rejected = log_probs_of(policy, chosen), log_probs_of(policy, rejected)
        reference_chosen = reference_log_probs_of(reference, chosen)
        reference_rejected = reference_log_probs_of(reference, rejected)
        loss = todo3_dpo_loss.dpo_loss(
            policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if on_step is None:
            continue
        with torch.no_grad():
            accuracy, margin = todo4_preference_metrics.preference_metrics(
                todo2_implicit_reward.implicit_reward(policy_chosen, reference_chosen, beta),
                todo2_implicit_reward.implicit_reward(policy_rejected, reference_rejected, beta),
            )
            on_step(
                Progress(
                    step,
                    float(loss),
                    accuracy,
                    margin,
                    float(policy_chosen.mean()),
                    float(policy_rejected.mean()),
                )
            )
