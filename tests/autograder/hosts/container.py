"""A root as a host's container has it, made without a daemon: by bubblewrap, as root, without a network."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.sandbox.confinement import bubblewrap
from tests.autograder.processes import Finished, grade, run

METADATA = {
    "id": 123456,
    "created_at": "2026-11-20T23:59:00.365935-08:00",
    "assignment": {"due_date": "2026-11-20T23:00:00.000000-08:00", "title": "Step", "total_points": "100.0"},
    "submission_method": "upload",
    "users": [
        {"email": "ana@example.edu", "id": 1234, "name": "Ana", "assignment": {"due_date": "2026-11-22T23:00:00.000000-08:00"}}
    ],
    "previous_submissions": [],
}  # fmt: skip
SYSTEM = ("/usr", "/etc")
LINKED = ("bin", "lib", "lib64", "sbin")


@dataclass(frozen=True)
class Container:
    """``folder`` holds what is /autograder and /grade inside. Python comes from outside: there is no network to fetch it."""

    folder: Path
    step: str

    def run(self, *command: str, environment: Mapping[str, str] | None = None) -> Finished:
        """Run a command inside."""
        bwrap = bubblewrap.find()
        assert bwrap is not None
        venv = str(Path(sys.prefix).resolve())
        words = [bwrap, "--unshare-net", "--unshare-pid", "--die-with-parent", "--tmpfs", "/tmp"]
        for path in (*SYSTEM, venv, sys.base_prefix):
            words += ["--ro-bind", path, path]
        for name in LINKED:
            words += ["--symlink", f"usr/{name}", f"/{name}"]
        words += ["--proc", "/proc", "--dev", "/dev"]
        for name in ("autograder", "grade"):
            words += ["--bind", str(self.folder / name), f"/{name}"]
        settings = {
            "PATH": "/usr/bin:/bin",
            "HOME": "/tmp",
            "AUTOGRADER_VENV": venv,
            **(environment or {}),
        }
        words += ["--clearenv", *(word for pair in settings.items() for word in ("--setenv", *pair))]
        return run(*words, "--chdir", "/", *command)

    def grade(
        self, files: Mapping[str, bytes], host: str = "gradescope", metadata: object = METADATA
    ) -> Graded:
        """Hand in and grade; what results.json says then."""
        inside = self.folder / ("autograder/submission" if host == "gradescope" else "grade/student")
        results = (
            self.folder / ("autograder/results" if host == "gradescope" else "grade/results") / "results.json"
        )
        _emptied(inside)
        results.unlink(missing_ok=True)
        for name, content in files.items():
            (inside / name).parent.mkdir(parents=True, exist_ok=True)
            (inside / name).write_bytes(content)
        (self.folder / "autograder/submission_metadata.json").write_text(json.dumps(metadata))
        done = self.run("/autograder/run_autograder", environment={"AUTOGRADER_HOST": host})
        return Graded(json.loads(results.read_text("utf-8")), done)


@dataclass(frozen=True)
class Graded:
    """What a run wrote, and how it ended."""

    results: dict[str, Any]
    ended: Finished


def _emptied(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def built(folder: Path, step: str, *options: str) -> Container:
    """Make the package, unpack it as the host does, and run its set-up."""
    package = folder / "autograder.zip"
    made = grade("init-gradescope", step, "--to", str(package), *options)
    assert made.returncode == 0, made.stderr
    for name in (
        "autograder/source",
        "autograder/submission",
        "autograder/results",
        "grade/student",
        "grade/results",
    ):
        (folder / name).mkdir(parents=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "autograder/source")
    container = Container(folder, step)
    done = container.run("/bin/sh", "/autograder/source/setup.sh")
    assert done.returncode == 0, done.stdout + done.stderr
    return container
