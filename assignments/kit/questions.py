"""关于小故事开头的问题（已给出）：data/questions_zh.tsv 和 questions_en.tsv
Questions about the openings of little stories (given; nothing to do here).

    train = questions.load("en", "train")
    train[0].prompt      # 故事和问题，用户说的话 / the story and the question: what the user says
    train[0].short, train[0].full     # 两个对的答案：几个字，或一整句 / the two right answers

训练用 / to learn from: "train" (step 4), "preferences" (step 5)；只用来问 / only to be asked: "test", "unseen"（主角没有
在训练里出现过 / about a hero that no question to learn from mentions）.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from kit import stories

SPLITS = ("train", "preferences", "test", "unseen")


@dataclass(frozen=True)
class Question:
    """A question with its two right answers. kind: where, who, goal or thing."""

    kind: str
    hero: str
    story: str
    question: str
    short: str
    full: str
    gap: str  # between story and question: a space, where the language has any

    @property
    def prompt(self) -> str:
        """What the user says."""
        return prompt(self.story, self.question, self.gap)

    def is_right(self, answer: str) -> bool:
        """Whether it is one of the two, to the letter."""
        return answer in (self.short, self.full)


def prompt(story: str, question: str, gap: str) -> str:
    """What the user says: the story and the question, as one text."""
    return f"{story}{gap}{question}"


def load(language: str, split: str) -> list[Question]:
    """The questions of a split in "zh" or "en", always in the same order. Raises FileNotFoundError, ValueError for another split."""
    if split not in SPLITS:
        raise ValueError(f"split 应为 / must be one of {SPLITS}, 不是 / not {split!r}")
    gap = " " if language == "en" else ""
    path = stories.path_of(language).with_name(f"questions_{language}.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Question(row["kind"], row["hero"], row["story"], row["question"], row["short"], row["full"], gap)
            for row in rows
            if row["split"] == split
        ]
