"""Finds the drivers and given files of a step: public text that is sent to the sandbox, and imported here for words."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.model.course import Step, Todo
from autograder.model.paths import DRIVERS


@dataclass(frozen=True)
class Driver:
    """A driver's text, and its functions as this process imported them."""

    source: str
    functions: dict[str, Callable[..., Any]]

    @property
    def templates(self) -> dict[str, str]:
        """Per function, how a call of it reads in a student's words."""
        return {name: getattr(function, "template", "") for name, function in self.functions.items()}


def driver_path(step: Step, todo: Todo) -> Path:
    """Where the driver of a TODO stands."""
    return DRIVERS / step.id / f"{todo.module}.py"


def load_driver(step: Step, todo: Todo) -> Driver:
    """Read and import a driver. Raises FileNotFoundError."""
    path = driver_path(step, todo)
    source = path.read_text(encoding="utf-8")
    module = types.ModuleType(f"driver_{todo.module}")
    exec(compile(source, str(path), "exec"), module.__dict__)
    return Driver(source, {name: value for name, value in vars(module).items() if callable(value)})


def given_sources(step: Step, folder: Path) -> dict[str, str]:
    """The given Python files of a step by module name, from ``folder``."""
    return {
        name.removesuffix(".py"): (folder / name).read_text(encoding="utf-8")
        for name in step.given
        if name.endswith(".py")
    }
