"""What hostile code tries, and what honest code needs: each thing is done for real, by a confined child.

A sandbox is believed for what it stops, not for what its parts report. Each attack raises when it is stopped. The
tests run all of this at every level; the self-test runs a harmless part of it (``selftest.py``). This file can also be
handed in as a submission is: then ``tried`` is what a driver calls.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import mmap
import os
import select
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from autograder.sandbox.confinement import policy
from autograder.sandbox.confinement.confine import Confinement, Limits
from autograder.sandbox.confinement.kernel import (
    MACHINE,
    NUMBERS,
    PR_SET_CHILD_SUBREAPER,
    PR_SET_DUMPABLE,
    PR_SET_PDEATHSIG,
    call,
    prctl,
    raw_call,
)

DONE = "done"
MIB = 1 << 20
HIGH_BIT = 1 << 32  # in an argument that the kernel takes as 32 bits


@dataclass(frozen=True)
class Scene:
    """What there is to attack: files that only a sandbox protects, a process of the same user, open ports."""

    hidden: str  # a file that must not be read, in a folder where everyone may write
    given: str  # a file that may be read, not written, in such a folder too
    victim: int  # a process of the same user
    parent: int  # the process that forks the children
    tcp_port: int
    udp_port: int
    unix_path: str
    abstract_name: str  # of a Unix socket that has no path
    machine: str  # the machine's name

    @property
    def folder(self) -> str:
        """The folder of the hidden file."""
        return os.path.dirname(self.hidden)


def plant(folder: str) -> str:
    """Make the scene's files in an empty folder; nothing but a sandbox protects them.

    Returns the folder below it that children may read.
    """
    os.chmod(folder, 0o777)
    for path in (f"{folder}/hidden/secret.txt", f"{folder}/readable/given.txt"):
        os.makedirs(os.path.dirname(path))
        os.chmod(os.path.dirname(path), 0o777)
        with open(path, "w", encoding="utf-8") as file:
            file.write("expected loss: 0.1234")
        os.chmod(path, 0o666)
    return f"{folder}/readable"


@contextmanager
def scene(folder: str) -> Iterator[Scene]:
    """Set the scene in a planted folder, by the user that children will have."""
    parent = os.getpid()
    victim = os.fork()
    if victim == 0:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        while os.getppid() == parent:
            signal.pause()
        os._exit(0)
    try:
        with Ports(folder) as ports:
            yield scene_of(folder, victim, parent, ports)
    finally:
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)


class Ports:
    """What nobody may connect to: a TCP port, a UDP port, a Unix socket in a folder, one without a path."""

    def __init__(self, folder: str) -> None:
        self.unix_path = f"{folder}/socket"
        self.abstract_name = f"autograder-{os.getpid()}-{os.path.basename(folder)}"
        self.tcp = _listening(socket.AF_INET, ("127.0.0.1", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.unix = _listening(socket.AF_UNIX, self.unix_path)
        os.chmod(self.unix_path, 0o777)
        self.abstract = _listening(socket.AF_UNIX, f"\0{self.abstract_name}")

    def reached(self) -> list[str]:
        """Those that somebody has connected or sent to."""
        named = {"TCP": self.tcp, "UDP": self.udp, "Unix": self.unix, "abstract": self.abstract}
        ready, _, _ = select.select(list(named.values()), [], [], 0)
        return [name for name, port in named.items() if port in ready]

    def __enter__(self) -> Ports:
        return self

    def __exit__(self, *_: object) -> None:
        for port in (self.tcp, self.udp, self.unix, self.abstract):
            port.close()


def _listening(family: int, address: object) -> socket.socket:
    made = socket.socket(family)
    made.bind(address)  # pyright: ignore[reportArgumentType]
    made.listen()
    return made


def scene_of(folder: str, victim: int, parent: int, ports: Ports) -> Scene:
    """The scene in a planted folder."""
    return Scene(
        hidden=f"{folder}/hidden/secret.txt",
        given=f"{folder}/readable/given.txt",
        victim=victim,
        parent=parent,
        tcp_port=ports.tcp.getsockname()[1],
        udp_port=ports.udp.getsockname()[1],
        unix_path=ports.unix_path,
        abstract_name=ports.abstract_name,
        machine=socket.gethostname(),
    )


def attempt(confinement: Confinement, limits: Limits, action: Callable[[], object]) -> str:
    """Do something in a confined child. Returns how it went, in one line.

    "done" (with what it returned, if anything), the name of an errno ("EPERM"), of another exception, or of the
    signal that ended the child ("SIGSYS").
    """
    reading, writing = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            confinement.enter(limits, parent)
            report = _tried(action)
        except BaseException as error:
            report = f"not confined: {type(error).__name__}: {error}"
        os.write(writing, report.encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        report = pipe.read().decode("utf-8")
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return report or f"exit code {os.waitstatus_to_exitcode(status)}"


def tried(name: str, scene: dict[str, Any]) -> str:
    """Attempt something in this very process, which is confined already. Returns how it went, as ``attempt`` does."""
    everything = ATTACKS | BEYOND_LEVEL_1 | WORK
    return _tried(partial(everything[name], Scene(**scene)))


def run(confinement: Confinement, limits: Limits, folder: str, names: Iterable[str]) -> dict[str, str]:
    """Attempt what is named, of ATTACKS and WORK, in a planted folder. Returns how each went, by name."""
    everything = ATTACKS | BEYOND_LEVEL_1 | WORK
    with scene(folder) as at:
        return {name: attempt(confinement, limits, partial(everything[name], at)) for name in names}


def _tried(action: Callable[[], object]) -> str:
    try:
        result = action()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    except Exception as error:
        return f"{type(error).__name__}: {error}" if not isinstance(error, MemoryError) else "MemoryError"
    return DONE if result is None else f"{DONE}: {result}"


def _text(path: str) -> int:
    """The address of a path as a C string, kept alive for ever: attacks run once, in a process that ends."""
    buffer = ctypes.create_string_buffer(path.encode())
    _alive.append(buffer)
    return ctypes.addressof(buffer)


def _zeros(size: int = 256) -> int:
    buffer = ctypes.create_string_buffer(size)
    _alive.append(buffer)
    return ctypes.addressof(buffer)


_alive: list[object] = []


# Files


def read_hidden(at: Scene) -> str:
    with open(at.hidden, encoding="utf-8") as file:
        return file.read()


def _open(path: str, flags: int) -> None:
    os.close(os.open(path, flags, 0o666))


def make_file(at: Scene) -> None:
    _open(f"{at.folder}/new", os.O_WRONLY | os.O_CREAT)


def fill_disk(at: Scene) -> None:
    path = f"{at.folder}/fill"
    try:
        with open(path, "wb") as file:
            file.write(bytes(MIB))
    finally:
        if os.path.exists(path):
            os.unlink(path)


def ioctl_on_readable_file(at: Scene) -> None:
    with open(at.given, "rb") as file:
        fcntl.ioctl(file.fileno(), 0x80086601, bytes(8))  # FS_IOC_GETFLAGS, the twin of FS_IOC_SETFLAGS


def lease_on_readable_file(at: Scene) -> None:
    with open(at.given, "rb") as file:
        fcntl.fcntl(file.fileno(), 1024, fcntl.F_RDLCK)  # F_SETLEASE


def open_by_handle(at: Scene) -> None:
    handle = ctypes.create_string_buffer(struct.pack("=Ii", 128, 0) + bytes(128))
    mount = ctypes.c_int()
    call("name_to_handle_at", -100, _text(at.hidden), ctypes.addressof(handle), ctypes.addressof(mount), 0)


FILES: dict[str, Callable[[Scene], object]] = {
    "read a hidden file": read_hidden,
    "list a hidden folder": lambda at: os.listdir(at.folder),
    "list the root folder": lambda at: os.listdir("/"),
    "read /etc/passwd": lambda at: _open("/etc/passwd", os.O_RDONLY),
    "hold a path without reading it": lambda at: _open(at.hidden, os.O_PATH),
    "hold a path by an access mode that is none": lambda at: _open(at.hidden, 3),
    "empty a file by an access mode that is none": lambda at: _open(at.hidden, 3 | os.O_TRUNC),
    "read own memory through /proc": lambda at: _open("/proc/self/mem", os.O_RDONLY),
    "read own memory map": lambda at: _open("/proc/self/maps", os.O_RDONLY),
    "read the parent's memory": lambda at: _open(f"/proc/{at.parent}/mem", os.O_RDONLY),
    "read the parent's command line": lambda at: _open(f"/proc/{at.parent}/cmdline", os.O_RDONLY),
    "read the parent's environment": lambda at: _open(f"/proc/{at.parent}/environ", os.O_RDONLY),
    "read a neighbour's memory": lambda at: _open(f"/proc/{at.victim}/mem", os.O_RDONLY),
    "see where a neighbour works": lambda at: os.readlink(f"/proc/{at.victim}/cwd"),
    "see a neighbour's open files": lambda at: os.readlink(f"/proc/{at.victim}/fd/0"),
    "list processes": lambda at: os.listdir("/proc"),
    "make a file": make_file,
    "fill the disk": fill_disk,
    "make a file without a name": lambda at: _open(at.folder, os.O_WRONLY | os.O_TMPFILE),
    "make a file in /dev/shm": lambda at: _open("/dev/shm/attack", os.O_WRONLY | os.O_CREAT),
    "make a file where reading is allowed": lambda at: _open(at.given + "x", os.O_WRONLY | os.O_CREAT),
    "write a hidden file": lambda at: _open(at.hidden, os.O_WRONLY),
    "write a readable file": lambda at: _open(at.given, os.O_RDWR),
    "empty a readable file by opening it": lambda at: _open(at.given, os.O_RDONLY | os.O_TRUNC),
    "empty a readable file by opening it for writing": lambda at: _open(at.given, os.O_WRONLY | os.O_TRUNC),
    "empty a readable file": lambda at: os.truncate(at.given, 0),
    "chmod": lambda at: os.chmod(at.given, 0o666),
    "chown": lambda at: os.chown(at.given, -1, -1),
    "change a file's times": lambda at: os.utime(at.given),
    "set an attribute": lambda at: os.setxattr(at.given, "user.x", b"x"),
    "list attributes": lambda at: os.listxattr(at.given),
    "ioctl on a readable file": ioctl_on_readable_file,
    "lease on a readable file": lease_on_readable_file,
    "rename": lambda at: os.rename(at.given, at.given + "y"),
    "unlink": lambda at: os.unlink(at.given),
    "hard link": lambda at: os.link(at.hidden, at.folder + "/link"),
    "symbolic link": lambda at: os.symlink(at.hidden, at.folder + "/symlink"),
    "mkdir": lambda at: os.mkdir(at.folder + "/d"),
    "rmdir": lambda at: os.rmdir(at.folder),
    "mkfifo": lambda at: os.mkfifo(at.folder + "/fifo"),
    "chroot": lambda at: os.chroot(at.folder),
    "a file's handle": open_by_handle,
    "openat2": lambda at: raw_call(437, -100, _text(at.hidden), _zeros(24), 24),
}


# Network


def connect_unix(address: str) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.connect(address)


def send_to_address(at: Scene) -> None:
    one, _ = socket.socketpair()
    call("sendto", one.fileno(), _text("x"), 1, 0, _zeros(16), 16)


def send_message(at: Scene) -> None:
    one, _ = socket.socketpair()
    one.sendmsg([b"x"])


NETWORK: dict[str, Callable[[Scene], object]] = {
    "TCP": lambda at: socket.create_connection(("127.0.0.1", at.tcp_port), 2).close(),
    "UDP": lambda at: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(
        b"x", ("127.0.0.1", at.udp_port)
    ),
    "TCP, version 6": lambda at: socket.socket(socket.AF_INET6).close(),
    "a Unix socket": lambda at: connect_unix(at.unix_path),
    "an abstract Unix socket": lambda at: connect_unix(f"\0{at.abstract_name}"),
    "netlink": lambda at: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close(),
    "the kernel's cryptography": lambda at: socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET).close(),
    "a pair of datagram sockets": lambda at: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
    "send to an address": send_to_address,
    "send a message": send_message,
    "who is at the other end": lambda at: socket.socketpair()[0].getsockopt(
        socket.SOL_SOCKET, socket.SO_PEERCRED
    ),
}


# Processes


def fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def clone(flags: int) -> None:
    pid = call("clone", flags, 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)


def run_program() -> None:
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def signal_neighbour_by_pidfd(at: Scene) -> None:
    signal.pidfd_send_signal(os.pidfd_open(at.victim), 0)


def read_neighbour(at: Scene) -> None:
    buffer = ctypes.create_string_buffer(8)
    local = ctypes.create_string_buffer(struct.pack("=QQ", ctypes.addressof(buffer), 8))
    remote = ctypes.create_string_buffer(struct.pack("=QQ", ctypes.addressof(buffer), 8))
    call("process_vm_readv", at.victim, ctypes.addressof(local), 1, ctypes.addressof(remote), 1, 0)


def limit_neighbour(at: Scene) -> None:
    same = ctypes.create_string_buffer(struct.pack("=QQ", 0, 0))
    call("prlimit64", at.victim, 4, ctypes.addressof(same), 0)  # RLIMIT_CORE


def many_threads(wanted: int = 200) -> int:
    """Start so many threads, as far as possible, and say how many there were."""
    stop, started = threading.Event(), 0
    threading.stack_size(64 << 10)
    try:
        for _ in range(wanted):
            threading.Thread(target=stop.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        return started
    finally:
        stop.set()
    return started


def too_many_threads(at: Scene) -> None:
    if many_threads(400) < 400:  # the limit counts all tasks of the user, of which some may have ended
        raise BlockingIOError(errno.EAGAIN, "stopped in time")


CLONE_PARENT, CLONE_PIDFD, CLONE_NEWUSER = 0x8000, 0x1000, 0x10000000

PROCESSES: dict[str, Callable[[Scene], object]] = {
    "fork": lambda at: fork(),
    "more threads than allowed": too_many_threads,
    "clone a process": lambda at: clone(signal.SIGCHLD),
    "clone a process that shares memory": lambda at: clone(policy.CLONE_VM | policy.CLONE_FILES),
    "clone a process with garbage above": lambda at: clone(signal.SIGCHLD | HIGH_BIT * policy.CLONE_THREAD),
    "clone a sibling": lambda at: clone(CLONE_PARENT | signal.SIGCHLD),
    "clone a thread into a namespace": lambda at: clone(policy.CLONE_THREAD_LIKE | CLONE_NEWUSER),
    "clone a thread with its own files": lambda at: clone(policy.CLONE_THREAD_LIKE & ~policy.CLONE_FILES),
    "run a program": lambda at: run_program(),
    "become a program": lambda at: os.execv("/bin/true", ["true"]),
    "become an open file": lambda at: call("execveat", 0, _text(""), 0, 0, 0x1000),
    "signal the parent": lambda at: os.kill(at.parent, 0),
    "signal a neighbour": lambda at: os.kill(at.victim, 0),
    "signal a neighbour's thread": lambda at: call("tgkill", at.victim, at.victim, 0),
    "signal any thread": lambda at: call("tkill", at.victim, 0),
    "signal the process group": lambda at: os.kill(0, 0),
    "queue a signal": lambda at: call("rt_sigqueueinfo", at.victim, 0, _zeros()),
    "signal through a descriptor": signal_neighbour_by_pidfd,
    "trace a neighbour": lambda at: call("ptrace", 0x4206, at.victim, 0, 0),  # PTRACE_SEIZE
    "read a neighbour by system call": read_neighbour,
    "limit a neighbour": limit_neighbour,
    "slow a neighbour down": lambda at: os.setpriority(os.PRIO_PROCESS, at.victim, 19),
    "move a neighbour to another core": lambda at: os.sched_setaffinity(at.victim, os.sched_getaffinity(0)),
    "compare with a neighbour": lambda at: call("kcmp", os.getpid(), at.victim, 1, 0, 0),
}


# The child's own confinement


def own_limits() -> None:
    same = ctypes.create_string_buffer(struct.pack("=QQ", 0, 0))
    call("prlimit64", 0, 4, ctypes.addressof(same), 0)


def descriptor_command(command: int, argument: int = 0) -> None:
    call("fcntl", os.pipe()[0], command, argument)


CONFINEMENT: dict[str, Callable[[Scene], object]] = {
    "survive the parent": lambda at: prctl(PR_SET_PDEATHSIG, 0),
    "become readable for neighbours": lambda at: prctl(PR_SET_DUMPABLE, 1),
    "adopt orphans": lambda at: prctl(PR_SET_CHILD_SUBREAPER, 1),
    "prctl with garbage above": lambda at: call("prctl", PR_SET_PDEATHSIG | HIGH_BIT, 0),
    "set own limits": lambda at: own_limits(),
    "set own limits the old way": lambda at: call("setrlimit", 4, _zeros(16)),
    "a session of its own": lambda at: call("setsid"),
    "another group": lambda at: os.setpgid(0, 0),
    "descriptors of its own": lambda at: call("close_range", 200, 201, policy.CLOSE_RANGE_UNSHARE),
    "become another user": lambda at: os.setuid(os.getuid()),
    "set capabilities": lambda at: call("capset", _zeros(), _zeros()),
    "another filter": lambda at: call("seccomp", 0, 0, 0),
    "new user namespace": lambda at: call("unshare", 0x10000000),
    "new mount namespace": lambda at: call("unshare", 0x20000),
    "enter a namespace": lambda at: call("setns", 0, 0),
    "personality": lambda at: call("personality", 0xFFFFFFFF),
    "mount": lambda at: call("mount", _text("none"), _text(at.folder), _text("tmpfs"), 0, 0),
    "owner of a descriptor": lambda at: descriptor_command(fcntl.F_SETOWN, at.victim),
    "owner of a descriptor with garbage above": lambda at: descriptor_command(
        fcntl.F_SETOWN | HIGH_BIT, at.victim
    ),
    "owner of a descriptor, extended": lambda at: descriptor_command(15, _zeros()),
    "another signal for a descriptor": lambda at: descriptor_command(10, signal.SIGUSR1),
    "type into the terminal": lambda at: call("ioctl", 0, 0x5412, _text("x")),
    "type into the terminal with garbage above": lambda at: call("ioctl", 0, 0x5412 | HIGH_BIT, _text("x")),
    "paste into the terminal": lambda at: call("ioctl", 0, 0x541C, _text("\3")),
}


# Memory, and what the kernel offers besides


def map_memory(flags: int, size: int = 4096) -> None:
    """mmap(2), readable and writable, written to at both ends."""
    address = call("mmap", 0, size, 3, flags, -1, 0)
    ctypes.memset(address, 1, 1)
    ctypes.memset(address + size - 1, 1, 1)


PRIVATE = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS

MEMORY: dict[str, Callable[[Scene], object]] = {
    "more memory than allowed": lambda at: map_memory(PRIVATE, 6144 * MIB),
    "more memory than allowed, from Python": lambda at: len(bytearray(4096 * MIB)),
    "shared memory": lambda at: map_memory(mmap.MAP_SHARED | mmap.MAP_ANONYMOUS),
    "shared memory with garbage above": lambda at: map_memory(
        mmap.MAP_SHARED | mmap.MAP_ANONYMOUS | HIGH_BIT
    ),
    "memory that grows like a stack": lambda at: map_memory(PRIVATE | policy.MAP_GROWSDOWN),
    "huge pages": lambda at: map_memory(PRIVATE | policy.MAP_HUGETLB, 2 * MIB),
    "a file in memory": lambda at: os.close(os.memfd_create("attack")),
    "a secret file in memory": lambda at: call("memfd_secret", 0),
    "System V shared memory": lambda at: call("shmget", 0, 4096, 0o1600),
    "lock memory": lambda at: call("mlock", _zeros(), 1),
}

KERNEL: dict[str, Callable[[Scene], object]] = {
    "io_uring": lambda at: call("io_uring_setup", 1, _zeros()),
    "userfaultfd": lambda at: call("userfaultfd", 1),
    "bpf": lambda at: call("bpf", 0, _zeros(), 72),
    "perf_event_open": lambda at: call("perf_event_open", _zeros(), 0, -1, -1, 0),
    "keyctl": lambda at: call("keyctl", 0, -3, 0),
    "add_key": lambda at: call("add_key", _text("user"), _text("x"), _text("y"), 1, -3),
    "inotify": lambda at: call("inotify_init1", 0),
    "fanotify": lambda at: call("fanotify_init", 0, 0),
    "message queue": lambda at: call("mq_open", _text("attack"), 0o100, 0o600, 0),
    "System V message queue": lambda at: call("msgget", 0, 0o1600),
    "System V semaphore": lambda at: call("semget", 0, 1, 0o1600),
    "clone3": lambda at: call("clone3", _zeros(88), 88),
    "a system call that nobody knows": lambda at: raw_call(1000),
}
if MACHINE == "x86_64":
    KERNEL["an x32 system call"] = lambda at: raw_call(39 | 0x40000000)
    KERNEL["a 32-bit system call"] = lambda at: run_machine_code(
        b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"
    )  # getpid
    PROCESSES["the old fork"] = lambda at: raw_call(57) or os._exit(0)
    FILES["creat"] = lambda at: raw_call(85, _text(at.folder + "/creat"), 0o600)


def run_machine_code(code: bytes) -> int:
    """Run machine code that returns a number."""
    memory = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    memory.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


KERNEL["every system call that the policy doesn't name"] = lambda at: answers(refused_names())

ATTACKS: dict[str, Callable[[Scene], object]] = FILES | NETWORK | PROCESSES | CONFINEMENT | MEMORY | KERNEL


def machines_name(at: Scene) -> None:
    if socket.gethostname() != at.machine:
        raise FileNotFoundError(errno.ENOENT, "this is another name")


# What level 1 doesn't stop: a name that is known already can be found to exist. Nothing is read by that.
BEYOND_LEVEL_1: dict[str, Callable[[Scene], object]] = {
    "find a hidden file by its name": lambda at: _ignore(os.stat(at.hidden)),
    "find a process by its number": lambda at: _ignore(os.stat(f"/proc/{at.victim}")),
    "learn the machine's name": machines_name,
}


def _ignore(_: object) -> None:
    """What was found is not told."""


def refused_names() -> list[str]:
    """Every system call of this machine that the policy names in no list, so that it must fail with EPERM."""
    named = policy.ALLOWED | policy.NOT_IMPLEMENTED | policy.CONDITIONAL.keys()
    return sorted(NUMBERS.keys() - named)


def answers(names: list[str]) -> str:
    """Make every named system call, with zeros, and list those that don't fail with EPERM."""
    wrong: list[str] = []
    for name in names:
        try:
            call(name)
            wrong.append(name)
        except OSError as error:
            if error.errno != errno.EPERM:
                wrong.append(f"{name}:{errno.errorcode[error.errno or 0]}")
    return " ".join(wrong)


# What honest code needs


def lazy_imports() -> None:
    """Import modules of the standard library that load shared objects, in a process that has none of them yet."""
    import csv  # noqa: F401
    import decimal
    import hashlib
    import lzma  # noqa: F401
    import sqlite3
    import unittest.mock  # noqa: F401
    import xml.etree.ElementTree  # noqa: F401

    decimal.Decimal(1).sqrt()
    hashlib.sha256(b"x").hexdigest()
    sqlite3.connect(":memory:").execute("select 1").fetchone()


def event_loop() -> None:
    import asyncio
    import concurrent.futures

    async def main() -> int:
        loop = asyncio.get_running_loop()
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return sum(await asyncio.gather(loop.run_in_executor(pool, sum, (1, 2)), asyncio.sleep(0, 3)))

    assert asyncio.run(main()) == 6


def own_signals() -> None:
    seen: list[int] = []
    for number in (signal.SIGUSR1, signal.SIGALRM):
        signal.signal(number, lambda number, frame: seen.append(number))
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR1)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    while signal.SIGALRM not in seen:
        time.sleep(0.001)


def standard_devices() -> None:
    with open(os.devnull, "rb") as file:
        assert file.read() == b""
    descriptor = os.open(os.devnull, os.O_RDWR)
    assert os.write(descriptor, b"x") == 1
    with open(os.devnull, "w", encoding="utf-8") as silence:
        print("nothing to see here", file=silence)
    assert len(os.urandom(8)) == 8
    assert not os.isatty(descriptor)
    assert os.cpu_count()


def time_zone() -> None:
    import datetime
    import zoneinfo

    if zoneinfo.available_timezones():
        datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai"))
    time.localtime()


def ten_threads() -> int:
    total: list[int] = []
    threads = [threading.Thread(target=total.append, args=(i,)) for i in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(total)


def read_given(at: Scene) -> str:
    with open(at.given, encoding="utf-8") as file:
        return file.read()


WORK: dict[str, Callable[[Scene], object]] = {
    "read a readable file": read_given,
    "lazy imports": lambda at: lazy_imports(),
    "asyncio": lambda at: event_loop(),
    "own signals": lambda at: own_signals(),
    "devices": lambda at: standard_devices(),
    "time zones": lambda at: time_zone(),
    "ten threads": lambda at: ten_threads(),
}


def spin() -> None:
    """Use CPU time for ever, ignoring the signal that announces the limit."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while True:
        pass


def open_descriptors() -> list[int]:
    """The open descriptors among the first 256."""
    found: list[int] = []
    for descriptor in range(256):
        try:
            os.fstat(descriptor)
            found.append(descriptor)
        except OSError:
            continue
    return found
