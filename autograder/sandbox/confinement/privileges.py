"""Giving up root: an own user id, no capabilities, no way back."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Sequence

from autograder.sandbox.confinement.kernel import (
    PR_CAP_AMBIENT,
    PR_CAP_AMBIENT_CLEAR_ALL,
    PR_CAPBSET_DROP,
    PR_GET_PDEATHSIG,
    PR_SET_DUMPABLE,
    PR_SET_KEEPCAPS,
    PR_SET_PDEATHSIG,
    ConfinementError,
    call,
    libc_call,
    prctl,
)

CAPABILITY_VERSION_3 = 0x20080522
CAP_SETPCAP = 8
CLONE_NEWUSER = 0x10000000
READ_ANY_FILE = 1 << 2  # CAP_DAC_READ_SEARCH


def give_up_root(uid: int, must_read: Sequence[str]) -> int:
    """Become ``uid`` (and the group of the same number) without capabilities, for ever.

    Where that user can't read all of ``must_read``, keeps CAP_DAC_READ_SEARCH alone. Returns the set of capabilities
    that is left: 0 or READ_ANY_FILE. Raises ConfinementError when they can't be read even so, or root can be regained.
    """
    death_signal = _death_signal()
    _empty_bounding_set()
    prctl(PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)  # the kernel keeps the permitted set and empties the effective one
    kept = 0
    if not all(map(_readable, must_read)):
        kept = READ_ANY_FILE & permitted_capabilities()
        set_capabilities(kept)
        unreadable = [path for path in must_read if not _readable(path)]
        if unreadable:
            raise ConfinementError(
                f"user {uid} can't read {', '.join(unreadable)}: install Python where every user can read it, "
                "or give this container the capability CAP_DAC_READ_SEARCH"
            )
    set_capabilities(kept)
    prctl(PR_SET_KEEPCAPS, 0)
    prctl(PR_SET_PDEATHSIG, death_signal)  # the change of user has cleared it
    _check_no_way_back(uid)
    return kept


def own_user_namespace(uid: int) -> None:
    """Enter a user namespace in which only ``uid``, the calling process's own, exists; drop what it gives there.

    From then on nothing outside is a namespace that this process could have rights in, and the kernel counts its
    user's tasks by themselves. Needs one thread. Raises OSError.
    """
    death_signal = _death_signal()
    prctl(PR_SET_DUMPABLE, 1)  # the files below are root's otherwise
    try:
        call("unshare", CLONE_NEWUSER)
        for name, content in (
            ("setgroups", "deny"),
            ("uid_map", f"{uid} {uid} 1"),
            ("gid_map", f"{uid} {uid} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(content)
    finally:
        prctl(PR_SET_DUMPABLE, 0)
    drop_all_capabilities()
    prctl(PR_SET_PDEATHSIG, death_signal)  # new capabilities, even if given up at once, have cleared it


def drop_all_capabilities() -> None:
    """Stay the same user, without capabilities: now and, when there are any to begin with, ever after."""
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    permitted = permitted_capabilities()
    if permitted & 1 << CAP_SETPCAP:
        set_capabilities(permitted)
        _empty_bounding_set()
    set_capabilities(0)


def permitted_capabilities() -> int:
    """The permitted set of the calling process."""
    header, data = _capability_buffers(bytes(24))
    libc_call("capget", ctypes.addressof(header), ctypes.addressof(data))
    _, low, _, _, high, _ = struct.unpack("=6I", data.raw)
    return low | high << 32


def set_capabilities(keep: int) -> None:
    """Make ``keep`` the permitted and effective sets, and nothing the inheritable one. Raises OSError."""
    low, high = keep & 0xFFFFFFFF, keep >> 32
    header, data = _capability_buffers(struct.pack("=6I", low, low, 0, high, high, 0))
    libc_call("capset", ctypes.addressof(header), ctypes.addressof(data))


def _capability_buffers(data: bytes) -> tuple[ctypes.Array[ctypes.c_char], ctypes.Array[ctypes.c_char]]:
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    return ctypes.create_string_buffer(header, len(header)), ctypes.create_string_buffer(data, len(data))


def _empty_bounding_set() -> None:
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError as error:
            if error.errno == errno.EINVAL:
                return  # the kernel knows no more of them
            raise


def _death_signal() -> int:
    signal = ctypes.c_int(0)
    prctl(PR_GET_PDEATHSIG, ctypes.addressof(signal))
    return signal.value


def _readable(path: str) -> bool:
    """Whether a file can be opened, or a folder listed and entered."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            if os.path.isdir(path):
                os.stat(".", dir_fd=descriptor)
        finally:
            os.close(descriptor)
    except PermissionError:
        return False
    return True


def loaded_folders(below: Sequence[str]) -> list[str]:
    """The folders that imported modules came from, of those that lie below the given paths.

    A child imports more from the same places, and some installations make single packages unreadable for other users.
    """
    files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    listed = {os.path.dirname(file) for file in files if isinstance(file, str)}
    folders = map(os.path.realpath, listed)
    roots = [os.path.realpath(path) for path in below]
    return sorted(
        folder for folder in folders if any(os.path.commonpath((root, folder)) == root for root in roots)
    )


def _check_no_way_back(uid: int) -> None:
    if os.getresuid() != (uid,) * 3 or os.getresgid() != (uid,) * 3 or os.getgroups():
        raise ConfinementError(f"could not become user {uid}: still {os.getresuid()} {os.getresgid()}")
    for regain in (os.setuid, os.setgid):
        try:
            regain(0)
        except PermissionError:
            continue
        raise ConfinementError(f"user {uid} can become root again by {regain.__name__}")
