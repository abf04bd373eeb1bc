"""seccomp: a small assembler for the kernel's system call filters, and how one is installed.

A filter is a classic BPF program over ``struct seccomp_data`` (seccomp(2)): the system call's number, the machine's
architecture and six 64-bit arguments. A rule decides on one system call; ``assemble`` arranges the rules as a binary
tree over the numbers, so that every decision takes some ten instructions and the program loads fast.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Mapping
from typing import NamedTuple

from autograder.sandbox.confinement.kernel import ConfinementError, call, machine_supported

LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, JUMP, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x05, 0x06
ALLOW, ERRNO, KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OFFSET_NUMBER, OFFSET_ARCHITECTURE, OFFSET_ARGUMENTS = 0, 4, 16

SET_MODE_FILTER, GET_ACTION_AVAIL = 1, 2
FILTER_FLAG_TSYNC = 1  # all threads of the process, or none

OWN_PID = -1  # as an operand: the process that installs the filter


class Instruction(NamedTuple):
    """One BPF instruction; jumps count instructions to skip when the test is true or false."""

    code: int
    operand: int
    if_true: int = 0
    if_false: int = 0


Code = tuple[Instruction, ...]  # a rule always ends by returning; a condition falls off its end when it holds


def _low(argument: int) -> Instruction:
    return Instruction(LOAD, OFFSET_ARGUMENTS + 8 * argument)


def _high(argument: int) -> Instruction:
    return Instruction(LOAD, OFFSET_ARGUMENTS + 8 * argument + 4)


def refuse(code: int) -> Code:
    """A rule: the system call fails with this errno."""
    return (Instruction(RETURN, ERRNO | code),)


_NOT_PERMITTED = refuse(errno.EPERM)


# Conditions on the low half of an argument fit arguments that the kernel takes as 32-bit numbers: it ignores their
# high half, so that a comparison of all 64 bits could be evaded by setting it.


def one_of(argument: int, *values: int) -> Code:
    """The argument (32 bits) is one of these values; OWN_PID stands for the process's own id."""
    tests = tuple(Instruction(EQUAL, value, if_true=len(values) - i) for i, value in enumerate(values))
    return (_low(argument), *tests, *_NOT_PERMITTED)


def no_bits(argument: int, mask: int) -> Code:
    """The argument (32 bits) has none of these bits."""
    return (_low(argument), Instruction(ANY_BIT, mask, 0, 1), *_NOT_PERMITTED)


def masked_is(argument: int, mask: int, value: int) -> Code:
    """``argument & mask == value`` (32 bits)."""
    return (_low(argument), Instruction(AND, mask), Instruction(EQUAL, value, 1, 0), *_NOT_PERMITTED)


def masked_is_not(argument: int, mask: int, value: int) -> Code:
    """``argument & mask != value`` (32 bits)."""
    return (_low(argument), Instruction(AND, mask), Instruction(EQUAL, value, 0, 1), *_NOT_PERMITTED)


def is_null(argument: int) -> Code:
    """The argument, a pointer of 64 bits, is NULL."""
    zero = Instruction(EQUAL, 0, 1, 0)
    return (_low(argument), zero, *_NOT_PERMITTED, _high(argument), zero, *_NOT_PERMITTED)


def allow_if(*conditions: Code) -> Code:
    """A rule: allowed when all conditions hold, otherwise EPERM."""
    return (
        *(instruction for condition in conditions for instruction in condition),
        Instruction(RETURN, ALLOW),
    )


def assemble(rules: Mapping[int, Code], default: Code, machine: str) -> Code:
    """The program that applies ``rules[number]``, or ``default`` for a number without one.

    A call by another architecture's table (32-bit code in a 64-bit process) kills the process: its numbers mean other
    things. x32 calls carry bit 30 in their number, and so fall to the default.
    """
    changes: list[tuple[int, Code]] = [(0, rules.get(0, default))]
    for number in range(1, max(rules) + 2):
        rule = rules.get(number, default)
        if rule != changes[-1][1]:
            changes.append((number, rule))
    return (
        Instruction(LOAD, OFFSET_ARCHITECTURE),
        Instruction(EQUAL, AUDIT_ARCHITECTURE[machine], 1, 0),
        Instruction(RETURN, KILL_PROCESS),
        Instruction(LOAD, OFFSET_NUMBER),
        *_tree(changes),
    )


def _tree(changes: list[tuple[int, Code]]) -> Code:
    """A binary search for the last change point that is not above the loaded number."""
    if len(changes) == 1:
        return changes[0][1]
    middle = len(changes) // 2
    below, above = _tree(changes[:middle]), _tree(changes[middle:])
    pivot = changes[middle][0]
    if len(below) <= 255:
        return (Instruction(AT_LEAST, pivot, len(below), 0), *below, *above)
    # Conditional jumps reach 255 instructions, unconditional ones everywhere.
    return (Instruction(AT_LEAST, pivot, 0, 1), Instruction(JUMP, len(below)), *below, *above)


class Filter:
    """An assembled program in memory, ready for a forked child to install."""

    def __init__(self, program: Code) -> None:
        self.program = program
        self._pid_offsets = [8 * i + 4 for i, step in enumerate(program) if step.operand == OWN_PID]
        packed = b"".join(
            struct.pack("=HBBI", step.code, step.if_true, step.if_false, step.operand & 0xFFFFFFFF)
            for step in program
        )
        self._buffer = ctypes.create_string_buffer(packed, len(packed))
        header = struct.pack("=H6xQ", len(program), ctypes.addressof(self._buffer))  # struct sock_fprog
        self._header = ctypes.create_string_buffer(header, len(header))

    def install(self, pid: int) -> None:
        """Filter the system calls of this process, for ever. ``pid`` is its own id. Needs NO_NEW_PRIVS.

        Raises OSError, and ConfinementError when one of its threads could not be included.
        """
        for offset in self._pid_offsets:
            struct.pack_into("=I", self._buffer, offset, pid)
        refusing = call("seccomp", SET_MODE_FILTER, FILTER_FLAG_TSYNC, ctypes.addressof(self._header))
        if refusing:
            raise ConfinementError(f"seccomp: thread {refusing} could not be included")


def seccomp_available() -> bool:
    """Whether the kernel filters system calls, and can kill a process for one."""
    if not machine_supported():
        return False
    action = ctypes.c_uint32(KILL_PROCESS)
    try:
        return call("seccomp", GET_ACTION_AVAIL, 0, ctypes.addressof(action)) == 0
    except OSError:
        return False


def check_filtered() -> None:
    """Make a refused system call that succeeds and does nothing where nobody filters. Raises ConfinementError."""
    try:
        call("unshare", 0)
    except PermissionError:
        return
    raise ConfinementError("a seccomp filter is on, and yet unshare is not refused")
