"""程序怎样开始：Ctrl-C、选项、还没做的 TODO（已给出）
How a program starts: Ctrl-C, options, open TODOs (given; nothing to do here).

Nothing heavy is imported before it is clear that training can begin.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kit import todos
from kit.interrupts import Interrupts
from kit.language import say
from kit.options import Command, Program, UsageError, parse_command

if TYPE_CHECKING:
    from kit.session import Task


def begin(program: Program) -> Interrupts:
    """The first thing that a program does: hear Ctrl-C, and end at once for a wrong option or an open TODO."""
    interrupts = Interrupts()
    interrupts.listen()
    code, _ = _checked(program, None)
    if code:
        sys.exit(code)
    let_threads_wait_shortly()
    return interrupts


def run(
    program: Program,
    task: Callable[[Any], Task],
    argv: Sequence[str] | None = None,
    interrupts: Interrupts | None = None,
) -> int:
    """Carry the command line out. task: makes what is trained from the settings.

    Returns 0 when training has finished, 1 for an open or failing TODO, 2 for wrong options or data, 130 when it
    was stopped early (what was learned is kept).
    """
    code, command = _checked(program, argv)
    if command is None:
        return code
    from kit import session  # torch is loaded here

    try:
        return session.run(program, task, command, interrupts or Interrupts())
    except UsageError as error:
        print(f"✗ {error}")
        return 2


def _checked(program: Program, argv: Sequence[str] | None) -> tuple[int, Command | None]:
    """The command, or the exit code and no command when it can't be carried out; then it has said why."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a pipe on Windows would not be UTF-8
    try:
        command = parse_command(program, argv)
        messages = [] if command.sample is not None else todos.open_todos(program.file.parent)
        if not messages:
            command.settings(program.settings())  # a wrong value is named before torch is loaded
            return 0, command
    except UsageError as error:
        print(f"✗ {error}")
        return 2, None
    print(say("还没有完成：", "Still open:"), *messages, sep="\n  ○ ")
    print(say("完成以上 TODO 之后就可以训练了。", "Training can begin when these are done."))
    return 1, None


def let_threads_wait_shortly() -> None:
    """Must come before torch is loaded. What is set already stays.

    torch's threads meet some hundred times in a training step. GNU's OpenMP lets them spin for a long time there, which
    makes training ten times slower as soon as another program wants the core; sleeping at once costs a quarter
    of the speed of a quiet machine. So they spin for some microseconds, and sleep then.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", "5000")  # Linux; it outranks the next line there
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # other OpenMPs
