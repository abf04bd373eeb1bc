"""The names in a zip archive, in whatever encoding the machine that made it used.

A zip says of each name whether it is UTF-8. Without that mark a name may be anything: UTF-8 from macOS, GBK from a Chinese
Windows, Shift-JIS from a Japanese one. One encoding is chosen for all unmarked names of an archive, the one in which they
look most like names; decomposed letters (macOS) are composed. An archive of Windows without a single slash has backslashes
in their place: Compress-Archive of PowerShell before 5.1, and .NET before 4.6.1, wrote them.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

UTF8_FLAG = 0x800
DOS = 0  # who made a member, as the zip says: MS-DOS, and with it Windows
ZIP_S_OWN = "cp437"
# In the order in which they are tried; the last one reads everything.
ENCODINGS = ("utf-8", "gb18030", "shift_jis", "big5", ZIP_S_OWN)


@dataclass(frozen=True)
class Names:
    """The names of an archive's members, in its order, and how the unmarked ones were read: None when all were plain."""

    names: list[str]
    encoding: str | None


def names_of_zip(members: Sequence[zipfile.ZipInfo]) -> Names:
    """Decode them. As they are in the archive: zipfile itself cuts a name at a NUL and turns backslashes around."""
    unmarked = [
        member.orig_filename.encode(ZIP_S_OWN, "replace")
        for member in members
        if not member.flag_bits & UTF8_FLAG and not member.orig_filename.isascii()
    ]
    encoding = _likeliest(unmarked) if unmarked else None
    names = [_name(member, encoding) for member in members]
    if not any("/" in name for name in names) and all(member.create_system == DOS for member in members):
        names = [name.replace("\\", "/") for name in names]
    return Names(names, encoding)


def _name(member: zipfile.ZipInfo, encoding: str | None) -> str:
    name = member.orig_filename
    if encoding is not None and not member.flag_bits & UTF8_FLAG and not name.isascii():
        name = name.encode(ZIP_S_OWN, "replace").decode(encoding)
    return unicodedata.normalize("NFC", name)


def _likeliest(names: Sequence[bytes]) -> str:
    """UTF-8 if it can be; else the encoding with the smallest share of letters that names don't have."""
    together = b"/".join(names)
    found: list[tuple[float, int, str]] = []
    for rank, encoding in enumerate(ENCODINGS):
        try:
            text = together.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return encoding
        letters = [letter for letter in text if letter > "\x7f"]
        found.append((sum(_odd(letter, encoding) for letter in letters) / len(letters), rank, encoding))
    return min(found)[2]


def _odd(letter: str, encoding: str) -> bool:
    """Whether a name is unlikely to have this letter, if it was written in this encoding."""
    if encoding == "gb18030":
        try:
            letter.encode("gb2312")
        except UnicodeEncodeError:
            return True
        return unicodedata.category(letter)[0] not in "LN"
    if encoding == "shift_jis":  # GBK's bytes read as Shift-JIS give half-width katakana
        return "\uff61" <= letter <= "\uff9f" or unicodedata.category(letter)[0] not in "LN"
    if encoding == "big5":
        return unicodedata.category(letter)[0] not in "LN" or not "\u4e00" <= letter <= "\u9fff"
    return unicodedata.category(letter)[0] not in "LN"
