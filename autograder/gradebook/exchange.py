"""nbgrader's collect, safely: nbgrader's own follows links, and would copy what they point to, staff's files included."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from autograder.collect.placing import (
    RESERVED,
    SECRET_FILE,
    Item,
    RefusedError,
    checked_student,
    items_of_folder,
    place,
)
from autograder.late import TIMESTAMP_FILE, TimestampError, parse_timestamp


class SafeCollect(ExchangeCollect):
    """For ``ExchangeFactory.collect``. Where a submission lacks a notebook, the course's own is put in, so that nbgrader,
    which goes by notebooks, grades the files.
    """

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """One submission from the exchange; refused as a whole, with a reason, when it holds what is no file."""
        source, target = Path(src), Path(dest)
        student, step = target.parent.name, target.name
        try:
            checked_student(student)
            items = list(items_of_folder(source))
            own = {item.path.name: item.content for item in items if str(item.path) in RESERVED}
            when = parse_timestamp(own.get(TIMESTAMP_FILE, b""), source / TIMESTAMP_FILE)
            items += self._missing_notebooks(step, items)
            place(target.parent.parent, student, step, items, when)
            if SECRET_FILE in own:  # fetch_feedback finds its way by this
                (target / SECRET_FILE).write_bytes(own[SECRET_FILE])
        except (RefusedError, TimestampError, OSError) as error:
            self.log.error("Refused the submission of %s: %s", student, error)

    def _missing_notebooks(self, step: str, items: list[Item]) -> list[Item]:
        present = {str(item.path) for item in items}
        coursedir: Any = self.coursedir
        source = Path(coursedir.format_path(coursedir.source_directory, ".", step))
        missing = [path for path in sorted(source.glob("*.ipynb")) if path.name not in present]
        for path in missing:
            self.log.warning(
                "%s is missing; the course's own is put in, the files are graded all the same", path.name
            )
        return [Item(PurePosixPath(path.name), path.read_bytes()) for path in missing]
