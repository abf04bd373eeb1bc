"""What a rule of ``grade.py verify`` is, and what it may find."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from autograder.model.corpus import CorpusFile
from autograder.model.paths import ROOT


@dataclass(frozen=True)
class Finding:
    """One breach of a rule: the file that breaks it, what is wrong, and the command or change that mends it."""

    file: str
    wrong: str
    mend: str


@dataclass
class Ruling:
    """What a rule came to: a line for the screen, and its breaches. ``figures`` are the numbers that README quotes."""

    summary: str
    findings: list[Finding] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)


def in_corpus(file: CorpusFile, wrong: str, mend: str) -> Finding:
    """A finding about one of the submissions that the grader is measured with."""
    return Finding(f"tests/submissions/{file.label}", wrong, mend)


def relative(path: Path) -> str:
    """A path as it is written in messages: from the checkout's root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def share(part: int, whole: int) -> str:
    """ "736 of 738 (99.7 %)"."""
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"
