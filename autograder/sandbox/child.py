"""The process that runs student code: imports the submission's bytes and answers questions through the drivers.

Nothing here is secret and nothing that this process says is believed without being recomputed: it knows questions,
never expected values. It confines itself before the first byte of student code arrives.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import os
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from autograder.model.wire import (
    PREFIX,
    Answer,
    Answers,
    Call,
    Load,
    Loaded,
    Raised,
    Ready,
    Request,
    WireError,
    pack,
    unpack,
)

MAX_MESSAGE = 2000


class Program(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """What the course gives to the child: driver functions per TODO, and given modules as compiled code."""

    def __init__(self, drivers: Mapping[str, str], given: Mapping[str, str]) -> None:
        self.drivers = {todo: _driver(todo, source) for todo, source in drivers.items()}
        self.code = {name: compile(text, f"{name}.py", "exec") for name, text in given.items()}
        self.importable: set[str] = set()

    def find_spec(
        self, fullname: str, path: Any, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The import system's hook: finds the given modules and the student files that may be imported now."""
        if fullname in self.importable and fullname in self.code:
            return importlib.util.spec_from_loader(fullname, self, origin=f"{fullname}.py")
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        """The import system's hook; None means an ordinary module."""
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """The import system's hook: runs the module's code."""
        module.__file__ = f"{module.__name__}.py"
        exec(self.code[module.__name__], module.__dict__)


def _driver(todo: str, source: str) -> dict[str, Callable[..., Any]]:
    module = types.ModuleType(f"driver_{todo}")
    exec(compile(source, f"<driver of TODO {todo}>", "exec"), module.__dict__)
    return {
        name: value for name, value in vars(module).items() if callable(value) and not name.startswith("_")
    }


class Submission:
    """The student's modules. While one TODO is asked only its own file can be imported; ``train`` sees all of them."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.given = set(program.code)
        self.modules: dict[str, types.ModuleType] = {}

    def load(self, name: str, source: bytes) -> Raised | None:
        """Import one file, alone, and anew if one of that name was loaded before. Returns what the import raised."""
        self.modules.pop(name, None)
        try:
            self.program.code[name] = compile(source, f"{name}.py", "exec", dont_inherit=True)
            # Real line text for the student's own use of tracebacks and inspect; there is no file to read it from.
            text = importlib.util.decode_source(source)
            linecache.cache[f"{name}.py"] = (len(text), None, text.splitlines(True), f"{name}.py")
            self._show([name])
            self.modules[name] = importlib.import_module(name)
        except BaseException as error:
            return _raised(error, {f"{name}.py"})
        return None

    def _show(self, names: Iterable[str]) -> None:
        """Make exactly these student modules importable, as already imported where they are."""
        for name in set(self.program.code) - self.given:
            sys.modules.pop(name, None)
        self.program.importable = self.given | set(names)
        for name in names:
            if name in self.modules:
                sys.modules[name] = self.modules[name]

    def ask(self, todo: str, names: list[str], calls: list[Call]) -> list[Answer]:
        """Answer one TODO's questions. Whatever student code raises is an answer too."""
        self._show(names)
        driver = self.program.drivers[todo]
        student = self.modules[names[0]] if len(names) == 1 else None
        files = {f"{name}.py" for name in names}
        return [self._answer(driver, student, call, files) for call in calls]

    def _answer(
        self,
        driver: Mapping[str, Callable[..., Any]],
        student: types.ModuleType | None,
        call: Call,
        files: set[str],
    ) -> Answer:
        try:
            return Answer(value=driver[call.function](student, **call.arguments))
        except BaseException as error:
            return Answer(raised=_raised(error, files))


def _raised(error: BaseException, files: set[str]) -> Raised:
    """Describe an exception, however hostile its class is."""
    try:
        line = error.lineno or 0 if isinstance(error, SyntaxError) and error.filename in files else 0
        traceback = error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename in files:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        out_of_memory = isinstance(error, MemoryError) or (
            isinstance(error, RuntimeError) and "can't allocate memory" in str(error)
        )
        return Raised(
            type=str(type(error).__name__)[:60],
            message=str(error)[:MAX_MESSAGE].encode("utf-8", "replace").decode("utf-8"),
            line=int(line),
            not_implemented=isinstance(error, NotImplementedError),
            out_of_memory=out_of_memory,
        )
    except BaseException:
        return Raised(type="exception that can't be shown", message="")


def serve(program: Program, read: Callable[[int], bytes], write: Callable[[bytes], None]) -> None:
    """Answer requests until the channel closes.

    ``read(n)`` returns exactly n bytes or raises EOFError; ``write`` sends all bytes.
    """
    submission = Submission(program)
    sys.meta_path.insert(0, program)
    write(pack(Ready(0)))
    while True:
        try:
            header_bytes, body_bytes = PREFIX.unpack(read(PREFIX.size))
            request: Request = unpack(read(header_bytes), read(body_bytes), Request)
        except EOFError:
            return
        if isinstance(request, Load):
            reply: Loaded | Answers = Loaded(request.id, submission.load(request.module, request.source))
        else:
            reply = Answers(request.id, submission.ask(request.todo, request.modules, request.calls))
        _flush()
        write(_packed(reply))


def _packed(reply: Loaded | Answers) -> bytes:
    """The reply as a frame; an answer that can't travel becomes an exception of its own."""
    try:
        return pack(reply)
    except WireError as error:
        if not isinstance(reply, Answers):
            raise
        refused = Answer(raised=Raised("answer that can't be sent", str(error)[:MAX_MESSAGE]))
        return pack(Answers(reply.id, [_sendable(answer) or refused for answer in reply.answers]))


def _sendable(answer: Answer) -> Answer | None:
    try:
        pack(answer)
    except WireError:
        return None
    return answer


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            # What students print is a courtesy to staff. A stream that they closed or replaced costs no points.
            continue


def read_exactly(descriptor: int) -> Callable[[int], bytes]:
    """A reader of exactly n bytes from a file descriptor."""

    def read(count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            chunk = os.read(descriptor, min(count - len(received), 1 << 20))
            if not chunk:
                raise EOFError
            received += chunk
        return bytes(received)

    return read


def write_all(descriptor: int) -> Callable[[bytes], None]:
    """A writer that sends all bytes to a file descriptor."""

    def write(data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    return write
