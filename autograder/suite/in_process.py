"""Asks student code in this process: for a student's own checks and for debugging. Grading never does this."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
from collections.abc import MutableMapping
from pathlib import Path

from autograder.course import Step, Todo
from autograder.sandbox.wire import Answer, Call, Raised
from autograder.suite.ask import Student
from autograder.suite.drivers import Driver, load_driver


def student_of(
    step: Step, todo: Todo, folder: Path, modules: MutableMapping[str, types.ModuleType] = sys.modules
) -> Student:
    """The files of ``folder`` as the ``student`` of a test, freshly imported at the first question.

    ``modules`` is where the step's earlier imports are forgotten from, so that an edited file counts.
    """
    driver = load_driver(step, todo)
    loaded: list[types.ModuleType | None] = []

    def ask(call: Call) -> Answer:
        if not loaded:
            forget(step, modules)
            loaded.append(_import(todo, folder))
        return answer_in_process(driver, loaded[0], call)

    return Student(ask, driver.templates)


def forget(step: Step, modules: MutableMapping[str, types.ModuleType]) -> None:
    """Drop the step's modules, so that the next import reads the files as they are now."""
    names = [name.removesuffix(".py") for name in step.given] + [todo.module for todo in step.stubs]
    for name in names:
        modules.pop(name, None)
    importlib.invalidate_caches()


def _import(todo: Todo, folder: Path) -> types.ModuleType | None:
    """The TODO's module; None for the check that imports all of the step's files itself."""
    location = str(folder)
    sys.path[:] = [location, *(entry for entry in sys.path if entry != location)]
    return importlib.import_module(todo.module) if todo.file else None


def answer_in_process(driver: Driver, module: types.ModuleType | None, call: Call) -> Answer:
    """One question, answered here. An exception of the student's code is an answer with its line."""
    try:
        return Answer(value=driver.functions[call.function](module, **call.arguments))
    except Exception as error:
        line, traceback = 0, error.__traceback__
        name = f"{module.__name__}.py" if module is not None else ""
        while traceback is not None:
            if Path(traceback.tb_frame.f_code.co_filename).name == name:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return Answer(
            raised=Raised(
                type(error).__name__, str(error), line, not_implemented=isinstance(error, NotImplementedError)
            )
        )
