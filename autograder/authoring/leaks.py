"""Proves that what students get holds no answer, no hidden test, no wrong answer and no seed.

It searches every file for the texts themselves, with all white space taken out, so that indentation, line breaks and
notebook cells can't hide them.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.authoring.history import versions
from autograder.model.corpus import KINDS, corpus_files
from autograder.model.course import Course
from autograder.model.errors import AuthorError
from autograder.model.paths import HIDDEN, SOLUTIONS
from autograder.model.stubs import BEGIN, END, stub_of

# Less is anybody's: `optimizer.zero_grad()` stands in every lesson on training.
TELLING_TOKENS = 9
TELLING_HIDDEN_CHARACTERS = 30
LONG_CHARACTERS = 60
HEAD = 16  # so much of a secret's beginning is looked up, before the whole of it is searched for
_COMMON = re.compile(r"""\s*(from\s|import\s|def\s|class\s|@|"|\)|#|$)|.*\b(zh|en)=""")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"\d[\d_.e-]*")
# The border of trust: whole rooms, and the suites that students may run.
STUDENT_ROOMS = ("model", "suite", "student")
FORBIDDEN_PATHS = re.compile(
    r"^solutions/"
    r"|^tests/(?!public/|drivers/|\w+\.py$)"
    rf"|^autograder/(?!({'|'.join(STUDENT_ROOMS)}|stubs)/|(check|__init__)\.py$)"
)
OUT_OF_PLACE = "what must never leave: this file must not be there"
SOLUTION_NAME = re.compile(r"^assignments/[^/]+/todo\w+_solution\.py$")


class LeakError(AuthorError):
    """Something secret stands where students would read it. The message names each file and what is in it."""


@dataclass(frozen=True)
class Secret:
    """A text that no student may get: where it comes from, and itself without white space."""

    kind: str
    source: str
    text: str


def check_no_leak(course: Course, files: Mapping[str, bytes], with_solutions: bool = False) -> None:
    """Search the files (content by path) for every secret. Raises LeakError.

    ``with_solutions``: answers may stand in ``*_solution.py``, and only there.
    """
    found = find_leaks(course, files, with_solutions)
    if found:
        lines = "\n".join(f"  {name}: holds {what}" for name, what in found)
        raise LeakError(f"students would get what they must not:\n{lines}")


def check_no_leak_in_history(
    course: Course, folder: Path, passed_over: frozenset[str], with_solutions: bool = False
) -> None:
    """Search whatever a push of the folder's git history would send. Raises LeakError, InfrastructureError."""
    objects = {(path, content) for path, content in versions(folder, passed_over)}
    found = [
        (path, what)
        for path, what in _find(course, sorted(objects), with_solutions)
        if not (
            what == OUT_OF_PLACE and path.startswith("autograder/")
        )  # rooms had other names in earlier terms
    ]
    if not found:
        return
    lines = "\n".join(sorted({f"  {path}: holds {what}" for path, what in found}))
    raise LeakError(
        f"the git history of {folder} holds what students must not get, whatever its files are now:\n{lines}\n"
        f"Start afresh: remove {folder / '.git'}, run git init there, commit, and push to a new repository. A push over "
        "the old one, forced or not, leaves the old commits where students can find them."
    )


def find_leaks(
    course: Course, files: Mapping[str, bytes], with_solutions: bool = False
) -> list[tuple[str, str]]:
    """Each leak: the file, and what it holds. What a step's manifest says that it reveals is none in its own files."""
    return _find(course, sorted(files.items()), with_solutions)


def _find(course: Course, files: Iterable[tuple[str, bytes]], with_solutions: bool) -> list[tuple[str, str]]:
    """As ``find_leaks``; a name may come several times, with another content each."""
    secrets = _by_head(secrets_of(course))
    bodies = _test_bodies(HIDDEN.rglob("*.py"))
    reveals = {step.id: step.reveals for step in course.steps}
    found: list[tuple[str, str]] = []
    for name, content in files:
        solved = SOLUTION_NAME.match(name) is not None
        if FORBIDDEN_PATHS.match(name) or (solved and not with_solutions):
            found.append((name, OUT_OF_PLACE))
            continue
        revealed = reveals.get(name.partition("/")[2].partition("/")[0], [])
        text = content.decode("utf-8", "replace")
        squeezed = squeeze(_all_strings(text) if name.endswith((".ipynb", ".json")) else text)
        for secret in _held(secrets, squeezed):
            shown = (solved and with_solutions) or secret.source.partition("/")[0] in revealed
            if not (shown and secret.kind.endswith("answer")):
                found.append((name, f"a {secret.kind} ({secret.source}): {secret.text[:60]}"))
        if name.endswith(".py"):
            copied = _bodies(text) & bodies
            found += [(name, f"{test}, a copy of a hidden test") for test, _ in sorted(copied)]
    return found


def _by_head(secrets: Iterable[Secret]) -> dict[str, list[Secret]]:
    """The secrets by the beginning of their text; those that are shorter by the whole of it."""
    found: dict[str, list[Secret]] = {}
    for secret in secrets:
        found.setdefault(secret.text[:HEAD], []).append(secret)
    return found


def _held(secrets: Mapping[str, list[Secret]], text: str) -> list[Secret]:
    """The secrets that stand in the text. There are thousands: only those whose beginning stands there are searched for."""
    pieces = {text[place : place + HEAD] for place in range(len(text))}
    heads = [head for head in secrets if head in pieces or (len(head) < HEAD and head in text)]
    return [secret for head in heads for secret in secrets[head] if secret.text in text]


def secrets_of(course: Course) -> list[Secret]:
    """Everything that is searched for."""
    seed = Secret("seed of the hidden suite", "solutions/course.toml", str(course.seed))
    return [seed, *_answers(course), *_hidden_lines(), *_known_submissions(course)]


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _answers(course: Course) -> Iterable[Secret]:
    """Each answer as a whole, and what of its lines and expressions tells it; what the stub says itself is none."""
    for step in course.steps:
        for todo in step.files:
            source = f"{step.id}/{todo.file}"
            text = (SOLUTIONS / source).read_text(encoding="utf-8")
            answer = text.split(BEGIN, 1)[1].split(END, 1)[0]
            if len(_TOKEN.findall(answer)) >= TELLING_TOKENS:
                yield Secret("whole answer", source, squeeze(answer))
            given = squeeze(stub_of(todo, text))
            for line in answer.splitlines():
                expressions = [line, line.partition("return ")[2], line.partition(" = ")[2]]
                for part in {expression.strip() for expression in expressions}:
                    if len(_TOKEN.findall(part)) >= TELLING_TOKENS and squeeze(part) not in given:
                        yield Secret("line of the answer", source, squeeze(part))


def _hidden_lines() -> Iterable[Secret]:
    """What only the hidden suite says: lines of cases, long lines, and pairs of lines.

    A short line may be anybody's (``if isinstance(value, np.ndarray):``), two of them in a row are not. Imports,
    signatures and the sentences that students read (public tests may say the same fact) don't count.
    """
    for path in sorted(HIDDEN.rglob("*.py")):
        before = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            text = "" if _COMMON.match(line) else squeeze(line)
            is_case = len(text) >= TELLING_HIDDEN_CHARACTERS and len(_NUMBER.findall(text)) >= 3
            if is_case or len(text) >= LONG_CHARACTERS:
                yield Secret("line of a hidden test", path.name, text)
            if before and text and len(before + text) >= LONG_CHARACTERS:
                yield Secret("piece of a hidden test", path.name, before + text)
            before = text


def _known_submissions(course: Course) -> Iterable[Secret]:
    """The corpus: what is said about each mistake, and each program as a whole."""
    todos = [(step, todo) for step in course.steps for todo in step.files]
    for file in (file for step, todo in todos for kind in KINDS for file in corpus_files(step, todo, kind)):
        for said in filter(None, (file.explanation.zh, file.explanation.en)):
            yield Secret("text about a mistake", file.label, squeeze(said))
        text = file.source.decode("utf-8", "replace").removeprefix("\ufeff")
        program = squeeze("\n".join(line for line in text.splitlines() if not line.startswith("#")))
        if len(program) >= TELLING_HIDDEN_CHARACTERS:
            yield Secret("known submission", file.label, program)


def _all_strings(text: str) -> str:
    """All strings of a JSON text: a notebook's sources, without JSON's escapes. Other text as it is."""
    strings: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            for item in value.items():
                collect(list(item))
        elif isinstance(value, list):
            for item in value:
                collect(item)
        else:
            strings.append(str(value))

    try:
        collect(json.loads(text))
    except ValueError:
        return text
    return "\n".join(strings)


def _test_bodies(paths: Iterable[Path]) -> set[tuple[str, str]]:
    return set().union(*(_bodies(path.read_text(encoding="utf-8")) for path in paths))


def _bodies(source: str) -> set[tuple[str, str]]:
    """Name and body of each test of a file, decorators aside: facts may be public, cases may not."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    return {
        (node.name, "\n".join(ast.dump(statement) for statement in node.body))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
