"""Comma-separated values that a spreadsheet shows as they are, whatever a student is called."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from autograder.model.clean import plain

# What Excel, LibreOffice and Google Sheets may take for a formula at the start of a cell (OWASP, "CSV Injection");
# the last two are what an East Asian input method writes for = and @.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＠", "＋", "－")
Cell = str | float | int | None


def text_cell(text: str) -> str:
    """One line of plain text; an apostrophe in front of what would be a formula."""
    line = plain(text, 500)
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line


def number_cell(number: float | None, decimals: int = 6) -> str:
    """A number without an exponent or superfluous zeros; empty for None."""
    if number is None:
        return ""
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def csv_text(row: Sequence[Cell], **dialect: Any) -> str:
    """A row, quoted where needed; text is made safe, numbers are written plainly."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", **dialect)
    writer.writerow([text_cell(cell) if isinstance(cell, str) else number_cell(cell) for cell in row])
    return stream.getvalue()


def csv_bytes(row: Sequence[Cell]) -> bytes:
    """The same with commas, as UTF-8."""
    return csv_text(row).encode("utf-8")
