"""TODO 2: beta times what the policy's log-probability is above the reference's."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step5_dpo.oracles import rewards
from tests.hidden.tensors import check, check_close, check_unchanged


@points(
    4,
    zh="奖励是 beta ·（策略的对数概率 - 参考的对数概率），每个回答一个数，可正可负；能对策略求梯度。",
    en="The reward is beta · (the policy's log-probability - the reference's), one number for each answer, positive or "
    "negative; gradients with respect to the policy can be computed from it.",
)
def test_values_and_gradients(student: Student) -> None:
    cases = [(5, 0.25), (4, 3.0)]
    answers = [student.rewards(seed=21, pairs=pairs, beta=beta) for pairs, beta in cases]
    for answer, (pairs, beta) in zip(answers, cases, strict=True):
        check(answer, rewards(21, pairs, beta))


@points(
    3,
    zh="对任何 beta 和任何个数都一样，一个回答也行。",
    en="It is the same for every beta and any number of answers, a single one included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), pairs=st.integers(1, 6), beta=st.sampled_from([0.01, 0.1, 0.5, 2.0, 5.0]))
def test_any_beta(student: Student, seed: int, pairs: int, beta: float) -> None:
    check(student.rewards(seed=seed, pairs=pairs, beta=beta), rewards(seed, pairs, beta))


@points(
    1,
    zh="很长的回答也一样：它的对数概率可以是 -700，这样的概率在计算机里就是 0，所以只用对数来算。",
    en="It is the same for long answers: their log-probabilities may be -700, and a computer makes 0 of such a probability, so "
    "it is computed with logarithms only.",
)
def test_long_answers(student: Student) -> None:
    answer = student.by_hand(policy=[-310.0, -2.0, -700.0], reference=[-300.0, -640.0, -700.5], beta=0.5)
    check_close(answer, np.array([-5.0, 319.0, 0.25]))


@points(
    2,
    zh="参数里的张量不变：-= 会改变调用者的张量。",
    en="The tensors that were given stay as they are: -= would change the caller's.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    answer = student.rewards(seed=22, pairs=4, beta=0.5)
    check(answer, rewards(22, 4, 0.5))
    check_unchanged(answer, rewards(22, 4, 0.5).inputs)
