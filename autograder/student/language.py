"""In which language a student is spoken to: Chinese, English, or both where nothing says which."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from autograder.model.languages import LANGUAGES
from autograder.model.verdict import Text

BOTH = "both"


def language_of(option: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """``--lang``, else the locale's language, else both.

    The variables are those of gettext, in its order; where none is set (Windows), the system's own setting counts.
    """
    if option is not None:
        return _named(option)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return _named(value)
    return _named(locale.getlocale()[0] or "")


def _named(value: str) -> str:
    lower = value.lower()
    if lower.startswith(("zh", "chinese")):
        return "zh-CN"
    return "en" if lower.startswith(("en", "english")) else BOTH


class Speaker:
    """Turns the two-language texts into what this student reads."""

    def __init__(self, language: str) -> None:
        """``language``: "zh-CN", "en" or "both"."""
        if language not in (*LANGUAGES, BOTH):
            raise ValueError(f"no such language: {language}")
        self.language = language

    def short(self, text: Text, **values: object) -> str:
        """On one line; in both languages: "中文 / English"."""
        return " / ".join(self._versions(text, values))

    def block(self, text: Text, **values: object) -> str:
        """As a paragraph; in both languages: one below the other."""
        return "\n".join(self._versions(text, values))

    def _versions(self, text: Text, values: Mapping[str, object]) -> list[str]:
        versions = [_filled(text, name, values) for name in LANGUAGES if self.language in (name, BOTH)]
        return list(dict.fromkeys(versions))


def _filled(text: Text, language: str, values: Mapping[str, object]) -> str:
    """In one language, as are those of the values that are texts themselves."""
    words = {
        name: value.in_language(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
    return text.in_language(language).format(**words) if words else text.in_language(language)
