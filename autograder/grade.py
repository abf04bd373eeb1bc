#!/usr/bin/env python3
"""The staff's command: ``python autograder/grade.py --help``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Python puts this script's folder first on sys.path, where `suite` or `sandbox` would shadow other packages: the
# checkout's root takes its place before anything else is imported.
ROOT = Path(__file__).resolve().parent.parent
sys.path[:] = [
    str(ROOT),
    *(entry for entry in sys.path if entry not in (str(ROOT / "autograder"), str(ROOT))),
]

import click

from autograder.model.door import EXIT_FAULTS, EXIT_NOT_GRADED, EXIT_USAGE, Door, Entry, exit_with

COMMANDS = {
    "run": Entry("autograder.classroom.cli:run", "Grade SUBMITTED/<student>/<step>/ into --out DIR."),
    "report": Entry("autograder.views.cli:report", "Make DIR/report.html and the students' pages again."),
    "export": Entry("autograder.views.cli:export", "Write the verdicts in the formats that schools load."),
    "collect": Entry("autograder.intake.cli:collect", "Fill SUBMITTED from where students hand in."),
    "decide": Entry(
        "autograder.record.cli:decide", "Write down what a person decided about a student's points."
    ),
    "replay": Entry(
        "autograder.classroom.cli:replay", "For an appeal: what a verdict rests on, asked again."
    ),
    "merge": Entry("autograder.classroom.cli:merge", "Join the outputs of several runs into --out DIR."),
    "sample": Entry("autograder.classroom.cli:sample", "Write a sample class into FOLDER."),
    "doctor": Entry(
        "autograder.sandbox.trial.cli:doctor", "Attack the sandbox of this machine at every level."
    ),
    "release": Entry(
        "autograder.authoring.cli:release", "Generate assignments/, or the student's repository."
    ),
    "new": Entry("autograder.authoring.cli:new", "Make the files of a new TODO, as a working example."),
    "new-step": Entry(
        "autograder.authoring.cli:make_step", "Make the files of a new step, with one example TODO."
    ),
    "verify": Entry("autograder.proof.cli:verify", "Prove the grader: a line per rule."),
    "plan": Entry("autograder.github.cli:plan", "Say which submissions on GitHub are to be graded."),
    "publish": Entry("autograder.github.cli:publish", "Post scores on GitHub as check runs."),
    "init-grader": Entry(
        "autograder.github.cli:init_grader", "Make the repository that grades a class on GitHub."
    ),
    "init-gradescope": Entry(
        "autograder.hosts.cli:init_gradescope", "Make a step's autograder.zip; also a container's recipe."
    ),
    "grade-one": Entry("autograder.hosts.cli:grade_one", "Grade the one submission of such a container."),
}
EPILOG = """\b
Exit codes of every command:
  0  done; for `run`: every submission has a verdict, whatever the scores
  1  a check failed (release --check; verify; doctor below the level that it requires), or `collect` refused something
  2  the command can't be carried out as given (wrong folder, option, course.toml or step.toml)
  3  some submissions have no verdict, for reasons of this machine; their students lose nothing
  4  nothing was graded: a canary or the sandbox failed its test
  5  the same submission, suite and grader came to another score than before; the older one stands
"""


class Staff(Door):
    """Shows each kind of error as what it is: the caller's, the author's, or the machine's."""

    table = COMMANDS

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn known errors into one clear message and an exit code."""
        from autograder.model.errors import AuthorError, BrokenOff, CallerError, InfrastructureError

        if os.name == "nt":
            message = (
                "grade.py needs Linux or macOS: run it in WSL2 (the students' check.py works on Windows)"
            )
            raise exit_with("error", message, EXIT_USAGE)
        try:
            return super().invoke(ctx)
        except CallerError as error:
            raise exit_with("error", str(error), EXIT_USAGE) from error
        except AuthorError as error:
            raise exit_with("error in the course", str(error), EXIT_USAGE) from error
        except BrokenOff as error:
            message = f"{error}\nwhat was done until now is safe; mend that, and the same command goes on from there"
            raise exit_with("broken off, and not a student's fault", message, EXIT_FAULTS) from error
        except InfrastructureError as error:
            raise exit_with("not graded, and not a student's fault", str(error), EXIT_NOT_GRADED) from error


@click.group(
    cls=Staff,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def main() -> None:
    """Release the course, grade a class.

    Students use `python autograder/check.py` instead.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
