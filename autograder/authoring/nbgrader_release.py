"""nbgrader's release with what a student can't do without: the stories to learn from, and the command that checks.

nbgrader hands out a step's folder and nothing around it. So beside the lesson go ``kit/`` (the given code that steps share), ``data/`` (where
the lesson looks for its stories first), ``course/`` (the student's command, its public tests and stubs, laid out as in the student's
repository) and ``autograder/check.py``, which is called as everywhere and uses ``course/``. Collecting leaves them out.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeReleaseAssignment

from autograder.authoring.leaks import check_no_leak
from autograder.authoring.release import manifest
from autograder.authoring.student_repository import repository_files
from autograder.model.course import Course, Step, load_course
from autograder.model.errors import AuthorError

COMMAND_FILE = "autograder/check.py"
COMMAND = '''\
"""检查你的 TODO：在这个文件夹里运行 / Check your TODOs, from this folder: python autograder/check.py --help"""

import sys
from pathlib import Path

STEP = Path(__file__).resolve().parent.parent
sys.path[0] = str(STEP / "course")

from autograder.check import main  # noqa: E402

if __name__ == "__main__":
    main(default_map={"folder": str(STEP)})
'''


class ReleaseWithTools(ExchangeReleaseAssignment):
    """For ``ExchangeFactory.release_assignment``."""

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """The released step, and what goes beside it. Nothing is released when an answer or a hidden test is in it."""
        course, coursedir = load_course(), self.coursedir
        assert isinstance(coursedir, CourseDirectory)
        step = next((step for step in course.steps if step.id == coursedir.assignment_id), None)
        if step is None:  # an assignment of the instructor's own
            super().do_copy(src, dest)
            return
        beside = files_beside(course, step)
        released = {
            f"assignments/{step.id}/{path.relative_to(src).as_posix()}": path.read_bytes()
            for path in sorted(Path(src).rglob("*"))
            if path.is_file()
        }
        try:
            check_no_leak(course, released | beside)
        except AuthorError as error:
            self.fail(f"{src}: not released. {error}")
        super().do_copy(src, dest)
        for name, content in beside.items():
            path = Path(dest) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def files_beside(course: Course, step: Step) -> dict[str, bytes]:
    """What goes into a released step beside its own files, by the path in there."""
    files: dict[str, bytes] = {}
    for name, content in repository_files(course).items():
        top = name.partition("/")[0]
        if top == "data":
            files[name] = content
        elif name.startswith("assignments/kit/"):
            files[name.removeprefix("assignments/")] = content
        elif top in ("autograder", "tests"):
            files[f"course/{name}"] = content
    listed = manifest(with_only(course, step))
    return files | {"course/assignments/manifest.json": listed, COMMAND_FILE: COMMAND.encode()}


def with_only(course: Course, step: Step) -> Course:
    """The course as one released step knows it: without a step's name, the command means this one."""
    late = {name: late for name, late in course.late.items() if name == step.id}
    return msgspec.structs.replace(course, steps=[step], late=late)
