"""`nbgrader generate_feedback` with the student's own page in it, so that release_feedback ships that too.

nbgrader releases one HTML file per notebook and nothing else. The page goes into it as a frame, above the notebook with
the teacher's comments: a document of its own, with its own policy, that can neither reach nor restyle what is around it.
"""

from __future__ import annotations

import html
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode
from nbgrader.coursedir import CourseDirectory
from traitlets import Unicode

from autograder.intake.submissions import SECRET_FILE, TIMESTAMP_FILE, student_label
from autograder.model.clean import file_name

BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
FRAME = (
    '<iframe title="反馈 / Feedback" sandbox="allow-scripts" srcdoc="{page}" '
    'style="display: block; width: 100%; height: 90vh; border: 0; border-bottom: 1px solid #888"></iframe>'
)


class FeedbackExporter(HTMLExporter):
    """nbgrader's own feedback page, the student's page above it where the grader has written one."""

    graded_directory = Unicode("graded", help="Where `nbgrader autograde` has kept the verdicts.").tag(
        config=True
    )

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **arguments: Any) -> Any:
        """The page, as one text. Raises OSError."""
        page, resources = super().from_notebook_node(nb, resources, **arguments)
        self._make_releasable(resources["nbgrader"]["assignment"], resources["nbgrader"]["student"])
        own = self._student_page(resources["nbgrader"]["student"])
        return (framed(page, own.read_text(encoding="utf-8")) if own.is_file() else page), resources

    def _make_releasable(self, step: str, student: str) -> None:
        """release_feedback opens two files that only an exchange makes, and ends for the whole class without them.

        What was collected otherwise gets them here: no time, and a secret that nobody knows.
        """
        coursedir = self._coursedir
        folder = Path(coursedir.root) / coursedir.format_path(coursedir.feedback_directory, student, step)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((TIMESTAMP_FILE, ""), (SECRET_FILE, secrets.token_hex(64))):
            with suppress(FileExistsError), (folder / name).open("x", encoding="ascii") as file:
                file.write(text)

    @property
    def _coursedir(self) -> CourseDirectory:
        assert self.parent is not None
        return self.parent.coursedir

    def _student_page(self, student: str) -> Path:
        name = file_name(student_label(student), ".html")
        return Path(self._coursedir.root) / self.graded_directory / "feedback" / name


def framed(page: str, own: str) -> str:
    """``page`` with the document ``own`` in a frame at the start of its body. Whatever ``own`` holds stays in there."""
    frame = FRAME.format(page=html.escape(own, quote=True))
    return BODY.sub(lambda body: body[0] + frame, page, count=1)
