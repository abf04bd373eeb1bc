"""nbgrader's collect, safely: nbgrader's own follows links, and would copy what they point to, staff's files included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from autograder.intake.ledger import Line, write_ledger
from autograder.intake.placing import (
    RefusedError,
    add_missing_notebooks,
    checked_student,
    items_of_exchange,
    place,
)
from autograder.intake.receipt import TimestampError, parse_timestamp
from autograder.intake.submissions import RECEIPT_FILES, SECRET_FILE, TIMESTAMP_FILE


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
            items = list(items_of_exchange(source))
            own = {item.path.name: item.content for item in items if str(item.path) in RECEIPT_FILES}
            when = parse_timestamp(own.get(TIMESTAMP_FILE, b""), source / TIMESTAMP_FILE)
            place(target.parent.parent, student, step, items, when)
            write_ledger(target.parent.parent, [Line(student, step, when, source="exchange")])
            coursedir: Any = self.coursedir
            for name in add_missing_notebooks(
                target, Path(coursedir.format_path(coursedir.source_directory, ".", step))
            ):
                self.log.warning(
                    "%s: %s is missing; the course's own is put in, the files are graded all the same",
                    student,
                    name,
                )
            if SECRET_FILE in own:  # fetch_feedback finds its way by this
                (target / SECRET_FILE).write_bytes(own[SECRET_FILE])
        except (RefusedError, TimestampError, OSError) as error:
            self.log.error("Refused the submission of %s: %s", student, error)
