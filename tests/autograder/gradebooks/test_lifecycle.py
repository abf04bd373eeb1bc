"""nbgrader's own commands from release to feedback, with several students, one of them hostile."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.model.paths import ROOT
from tests.autograder.conftest import COURSE, FILE_OF, SOLVED, STEP
from tests.autograder.gradebooks.commands import Nbgrader
from tests.autograder.processes import python

# What worked against nbgrader's own autograde: change what later cells say, change what they show, write the database.
ATTACK = """
import pathlib, sqlite3
pathlib.Path("{marker}").write_text("run")
shell = get_ipython()
shell.input_transformers_cleanup.append(lambda lines: ["-1\\n"])
shell.display_formatter.formatters["text/plain"].for_type(float, lambda v, p, c: p.text("nan"))
for folder in pathlib.Path.cwd().parents:
    if (folder / "gradebook.db").exists():
        database = sqlite3.connect(folder / "gradebook.db")
        database.execute("update grade set auto_score = 100")
        database.commit()
"""


def _has_what_the_lesson_needs(home: Path) -> None:
    """The stories, and the command that checks, in a Python that knows this course from nowhere else."""

    def said_by(*arguments: str) -> str:
        done = python(*arguments, cwd=home, environment={"PATH": os.defpath, "HOME": str(home.parent)})
        assert not done.stderr, done.stderr
        return done.stdout

    said = said_by(
        "-c", "import data_exercise as d; d.create_sample_data('s.txt', 'zh'); print(d.read_text('s.txt'))"
    )
    assert said.strip() == (ROOT / "data" / "stories_zh.txt").read_text(encoding="utf-8").strip()
    assert STEP.todo("1").hints[0].en[:20] in said_by("autograder/check.py", "hint", "1", "--lang", "en")
    assert "TODO 2a" in said_by("autograder/check.py", "2a", "--lang", "en")
    (home / "s.txt").unlink()


def _solve(home: Path, *todos: str) -> None:
    for todo in todos:
        (home / FILE_OF[todo]).write_bytes(SOLVED[FILE_OF[todo]])


def _attack(home: Path, marker: Path) -> None:
    path = home / "tutorial.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["outputs"] = [
                {
                    "output_type": "execute_result",
                    "data": {"text/plain": "nan"},
                    "metadata": {},
                    "execution_count": 1,
                }
            ]
    attack = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1, "id": "attack"}
    content["cells"].insert(0, {**attack, "source": ATTACK.format(marker=marker)})
    content["cells"] += [cell for cell in content["cells"] if "nbgrader" in cell["metadata"]]
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_release_submit_collect_autograde_feedback(tmp_path: Path) -> None:
    """Protects the promise to instructors: nbgrader's commands as they are, and nothing a student sends is executed."""
    nbgrader, marker = Nbgrader(tmp_path), tmp_path / "executed"
    nbgrader("generate_assignment")
    nbgrader("release_assignment")
    released = [path for path in (nbgrader.exchange / COURSE.id / "outbound").rglob("*") if path.is_file()]
    markers = re.compile(rb"^\s*### BEGIN SOLUTION", re.MULTILINE)
    assert not [path for path in released if markers.search(path.read_bytes())]

    ada = nbgrader.fetched("ada")
    _has_what_the_lesson_needs(ada)
    for student in ("eve", "cy", "lin"):
        shutil.copytree(ada.parent, tmp_path / "homes" / student)
    homes = {student: tmp_path / "homes" / student / STEP.id for student in ("eve", "cy", "lin")}
    _solve(ada, *FILE_OF)
    (ada / "weights.pt").write_bytes(bytes(60_000_000))
    _attack(homes["eve"], marker)
    _solve(homes["cy"], "1", "2a")
    for path in homes["cy"].glob("*.ipynb"):
        path.unlink()
    for student in ("ada", *homes):
        nbgrader.submit(student)
    (inbox,) = (nbgrader.exchange / COURSE.id / "inbound").glob("lin+*")
    (inbox / "notes.txt").symlink_to(ROOT / "solutions" / "course.toml")

    said = nbgrader("collect")
    assert "Refused the submission of lin" in said
    assert "tutorial.ipynb is missing" in said
    submitted = nbgrader.course / "submitted"
    assert sorted(path.name for path in submitted.iterdir() if (path / STEP.id).exists()) == [
        "ada",
        "cy",
        "eve",
    ]
    for handed_out in ("weights.pt", "data", "course", "autograder"):
        assert not (submitted / "ada" / STEP.id / handed_out).exists()

    said = nbgrader("autograde")
    assert "eve/tutorial.ipynb: the cell todo_1 is there more than once" in said
    assert not marker.exists(), "a student's notebook was executed"
    autograded = nbgrader.course / "autograded"
    kept = (autograded / "ada" / STEP.id / FILE_OF["1"]).read_bytes()
    assert kept == SOLVED[FILE_OF["1"]], "the student's file was replaced by the stub"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Gradebook(f"sqlite:///{nbgrader.course}/gradebook.db", COURSE.id) as gradebook:
            found: list[Any] = gradebook.assignment_submissions(STEP.id)
            scores = {submission.student_id: submission.score for submission in found}
            assert all(submission.max_score == STEP.points for submission in found)
            assert not any(submission.needs_manual_grade for submission in found)
    assert scores == {"ada": STEP.points, "cy": 35.0, "eve": 0.0}

    nbgrader("generate_feedback")
    nbgrader("release_feedback")
    nbgrader("fetch_feedback", "--course", COURSE.id, "--student", "ada", cwd=ada.parent)
    pages = list((ada / "feedback").rglob("tutorial.html"))
    assert any(
        f"Score: {STEP.points:.1f} / {STEP.points:.1f}" in page.read_text(encoding="utf-8") for page in pages
    )
    own = (nbgrader.course / "graded" / "feedback" / "ada.html").read_text(encoding="utf-8")
    assert any(own in html.unescape(page.read_text(encoding="utf-8")) for page in pages)
