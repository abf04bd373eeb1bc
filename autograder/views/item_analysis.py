"""Item analysis: which checks say something about a student, and which need another look by the author.

Difficulty is the share that passes. Discrimination is the corrected item-total correlation: the point-biserial
correlation between passing a check and the rest of the score, the check's own points taken off, or else a check would
correlate with itself. (Classical test theory; e.g. Crocker & Algina, Introduction to Classical and Modern Test Theory,
1986, ch. 14.) Only those who attempted the TODO count: who has not started fails everything, and that would make every
check look good.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MIN_STUDENTS = 10
MIN_EACH = 5  # of those who pass and of those who fail
NEARLY_ALL = 0.95
HARDLY_ANY = 0.2
WEAK = 0.2
AGAINST = -0.1  # between these two it is as good as none


@dataclass
class ItemSums:
    """What must be kept of a check to know both figures; students are added one at a time."""

    students: int = 0
    passed: int = 0
    rest: float = 0.0
    rest_squared: float = 0.0
    rest_of_passed: float = 0.0

    def add(self, passed: bool, rest: float) -> None:
        """One more student. ``rest`` is the score without this check's points."""
        self.students += 1
        self.rest += rest
        self.rest_squared += rest * rest
        if passed:
            self.passed += 1
            self.rest_of_passed += rest

    @property
    def difficulty(self) -> float | None:
        """The share that passes, from 0 (nobody) to 1 (all); None without students."""
        return self.passed / self.students if self.students else None

    @property
    def discrimination(self) -> float | None:
        """The corrected item-total correlation, from -1 to 1; None where there is nothing to correlate."""
        n, failed = self.students, self.students - self.passed
        if not self.passed or not failed:
            return None
        variance = self.rest_squared / n - (self.rest / n) ** 2
        if variance <= 1e-9:
            return None
        mean_passed = self.rest_of_passed / self.passed
        mean_failed = (self.rest - self.rest_of_passed) / failed
        share = self.passed / n
        correlation = (mean_passed - mean_failed) / math.sqrt(variance) * math.sqrt(share * (1 - share))
        return max(-1.0, min(1.0, correlation))


@dataclass(frozen=True)
class Advice:
    """What to do about a check: ``kind`` is "good", "look" or "quiet"; the sentence is for the author."""

    kind: str
    sentence: str


def advice(item: ItemSums) -> Advice:
    """Plain words for an author who has never heard of item analysis."""
    difficulty, discrimination = item.difficulty, item.discrimination
    if difficulty is None or item.students < MIN_STUDENTS:
        return Advice(
            "quiet", f"Too few attempts to say anything ({item.students}; it takes {MIN_STUDENTS})."
        )
    if difficulty == 0:
        return Advice(
            "look", "Nobody who tried passes. Is it taught, and is the check right? Try the examples by hand."
        )
    if difficulty <= HARDLY_ANY:
        return Advice(
            "look", "Very hard: four in five fail. A hint, an example or a public check would help most here."
        )
    if difficulty >= NEARLY_ALL:
        return Advice(
            "quiet", "Nearly everybody passes: it keeps students safe but tells them apart no further."
        )
    fewer, what = min((item.passed, "pass"), (item.students - item.passed, "fail"))
    if fewer < MIN_EACH:
        return Advice("quiet", f"Only {fewer} {what}: too few to say whether it tells students apart.")
    if discrimination is not None and discrimination < AGAINST:
        return Advice(
            "look",
            "Students who do well elsewhere fail this more often than others: read the check, the lesson and a few "
            "answers; one of them is probably not what you mean.",
        )
    if discrimination is None or discrimination < WEAK:
        return Advice(
            "look",
            "Has little to do with the rest of the score: it may test something else than you intend, or reward chance.",
        )
    return Advice("good", "Does its job: those who pass it do better elsewhere, too.")
