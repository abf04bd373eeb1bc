"""Draws the examples of a hidden suite with hypothesis: once per run, in a process of its own.

hypothesis harvests constants from the local modules that are imported, even when seeded, so the examples would depend
on what else a process has imported. This one imports the suite and nothing else of the project:
``python -m autograder.suite.draw STEP`` writes the examples to standard output as MessagePack. All submissions of a
run replay the same examples.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import Any

import msgspec

from autograder.model.course import Course, Step, load_course
from autograder.model.paths import HIDDEN, ROOT
from autograder.suite.collect import HiddenTest, SuiteError, collect

# TODO id -> test name -> one set of arguments per example.
Examples = dict[str, dict[str, list[dict[str, Any]]]]


def draw(course: Course, step: Step) -> Examples:
    """The examples of every property of a step's hidden suite, drawn in a fresh process.

    Raises SuiteError when the suite can't be collected or an example is not plain data.
    """
    with tempfile.TemporaryDirectory(prefix="draw-") as scratch:
        environment = {**os.environ, "PYTHONHASHSEED": "0", "HYPOTHESIS_STORAGE_DIRECTORY": scratch}
        finished = subprocess.run(
            [sys.executable, "-m", "autograder.suite.draw", step.id, str(course.seed)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
        )
    if finished.returncode:
        raise SuiteError(finished.stderr.decode("utf-8", "replace").strip())
    return msgspec.msgpack.decode(finished.stdout, type=Examples)


def examples_of(test: HiddenTest, seed: int) -> list[dict[str, Any]]:
    """Run hypothesis's engine on a property with a body that only records what was drawn."""
    import hypothesis

    examples: list[dict[str, Any]] = []

    def record(**arguments: Any) -> None:
        examples.append(
            {name: value for name, value in arguments.items() if name not in ("student", *test.parameters)}
        )

    wrapped: Any = test.wrapped
    original = wrapped.hypothesis.inner_test
    profile = wrapped._hypothesis_internal_use_settings
    wrapped.hypothesis.inner_test = record
    wrapped._hypothesis_internal_use_settings = hypothesis.settings(
        profile,
        derandomize=False,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    try:
        hypothesis.seed(seed)(wrapped)(student=None, **test.parameters)
    finally:
        wrapped.hypothesis.inner_test = original
        wrapped._hypothesis_internal_use_settings = profile
    unique = {msgspec.msgpack.encode(example): example for example in examples}
    return list(unique.values())


def main() -> None:
    """Write the examples of the step and seed that the command line names."""
    step = load_course().step(sys.argv[1])
    try:
        suites = collect(step, HIDDEN)
        drawn: Examples = {
            todo: {test.name: examples_of(test, int(sys.argv[2])) for test in tests if test.is_property}
            for todo, tests in suites.items()
        }
    except SuiteError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(msgspec.msgpack.encode(drawn))


if __name__ == "__main__":
    main()
