"""sft: what you can check yourself. The hidden suite asks the trained model all its questions."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="训练 16 步，回答上的损失明显下降。",
    en="In 16 steps of training the loss on answers falls clearly.",
)
def test_loss_falls(student: Student) -> None:
    answer = student.train(seed=1, steps=16)
    losses = answer.value.get("loss") or []
    numbers = [loss for loss in losses if isinstance(loss, float)]
    if len(numbers) != 16 or not max(numbers[-2:]) < 0.5 * numbers[0]:
        raise answer["loss"].refuse(zh="损失没有明显下降", en="the loss doesn't fall clearly")
