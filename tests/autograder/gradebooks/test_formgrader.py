"""Folders that no exchange has filled, and what an instructor sees of them in formgrader, in a browser."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import socket
import sys
import threading
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.model.paths import ROOT
from tests.autograder.conftest import COURSE, FILE_OF, SOLVED, STEP
from tests.autograder.gradebooks.commands import Nbgrader
from tests.autograder.processes import python, start
from tests.browser.setup import Unavailable, ensure_browser

NAMES = r".*/(?P<student_id>[a-z]+)_attempt_(?P<timestamp>[0-9\-]+)_(?P<file_id>.*)"
LESSON = ROOT / "assignments" / STEP.id / "tutorial.ipynb"
SCORES = {"ada": 100.0, "hana": 100.0, "zoe": 15.0}
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """A class that is autograded: ada's folder was filled by hand, hana's without a notebook, zoe's by zip_collect."""
    nbgrader = Nbgrader(tmp_path_factory.mktemp("formgrader"))
    nbgrader("generate_assignment")
    for student in ("ada", "hana"):
        home = nbgrader.course / "submitted" / student / STEP.id
        home.mkdir(parents=True)
        for name in FILE_OF.values():
            (home / name).write_bytes(SOLVED[name])
    shutil.copy(LESSON, nbgrader.course / "submitted" / "ada" / STEP.id)
    downloaded = nbgrader.course / "downloaded" / STEP.id / "archive"
    downloaded.mkdir(parents=True)
    with zipfile.ZipFile(downloaded / "all.zip", "w") as archive:
        for path in (ROOT / "solutions" / STEP.id / FILE_OF["2a"], LESSON):
            archive.write(path, f"zoe_attempt_2026-11-24-10-00-00_{path.name}")
    nbgrader("zip_collect", f"--FileNameCollectorPlugin.named_regexp={NAMES}")
    said = nbgrader("autograde")
    assert "hana/step3_pretrain: tutorial.ipynb, tutorial_en.ipynb put in" in said
    return nbgrader


def test_files_are_graded_with_and_without_a_notebook(course: Nbgrader) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Gradebook(f"sqlite:///{course.course}/gradebook.db", COURSE.id) as gradebook:
            found: list[Any] = gradebook.assignment_submissions(STEP.id)
            assert {submission.student_id: submission.score for submission in found} == SCORES


def test_feedback_is_released_to_whoever_has_a_way_to_fetch_it(course: Nbgrader) -> None:
    """Protects the class: nbgrader ends with an error, for all, where one folder lacks the exchange's own files."""
    course("generate_feedback")
    course("release_feedback")
    released = list((course.exchange / COURSE.id / "feedback").glob("*.html"))
    assert len(released) == len(SCORES) * 2
    written = {
        path.parent.parent.name for path in (course.course / "feedback").rglob("submission_secret.txt")
    }
    assert written == set(SCORES)


def test_formgrader_shows_assignment_submissions_and_scores(course: Nbgrader, tmp_path: Path) -> None:
    try:
        browser = ensure_browser()
    except Unavailable as error:
        pytest.skip(f"no browser: {error}")
    row = "tbody tr:has-text"
    pages = {
        "manage_assignments": f"{row}('{STEP.id}')",
        f"manage_submissions/{STEP.id}": f"{row}('zoe')",
        f"gradebook/{STEP.id}/tutorial": f"{row}('Submission #{len(SCORES)}')",
        "manage_students": f"{row}('zoe')",
    }
    with _server(course) as (address, token):
        texts = _look(browser, address, token, tmp_path, pages)
    assert re.search(rf"{STEP.id}\s.*\s{len(SCORES)}\s", texts["manage_assignments"])
    for page in (f"manage_submissions/{STEP.id}", "manage_students"):
        for student, score in SCORES.items():
            assert re.search(rf"\b{student}\b.*\b{score:g} / {STEP.points:g}", texts[page]), texts[page]
    shown = re.findall(r"Submission #\d+\s+(\d+) / 100", texts[f"gradebook/{STEP.id}/tutorial"])
    assert sorted(map(float, shown)) == sorted(SCORES.values())
    assert len(list(tmp_path.glob("*.png"))) == len(pages)


def _look(browser: Path, address: str, token: str, folder: Path, pages: dict[str, str]) -> dict[str, str]:
    """What a browser shows, by page."""
    wanted = [f"{name}={selector}" for name, selector in pages.items()]
    program = "tests.autograder.gradebooks.formgrader_pages"
    return json.loads(python("-m", program, browser, address, token, folder, *wanted, ok=True).stdout)


@contextmanager
def _server(nbgrader: Nbgrader) -> Iterator[tuple[str, str]]:
    """A Jupyter server with formgrader in the course's folder: its address and its token."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(nbgrader.folder)}
    process = start(*command, cwd=nbgrader.course, environment=environment)
    assert process.stdout is not None
    lines: list[str] = []
    settled = threading.Event()

    def read(stream: Any) -> None:
        for line in stream:
            lines.append(line)
            if "is running at" in line:
                settled.set()
        settled.set()  # it has ended

    reader = threading.Thread(target=read, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        settled.wait()
        assert process.poll() is None, "".join(lines)
        yield f"http://127.0.0.1:{port}", token
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stdout.close()
