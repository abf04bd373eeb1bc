"""Asks student code in this process: for a student's own checks and for debugging. Grading never does this."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from autograder.model import plain
from autograder.model.course import Step, Todo
from autograder.model.paths import ASSIGNMENTS
from autograder.model.wire import Answer, Call, Raised
from autograder.suite.ask import Asker, Result, Student
from autograder.suite.drivers import Driver, load_driver


class RaisedHere(Raised, frozen=True, kw_only=True):
    """An exception of this very process: with its traceback, for whoever shows it."""

    error: BaseException


def student_of(
    step: Step, todo: Todo, folder: Path, modules: MutableMapping[str, types.ModuleType] = sys.modules
) -> Student:
    """The files of ``folder`` as the ``student`` of a test, freshly imported at the first question.

    ``modules`` is where the step's earlier imports are forgotten from, so that an edited file counts.
    """
    driver = load_driver(step, todo)
    return Student(asker_of(step, todo, folder, driver, modules), driver.templates, Result)


def asker_of(
    step: Step,
    todo: Todo,
    folder: Path,
    driver: Driver,
    modules: MutableMapping[str, types.ModuleType] = sys.modules,
) -> Asker:
    """What answers calls by the files of ``folder``. The first call imports them, and raises what that raises."""
    loaded: list[types.ModuleType | None] = []

    def ask(call: Call) -> Answer:
        if not loaded:
            forget(step, modules)
            StepFinder.install(step, folder, [todo] if todo.file else step.stubs)
            plain.read_data_by(lambda name: beside(folder, name).read_bytes())
            loaded.append(importlib.import_module(todo.module) if todo.file else None)
        return answer_in_process(driver, loaded[0], call, folder)

    return ask


def step_modules(step: Step) -> list[str]:
    """The names of the modules that a step's folder holds."""
    given = [name.removesuffix(".py") for name in step.given if name.endswith(".py")]
    return given + [todo.module for todo in step.files]


def forget(step: Step, modules: MutableMapping[str, types.ModuleType]) -> None:
    """Drop the step's modules, so that the next import reads the files as they are now."""
    for name in step_modules(step):
        modules.pop(name, None)
    importlib.invalidate_caches()


class FreshLoader(importlib.machinery.SourceFileLoader):
    """Always compiles the source: a .pyc counts as current by size and whole seconds, so a quick edit could be missed."""

    def path_stats(self, path: str) -> dict[str, float]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Says that nothing is known of the file's age, which rules a .pyc out (importlib's SourceLoader)."""
        raise OSError(f"{path}: never cached")


def beside(folder: Path, name: str) -> Path:
    """A given file of a step: in its folder, else where the files of all steps are: beside that, or in this checkout."""
    places = [folder / name, folder.parent / name, ASSIGNMENTS / name]
    return next((place for place in places if place.exists()), places[0])


class StepFinder:
    """Finds a step's modules, and nothing else, in one folder: no name there can stand in for another module.

    Packages that the step's given files use stand there or beside it.
    """

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        self.names = frozenset(names)
        self.folder = folder

    @classmethod
    def install(cls, step: Step, folder: Path, todos: Sequence[Todo]) -> None:
        """Make this folder the one that these TODOs' modules, and given ones, are imported from: what grading has, no more."""
        sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, cls)]
        packages = [name.partition("/")[0] for name in step.sandbox if "/" in name]
        given = [
            name.removesuffix(".py") for name in step.sandbox if name.endswith(".py") and "/" not in name
        ]
        sys.meta_path.insert(0, cls([*given, *packages, *(todo.module for todo in todos)], folder))

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's file, if it is one of the step's and exists."""
        if path is not None or name not in self.names:
            return None
        package = beside(self.folder, name)
        if package.is_dir():
            return importlib.machinery.PathFinder.find_spec(name, [str(package.parent)])
        file = self.folder / f"{name}.py"
        if not file.is_file():
            return None
        return importlib.util.spec_from_file_location(name, file, loader=FreshLoader(name, str(file)))


def answer_in_process(
    driver: Driver, module: types.ModuleType | None, call: Call, folder: Path | None = None
) -> Answer:
    """One question, answered here. An exception of the student's code is an answer with its line.

    The line is that of the TODO's own file; for the check that runs all files, of whichever of ``folder`` it was.
    """
    try:
        return Answer(value=driver.functions[call.function](module, **call.arguments))
    except Exception as error:
        line, file, traceback = 0, "", error.__traceback__
        name = f"{module.__name__}.py" if module is not None else ""
        while traceback is not None:
            path = Path(traceback.tb_frame.f_code.co_filename)
            if path.name == name or (not name and path.parent == folder and path.name.startswith("todo")):
                line, file = traceback.tb_lineno, "" if name else path.name
            traceback = traceback.tb_next
        not_implemented = isinstance(error, NotImplementedError)
        raised = RaisedHere(
            type(error).__name__, str(error), line, not_implemented=not_implemented, file=file, error=error
        )
        return Answer(raised=raised)
