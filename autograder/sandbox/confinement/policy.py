"""Which system calls a confined child may make: an allow list, with conditions on arguments where a name isn't enough.

The child computes, reads files that Landlock lets it open, writes to descriptors that it already has, and starts
threads. Landlock and this filter each close holes of the other: Landlock doesn't know chmod(2), memory or other
processes, the filter can't see paths. What is named in neither list below fails with EPERM; what the tables don't
know at all fails with ENOSYS.
"""

from __future__ import annotations

import errno
import os

from autograder.sandbox.confinement.seccomp import (
    ALLOW,
    OWN_PID,
    RETURN,
    Code,
    Instruction,
    allow_if,
    assemble,
    is_null,
    masked_is,
    masked_is_not,
    no_bits,
    one_of,
    refuse,
)
from autograder.sandbox.confinement.syscalls import TABLES

_ALWAYS = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close dup dup2 dup3
    pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
    eventfd2 timerfd_create timerfd_settime timerfd_gettime getsockname
    stat lstat fstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getdents64
    getcwd chdir fchdir umask fadvise64 readahead
    brk munmap mprotect mremap madvise get_mempolicy
    futex futex_waitv set_robust_list rseq set_tid_address arch_prctl sched_yield sched_getaffinity sched_getparam
    sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigpending sigaltstack
    restart_syscall pause alarm getitimer setitimer
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times
    getpid gettid getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp
    uname sysinfo getrusage getrlimit getrandom wait4 waitid exit exit_group
"""
ALLOWED = frozenset(_ALWAYS.split())

# glibc starts threads with clone when there is no clone3, whose flags a filter can't see: they are behind a pointer.
# The same holds for the flags of openat2.
NOT_IMPLEMENTED = frozenset(("clone3", "openat2"))

CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_THREAD = 0x100, 0x200, 0x400, 0x800, 0x10000
CLONE_THREAD_LIKE = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
# PIDFD, PTRACE, VFORK, PARENT, UNTRACED, and all new namespaces and IO
CLONE_FORBIDDEN = 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x800000 | 0x20000 | 0x7E000000 | 0x80000000

MAP_SHARED, MAP_ANONYMOUS, MAP_GROWSDOWN, MAP_HUGETLB = 0x01, 0x20, 0x100, 0x40000
O_ACCMODE, O_TRUNC, O_PATH, O_TMPFILE = 0x3, 0x200, 0x200000, 0x400000
AF_UNIX, SOCK_STREAM, SOCK_TYPE_MASK = 1, 1, 0xF

PR_SET_NAME, PR_GET_NAME, PR_SET_VMA = 15, 16, 0x53564D41  # the last one names memory
PR_SVE_GET_VL = 51  # how wide aarch64's vectors are
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC, F_GETPIPE_SZ = 0, 1, 2, 3, 4, 1030, 1032
TCGETS, TCGETS2, TIOCGWINSZ = 0x5401, 0x802C542A, 0x5413  # is it a terminal, and how wide
CLOSE_RANGE_UNSHARE = 2
SOL_SOCKET = 1
SO_TYPE, SO_ERROR, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN = 3, 4, 30, 38, 39
FIONREAD, FIONBIO, FIOCLEX, FIONCLEX = 0x541B, 0x5421, 0x5451, 0x5450

_DESCRIPTOR_COMMANDS = (F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC, F_GETPIPE_SZ)
_SOCKET_OPTIONS = (SO_TYPE, SO_ERROR, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN)
_DEVICE_COMMANDS = (TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX)


def _opening(flags: int) -> Code:
    """What Landlock decides on, and nothing else; ``flags`` is the argument that holds the flags.

    Landlock knows of making a file and of writing to one, so that ``open(os.devnull, "w")`` works and nothing else is
    written. It lets every path be held by O_PATH or by the access mode 3, which gives neither reading nor writing,
    and before its third version it lets any file that may be read be emptied by O_RDONLY | O_TRUNC.
    """
    return allow_if(
        no_bits(flags, O_PATH | O_TMPFILE),
        masked_is_not(flags, O_ACCMODE, O_ACCMODE),
        masked_is_not(flags, O_ACCMODE | O_TRUNC, os.O_RDONLY | O_TRUNC),
    )


CONDITIONAL: dict[str, Code] = {
    # Threads of this process, which share everything with it; no processes, no namespaces.
    "clone": allow_if(no_bits(0, CLONE_FORBIDDEN), masked_is(0, CLONE_THREAD_LIKE, CLONE_THREAD_LIKE)),
    "open": _opening(1),
    "openat": _opening(2),
    # RLIMIT_DATA counts neither shared nor stack-like memory; huge pages are taken from a pool of the machine.
    "mmap": allow_if(
        no_bits(3, MAP_GROWSDOWN | MAP_HUGETLB),
        masked_is_not(3, MAP_SHARED | MAP_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS),
    ),
    # A thread with descriptors of its own would have a limit of its own.
    "close_range": allow_if(no_bits(2, CLOSE_RANGE_UNSHARE)),
    "prctl": allow_if(one_of(0, PR_SET_NAME, PR_GET_NAME, PR_SVE_GET_VL, PR_SET_VMA)),
    "prlimit64": allow_if(one_of(0, 0, OWN_PID), is_null(2)),  # asking for limits, not setting them
    "kill": allow_if(one_of(0, OWN_PID)),
    "tgkill": allow_if(one_of(0, OWN_PID)),
    "getpgid": allow_if(one_of(0, 0, OWN_PID)),
    "getsid": allow_if(one_of(0, 0, OWN_PID)),
    "sched_setaffinity": allow_if(one_of(0, 0, OWN_PID)),
    # Not F_SETOWN, F_SETSIG, F_NOTIFY, F_SETLEASE: signals to others, and holding up those who open a file.
    "fcntl": allow_if(one_of(1, *_DESCRIPTOR_COMMANDS)),
    # Not TIOCSTI, TIOCLINUX; not FS_IOC_SETFLAGS, which works on a file that is open for reading only.
    "ioctl": allow_if(one_of(1, *_DEVICE_COMMANDS)),
    # asyncio wakes itself up through a pair of sockets. A pair of streams can't be addressed to anyone else.
    "socketpair": allow_if(one_of(0, AF_UNIX), masked_is(1, SOCK_TYPE_MASK, SOCK_STREAM)),
    # Not SO_PEERCRED, SO_PEERPIDFD: who is at the other end of a socket.
    "getsockopt": allow_if(one_of(1, SOL_SOCKET), one_of(2, *_SOCKET_OPTIONS)),
    "sendto": allow_if(is_null(4)),
    "recvfrom": allow_if(is_null(4)),
}


def child_filter(machine: str) -> Code:
    """The program that a child installs on ``machine`` ("x86_64" or "aarch64")."""
    rules: dict[int, Code] = {}
    for name, number in TABLES[machine].items():
        if name in ALLOWED:
            rules[number] = (Instruction(RETURN, ALLOW),)
        elif name in NOT_IMPLEMENTED:
            rules[number] = refuse(errno.ENOSYS)
        else:
            rules[number] = CONDITIONAL.get(name, refuse(errno.EPERM))
    return assemble(rules, default=refuse(errno.ENOSYS), machine=machine)
