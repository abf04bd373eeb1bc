"""Reads what LMSs let staff download: zip and tar archives, read as data, never unpacked by anything but this module.

Whatever an archive claims, only regular files below the step's folder are taken; a link, a device, ``..``, a bomb or an
odd name refuses that student's submission, with a reason, and no other.
"""

from __future__ import annotations

import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from autograder.intake.encodings import names_of_zip
from autograder.intake.placing import (
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_TOTAL_BYTES,
    Budget,
    Item,
    RefusedError,
    checked_path,
)
from autograder.intake.submissions import shown_name

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")
# What people send, too, and nothing here opens.
UNOPENED = (".rar", ".7z", ".zst", ".tzst", ".lzh", ".ace")
MAX_ARCHIVE_BYTES = 200 << 20
MAX_RATIO = 200  # what honest text and notebooks don't reach
MAX_MEMBERS = 20 * MAX_FILES
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OverflowError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def is_archive(name: str) -> bool:
    """Whether a file is called like an archive."""
    return name.lower().endswith(SUFFIXES)


def items_of_archive(
    path: Path, content: bytes | None = None, budget: Budget | None = None, below: str = ""
) -> Iterator[Item]:
    """The files of an archive with their checked paths. ``content``: the archive itself, when it lies in another one;
    ``budget``: what is left of the hand-in's limits; ``below``: the folder that the paths are to begin with.

    Raises RefusedError (also for an archive that is none) and OSError.
    """
    budget = budget or Budget()
    size = len(content) if content is not None else path.stat().st_size
    if size > MAX_ARCHIVE_BYTES:
        raise RefusedError(f"an archive of more than {MAX_ARCHIVE_BYTES >> 20} MiB")
    try:
        if path.name.lower().endswith(".zip"):
            yield from _zip_items(io.BytesIO(content) if content is not None else path, budget, below)
        else:
            yield from _tar_items(path, content, budget, below)
    except BROKEN as error:
        raise RefusedError(
            f"the archive can't be read: {shown_name(str(error)) or type(error).__name__}"
        ) from error


def _zip_items(file: io.BytesIO | Path, budget: Budget, below: str) -> Iterator[Item]:
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise RefusedError(f"more than {MAX_MEMBERS} entries")
        names = names_of_zip(members).names
        for member, name in zip(members, names, strict=True):
            path = checked_path(below + name.rstrip("/"))
            refuse_odd_kind(member, name)
            if path is None or name.endswith("/"):
                continue
            budget.take(path, member.file_size)
            yield Item(path, content_of(archive, member, name))


def refuse_odd_kind(member: zipfile.ZipInfo, name: str) -> None:
    """Raises RefusedError for a link or a device."""
    kind = stat.S_IFMT(member.external_attr >> 16) if member.create_system == 3 else 0
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedError(f"{shown_name(name)}: a link or a device, not a file")


def content_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """A member's bytes; its announced size is within limits already. Raises RefusedError, and BROKEN."""
    if member.flag_bits & 1:
        raise RefusedError(f"{shown_name(name)}: encrypted")
    if member.file_size > MAX_RATIO * max(member.compress_size, 1024):
        raise RefusedError(f"{shown_name(name)}: compressed beyond reason (a bomb?)")
    with archive.open(member) as source:
        return _read(source.read(member.file_size + 1), member.file_size, name)


def _read(content: bytes, announced: int, name: str) -> bytes:
    """The bytes of a member, unless they are more than it announced."""
    if len(content) > announced:
        raise RefusedError(f"{shown_name(name)}: larger than it says")
    return content


class _Bounded(io.RawIOBase):
    """A decompressed stream that ends with a refusal instead of filling the memory or the time there is."""

    def __init__(self, source: io.BufferedIOBase, budget: Budget) -> None:
        self._source, self._budget, self._left = source, budget, 2 * MAX_TOTAL_BYTES + MAX_MEMBERS * 1024

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """As much as is asked for, while the whole stays within bounds."""
        self._budget.take_time()
        content = self._source.read(size)
        self._left -= len(content)
        if self._left < 0:
            raise RefusedError("an archive that grows beyond reason (a bomb?)")
        return content


def _tar_items(path: Path, content: bytes | None, budget: Budget, below: str) -> Iterator[Item]:
    """Read front to back, as a stream: nothing is looked up by what the archive says about itself."""
    with (
        _decompressed(path, content) as source,
        tarfile.open(fileobj=_Bounded(source, budget), mode="r|") as archive,
    ):
        for number, member in enumerate(archive):
            if number >= MAX_MEMBERS:
                raise RefusedError(f"more than {MAX_MEMBERS} entries")
            name = member.name.removeprefix("./")
            if member.isdir() and name in ("", "."):
                continue
            found = checked_path(below + name.rstrip("/"))
            if not member.isreg() and not member.isdir():
                raise RefusedError(f"{shown_name(name)}: a link or a device, not a file")
            if found is None or member.isdir():
                continue
            budget.take(found, member.size)
            file = archive.extractfile(member)
            if file is None or member.issparse():
                raise RefusedError(f"{shown_name(name)}: a file with holes")
            yield Item(found, _read(file.read(MAX_FILE_BYTES + 1), member.size, name))


def _decompressed(path: Path, content: bytes | None) -> io.BufferedIOBase:
    import bz2
    import gzip

    opened: io.BufferedIOBase = io.BytesIO(content) if content is not None else path.open("rb")
    name = path.name.lower()
    if name.endswith((".gz", ".tgz")):
        return gzip.GzipFile(fileobj=opened)
    if name.endswith(".xz"):
        return lzma.LZMAFile(opened)
    return bz2.BZ2File(opened) if name.endswith(".bz2") else opened
