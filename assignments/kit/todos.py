"""哪些 TODO 还没做？出错在哪一行？（已给出）
Which TODOs are open? Where did one fail? (given; nothing to do here)

Imports nothing heavy, so that a forgotten TODO is named at once.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import math
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from kit.language import one_of, say


def fresh_module(name: str) -> ModuleType:
    """Import the module, again if it is there already, so that it stands as the file stands now.

    Python recognises a stale .pyc by size and whole seconds only. The .pyc goes, so that a quick edit isn't
    missed. Raises whatever the file raises on import.
    """
    importlib.invalidate_caches()
    place = importlib.util.find_spec(name)
    if place is not None and place.origin is not None:
        Path(importlib.util.cache_from_source(place.origin)).unlink(missing_ok=True)
    if name not in sys.modules:
        return importlib.import_module(name)
    module = sys.modules[name]
    for key in [key for key in vars(module) if not key.startswith("__")]:
        delattr(module, key)  # reload would keep a function that the file no longer has
    return importlib.reload(module)


def open_todos(folder: Path) -> list[str]:
    """The messages ("TODO 2a: …") of the stubs that nobody has begun, in order of their files' names.

    A TODO is open when the first thing its function does is to raise NotImplementedError. Files that can't be
    parsed are left out: they are begun, and importing them shows the line. So are optional ones: training needs none.
    """
    return [
        f"{message}  ({path.name})"
        for path in sorted(folder.glob("todo[0-9]*.py"))
        for message in open_in(path)
        if not re.search("选做|optional", message)
    ]


def open_in(path: Path) -> list[str]:
    """The messages of one file's open functions; none for a file that can't be parsed."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        return []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [_in_language(message) for message in map(_open_message, functions) if message]


def _open_message(function: ast.FunctionDef) -> str | None:
    statements = function.body
    if ast.get_docstring(function) is not None:
        statements = statements[1:]
    if not statements:
        return None
    match statements[0]:
        case ast.Raise(
            exc=ast.Call(func=ast.Name(id="NotImplementedError"), args=[ast.Constant(value=message)])
        ):
            return str(message)
    return None


def still_open(message: str) -> str:
    """The line that names an open TODO."""
    return f"○ {say('还没有完成', 'Still open', ' / ')}: {message}"


def _in_language(message: str) -> str:
    """A stub's "TODO 2a: 预热 / warmup" with the title in the language."""
    todo, colon, title = message.partition(": ")
    return f"{todo}{colon}{one_of(title)}"


class WrongAnswer(Exception):
    """A TODO returned something that a run can't go on with; the text says which and what."""


def number(value: Any, file: str) -> float:
    """A number that a TODO returned, as a float. Raises WrongAnswer for anything else, NaN and infinity included."""
    try:
        found = float(value)
    except (TypeError, ValueError) as error:
        what = say("什么都没有（None）", "nothing (None)") if value is None else f"{type(value).__name__}"
        raise WrongAnswer(
            say(
                f"{file} 应返回一个数，返回的却是{what}：是不是忘了 return？",
                f"{file} has to return a number and returned {what}: is a return missing?",
            )
        ) from error
    if not math.isfinite(found):
        raise WrongAnswer(
            say(f"{file} 返回了 {found}，不是一个数。", f"{file} returned {found}, which is no number.")
        )
    return found


@contextmanager
def used_by(folder: Path) -> Iterator[None]:
    """In here the given code of that folder uses what TODOs return. When it can't, WrongAnswer says in which of its lines.

    What is raised in a TODO's own file stays as it is.
    """
    try:
        yield
    except (AttributeError, IndexError, RuntimeError, TypeError, ValueError) as error:
        if is_from_todo(error):
            raise
        frames = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if Path(frame.filename).parent == folder
        ]
        if not frames:
            raise
        reason, name, line = (
            " ".join(str(error).split())[:160],
            Path(frames[-1].filename).name,
            frames[-1].line,
        )
        raise WrongAnswer(
            say(
                f"{name} 用不了某个 TODO 返回的东西（{reason}），是在这一行：\n    {line}\n"
                "先用 check.py 看看每个 TODO 是不是都通过了。",
                f"{name} can't use what one of the TODOs has returned ({reason}), in this line:\n    {line}\n"
                "See with check.py first whether each TODO passes.",
            )
        ) from error


def describe_error(error: BaseException) -> str:
    """What went wrong in a TODO, with the line of the student's file if there is one, or that it is open."""
    if isinstance(error, NotImplementedError) and str(error).startswith("TODO"):
        return still_open(_in_language(str(error)))
    if isinstance(error, WrongAnswer):
        return f"✗ {error}"
    if isinstance(error, SyntaxError) and error.filename:
        places = [(error.filename, error.lineno, error.text or "")]
    else:
        places = [(frame.filename, frame.lineno, frame.line or "") for frame in _todo_frames(error)]
    text = say("✗ 出错了：", "✗ An error: ", " / ") + f"{type(error).__name__}: {error}"
    if not places:
        return text
    file, line, source = places[-1]  # the innermost line of theirs
    place = say(f"第 {line} 行", f"line {line}", " / ")
    return f"{text}\n    {Path(file).name}, {place}:  {source.strip()}"


def is_from_todo(error: BaseException) -> bool:
    """Whether the error passed through one of the student's files."""
    return bool(_todo_frames(error))


def _todo_frames(error: BaseException) -> list[traceback.FrameSummary]:
    frames = traceback.extract_tb(error.__traceback__)
    return [frame for frame in frames if re.match(r"todo\d", Path(frame.filename).name)]
