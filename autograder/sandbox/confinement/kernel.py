"""Raw system calls, and what of ``/proc`` the sandbox reads. Everything is looked up at import, before any fork."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from typing import NamedTuple

from autograder.sandbox.confinement.syscalls import TABLES


class ConfinementError(RuntimeError):
    """A layer of the sandbox could not be put up. Names what failed; never the student's fault."""


LINUX = sys.platform == "linux"
MACHINE = platform.machine()

_KNOWN_MACHINE = (
    LINUX
    and MACHINE in TABLES
    and sys.byteorder == "little"
    and struct.calcsize("P") == 8  # not i386, x32, ilp32
)
NUMBERS: dict[str, int] = TABLES[MACHINE] if _KNOWN_MACHINE else {}

if LINUX:
    _libc = ctypes.CDLL(None, use_errno=True)
    _syscall = _libc.syscall
    _syscall.restype = ctypes.c_long
    _syscall.argtypes = [ctypes.c_long] * 7
    _prctl = _libc.prctl
    _prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4

PR_SET_PDEATHSIG = 1
PR_GET_PDEATHSIG = 2
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4


def machine_supported() -> bool:
    """Whether this is Linux on x86_64 or aarch64, with 64-bit Python: where the kernel layers exist."""
    return _KNOWN_MACHINE


def raw_call(number: int, *arguments: int) -> int:
    """Make the system call ``number`` with up to six integers or addresses. Raises OSError."""
    if not LINUX:
        raise ConfinementError(f"Linux system calls don't exist on {sys.platform}")
    return _checked(_syscall(number, *arguments, *(0,) * (6 - len(arguments))), f"system call {number}")


def call(name: str, *arguments: int) -> int:
    """Make the system call ``name``. Raises OSError, and ConfinementError on a machine that isn't supported."""
    if name not in NUMBERS:
        raise ConfinementError(f"the system call {name} is not known on {sys.platform} {MACHINE}")
    return _checked(_syscall(NUMBERS[name], *arguments, *(0,) * (6 - len(arguments))), f"{name}{arguments}")


def prctl(option: int, *arguments: int) -> int:
    """prctl(2), on any machine that runs Linux. Raises OSError, and ConfinementError elsewhere."""
    if not LINUX:
        raise ConfinementError(f"prctl doesn't exist on {sys.platform}")
    return _checked(_prctl(option, *arguments, *(0,) * (4 - len(arguments))), f"prctl{(option, *arguments)}")


def libc_call(name: str, *arguments: int) -> None:
    """A function of the C library that takes addresses and returns 0, as capget and capset do. Raises OSError."""
    _checked(getattr(_libc, name)(*map(ctypes.c_void_p, arguments)), name)


def _checked(result: int, words: str) -> int:
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, f"{words}: {os.strerror(code)}")
    return result


class ProcessStatus(NamedTuple):
    """What ``/proc/<pid>/status`` says of a process. Sizes in bytes; ``capabilities`` is the permitted set."""

    uid: int
    threads: int
    vm_size: int
    vm_data: int
    capabilities: int


def process_status(pid: int | str = "self") -> ProcessStatus:
    """Read ``/proc/<pid>/status``. Raises OSError when there is no such process or no ``/proc``."""
    descriptor = os.open(f"/proc/{pid}/status", os.O_RDONLY | os.O_CLOEXEC)
    try:
        text = os.read(descriptor, 1 << 14)
    finally:
        os.close(descriptor)

    def field(name: bytes) -> bytes:
        start = text.find(b"\n" + name + b":")
        return (
            text[start + len(name) + 2 :].split(None, 1)[0] if start >= 0 else b"0"
        )  # kernel threads have no Vm*

    return ProcessStatus(
        uid=int(field(b"Uid")),
        threads=int(field(b"Threads")),
        vm_size=int(field(b"VmSize")) * 1024,
        vm_data=int(field(b"VmData")) * 1024,
        capabilities=int(field(b"CapPrm"), 16),
    )


def count_tasks(uid: int) -> int:
    """How many tasks (threads of all processes) of ``uid`` run now: what RLIMIT_NPROC counts.

    The owner of ``/proc/<pid>`` won't do: it is root for every process that isn't dumpable.
    """
    tasks = 0
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                status = process_status(entry)
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended in between
            tasks += status.threads if status.uid == uid else 0
    return tasks
