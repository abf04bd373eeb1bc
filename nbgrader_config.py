"""nbgrader's set-up for this course: run nbgrader's commands from this folder.

`nbgrader autograde` never executes a student's notebook: the sandboxed grader grades the TODO files, and its verdict is
put into the notebook's grade cells.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from autograder.gradebooks.alembic_path import find_alembic  # noqa: E402
from autograder.model.course import course_of_checkout  # noqa: E402

find_alembic()
course = course_of_checkout()
c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.course_id = course.id
# Stubs, given files and notebooks without answers: nothing that could leak is in there.
c.CourseDirectory.source_directory = "assignments"
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback",
    ".git", ".venv", ".hypothesis", ".pytest_cache", ".ruff_cache", ".DS_Store",
    "runs", "*.pt", "*.pth", "*.ckpt", "*.safetensors", "*.npy", ".progress.json", "*.kept-*",
]  # fmt: skip
# In kilobytes. nbgrader counts ignored files too before it refuses a whole folder: someone's weights must not stop a
# submission of six small files. What does travel is limited again when it is collected.
c.CourseDirectory.max_file_size = 20_000
c.CourseDirectory.max_dir_size = 10_000_000

# Students' own files survive autograding; given files are replaced by the course's.
c.Autograde.exclude_overwriting = {
    step.id: [todo.file for todo in step.stubs if todo.file] for step in course.steps
}
c.Autograde.exporter_class = "autograder.gradebooks.autograde.SandboxedExporter"
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [
    "autograder.gradebooks.autograde.PutVerdict",
    "nbgrader.preprocessors.AssignLatePenalties",
]
c.AssignLatePenalties.plugin_class = "autograder.gradebooks.late.CourseLatePolicy"

# What release_feedback ships holds the student's own page, above the notebook with the teacher's comments.
c.GenerateFeedback.exporter_class = "autograder.gradebooks.feedback_page.FeedbackExporter"

# Beside the lesson go the stories to learn from and the command that checks; nothing that holds an answer is released.
c.ExchangeFactory.release_assignment = "autograder.authoring.nbgrader_release.ReleaseWithTools"

# zip_collect passes over everything but notebooks by default: students' answers stand in .py files.
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".py"]

# Links, devices and floods in what students submit are refused; a missing notebook is put in.
c.ExchangeFactory.collect = "autograder.gradebooks.exchange.SafeCollect"
