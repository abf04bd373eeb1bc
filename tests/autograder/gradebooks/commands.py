"""nbgrader's own commands, as staff and students give them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from autograder.model.paths import ROOT
from tests.autograder.conftest import COURSE, STEP
from tests.autograder.processes import python


class Nbgrader:
    """A course folder, an exchange, and the commands that staff and students give there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.course, self.exchange = folder, folder / "course", folder / "exchange"
        self.course.mkdir()
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)
        shutil.copytree(ROOT / "assignments" / STEP.id, self.course / "assignments" / STEP.id)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)

    def __call__(self, command: str, *options: str, cwd: Path | None = None) -> str:
        """Run `nbgrader COMMAND step3_pretrain`; what it said. Fails when it fails."""
        # Not activated, as instructors call it: alembic is not on PATH.
        places = [f"--Exchange.root={self.exchange}", f"--Exchange.cache={self.folder / 'cache'}"]
        return python(
            *("-m", "nbgrader", command, STEP.id, *options, *places),
            cwd=cwd or self.course,
            environment={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "HOME": str(self.folder)},
            ok=True,
        ).stderr

    def fetched(self, student: str) -> Path:
        """What a student gets, in a home of their own."""
        home = self.folder / "homes" / student
        home.mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", home)
        self("fetch_assignment", "--course", COURSE.id, cwd=home)
        return home / STEP.id

    def submit(self, student: str) -> None:
        """Hand in."""
        self("submit", "--course", COURSE.id, "--student", student, cwd=self.folder / "homes" / student)
