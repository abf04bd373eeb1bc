"""Runs a command of this checkout as an ordinary user, when the tests run as root with Python in root's own home.

In a mount namespace of its own, a passable ``/root`` stands in for the real one and holds nothing but Python. On the
command line: ``python -m tests.autograder.as_user COMMAND …``, where ``python`` means this interpreter.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.model.paths import ROOT
from tests.autograder import processes
from tests.autograder.processes import Finished


def own_user(first: int) -> int:
    """``first``, or one of those after it: each of pytest's processes plays a user of its own.

    The kernel counts a user's tasks wherever they run, so that two tests at once would use up each other's limit.
    """
    return first + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


USER = own_user(64_500)  # nobody's, and beyond those that the grader gives to children

# $1: the folder to stand in for, $2: Python's folder below it, or empty when every user can reach Python anyway.
SCRIPT = """
set -e
if [ -n "$2" ]; then
    held=$(mktemp -d)
    mount --bind "$2" "$held"
    mount -t tmpfs -o mode=0755 tmpfs "$1"
    mkdir -p "$2"
    mount --bind -o ro "$held" "$2"
    umount "$held"
    rmdir "$held"
fi
user=$3
shift 3
exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --bounding-set -all "$@"
"""


class CanNotBecomeUser(Exception):
    """This machine can't play an ordinary user: the message says why."""


def command(*words: str) -> list[str]:
    """The command that runs ``words`` as an ordinary user; ``words`` themselves when that is who we are.

    Raises CanNotBecomeUser.
    """
    if os.geteuid() != 0:
        return list(words)
    for tool in ("unshare", "setpriv", "mount"):
        if shutil.which(tool) is None:
            raise CanNotBecomeUser(f"needs {tool} (util-linux)")
    closed = _closed_folder(os.path.realpath(sys.base_prefix))
    python = os.path.realpath(sys.base_prefix) if closed else ""
    return [
        "unshare",
        "--mount",
        "--propagation",
        "private",
        "sh",
        "-c",
        SCRIPT,
        "sh",
        closed,
        python,
        str(USER),
        *words,
    ]


def run(*words: str, environment: Mapping[str, str] | None = None, timeout: float = 240) -> Finished:
    """Run a command as an ordinary user in the checkout, with nothing in its environment but what is given.

    Raises CanNotBecomeUser, also when a trial run fails.
    """
    why_not = _trial()
    if why_not:
        raise CanNotBecomeUser(why_not)
    return _run(words, environment or {}, timeout)


@functools.cache
def _trial() -> str:
    ran = _run((sys.executable, "-c", "import os, autograder.model.wire; print(os.getuid())"), {}, 60)
    if ran.returncode == 0 and ran.stdout.strip() != "0":
        return ""
    return f"an ordinary user can't run Python here: {ran.stderr.strip()[-300:]}"


def _run(words: Sequence[str], environment: Mapping[str, str], timeout: float) -> Finished:
    # A folder of its own for what it puts aside: pytest's below /tmp belongs to whoever made it first.
    with tempfile.TemporaryDirectory(prefix="user-") as aside:
        if os.geteuid() == 0:
            os.chown(aside, USER, USER)
        home = {"HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": aside}
        return processes.run(*command(*words), environment={**home, **environment}, timeout=timeout)


def _closed_folder(path: str) -> str:
    """The outermost parent of a path that others may not enter; empty when there is none."""
    for folder in reversed(Path(path).parents):
        if not folder.stat().st_mode & 0o001:
            return str(folder)
    return ""


if __name__ == "__main__":
    arguments = [sys.executable if word == "python" else word for word in sys.argv[1:]]
    os.chdir(ROOT)
    os.execvp("unshare" if os.geteuid() == 0 else arguments[0], command(*arguments))
