"""`nbgrader generate_feedback` with the student's own page in it, so that release_feedback ships that too.

nbgrader releases one HTML file per notebook and nothing else. The page goes into it as a frame, above the notebook with
the teacher's comments: a document of its own, with its own policy, that can neither reach nor restyle what is around it.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode
from nbgrader.coursedir import CourseDirectory
from traitlets import Unicode

from autograder.intake import student_label
from autograder.outputs.clean import file_name

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
        own = self._student_page(resources["nbgrader"]["student"])
        return (framed(page, own.read_text(encoding="utf-8")) if own.is_file() else page), resources

    def _student_page(self, student: str) -> Path:
        assert self.parent is not None
        coursedir: CourseDirectory = self.parent.coursedir
        name = file_name(student_label(student), ".html")
        return Path(coursedir.root) / self.graded_directory / "feedback" / name


def framed(page: str, own: str) -> str:
    """``page`` with the document ``own`` in a frame at the start of its body. Whatever ``own`` holds stays in there."""
    frame = FRAME.format(page=html.escape(own, quote=True))
    return BODY.sub(lambda body: body[0] + frame, page, count=1)
