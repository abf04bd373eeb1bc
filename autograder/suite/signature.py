"""Tells a student whose function can't be called as the checks call it: what they call, what it takes now, what to restore."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.model.verdict import Text

LONGEST_PARAMETERS = 400  # characters


@dataclass(frozen=True)
class Function:
    """A function of a file: the names of its parameters, its ``def`` line (of a stub's), and that line's number."""

    parameters: list[str]
    line: str
    number: int


@dataclass(frozen=True)
class Changed:
    """What to tell of a function that was changed, and the line where it stands now (0: nowhere)."""

    advice: Text
    line: int


def changed_signature(type_name: str, message: str, stub: bytes, source: bytes) -> Changed | None:
    """What is to be said of a call that Python refused; None when the exception is about something else.

    ``stub`` is the file as it was released, ``source`` the student's.
    """
    name = _refused(type_name, message)
    for full_name, function in _functions(stub).items() if name else ():
        if name in (full_name, full_name.rpartition(".")[2]):
            mine = _as_it_is_now(full_name, source)
            if mine is not None and mine.parameters == function.parameters:
                return None
            return Changed(_advice(full_name, function, mine), mine.number if mine else 0)
    return None


def _refused(type_name: str, message: str) -> str | None:
    """The name of the function that Python wouldn't call with these arguments, or that is not there."""
    if type_name == "TypeError":
        found = re.match(r"([\w.]+)\(\) (?:takes|got|missing)\b", message)
    elif type_name == "AttributeError":
        found = re.match(r"module '\w+' has no attribute '(\w+)'", message)
    else:
        return None
    return found.group(1) if found else None


def _advice(name: str, function: Function, mine: Function | None) -> Text:
    called = f"{name}({', '.join(function.parameters)})"
    if mine is None:
        return Text(
            zh=f"检查要调用 {called}，可是文件里没有 {name} 了。是不是改了名字？把这一行改回来：\n{function.line}",
            en=f"The check calls {called}, but there is no {name} in the file any more. Was it renamed? Restore this "
            f"line:\n{function.line}",
        )
    return Text(
        zh=f"检查这样调用：{called}。你的函数现在的参数是 ({', '.join(mine.parameters)})，对不上。把这一行改回来：\n{function.line}",
        en=f"The check calls {called}, but your function takes ({', '.join(mine.parameters)}) now. Restore this line:\n{function.line}",
    )


def _functions(stub: bytes) -> Mapping[str, Function]:
    """The functions of a stub by name, methods as ``Class.name``; a class by itself stands for its ``__init__``."""
    found: dict[str, Function] = {}
    for node in ast.parse(stub).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = _function(node)
        elif isinstance(node, ast.ClassDef):
            methods = {each.name: _function(each) for each in node.body if isinstance(each, ast.FunctionDef)}
            found |= {f"{node.name}.{name}": method for name, method in methods.items()}
            if "__init__" in methods:
                initial = methods["__init__"]
                found[node.name] = Function(initial.parameters[1:], initial.line, initial.number)
    return found


def _function(node: ast.FunctionDef) -> Function:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return Function(
        [argument.arg for argument in node.args.args],
        f"def {node.name}({ast.unparse(node.args)}){returns}:",
        node.lineno,
    )


def _as_it_is_now(name: str, source: bytes) -> Function | None:
    """The function in the student's file, or its class's ``__init__``, as far as its ``def`` line can be found.

    A hostile file can overwhelm Python's parser, so its text is searched, in time that its length bounds.
    """
    text = source.decode("utf-8", "replace")
    last = name.rpartition(".")[2]
    looked_for = (
        rf"^[ \t]*class {re.escape(last)}\b.{{0,4000}}?^[ \t]+def __init__"
        if last[:1].isupper()
        else rf"^[ \t]*def {re.escape(last)}"
    )
    found = re.search(
        rf"{looked_for}[ \t]*\((?P<inside>[^()]{{0,{LONGEST_PARAMETERS}}})\)", text, re.MULTILINE | re.DOTALL
    )
    if found is None:
        return None
    inside = found["inside"]
    while inside != (bare := re.sub(r"\[[^\[\]]*\]", "", inside)):  # dict[int, str] holds a comma
        inside = bare
    names = [part.partition(":")[0].partition("=")[0].strip() for part in inside.split(",")]
    parameters = [each for each in names if each]
    number = text.count("\n", 0, found.start("inside")) + 1
    return Function(parameters[1:] if last[:1].isupper() else parameters, "", number)
