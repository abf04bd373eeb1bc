"""Tells a student whose function can't be called as the checks call it: what they call, what it takes now, what to restore."""

from __future__ import annotations

import ast
import inspect
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.model.verdict import Text


@dataclass(frozen=True)
class Function:
    """A function of a stub: the names of its parameters, and its ``def`` line."""

    parameters: list[str]
    line: str


@dataclass(frozen=True)
class Changed:
    """What to tell of a function that was changed, and the line where it stands now (0: nowhere)."""

    advice: Text
    line: int


def changed_signature(error: BaseException, stub: bytes, module: types.ModuleType) -> Changed | None:
    """What is to be said of a call that Python refused; None when the exception is about something else.

    ``stub`` is the file as it was released, ``module`` the student's.
    """
    name = _refused(error)
    for full_name, function in _functions(stub).items() if name else ():
        if name in (full_name, full_name.rpartition(".")[2]):
            mine, line = _as_it_is_now(module, full_name)
            return None if mine == function.parameters else Changed(_advice(full_name, function, mine), line)
    return None


def _refused(error: BaseException) -> str | None:
    """The name of the function that Python wouldn't call with these arguments, or that is not there."""
    if isinstance(error, TypeError):
        found = re.match(r"([\w.]+)\(\) (?:takes|got|missing)\b", str(error))
    elif isinstance(error, AttributeError):
        found = re.match(r"module '\w+' has no attribute '(\w+)'", str(error))
    else:
        return None
    return found.group(1) if found else None


def _advice(name: str, function: Function, mine: list[str] | None) -> Text:
    called = f"{name}({', '.join(function.parameters)})"
    if mine is None:
        return Text(
            zh=f"检查要调用 {called}，可是文件里没有 {name} 了。是不是改了名字？把这一行改回来：\n{function.line}",
            en=f"The check calls {called}, but there is no {name} in the file any more. Was it renamed? Restore this "
            f"line:\n{function.line}",
        )
    return Text(
        zh=f"检查这样调用：{called}。你的函数现在的参数是 ({', '.join(mine)})，对不上。把这一行改回来：\n{function.line}",
        en=f"The check calls {called}, but your function takes ({', '.join(mine)}) now. Restore this line:\n{function.line}",
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
                found[node.name] = Function(initial.parameters[1:], initial.line)
    return found


def _function(node: ast.FunctionDef) -> Function:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return Function(
        [argument.arg for argument in node.args.args], f"def {node.name}({ast.unparse(node.args)}){returns}:"
    )


def _as_it_is_now(module: types.ModuleType, name: str) -> tuple[list[str] | None, int]:
    """The names of the parameters that the function takes now, None if there is no such function; and its line."""
    found: object = module
    for part in name.split("."):
        found = getattr(found, part, None)
    if not callable(found):
        return None, 0
    try:
        names = list(inspect.signature(found).parameters)
    except (TypeError, ValueError):  # a builtin, say
        return None, 0
    code = getattr(found, "__code__", None)
    return names, code.co_firstlineno if isinstance(code, types.CodeType) else 0
