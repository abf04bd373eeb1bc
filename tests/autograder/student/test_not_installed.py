"""The most common first-day slip, another terminal without the environment, gets a sentence, not a traceback."""

from __future__ import annotations

import sys

from tests.autograder.processes import CHECK, run


def test_a_python_without_the_course_says_what_to_do() -> None:
    finished = run(sys.executable, "-S", CHECK, "2a")  # -S: without site-packages
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "isn't installed in this Python" in finished.stderr
    assert "还没有安装课程" in finished.stderr
