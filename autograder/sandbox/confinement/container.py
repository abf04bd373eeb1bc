"""Recognises a container that hosts the whole grader: the other way to level 2.

A container counts when it gives what bubblewrap would: files and processes of its own, no network, no capabilities, and
nothing to write to but what was mounted for it. Each is looked at from the grader's own process, which may do more than any
child. What it can't give is a wall between student code and the grader's own files and processes; that is level 1's.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

IMAGES = ("overlay", "fuse-overlayfs")  # what Docker and Podman make of an image's layers
FIRST_PID_NAMESPACE = "pid:[4026531836]"  # PROC_PID_INIT_INO, the machine's own
COMMAND = (
    "docker run --rm --network none --read-only --cap-drop ALL --security-opt no-new-privileges --user 1000:1000 "
    "--tmpfs /tmp --memory 4g --pids-limit 512 -v CHECKOUT:/course:ro -v SUBMITTED:/submitted:ro -v OUT:/out IMAGE "
    "python /course/autograder/grade.py run /submitted --out /out/results"
)


def inside() -> bool:
    """Whether this process has process numbers of its own, as in a container."""
    try:
        return sys.platform == "linux" and os.readlink("/proc/self/ns/pid") != FIRST_PID_NAMESPACE
    except OSError:
        return False


def hosts() -> bool:
    """Whether a container around the whole grader stands in for bubblewrap."""
    return inside() and not missing()


def missing() -> list[str]:
    """What this container lacks for level 2, mostly as the options of ``docker run`` that give it."""
    lacking = []
    if _root_file_system() not in IMAGES:
        lacking.append("a root folder from an image")
    if {name for _, name in socket.if_nameindex()} - {"lo"}:
        lacking.append("--network none")
    if not os.statvfs("/").f_flag & os.ST_RDONLY:
        lacking.append("--read-only")
    if _capabilities():
        lacking.append("--cap-drop ALL")
    if os.geteuid() == 0:
        lacking.append("--user 1000:1000")
    return lacking


def _root_file_system() -> str:
    """The type of what is mounted on ``/`` (proc(5), mountinfo)."""
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines():
        fields, _, after = line.partition(" - ")
        if fields.split()[4] == "/":
            return after.split()[0].removeprefix("fuse.")
    return ""


def _capabilities() -> int:
    """What this process has and could ever get by running a program."""
    text = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace")
    sets = [int(line.split()[1], 16) for line in text.splitlines() if line.startswith(("CapPrm", "CapBnd"))]
    return sets[0] | sets[1]
