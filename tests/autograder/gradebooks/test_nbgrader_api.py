"""nbgrader's API is taken in a cheaper way, and does the same."""

from __future__ import annotations

from pathlib import Path

from autograder.gradebooks.alembic_path import find_alembic
from autograder.gradebooks.nbgrader_api import alembics_answer, newest_revision
from autograder.model.paths import ROOT
from tests.autograder.processes import python


def test_a_new_database_says_the_revision_that_nbgrader_would_note() -> None:
    """Protects `nbgrader db upgrade` in years to come: it starts from what is noted here."""
    find_alembic()
    assert newest_revision() == alembics_answer()


def test_the_gradebook_is_imported_without_what_takes_longest_and_leaves_it_to_others(tmp_path: Path) -> None:
    program = (
        "import sys; import autograder.gradebooks.store; "
        "assert not {'rfc3987_syntax', 'nbconvert', 'jupyter_server'} & sys.modules.keys(); "
        "from autograder.gradebooks.store import Store; from autograder.model.course import load_course; "
        f"Store('sqlite:///{tmp_path}/g.db', load_course()).gradebook.close(); "
        "from nbgrader.apps import NbGraderApp; import nbgrader; nbgrader.__version__"
    )
    # No program `alembic` is to be had: making a database needs none.
    environment = {"PATH": "/nowhere", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    python("-W", "ignore", "-c", program, cwd=tmp_path, environment=environment, ok=True)


def test_what_cannot_be_imported_is_told_by_whoever_needs_it(tmp_path: Path) -> None:
    """Protects staff without nbgrader from a traceback of a thread: the command says what to install."""
    program = (
        "import sys; sys.modules['nbgrader'] = None; "
        "from autograder.gradebooks.background import import_gradebook; import_gradebook().join()"
    )
    assert python("-c", program, ok=True).stderr == ""
