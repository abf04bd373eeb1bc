"""按下 Ctrl-C 会怎样（已给出）
What Ctrl-C does (given; nothing to do here).

It never costs what was learned, and never ends in a traceback. What it does depends on what the program is doing:

    starting     nothing has been learned yet: ends at once
    training     stops after the step that is running; pressed three times (a step may hang), it ends at once
    saving       is finished first: it takes a blink
    reporting    all is saved: ends at once

A closed terminal, the end of a notebook's kernel and `kill` ask once, as the first Ctrl-C does.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal, NoReturn

from kit.language import say

EXIT_CODE = 130  # what shells report of a program that was ended by Ctrl-C
PRESSES_TO_GIVE_UP = 3  # while a step is running

Phase = Literal["starting", "training", "saving", "reporting"]


class Interrupts:
    """What was asked for so far, and what the program is doing."""

    def __init__(self) -> None:
        self.phase: Phase = "starting"
        self.presses = 0
        self.is_stop_asked = False
        self.last_words = say("已停下，还没有开始训练。", "Stopped; training had not begun.")

    def listen(self) -> None:
        """From now on signals come here. Only a program's main thread can do this; elsewhere nothing is changed."""
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._on_signal)

    def _on_signal(self, number: int, _frame: object) -> None:
        self.is_stop_asked = True
        if number == signal.SIGINT:
            self.presses += 1
        if self.phase in ("starting", "reporting"):
            self.leave(self.last_words)
        if self.phase == "training":
            self._answer()

    def _answer(self) -> None:
        if self.presses < PRESSES_TO_GIVE_UP - 1:
            _write(say("这一步做完就停下并存盘 …", "Stopping and saving after this step …"))
        elif self.presses < PRESSES_TO_GIVE_UP:
            _write(
                say(
                    "还在等这一步做完。再按一次就不等了，上次存盘之后学到的会丢掉。",
                    "Still waiting for the step. Press once more to leave at once; what was learned since\n"
                    "the last save would be lost.",
                )
            )
        else:
            self.leave(
                say(
                    "没有等这一步做完就停下了；只有上次存盘的还在。",
                    "Left in the middle of a step; only what had been saved before is kept.",
                )
            )

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Whatever is asked for in here has to wait until it is done."""
        before, self.phase = self.phase, "saving"
        try:
            yield
        finally:
            self.phase = before

    def report(self, last_words: str) -> None:
        """All is saved. Who pressed Ctrl-C more than once is in a hurry and gets the last words only."""
        self.phase, self.last_words = "reporting", last_words
        if self.presses > 1:
            self.leave(last_words)

    def leave(self, last_words: str) -> NoReturn:
        """End the program here and now. No exception: code on the way might catch it, or print a traceback."""
        with suppress(
            OSError, RuntimeError, ValueError
        ):  # no terminal any more, or it came in the middle of a print
            sys.stdout.flush()
        _write(last_words)
        os._exit(EXIT_CODE)


def _write(text: str) -> None:
    """Print in a signal handler, where print() may not: it could be in the middle of another one."""
    with suppress(OSError):  # nobody is there to read it
        os.write(1, f"\n■ {text}\n".encode())
