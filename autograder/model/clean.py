"""Makes text that came from a submission safe to show: in a terminal, in Markdown, as a file name."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_FILE_NAME_BYTES = 200
# What CommonMark and GitHub give a meaning to. Ordinary prose, max_lr and 0.5 stay readable in the raw file.
_MARKDOWN = re.compile(
    r"[\\`*\[\]|~$#@]"  # code, emphasis, links, tables, strikethrough, mathematics, issues, mentions
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"  # an underscore inside a word is only an underscore
    r"|:(?=//)|(?<=www)\."  # addresses that would become links
    r"|^[-+=>]|(?<=^[0-9])[.)]|(?<=^[0-9]{2})[.)]"  # lists, quotes and headings at the start of a line
)


def in_number(number: float, noun: str) -> str:
    """“1 day”, “2 days”."""
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def plain(text: str, limit: int = 2000) -> str:
    """One line without control characters, escape sequences, direction marks or surrogates, at most ``limit`` long."""
    folded = " ".join(_visible(text[: limit * 2]).split())
    return folded if len(folded) <= limit else folded[: limit - 1] + "…"


def _visible(text: str) -> str:
    return "".join(
        character if unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029" else " "
        for character in text
    )


def plain_lines(text: str) -> str:
    """As ``plain``, line by line: for what a submission printed."""
    return "\n".join(plain(line) for line in text.splitlines())


def markdown(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no links, no mentions."""
    escaped = _MARKDOWN.sub(lambda match: "\\" + match.group(), plain(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def code(text: str) -> str:
    """A Markdown code span that holds exactly this text, whatever backticks are in it."""
    content = plain(text, 600) or " "
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if content[0] == "`" or content[-1] == "`" else ""
    return f"{fence}{pad}{content}{pad}{fence}"


def file_name(label: str, suffix: str) -> str:
    """A file name for a student's label: the label itself where it can be one, else a cut one with a digest."""
    cleaned = _visible(label).replace("/", "_").replace("\\", "_").lstrip(".-") or "_"
    if cleaned == label and len(cleaned.encode("utf-8")) + len(suffix) <= MAX_FILE_NAME_BYTES:
        return cleaned + suffix
    digest = hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    cut = cleaned.encode("utf-8")[: MAX_FILE_NAME_BYTES - len(suffix) - 9].decode("utf-8", "ignore")
    return f"{cut}~{digest}{suffix}"
