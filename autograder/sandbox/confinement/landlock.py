"""Landlock: which files a process may open. The kernel's interface: https://docs.kernel.org/userspace-api/landlock.html

The ruleset is made once, before forking; a child only applies it to itself.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from autograder.sandbox.confinement.kernel import ConfinementError, call, machine_supported

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
RIGHTS_OF_FIRST_ABI = (1 << 13) - 1  # the four above, and removing and making each kind of file
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
BIND_TCP, CONNECT_TCP = 1 << 0, 1 << 1
SCOPE_ABSTRACT_UNIX_SOCKET, SCOPE_SIGNAL = 1 << 0, 1 << 1

CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1
NEWEST_KNOWN_ABI = 7
FIRST_DESCRIPTOR, F_DUPFD_CLOEXEC = 100, 1030


def landlock_abi() -> int:
    """The version of Landlock that the kernel speaks, 0 when it has none.

    Asked by system call: ``/sys/kernel/security/lsm`` is often not mounted where Landlock works.
    """
    if not machine_supported():
        return 0
    try:
        return call("landlock_create_ruleset", 0, 0, CREATE_RULESET_VERSION)
    except OSError:
        return 0


def create_ruleset(readable: Iterable[str], writable: Iterable[str], abi: int) -> int:
    """Make a ruleset that forbids everything but reading below ``readable`` and reading and writing ``writable``.

    Returns its file descriptor, a number from 100 on: the low ones are what a child arranges anew. Executing is
    allowed nowhere. With ``abi`` from 1 on, older rulesets can be had on a newer kernel. Raises OSError when a path
    is missing or the kernel refuses.
    """
    ruleset = _empty_ruleset(min(abi, NEWEST_KNOWN_ABI))
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIR)
        for path in writable:
            _allow(ruleset, path, READ_FILE | WRITE_FILE)
        return call("fcntl", ruleset, F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR)
    finally:
        os.close(ruleset)


def _empty_ruleset(abi: int) -> int:
    files = RIGHTS_OF_FIRST_ABI
    files |= REFER if abi >= 2 else 0
    files |= TRUNCATE if abi >= 3 else 0
    files |= IOCTL_DEV if abi >= 5 else 0
    attributes = [files]  # struct landlock_ruleset_attr has grown with the ABI
    if abi >= 4:
        attributes.append(BIND_TCP | CONNECT_TCP)
    if abi >= 6:
        attributes.append(SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL)
    packed = struct.pack(f"={len(attributes)}Q", *attributes)
    buffer = ctypes.create_string_buffer(packed, len(packed))
    return call("landlock_create_ruleset", ctypes.addressof(buffer), len(packed), 0)


def _allow(ruleset: int, path: str, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= ~READ_DIR  # the kernel refuses rights of folders on a file
        packed = struct.pack("=Qi", rights, descriptor)  # struct landlock_path_beneath_attr is packed
        buffer = ctypes.create_string_buffer(packed, len(packed))
        call("landlock_add_rule", ruleset, RULE_PATH_BENEATH, ctypes.addressof(buffer), 0)
    finally:
        os.close(descriptor)


def restrict_self(ruleset: int) -> None:
    """Apply a ruleset to the calling thread, for ever. Needs NO_NEW_PRIVS. Raises OSError."""
    call("landlock_restrict_self", ruleset, 0)


def check_restricted() -> None:
    """Try to open the root folder. Raises ConfinementError when the kernel lets us."""
    try:
        os.close(os.open("/", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
    except PermissionError:
        return
    raise ConfinementError("Landlock is on, and yet the root folder can be read")
