"""Whose error it is. A student's own are verdicts, never exceptions; the other three kinds must not look alike.

Each module raises a class of its own below one of these; `grade.py` shows the kind and ends with its exit code.
"""

from __future__ import annotations


class CallerError(Exception):
    """The command can't be carried out as given; the message says what to do instead."""


class AuthorError(Exception):
    """The course itself is at fault: a suite, course.toml, the stubs. The message names the file, the rule, the mend."""


class InfrastructureError(Exception):
    """The machine or the sandbox failed, not the student: no score may come of it."""


class BrokenOff(InfrastructureError):
    """The machine failed in the middle. What was done until then is safe, and the same command goes on from there."""
