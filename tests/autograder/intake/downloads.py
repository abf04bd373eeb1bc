"""Downloads as the systems make them, for tests: zips with their names, their marks and their metadata."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path


def zipped(files: Mapping[str, bytes], encoding: str | None = None) -> bytes:
    """A zip; with ``encoding`` its names are written in it and not marked, as Windows does."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_Unmarked(name, encoding) if encoding else zipfile.ZipInfo(name), content)
    return stream.getvalue()


def backslashed(files: Mapping[str, bytes]) -> bytes:
    """A zip as PowerShell wrote it: made on DOS, and no slash in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo()
            member.filename, member.create_system = name.replace("/", "\\"), 0
            archive.writestr(member, content)
    return stream.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """A member whose name is written in an encoding that the zip doesn't tell."""

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name)
        self.raw = name.encode(encoding)

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, self.flag_bits & ~0x800


def written(path: Path, files: Mapping[str, bytes], encoding: str | None = None) -> Path:
    """The same in a file."""
    path.write_bytes(zipped(files, encoding))
    return path


def inside(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files below a folder, or behind a prefix."""
    return {f"{folder}{name}": content for name, content in files.items()}


def canvas(name: str, user: int, attachment: int, files: Mapping[str, bytes], late: bool = False) -> dict:
    """One student's files in Canvas's “Download submissions” (lib/content_zipper.rb)."""
    mark = "_LATE" if late else ""
    return {
        f"{name}{mark}_{user}_{attachment + number}_{file}": content
        for number, (file, content) in enumerate(files.items())
    }


def moodle(name: str, number: int, files: Mapping[str, bytes], flat: bool = False) -> dict:
    """One student's files in Moodle's “Download all submissions”, in folders or not."""
    between = "" if flat else "/"
    return inside(f"{name}_{number}_assignsubmission_file_{between}", files)


def brightspace(name: str, user: int, number: int, when: str, files: Mapping[str, bytes]) -> dict:
    """One student's files in Brightspace's download; ``when`` as in “Nov 20, 2026 1105 PM”."""
    return inside(f"{user}-{number} - {name} - {when}/", files)


def blackboard(login: str, when: str, files: Mapping[str, bytes]) -> dict:
    """One attempt in Blackboard's download, with the text that it puts beside it."""
    head = f"Homework 3_{login}_attempt_{when}"
    return {**inside(f"{head}_", files), f"{head}.txt": b"Name: ..."}


def gradescope(
    export: int, submissions: Mapping[int, tuple[str, str, str, str, Mapping[str, bytes]]]
) -> dict:
    """Gradescope's export: by number name, sid, e-mail, time, files."""
    root, lines, files = f"assignment_{export}_export/", ["---"], {}
    for number, (name, sid, email, when, content) in submissions.items():
        files |= inside(f"{root}submission_{number}/", content)
        lines += [
            f"submission_{number}:",
            "  :submitters:",
            f"  - :name: {name}",
            f"    :sid: '{sid}'",
            f"    :email: {email}",
            f"  :created_at: {when}",
            "  :score: 0.0",
            "  :status: processed",
            "  :results: !ruby/hash:ActiveSupport::HashWithIndifferentAccess {}",
            "  :history: []",
        ]
    files[f"{root}submission_metadata.yml"] = "\n".join(lines).encode()
    return files
