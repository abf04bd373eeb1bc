"""用哪种语言和你说话（已给出）
In which language you are spoken to (given; nothing to do here).

    print(say("你好", "hello"))

The language is that of the environment variable LESSON_LANGUAGE (zh, en or both; a notebook and --lang set it), else of
the locale, as in check.py; where nothing says which, both.
"""

from __future__ import annotations

import locale
import os
import re
import unicodedata
from collections.abc import Mapping

VARIABLE = "LESSON_LANGUAGE"
CHOICES = ("zh", "en", "both")
# A word with the space after it, or one wide character (Chinese, its punctuation) by itself.
_PIECE = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+")
_CLOSING = "，。：；！？、）》”’"  # never begins a line


def current(environment: Mapping[str, str] = os.environ) -> str:
    """ "zh", "en" or "both". After LESSON_LANGUAGE the variables are gettext's, in its order."""
    for name in (VARIABLE, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return _named(value)
    return _named(locale.getlocale()[0] or "")  # Windows sets none of them


def _named(value: str) -> str:
    lower = value.lower()
    if lower.startswith(("zh", "chinese")):
        return "zh"
    return "en" if lower.startswith(("en", "english")) else "both"


def choose(language: str) -> None:
    """Speak this language from now on, in programs that are started from here as well. Raises ValueError."""
    if language not in CHOICES:
        raise ValueError(f"language: {language!r} 应为 / must be one of {CHOICES}")
    os.environ[VARIABLE] = language


def say(zh: str, en: str, between: str = "\n") -> str:
    """The text in the language; in both, the English version after the Chinese one and `between`."""
    return {"zh": zh, "en": en}.get(current(), f"{zh}{between}{en}")


def one_of(text: str) -> str:
    """The part of a text like "学习率 / learning rate" that is in the language."""
    zh, slash, en = text.partition(" / ")
    return say(zh, en, " / ") if slash else text


def width(text: str) -> int:
    """How many columns of a terminal the text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def right(text: str, columns: int) -> str:
    """The text at the right end of so many columns."""
    return " " * (columns - width(text)) + text


def wrap(text: str, columns: int = 80) -> list[str]:
    """Lines of at most so many columns: broken at spaces and between Chinese characters."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for piece in _PIECE.findall(paragraph):
            if line and width(line + piece.rstrip()) > columns:
                kept = line[-1] if piece in _CLOSING else ""  # goes down together with what closes it
                lines.append(line.removesuffix(kept).rstrip())
                line = kept
            line += piece
        lines.append(line.rstrip())
    return lines
