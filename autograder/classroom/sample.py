"""Makes a sample class out of ``tests/submissions/``: right ones, unfinished ones, typical mistakes, hostile ones.

``make grade`` grades it, so that an instructor sees on a fresh machine what a class looks like.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from autograder.model.corpus import KINDS, corpus_files
from autograder.model.course import Course, Step
from autograder.model.errors import CallerError
from autograder.model.paths import SOLUTIONS
from autograder.model.stubs import stub_of
from autograder.suite.plan import read_files

SEED = 7

# One per student. Hostile files that sleep until their time is over are kept few: each costs its whole time limit.
RIGHT = (
    "陈思远",
    "Amina Diallo",
    "Jonas Weber",
    "李娜",
    "María José Núñez",
    "o'neill",
    "Priya Raman",
    "王小明",
)
UNFINISHED = ("Ana Souza", "Ben Carter", "赵敏", "Derya Yılmaz", "Emil Nowak", "周杰 (二班)")
MISTAKEN = (
    "Fatima Zahra", "George Kim", "黄蓉", "Hiro Tanaka", "Ivan Petrov", "刘洋", "Julia Rossi", "Kofi Mensah",
    "Lena Fischer", "Minh Nguyễn", "孙悟", "Olga Smirnova",
)  # fmt: skip
HOSTILE = ("mallory", "Trudy v2.0", "eve", "oscar.final", "洪七", "sybil")
ODD = ("empty-handed", "half a class", "binary", "extra files")


class SampleError(CallerError):
    """The sample class can't be made; the message says why."""


def sample_class(course: Course, folder: Path) -> int:
    """Write the class below ``folder``, with every step of the course; how many submissions. Raises SampleError."""
    class_ = ((student, step, files) for step in course.steps for student, files in _students(step))
    return _write(folder, class_)


def corpus_class(course: Course, folder: Path, pattern: str) -> int:
    """Write corpus files that match ``pattern``, each as the work of a student who solved the rest; how many there are.

    A student is called as the file is, ``<module>.wrong.no_plus_one``. Raises SampleError.
    """
    entries = [(step, todo) for step in course.steps for todo in step.files]
    chosen = [
        (name, step, file)
        for step, todo in entries
        for kind in KINDS
        for file in corpus_files(step, todo, kind)
        if fnmatchcase(name := f"{todo.module}.{kind}.{file.name}", pattern)
    ]
    if not chosen:
        raise SampleError(f"{pattern}: no file of tests/submissions/ is called so; an example: *.wrong.*")
    solved = {step.id: read_files(step, SOLUTIONS / step.id) for step in course.steps}
    return _write(
        folder,
        ((name, step, solved[step.id] | {str(file.todo.file): file.source}) for name, step, file in chosen),
    )


def _write(folder: Path, class_: Iterable[tuple[str, Step, dict[str, bytes]]]) -> int:
    if folder.exists() and any(folder.iterdir()):
        raise SampleError(f"{folder} is not empty; give a new folder")
    count = 0
    for student, step, files in class_:
        home = folder / student / step.id
        home.mkdir(parents=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
        count += 1
    return count


def _students(step: Step) -> Iterator[tuple[str, dict[str, bytes]]]:
    dice = random.Random(SEED)
    right, wrong, hostile = (
        {todo.file: corpus_files(step, todo, kind) for todo in step.stubs if todo.file} for kind in KINDS
    )
    names = list(right)

    def right_files() -> dict[str, bytes]:
        return {name: dice.choice(right[name]).source for name in names}

    stubs = {
        todo.file: stub_of(todo, (SOLUTIONS / step.id / todo.file).read_text(encoding="utf-8")).encode()
        for todo in step.stubs
        if todo.file
    }
    for student in RIGHT:
        yield student, right_files()
    for number, student in enumerate(UNFINISHED):
        yield student, right_files() | {name: stubs[name] for name in names[number % len(names) :]}
    for number, student in enumerate(MISTAKEN):
        mistaken = dice.sample([name for name in names if wrong[name]], min(1 + number % 3, len(names)))
        yield student, right_files() | {name: dice.choice(wrong[name]).source for name in mistaken}
    for number, student in enumerate(HOSTILE):
        attacked = names[number % len(names)]
        if not hostile[attacked]:
            continue
        yield student, right_files() | {attacked: dice.choice(hostile[attacked]).source}
    yield from zip(ODD, _odd(read_files(step, SOLUTIONS / step.id), names), strict=True)


def _odd(files: dict[str, bytes], names: list[str]) -> Iterator[dict[str, bytes]]:
    yield {}
    half = len(names) // 2
    yield {name: files[name] for name in names[:half]} | {names[half]: b"def unfinished(:\n"}
    yield files | {names[0]: bytes(range(256)) * 16}
    yield files | {"conftest.py": b"raise SystemExit(0)\n", "torch.py": b"", "pytest.ini": b"[pytest]\n"}


def what_to_look_at(results: Path) -> str:
    """The closing words of ``make grade``."""
    return "\n".join(
        (
            "",
            "Look at:",
            f"  {results / 'report.html'}                  the class at a glance, in a browser",
            f"  {results / 'feedback' / 'Hiro Tanaka.html'}   what a student with a typical mistake sees",
            f"  {results / 'feedback' / 'mallory.html'}       what became of an attack",
            f"  {results / 'results.json'}                  every verdict, with call, got and expected",
            f"  {results / 'logs'}/                         what submissions printed, for staff",
            "Then grade your own class: python autograder/grade.py run SUBMITTED --out DIR   (see README.md)",
        )
    )
