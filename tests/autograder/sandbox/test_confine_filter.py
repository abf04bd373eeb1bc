"""The seccomp program decides rightly, on both machines: run here by an interpreter of the kernel's BPF dialect."""

from __future__ import annotations

import errno
import struct
from pathlib import Path

import pytest

from autograder.sandbox.confinement import policy
from autograder.sandbox.confinement.kernel import MACHINE, machine_supported
from autograder.sandbox.confinement.policy import child_filter
from autograder.sandbox.confinement.seccomp import (
    ALLOW,
    AND,
    ANY_BIT,
    AT_LEAST,
    AUDIT_ARCHITECTURE,
    EQUAL,
    ERRNO,
    JUMP,
    KILL_PROCESS,
    LOAD,
    OWN_PID,
    RETURN,
    Code,
    seccomp_available,
)
from autograder.sandbox.confinement.syscalls import TABLES
from tests.autograder.processes import python

PID = 4321
ENOSYS, EPERM = ERRNO | errno.ENOSYS, ERRNO | errno.EPERM
HIGH = 1 << 32
MACHINES = sorted(TABLES)
PROGRAMS = {machine: child_filter(machine) for machine in MACHINES}
ROOT = Path(__file__).resolve().parents[3]


def decide(program: Code, machine: str, number: int, *arguments: int) -> int:
    """What the kernel would do with a system call: the program's return value."""
    padded = [value & (1 << 64) - 1 for value in arguments] + [0] * (6 - len(arguments))
    data = struct.pack("<IIQ6Q", number, AUDIT_ARCHITECTURE[machine], 0, *padded)
    accumulator, position = 0, 0
    while True:
        step = program[position]
        operand = PID if step.operand == OWN_PID else step.operand
        position += 1
        if step.code == RETURN:
            return operand
        elif step.code == LOAD:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif step.code == AND:
            accumulator &= operand
        elif step.code == JUMP:
            position += operand
        else:
            test = {
                EQUAL: accumulator == operand,
                AT_LEAST: accumulator >= operand,
                ANY_BIT: accumulator & operand,
            }
            position += step.if_true if test[step.code] else step.if_false


def decision(machine: str, name: str, *arguments: int) -> int:
    return decide(PROGRAMS[machine], machine, TABLES[machine][name], *arguments)


@pytest.mark.parametrize("machine", MACHINES)
def test_every_system_call_gets_what_its_list_says(machine: str) -> None:
    """The binary search finds each number's own rule, and the default between and beyond them."""
    names = {number: name for name, number in TABLES[machine].items()}
    for number in range(max(names) + 50):
        name = names.get(number)
        if name in policy.CONDITIONAL:
            continue
        if name in policy.ALLOWED:
            expected = ALLOW
        elif name is None or name in policy.NOT_IMPLEMENTED:
            expected = ENOSYS
        else:
            expected = EPERM
        assert decide(PROGRAMS[machine], machine, number) == expected, name


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("number", [1 << 30 | 1, 1 << 31, (1 << 32) - 1])
def test_numbers_of_other_tables_are_unknown(machine: str, number: int) -> None:
    """x32 calls carry bit 30."""
    assert decide(PROGRAMS[machine], machine, number) == ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_another_architecture_is_killed(machine: str) -> None:
    other = next(name for name in MACHINES if name != machine)
    assert {decide(PROGRAMS[machine], other, number) for number in range(500)} == {KILL_PROCESS}


THREAD = 0x3D0F00  # what glibc gives clone(2) for a thread

ALLOWED_CALLS = [
    ("clone", (THREAD,)),
    ("openat", (0, 0, 0x80000)),  # O_CLOEXEC
    ("openat", (0, 0, 2)),  # O_RDWR: Landlock knows which files
    ("openat", (0, 0, 0x241)),  # O_WRONLY | O_CREAT | O_TRUNC, as open(os.devnull, "w") has them
    ("openat", (0, 0, 0x202)),
    ("mmap", (0, 4096, 3, 0x22, -1, 0)),
    ("mmap", (0, 4096, 1, 0x1, 5, 0)),  # a file, shared
    ("prctl", (15, 1 << 40)),
    ("prctl", (0x53564D41,)),
    ("prlimit64", (0, 7, 0, 1 << 40)),
    ("prlimit64", (PID, 7, 0, 1 << 40)),
    ("kill", (PID, 10)),
    ("tgkill", (PID, PID + 1, 10)),
    ("sched_setaffinity", (0, 8, 1 << 40)),
    ("fcntl", (3, 3)),
    ("fcntl", (3, 1030)),
    ("ioctl", (3, 0x5401)),
    ("ioctl", (3, 0x802C542A)),
    ("socketpair", (1, 0x80801, 0)),
    ("sendto", (3, 1 << 40, 1, 0, 0, 0)),
    ("recvfrom", (3, 1 << 40, 1, 0, 0, 0)),
    ("getsockopt", (3, 1, 4)),
    ("close_range", (4, 100, 0)),
    ("getsid", (0,)),
]
REFUSED_CALLS = [
    ("clone", (17,)),
    ("clone", (0x4111,)),  # vfork
    ("clone", (17 | THREAD * HIGH,)),
    ("clone", (THREAD | 0x10000000,)),
    ("clone", (THREAD | 0x20000,)),
    ("clone", (THREAD & ~0x400,)),
    ("openat", (0, 0, 0x200)),  # O_RDONLY | O_TRUNC
    ("openat", (0, 0, 0x200 | HIGH)),
    ("openat", (0, 0, 0x240)),
    ("openat", (0, 0, 0x3)),  # neither reading nor writing
    ("openat", (0, 0, 0x203)),
    ("openat", (0, 0, 0x200000)),
    ("openat", (0, 0, 0x410000 | 2)),
    ("mmap", (0, 4096, 3, 0x21, -1, 0)),
    ("mmap", (0, 4096, 3, 0x23, -1, 0)),  # MAP_SHARED_VALIDATE
    ("mmap", (0, 4096, 3, 0x21 | HIGH, -1, 0)),
    ("mmap", (0, 4096, 3, 0x122, -1, 0)),
    ("mmap", (0, 4096, 3, 0x40022, -1, 0)),
    *(("prctl", (option,)) for option in (1, 4, 8, 22, 24, 36, 38, 47, 59, 1 | HIGH)),
    ("prlimit64", (0, 7, 1, 0)),
    ("prlimit64", (0, 7, HIGH, 0)),  # an address whose low half is zero
    ("prlimit64", (PID + 1, 7, 0, 0)),
    ("kill", (PID + 1, 0)),
    ("kill", (0, 0)),
    ("kill", (-1, 9)),
    ("kill", (-PID, 9)),
    ("tgkill", (PID + 1, PID + 1, 0)),
    ("sched_setaffinity", (PID + 1,)),
    *(("fcntl", (3, command)) for command in (8, 8 | HIGH, 10, 15, 0x400, 0x402, 1031, 1033)),
    *(("ioctl", (3, command)) for command in (0x5412, 0x5412 | HIGH, 0x541C, 0x40086602, 0x5452)),
    ("socketpair", (2, 1, 0)),
    ("socketpair", (1, 2, 0)),
    ("socketpair", (1, 5, 0)),
    ("sendto", (3, 1 << 40, 1, 0, 1 << 40, 16)),
    ("sendto", (3, 1 << 40, 1, 0, HIGH, 16)),
    ("recvfrom", (3, 1 << 40, 1, 0, HIGH, 16)),
    ("getsockopt", (3, 1, 17)),
    ("getsockopt", (3, 1, 77)),
    ("close_range", (4, 100, 2)),
    ("getsid", (PID + 1,)),
]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(("name", "arguments"), ALLOWED_CALLS)
def test_harmless_arguments_are_allowed(machine: str, name: str, arguments: tuple[int, ...]) -> None:
    assert decision(machine, name, *arguments) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(("name", "arguments"), REFUSED_CALLS)
def test_harmful_arguments_are_refused(machine: str, name: str, arguments: tuple[int, ...]) -> None:
    assert decision(machine, name, *arguments) == EPERM


def test_the_old_open_is_as_strict() -> None:
    """Only x86_64 has open(2)."""
    assert decision("x86_64", "open", 0, 0) == ALLOW
    refused = (0x200, 0x240, 3, 0x203, 0x200000, 0x410002)
    assert {decision("x86_64", "open", 0, flags) for flags in refused} == {EPERM}


def test_every_condition_is_tried_both_ways() -> None:
    """Keeps the two lists above complete when the policy grows."""
    exempt = {"open", "getpgid"}  # the first is tried by itself, the second has the rule of getsid
    assert policy.CONDITIONAL["getpgid"] == policy.CONDITIONAL["getsid"]
    for calls in (ALLOWED_CALLS, REFUSED_CALLS):
        assert policy.CONDITIONAL.keys() - exempt == {name for name, _ in calls}


INSTALL = """
import os, sys
sys.path.insert(0, sys.argv[1])
from autograder.sandbox.confinement.kernel import PR_SET_NO_NEW_PRIVS, prctl
from autograder.sandbox.confinement.policy import child_filter
from autograder.sandbox.confinement.seccomp import Filter
prctl(PR_SET_NO_NEW_PRIVS, 1)
filter = Filter(child_filter(sys.argv[2]))
filter.install(os.getpid())
print("still here", flush=True)
"""


@pytest.mark.skipif(not seccomp_available(), reason="this kernel has no seccomp filters")
@pytest.mark.parametrize("machine", MACHINES)
def test_the_kernel_accepts_the_program(machine: str) -> None:
    """The other machine's program is accepted too, and then kills for the first system call of this machine."""
    assert machine_supported()
    ran = python("-I", "-c", INSTALL, ROOT, machine)
    if machine == MACHINE:
        assert (ran.returncode, ran.stdout) == (0, "still here\n"), ran.stderr
    else:
        assert (ran.returncode, ran.stdout) == (-31, ""), ran.stderr  # SIGSYS
