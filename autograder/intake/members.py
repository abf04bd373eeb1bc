"""A whole download as a list of files: the zip that an LMS handed out, or the folder that somebody unpacked it into.

Nothing is read before its hand-in is looked at, and what is wrong with a file is that hand-in's refusal.
"""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.intake.archives import BROKEN, content_of, refuse_odd_kind
from autograder.intake.collected import CollectError
from autograder.intake.encodings import names_of_zip
from autograder.intake.placing import FILE, MAX_FILE_BYTES, RefusedError
from autograder.intake.submissions import shown_name

MAX_NAMES = 500_000
# What operating systems put there by themselves; nobody handed it in.
JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Member:
    """A file of a download: its path with slashes, its announced size, and how to read it (raises RefusedError)."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Download:
    """All files, without what operating systems add. ``empty``: folders with no file below them; ``notes``: for staff."""

    path: Path
    members: list[Member]
    notes: list[str]
    empty: list[str]


@contextmanager
def opened(path: Path) -> Iterator[Download]:
    """Open a zip or a folder. Raises CollectError when it is neither, or too large to list."""
    if path.is_dir():
        members = _of_folder(path)
        folders = (
            unicodedata.normalize("NFC", (Path(parent) / name).relative_to(path).as_posix())
            for parent, names, _ in os.walk(path)
            for name in names
        )
        yield Download(path, members, [], _empty(folders, members))
        return
    if not path.exists():
        raise CollectError(f"{path}: no such file; give the zip that was downloaded, or a folder")
    try:
        archive = zipfile.ZipFile(path)
    except (*BROKEN, OSError) as error:
        raise CollectError(
            f"{path}: can't be read as a zip ({error}); give the downloaded zip, or the folder it was unpacked into"
        ) from error
    with archive:
        infos = archive.infolist()
        if len(infos) > MAX_NAMES:
            raise CollectError(f"{path}: more than {MAX_NAMES} names")
        named = names_of_zip(infos)
        members = [
            Member(name, info.file_size, _reader(archive, info, name))
            for info, name in zip(infos, named.names, strict=True)
            if not name.endswith("/") and not is_junk(name)
        ]
        notes = [f"names aren't marked as UTF-8; read as {named.encoding}"] if named.encoding else []
        folders = [name.rstrip("/") for name in named.names if name.endswith("/")]
        yield Download(path, members, notes, _empty(folders, members))


def _empty(folders: Iterable[str], members: list[Member]) -> list[str]:
    filled = {str(folder) for member in members for folder in PurePosixPath(member.name).parents}
    return sorted(folder for folder in set(folders) - filled if not is_junk(folder))


def is_junk(name: str) -> bool:
    """Whether an operating system put it there."""
    return any(part in JUNK for part in name.split("/"))


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        refuse_odd_kind(info, name)
        try:
            return content_of(archive, info, name)
        except BROKEN as error:
            raise RefusedError(
                f"{shown_name(name)}: can't be read: {shown_name(str(error)) or type(error).__name__}"
            ) from error

    return read


def _of_folder(folder: Path) -> list[Member]:
    """Its files, sorted; a link counts as a file that can't be read, and is never followed."""
    members: list[Member] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in (".git", *JUNK))
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*files, *links]):
            path = Path(parent) / name
            shown = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            if not is_junk(shown):
                members.append(Member(shown, path.lstat().st_size, _file_reader(path, shown)))
        if len(members) > MAX_NAMES:
            raise CollectError(f"{folder}: more than {MAX_NAMES} files")
    return members


def _file_reader(path: Path, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise RefusedError(f"{shown_name(name)}: a link or a device, not a file")
        descriptor = os.open(path, FILE)
        try:
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(MAX_FILE_BYTES + 1)
        finally:
            os.close(descriptor)

    return read
