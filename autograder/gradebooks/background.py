"""Imports the gradebook while the workers warm up: nobody waits for it then. Imports nothing of nbgrader itself."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread


def import_gradebook() -> Thread:
    """Begin, and go on with something else. What can't be imported is told where it is needed."""

    def load() -> None:
        with suppress(ImportError):
            import_module("autograder.gradebooks.store")

    thread = Thread(target=load, daemon=True)
    thread.start()
    return thread
