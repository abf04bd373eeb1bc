"""The most common first-day slip, another terminal without the environment, gets a sentence, not a traceback."""

from __future__ import annotations

import subprocess
import sys

from autograder.model.paths import ROOT


def test_a_python_without_the_course_says_what_to_do() -> None:
    command = [sys.executable, "-S", str(ROOT / "autograder" / "check.py"), "2a"]  # -S: without site-packages
    finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "isn't installed in this Python" in finished.stderr
    assert "还没有安装课程" in finished.stderr
