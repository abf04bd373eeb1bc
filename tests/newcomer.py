"""A newcomer's first evening with a student's repository, on whatever machine this runs: what has to work, works.

    python -m tests.newcomer FOLDER                  # writes FOLDER/student, sets it up by pip, and tries it
    python -m tests.newcomer FOLDER --set-up uv      # the same, set up by uv
    python -m tests.newcomer FOLDER --set-up none    # with this Python, which has all that is needed

Set-up; the checks on unsolved and on solved work; both notebooks of one step; one stage of the chain. The workflow
``student.yml`` runs it on Linux, macOS and Windows.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.model.course import load_course
from autograder.model.paths import NOTEBOOKS, ROOT
from autograder.model.stubs import BEGIN, END

STEP = "step1_tokenizer"


class Surprise(Exception):
    """Something did not go as a newcomer would expect; the text says what was typed and what came."""


class Newcomer:
    """Types commands in the student's repository."""

    def __init__(self, repository: Path, python: Sequence[str]) -> None:
        self.repository, self.python = repository, list(python)

    def types(self, *words: str, expects: int = 0, says: str = "", folder: str = ".") -> None:
        """Run Python with these words. Raises Surprise when it exits otherwise or doesn't say it."""
        run([*self.python, *words], self.repository / folder, expects, says)


def run(command: Sequence[str], folder: Path, expects: int = 0, says: str = "") -> None:
    """Run a command and show what it prints. Raises Surprise."""
    print(f"\n$ {' '.join(command)}", flush=True)
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", "LESSON_SHORT": "1"}
    done = subprocess.run(
        list(command),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    print(done.stdout, flush=True)
    if done.returncode != expects or says not in done.stdout:
        raise Surprise(f"{' '.join(command)}: exit code {done.returncode}, expected {expects} and “{says}”")


def set_up(repository: Path, how: str) -> list[str]:
    """Make the repository's environment as its README says; how its Python is called."""
    if how == "none":
        return [sys.executable]
    python = repository / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    if how == "uv":
        run(["uv", "venv", "--python", sys.executable, ".venv"], repository)
        run(["uv", "pip", "install", "--torch-backend", "cpu", "-e", ".[lesson]"], repository)
    else:
        run([sys.executable, "-m", "venv", ".venv"], repository)
        run([str(python), "-m", "pip", "install", "--quiet", "-e", ".[lesson]"], repository)
    return [str(python)]


def solve(repository: Path, step: str) -> None:
    """Write the answers into the step's files, as a student has who is done."""
    for todo in load_course().step(step).files:
        text = (ROOT / "solutions" / step / str(todo.file)).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines(keepends=True) if line.strip() not in (BEGIN, END)]
        (repository / "assignments" / step / str(todo.file)).write_text("".join(kept), encoding="utf-8")


def evening(repository: Path, how: str) -> None:
    """All of it. Raises Surprise."""
    run([sys.executable, str(ROOT / "autograder" / "grade.py"), "release", "--to", str(repository)], ROOT)
    newcomer = Newcomer(repository, set_up(repository, how))
    check = ("autograder/check.py", "--lang", "en", "--step", STEP)
    version = load_course().version
    newcomer.types("autograder/check.py", "--version", says=version)
    newcomer.types(*check, "progress", says="TODO 4b")
    newcomer.types(*check, "check", expects=1)
    for name in NOTEBOOKS.values():  # open: each notebook waits at its first TODO
        newcomer.types(*notebook(name), folder=f"assignments/{STEP}", says="check.py hint 1")
    newcomer.types(
        "assignments/chain.py", "--lang", "en", "--language", "en", "--only", STEP, says="the course's"
    )
    solve(repository, STEP)
    newcomer.types(*check, "check")
    for name in NOTEBOOKS.values():
        newcomer.types(*notebook(name, is_solved=True), folder=f"assignments/{STEP}")
    newcomer.types(
        "assignments/chain.py", "--lang", "en", "--language", "en", "--only", STEP, says="your code"
    )


def notebook(name: str, is_solved: bool = False) -> tuple[str, ...]:
    """The words that run a notebook from above to below. Cells that wait are shown; in a solved one none may."""
    waits = () if is_solved else ("--allow-errors",)
    limit = "--ExecutePreprocessor.timeout=600"
    return ("-m", "nbconvert", "--execute", *waits, "--to", "markdown", "--stdout", limit, name)


def main() -> int:
    """Returns 0 when nothing was a surprise, else 1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a new one")
    parser.add_argument("--set-up", choices=("pip", "uv", "none"), default="pip")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        evening(options.folder.resolve() / "student", options.set_up)
    except Surprise as surprise:
        print(f"✗ {surprise}")
        return 1
    print("✓ as a newcomer would expect")
    return 0


if __name__ == "__main__":
    sys.exit(main())
