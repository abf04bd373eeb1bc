"""Student repositories on disk, as a git server has them, and the command that reads them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.model.paths import ROOT
from tests.autograder.conftest import STEP
from tests.autograder.processes import Finished, python, run

AUTHOR = (
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@b",
    "-c",
    "init.defaultBranch=main",
    "-c",
    "core.hooksPath=/dev/null",
)


def git(folder: Path, *arguments: str, **dates: str) -> str:
    """Run git in a folder, with no configuration but ours; ``dates``: GIT_AUTHOR_DATE and GIT_COMMITTER_DATE."""
    environment = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **dates}
    return run("git", *AUTHOR, *arguments, cwd=folder, environment=environment, ok=True).stdout.strip()


@dataclass
class Remotes:
    """A folder of bare repositories, reached as ``file://…/owner/name.git``."""

    folder: Path
    students: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """What GITHUB_SERVER_URL is set to."""
        return self.folder.as_uri()

    def bare(self, repository: str) -> Path:
        """The bare repository of ``owner/name``, made if it isn't there."""
        path = self.folder / f"{repository}.git"
        if not path.exists():
            path.mkdir(parents=True)
            git(path, "init", "--quiet", "--bare")
            git(path, "config", "uploadpack.allowFilter", "true")
            git(path, "config", "uploadpack.allowAnySHA1InWant", "true")
        return path

    def work(self, repository: str) -> Path:
        """A working copy, as the student has it."""
        path = self.folder / "work" / repository
        if not path.exists():
            path.mkdir(parents=True)
            git(path, "init", "--quiet")
            git(path, "remote", "add", "origin", str(self.bare(repository)))
        return path

    def push(
        self, repository: str, files: Mapping[str, bytes], message: str = "work", ref: str = "refs/heads/main"
    ) -> str:
        """Commit the step's files and push; the commit."""
        work = self.work(repository)
        home = work / "assignments" / STEP.id
        home.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
        return self.commit(repository, message, ref)

    def commit(self, repository: str, message: str = "work", ref: str = "refs/heads/main") -> str:
        """Commit and push whatever is in the working copy."""
        work = self.work(repository)
        git(work, "add", "--all")
        git(work, "commit", "--quiet", "--allow-empty", "-m", message)
        git(work, "push", "--quiet", "origin", f"HEAD:{ref}")
        return git(work, "rev-parse", "HEAD")


def roster(path: Path, repositories: Mapping[str, str]) -> Path:
    """A roster of these students."""
    lines = [
        "student,repository",
        *(f"{student},{repository}" for student, repository in repositories.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def grade(
    *arguments: object, environment: Mapping[str, str], program: Path = ROOT, cwd: Path = Path("/")
) -> Finished:
    """Run ``grade.py`` of some checkout with this environment."""
    return python(program / "autograder" / "grade.py", *arguments, cwd=cwd, environment=environment)
