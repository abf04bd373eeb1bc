"""The process that runs student code: imports the submission's bytes and answers questions through the drivers.

Nothing here is secret and nothing that this process says is believed without being recomputed: it knows questions,
never expected values. It confines itself before the first byte of student code arrives.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import sys
import tokenize
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from autograder.model import plain
from autograder.model.wire import (
    Answer,
    Answers,
    Call,
    Load,
    Loaded,
    Program,
    Raised,
    Ready,
    Request,
    WireError,
    pack,
    receive,
)

MAX_MESSAGE = 2000


class StepModules(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """The modules of one step: what the course gives, and the student's files, run from memory.

    They exist while they are ``active``. So modules of the same name in two steps never meet, though one interpreter
    serves both.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.sources: dict[str, str | bytes] = dict(program.modules)
        self.packages = {package for name in program.modules for package in _packages(name)}
        self.given = self.packages | set(program.modules)
        self.student: dict[str, types.ModuleType] = {}
        self.importable = set(self.given)
        self._imported: dict[str, types.ModuleType] = {}

    @contextmanager
    def active(self) -> Iterator[None]:
        """Within this, the step's modules can be imported, and its data files read."""
        sys.meta_path.insert(0, self)
        sys.modules.update(self._imported)
        plain.read_data_by(self._data)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            self._imported = {name: sys.modules.pop(name) for name in self.given if name in sys.modules}

    def _data(self, name: str) -> bytes:
        return self.program.files[name].tobytes()

    def warm(self) -> None:
        """Import every driver, and run the ``warm()`` of those that have one."""
        for name in self.program.drivers.values():
            getattr(importlib.import_module(name), "warm", lambda: None)()

    def find_spec(
        self, fullname: str, path: Any, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The import system's hook: finds the given modules and the student files that may be imported now."""
        if fullname not in self.importable:
            return None
        return importlib.util.spec_from_loader(
            fullname, self, origin=_file_name(fullname), is_package=self.is_package(fullname)
        )

    def is_package(self, fullname: str) -> bool:
        """The import system's hook."""
        return fullname in self.packages

    def get_source(self, fullname: str) -> str:
        """The import system's hook, asked for tracebacks and by ``inspect``: there is no file to read it from.

        What is no text in the encoding that the file claims is shown as such: Python runs it (a comment, say).
        """
        source = self.sources.get(fullname, "")
        if isinstance(source, str):
            return source
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        except SyntaxError:
            encoding = "utf-8"
        return source.decode(encoding, "replace")

    def get_code(self, fullname: str) -> types.CodeType:
        """The import system's hook: what is run is what Python makes of the bytes."""
        return compile(self.sources.get(fullname, ""), _file_name(fullname), "exec", dont_inherit=True)

    def exec_module(self, module: types.ModuleType) -> None:
        """The import system's hook: runs the module's code."""
        module.__file__ = _file_name(module.__name__)
        exec(self.get_code(module.__name__), module.__dict__)

    def load(self, name: str, source: bytes) -> Raised | None:
        """Import one file of the student's, alone, and anew if one of that name was loaded before.

        Returns what the import raised.
        """
        self.student.pop(name, None)
        self.sources[name] = source
        self._show([name])
        try:
            self.student[name] = importlib.import_module(name)
        except BaseException as error:
            return _raised(error, {_file_name(name)})
        return None

    def ask(self, todo: str, names: Sequence[str], calls: Sequence[Call]) -> list[Answer]:
        """Answer one TODO's questions. Whatever student code raises is an answer too.

        Only these files of the student's can be imported meanwhile: a TODO's own, or all of them.
        """
        self._show(names)
        driver = importlib.import_module(self.program.drivers[todo])
        student = self.student[names[0]] if len(names) == 1 else None
        files = {_file_name(name) for name in names}
        return [_answer(driver, student, call, files) for call in calls]

    def _show(self, names: Collection[str]) -> None:
        """Make exactly these student modules importable, as already imported where they are."""
        for name in self.sources.keys() - self.given:
            sys.modules.pop(name, None)
        self.importable = self.given | set(names)
        sys.modules.update({name: self.student[name] for name in names if name in self.student})


def _packages(name: str) -> Iterator[str]:
    """The packages that a module lies in."""
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _file_name(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def _answer(
    driver: types.ModuleType, student: types.ModuleType | None, call: Call, files: Collection[str]
) -> Answer:
    try:
        return Answer(value=getattr(driver, call.function)(student, **call.arguments))
    except BaseException as error:
        return Answer(raised=_raised(error, files))


def _raised(error: BaseException, files: Collection[str]) -> Raised:
    """Describe an exception, however hostile its class is."""
    try:
        line = error.lineno or 0 if isinstance(error, SyntaxError) and error.filename in files else 0
        file = ""
        traceback = error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename in files:
                line, file = traceback.tb_lineno, traceback.tb_frame.f_code.co_filename
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
            file=file if len(files) > 1 else "",
        )
    except BaseException:
        return Raised(type="exception that can't be shown", message="")


def serve(modules: StepModules, read: Callable[[int], bytes], write: Callable[[bytes], None]) -> None:
    """Answer requests until the channel closes.

    ``read(n)`` returns exactly n bytes or raises EOFError; ``write`` sends all bytes.
    """
    with modules.active():
        write(pack(Ready(0)))
        while True:
            try:
                request: Request = receive(read, Request)
            except EOFError:
                return
            if isinstance(request, Load):
                reply: Loaded | Answers = Loaded(request.id, modules.load(request.module, request.source))
            else:
                reply = Answers(request.id, modules.ask(request.todo, request.modules, request.calls))
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
