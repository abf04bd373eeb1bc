"""The system call numbers are those of the kernel's headers: one wrong number would allow something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.sandbox.confinement import policy
from autograder.sandbox.confinement.syscalls import TABLES

X86_64, AARCH64 = TABLES["x86_64"], TABLES["aarch64"]
X86_64_HEADER = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
GENERIC_HEADER = Path("/usr/include/asm-generic/unistd.h")

# Names that only old machines have: aarch64 began with the calls that replaced them.
NOT_ON_AARCH64 = {
    "access", "alarm", "arch_prctl", "dup2", "epoll_create", "epoll_wait", "getpgrp", "lstat", "open", "pause", "pipe",
    "poll", "readlink", "select", "stat", "time",
}  # fmt: skip


def defined(header: Path) -> dict[str, int]:
    """What a header defines for 64-bit programs, with ``__NR_x __NR3264_y`` resolved."""
    if not header.exists():
        pytest.skip(f"{header} is not installed (apt-get install linux-libc-dev)")
    text = header.read_text(encoding="utf-8")
    numbers = {
        name: int(value) for name, value in re.findall(r"#define __NR_(\w+)\s+(\d+)\s*$", text, re.MULTILINE)
    }
    of_both_widths = dict(re.findall(r"#define __NR3264_(\w+)\s+(\d+)\s*$", text, re.MULTILINE))
    for name, target in re.findall(r"#define __NR_(\w+)\s+__NR3264_(\w+)\s*$", text, re.MULTILINE):
        if target in of_both_widths:
            numbers[name] = int(of_both_widths[target])
    return numbers


@pytest.mark.parametrize(("header", "table"), [(X86_64_HEADER, X86_64), (GENERIC_HEADER, AARCH64)])
def test_numbers_are_those_of_the_header(header: Path, table: dict[str, int]) -> None:
    numbers = defined(header)
    common = table.keys() & numbers.keys()
    assert len(common) > 250
    assert {name: table[name] for name in common} == {name: numbers[name] for name in common}


@pytest.mark.parametrize("table", [X86_64, AARCH64])
def test_no_number_has_two_names(table: dict[str, int]) -> None:
    assert len(set(table.values())) == len(table)


def test_every_name_in_the_policy_exists() -> None:
    """A misspelt name in the allow list would be refused without a word."""
    named = policy.ALLOWED | policy.NOT_IMPLEMENTED | policy.CONDITIONAL.keys()
    assert named - X86_64.keys() == set()
    assert named - AARCH64.keys() == NOT_ON_AARCH64
    assert not policy.ALLOWED & policy.CONDITIONAL.keys()


def test_what_must_never_be_allowed_is_in_no_list() -> None:
    """Read against the tables, so that nobody adds one of these without meeting this test."""
    dangerous = {
        "add_key", "bind", "bpf", "chmod", "chown", "chroot", "connect", "creat", "execve", "execveat", "fallocate",
        "fchmod", "fchmodat", "fchownat", "flock", "fork", "ftruncate", "fsetxattr", "init_module", "inotify_init1",
        "io_uring_setup", "ioperm", "kcmp", "kexec_load", "keyctl", "landlock_restrict_self", "link", "linkat",
        "listen", "memfd_create", "memfd_secret", "mkdir", "mkdirat", "mknodat", "modify_ldt", "mount", "move_mount",
        "mq_open", "msgget", "name_to_handle_at", "open_by_handle_at", "open_tree", "perf_event_open", "personality",
        "pidfd_getfd", "pidfd_open", "pidfd_send_signal", "pivot_root", "process_madvise", "process_vm_readv",
        "process_vm_writev", "ptrace", "reboot", "recvmsg", "remap_file_pages", "rename", "renameat2",
        "rt_sigqueueinfo", "rt_tgsigqueueinfo", "seccomp", "semget", "sendmmsg", "sendmsg", "setns", "setpgid",
        "setpriority", "setresuid", "setrlimit", "setsid", "setsockopt", "setxattr", "shmat", "shmget", "socket",
        "splice", "symlink", "symlinkat", "tkill", "truncate", "unlink", "unlinkat", "unshare", "userfaultfd",
        "utimensat", "vfork", "vmsplice",
    }  # fmt: skip
    assert not dangerous & (policy.ALLOWED | policy.CONDITIONAL.keys())
    assert dangerous <= set().union(*TABLES.values())
