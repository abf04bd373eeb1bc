"""Finds the drivers of a step and what they use: public text and data that is sent to the sandbox.

A driver is ``tests/drivers/<step>/<module>.py``. Any other module in that folder is a helper that the step's drivers
share, any in ``tests/drivers/`` one that all steps share. Of the given files they use what step.toml lists as
``sandbox``: ``train_exercise.py``, ``kit/gpt.py``, ``vocab.json``.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.model import declared
from autograder.model.course import CourseError, Step, Todo
from autograder.model.declared import Shown
from autograder.model.paths import DRIVERS, ROOT, SOLUTIONS
from autograder.model.wire import Program


def driver_path(step: Step, todo: Todo) -> Path:
    """Where the driver of a TODO stands."""
    return DRIVERS / step.id / f"{todo.module}.py"


@dataclass(frozen=True)
class Driver:
    """A driver's functions, as this process imported them."""

    functions: dict[str, Callable[..., Any]]

    @property
    def templates(self) -> dict[str, str]:
        """Per function, how a call of it reads in a student's words."""
        return {name: getattr(function, "template", "") for name, function in self.functions.items()}


def load_driver(step: Step, todo: Todo) -> Driver:
    """Import a driver, and torch with it. Raises ImportError."""
    module = importlib.import_module(_dotted(driver_path(step, todo).relative_to(ROOT)))
    return Driver({name: value for name, value in vars(module).items() if callable(value)})


def templates_of(step: Step, todo: Todo) -> dict[str, str]:
    """Per function of a driver, how a call of it reads in a student's words (``plain.in_words``).

    They are read from the text, since importing a driver means importing torch. Raises FileNotFoundError, CourseError.
    """
    return {
        name: _template(*mark) if mark else ""
        for name, mark in _marks(driver_path(step, todo), "in_words").items()
    }


def pictures_in(path: Path) -> list[Shown]:
    """What a driver declares as pictures, in its functions' order, read from the text likewise. Raises the same."""
    return [_picture(*mark) for mark in _marks(path, "pictured").values() if mark]


def _marks(path: Path, name: str) -> dict[str, tuple[Path, ast.Call] | None]:
    """Per function of a driver, the decorator of that name and where it stands."""
    return {
        node.name: next(
            (
                (path, mark)
                for mark in node.decorator_list
                if isinstance(mark, ast.Call) and ast.unparse(mark.func).rpartition(".")[2] == name
            ),
            None,
        )
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.FunctionDef)
    }


def _template(path: Path, mark: ast.Call) -> str:
    try:
        return str(ast.literal_eval(mark.args[0]))
    except ValueError as error:
        raise CourseError(
            f"{path}, line {mark.lineno}: @in_words takes a text that stands there, nothing that is computed"
        ) from error


def _picture(path: Path, mark: ast.Call) -> Shown:
    """The driver's own words, evaluated among those of ``declared.py``; its small functions are not called."""
    try:
        return eval(compile(ast.Expression(mark.args[0]), str(path), "eval"), dict(vars(declared)))
    except (NameError, TypeError) as error:
        raise CourseError(
            f"{path}, line {mark.lineno}: @pictured may use the names of model/declared.py only: {error}"
        ) from error


def driver_files(step: Step) -> list[Path]:
    """The drivers of a step and the helpers that they share."""
    return [*sorted(DRIVERS.glob("*.py")), *sorted((DRIVERS / step.id).rglob("*.py"))]


def sandbox_files(step: Step) -> dict[str, Path]:
    """The given files that drivers use, by the names that step.toml lists: the step's own, else those of all steps.

    Raises CourseError for a name that is no file.
    """
    found: dict[str, Path] = {}
    for name in step.sandbox:
        places = [SOLUTIONS / step.id / name, SOLUTIONS / name]
        path = next((path for path in places if path.is_file()), None)
        if path is None:
            raise CourseError(f"{places[0].parent / 'step.toml'}: sandbox lists {name}, which is not there")
        found[name] = path
    return found


def program_of(step: Step) -> Program:
    """All that the children of a step are given. Raises CourseError, FileNotFoundError."""
    given = sandbox_files(step)
    modules = {_dotted(path.relative_to(ROOT)): path for path in driver_files(step)}
    modules |= {_dotted(Path(name)): path for name, path in given.items() if path.suffix == ".py"}
    return Program(
        drivers={todo.id: _dotted(driver_path(step, todo).relative_to(ROOT)) for todo in step.everything},
        modules={name: path.read_text(encoding="utf-8") for name, path in modules.items()},
        files={
            name: np.frombuffer(path.read_bytes(), dtype=np.uint8)
            for name, path in given.items()
            if path.suffix != ".py"
        },
    )


def _dotted(path: Path) -> str:
    """The name of the module that stands at a relative path; a package's is its folder's."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
