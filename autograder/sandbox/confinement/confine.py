"""How a child confines itself: prepared once in the zygote, entered by each forked child before student code arrives.

    confinement = Confinement.prepare(level, read_paths, uid)     # in the zygote, after it has imported everything
    confinement.drop_privileges()
    confinement.measure()
    if os.fork() == 0:
        ...                                                       # arrange descriptors; keep confinement.ruleset
        confinement.enter(limits, parent_pid)                     # no way back from here

Level 0 sets limits and ties the child's life to its parent's. From level 1 on Landlock and seccomp are added; levels
2 and 3 are about where the zygote runs (``bubblewrap.py``). Each step is checked, and none is skipped: a sandbox with a hole is an error.
Nothing is imported after the fork.
"""

from __future__ import annotations

import os
import signal
import sys
import sysconfig
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.sandbox.confinement import landlock, privileges
from autograder.sandbox.confinement.kernel import (
    LINUX,
    MACHINE,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    ConfinementError,
    ProcessStatus,
    count_tasks,
    machine_supported,
    prctl,
    process_status,
)
from autograder.sandbox.confinement.landlock import landlock_abi
from autograder.sandbox.confinement.limits import Limits, apply_limits
from autograder.sandbox.confinement.policy import child_filter
from autograder.sandbox.confinement.reaper import become_subreaper, kill_all_children
from autograder.sandbox.confinement.seccomp import Filter, check_filtered, seccomp_available

__all__ = [
    "Confinement",
    "ConfinementError",
    "Limits",
    "become_subreaper",
    "kill_all_children",
    "landlock_abi",
    "machine_supported",
    "python_paths",
    "seccomp_available",
]

# What Python, the C library and torch read besides their own files. None of it tells anything of users or courses.
SYSTEM_PATHS = (
    "/dev/urandom", "/dev/zero", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/proc/cpuinfo",
    "/proc/meminfo", "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
WRITABLE_PATHS = ("/dev/null",)
TOO_WIDE = (
    "/", "/boot", "/dev", "/etc", "/home", "/proc", "/root", "/run", "/srv", "/sys", "/tmp", "/usr", "/var",
)  # fmt: skip


def python_paths() -> list[str]:
    """The folders that this Python and its compiled modules are read from, as they exist on this machine."""
    schemes = ("stdlib", "platstdlib", "purelib", "platlib")
    libraries = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
    wanted = [sysconfig.get_path(scheme) for scheme in schemes]
    wanted += [sysconfig.get_config_var("LIBDIR") or "", *libraries, *zoneinfo.TZPATH]
    wanted += [path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")]
    return sorted({os.path.realpath(path) for path in wanted if path and os.path.isdir(path)})


@dataclass
class Confinement:
    """What a zygote has made ready for its children. Made by ``prepare``."""

    level: int
    read_paths: tuple[str, ...]
    uid: int | None
    notes: list[str] = field(default_factory=list)
    # Landlock's descriptor, from level 1 on: a child must keep it open until it has entered; entering closes it.
    ruleset: int | None = None
    _filter: Filter | None = None
    _capabilities: int = 0
    _tasks: int | None = None

    @classmethod
    def prepare(
        cls, level: int, read_paths: Sequence[str], uid: int | None, *, abi: int | None = None
    ) -> Confinement:
        """Make ready what children of the calling process will apply to themselves.

        ``read_paths`` are the files and folders that they may read. ``uid`` is the user to become when this process
        runs as root, which it must not stay from level 1 on; None otherwise. ``abi`` asks for an older Landlock than
        the kernel's. From now on this process can't be traced or read by others of its user.
        Raises ConfinementError, naming what is missing.
        """
        confinement = cls(level, tuple(read_paths), uid)
        confinement._check_user()
        if level >= 1:
            confinement._prepare_kernel_layers(landlock_abi() if abi is None else abi)
        if LINUX:
            prctl(PR_SET_DUMPABLE, 0)
        else:
            confinement.notes.append("memory and processes are not limited: this is not Linux")
        return confinement

    def _check_user(self) -> None:
        if os.name != "posix":
            raise ConfinementError("limits need a POSIX system; on Windows use WSL2")
        user = os.geteuid()
        if user != 0 and self.uid not in (None, user):
            raise ConfinementError(f"only root can become user {self.uid}; this is user {user}")
        if self.uid == 0:
            raise ConfinementError("uid 0 is no user to drop privileges to; give a uid that nobody else has")
        if user == 0 and self.uid is not None and not LINUX:
            raise ConfinementError("root can only be given up on Linux; run this as an ordinary user")
        if user == 0 and self.uid is None:
            if self.level >= 1:
                raise ConfinementError("running as root: a uid is needed that children can be confined to")
            self.notes.append("runs as root at level 0: student code can change every file of this machine")

    def _prepare_kernel_layers(self, abi: int) -> None:
        if not machine_supported():
            raise ConfinementError(f"level {self.level} needs Linux on x86_64 or aarch64, this is {MACHINE}")
        if not 1 <= abi <= landlock_abi():
            raise ConfinementError(
                f"Landlock version {abi} was asked for; this kernel has {landlock_abi()} (0: none)"
            )
        if not seccomp_available():
            raise ConfinementError("the kernel has no seccomp filters")
        for path in self.read_paths:
            if os.path.realpath(path) in TOO_WIDE:
                raise ConfinementError(
                    f"{path} is too much to let student code read; name the folders needed"
                )
        existing = [path for path in SYSTEM_PATHS if os.path.exists(path)]
        try:
            self.ruleset = landlock.create_ruleset([*self.read_paths, *existing], WRITABLE_PATHS, abi)
        except OSError as error:
            raise ConfinementError(f"Landlock ruleset: {error}") from error
        self._filter = Filter(child_filter(MACHINE))

    def drop_privileges(self) -> None:
        """Give up in this process, and so in its children, what an ordinary user doesn't have. Call it once.

        As root: become ``uid``, which can't be undone. Otherwise: drop capabilities that there may be, as in a user
        namespace. Adds to ``notes`` when a capability has to be kept. Raises ConfinementError.
        """
        if not LINUX:
            return  # prepare() has refused to be root
        try:
            if os.geteuid() != 0 or self.uid is None:
                privileges.drop_all_capabilities()
                return
            must_read = [*self.read_paths, *privileges.loaded_folders(self.read_paths)]
            self._capabilities = privileges.give_up_root(self.uid, must_read)
            prctl(PR_SET_DUMPABLE, 0)  # the change of user has reset it to the machine's default
            if self.level >= 2 and not self._capabilities:
                self._enter_user_namespace(self.uid)
        except OSError as error:
            raise ConfinementError(f"privileges could not be dropped: {error}") from error
        if self._capabilities:
            limit = "Landlock limits it to Python's files" if self.level >= 1 else "level 0 does not limit it"
            self.notes.append(
                "the children's user can't reach Python's files, so they keep the right to read any file "
                f"(CAP_DAC_READ_SEARCH): {limit}"
            )

    def _enter_user_namespace(self, uid: int) -> None:
        """Root's zygote gets the user namespace that bubblewrap makes for everybody else."""
        try:
            privileges.own_user_namespace(uid)
        except OSError as error:
            self.notes.append(
                f"no user namespace of its own ({error.strerror}): other tasks of its user count as its own"
            )

    def measure(self) -> None:
        """Count the tasks that the user has now. Call it after ``drop_privileges``, and again as often as you like."""
        self._tasks = count_tasks(os.getuid()) if LINUX else 0

    def close_other_descriptors(self, highest_kept: int) -> None:
        """In the child: close every file descriptor above ``highest_kept`` that entering doesn't need."""
        kept = highest_kept if self.ruleset is None else self.ruleset
        os.closerange(highest_kept + 1, kept)
        os.closerange(kept + 1, 1 << 20)

    def enter(self, limits: Limits, parent_pid: int) -> None:
        """Confine the calling process, a fresh fork of ``parent_pid`` with its descriptors in place, for ever.

        Raises ConfinementError when a step fails; the process must exit then, since earlier steps are in force.
        """
        if self._tasks is None:
            raise ConfinementError("measure() must be called in the zygote first")
        try:
            status = process_status() if LINUX else None
            if self.level >= 1:
                self._check_ready(status)
            if os.getsid(0) != os.getpid():
                os.setsid()
            if LINUX:
                self._tie_to_parent(parent_pid)
            apply_limits(limits, status, self._tasks)
            if self.level >= 1:
                self._enter_kernel_layers()
        except OSError as error:
            raise ConfinementError(f"level {self.level}: {error}") from error

    def _check_ready(self, status: ProcessStatus | None) -> None:
        if status is None or self._filter is None:
            raise ConfinementError("prepare() has not made the kernel layers ready")
        if status.threads != 1:
            raise ConfinementError(f"{status.threads} threads run; Landlock would confine only one of them")
        if 0 in os.getresuid() or status.capabilities != self._capabilities:
            raise ConfinementError(
                "root or capabilities are left; drop_privileges() must be called in the zygote"
            )

    def _tie_to_parent(self, parent_pid: int) -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_pid:
            raise ConfinementError("the zygote has ended")  # before the line above took effect
        prctl(PR_SET_NO_NEW_PRIVS, 1)  # no setuid program, such as sudo, gives anything
        prctl(PR_SET_DUMPABLE, 0)

    def _enter_kernel_layers(self) -> None:
        assert self._filter is not None  # checked by _check_ready
        if self.ruleset is not None:
            landlock.restrict_self(self.ruleset)
            os.close(self.ruleset)
        landlock.check_restricted()
        self._filter.install(os.getpid())
        check_filtered()
