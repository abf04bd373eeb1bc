"""偏好数据：同一个问题的两个回答，人们更喜欢哪一个（已给出）
Preferences: two answers to one question, and which of them people like better (given; nothing to do here).

    pairs = preferences.load("en")
    pairs[0].prompt, pairs[0].chosen, pairs[0].rejected

Made by a program from data/questions_zh.tsv and questions_en.tsv, whose split "preferences" no other step learns from:

    style   两个都对，一整句比几个字更受喜欢 / both are right: a full sentence is preferred to a few words
    truth   两个都是一整句，对的比编得像的更受喜欢 / both are full sentences: the true one is preferred to a plausible wrong one
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit import questions
from kit.questions import Question

KINDS = ("style", "truth")
WATCHED = 60  # the last questions of the split are not learned from: by them a run sees how it is doing


@dataclass(frozen=True)
class Pair:
    """A question and two answers to it. kind: style or truth, see above."""

    kind: str
    prompt: str
    chosen: str
    rejected: str


def load(language: str, kinds: Sequence[str] = KINDS) -> list[Pair]:
    """The pairs to learn from in "zh" or "en", always in the same order: each question's, one after the other."""
    asked = questions.load(language, "preferences")[:-WATCHED]
    made: list[Pair] = []
    for number, question in enumerate(asked):
        rejected = {"style": question.short, "truth": plausible(asked, number)}
        made += [
            Pair(kind, question.prompt, question.full, other)
            for kind, other in rejected.items()
            if kind in kinds and other is not None
        ]
    return made


def watched(language: str) -> list[Question]:
    """Questions that no pair to learn from is about."""
    return questions.load(language, "preferences")[-WATCHED:]


def plausible(asked: Sequence[Question], number: int) -> str | None:
    """What is true of the same hero in another story, and not in this one; None when the hero has no such story."""
    question = asked[number]
    for other in (*asked[number + 1 :], *asked[:number]):
        if (other.kind, other.hero) == (question.kind, question.hero) and other.short != question.short:
            return other.full
    return None
