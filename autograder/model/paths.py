"""Where things lie in a checkout: the one place that knows."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

SOLUTIONS = ROOT / "solutions"
ASSIGNMENTS = ROOT / "assignments"
COURSE_FILE = SOLUTIONS / "course.toml"
STEP_FILE = "step.toml"  # in each step's folder of the solutions
MANIFEST_FILE = ASSIGNMENTS / "manifest.json"

PUBLIC = ROOT / "tests" / "public"
DRIVERS = ROOT / "tests" / "drivers"
HIDDEN = ROOT / "tests" / "hidden"
CORPUS = ROOT / "tests" / "submissions"
MUTANTS = ROOT / "tests" / "mutants"
ORIGINALS = ROOT / "autograder" / "stubs"  # in a student's repository: the stubs as they were released

NOTEBOOKS = {"zh-CN": "tutorial.ipynb", "en": "tutorial_en.ipynb"}  # the lesson's, beside the stubs
