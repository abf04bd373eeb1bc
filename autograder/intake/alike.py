"""Names that are the same but for what browsers, file managers and people add to them."""

from __future__ import annotations

import re
import unicodedata

# “ (1)”, “-2”, “ - Copy”, “ copy 2”, “ - 副本”.
_ADDED = re.compile(r"(?:\s*\(\d+\)|-\d{1,2}|[\s_-]+(?:copy|副本|kopie|copie|copia)(?:[\s_]*\(?\d+\)?)?)+$")


def plain_folder(name: str) -> str:
    """A folder's name without what people change in it: case, separators, numbers in brackets, “.zip!”."""
    folded = unicodedata.normalize("NFKC", name).casefold().removesuffix("!")
    for suffix in (".zip", ".tar", ".tgz", ".tar.gz"):
        folded = folded.removesuffix(suffix)
    return re.sub(r"[\W_]+", "", _ADDED.sub("", folded))


def plain_file(name: str) -> str:
    """A file's name without what a browser or a person adds to it."""
    stem, dot, suffix = unicodedata.normalize("NFKC", name).casefold().rpartition(".")
    return f"{_ADDED.sub('', stem if dot else suffix).strip()}{dot}{suffix if dot else ''}"
