"""Leaving no process behind. At level 0 nothing stops student code from starting processes that outlive it."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time

from autograder.sandbox.confinement.kernel import PR_SET_CHILD_SUBREAPER, ConfinementError, prctl

SWEEP_SECONDS = 10.0


def become_subreaper() -> None:
    """Make this process the parent of every descendant that loses its own, instead of init. Raises OSError."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def kill_all_children() -> int:
    """Kill all children of this process, which must be a subreaper with one thread.

    A killed child's own children become ours, so this goes on until there is none. Returns how many processes were
    reaped. Raises ConfinementError when processes are started faster than they are killed for 10 seconds.
    """
    deadline = time.monotonic() + SWEEP_SECONDS
    reaped = 0
    while True:
        for child in children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        try:
            os.wait4(-1, 0)
        except ChildProcessError:
            return reaped
        reaped += 1
        if time.monotonic() > deadline:
            raise ConfinementError(f"after {reaped} killed processes a child still starts new ones")


def children() -> list[int]:
    """The processes whose parent is the calling process, zombies included. Raises OSError without ``/proc``."""
    try:
        with open(f"/proc/self/task/{threading.get_native_id()}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except FileNotFoundError:  # a kernel without CONFIG_PROC_CHILDREN
        return children_by_scan()


def children_by_scan() -> list[int]:
    """The same, read from every process's own line."""
    parent = os.getpid()
    found: list[int] = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", "rb") as file:
                    after_name = file.read().rpartition(b")")[2]  # the name may hold spaces and parentheses
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended in between
            if int(after_name.split()[1]) == parent:
                found.append(int(entry))
    return found
