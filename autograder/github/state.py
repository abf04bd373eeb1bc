"""Keeps the outbox and the table of scores in a branch of the grader's own repository, between machines that are
thrown away. The branch has its own history: what was posted when, for staff to look at.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from autograder.github import names
from autograder.github.git import Server, server_of
from autograder.model.clean import plain

BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}", re.ASCII)
AUTHOR = (
    "-c",
    "user.name=grader",
    "-c",
    "user.email=grader@users.noreply.invalid",
    "-c",
    "commit.gpgsign=false",
)
SECONDS = 300


class StateError(Exception):
    """The branch can't be read or written; the message says what git said and what to do."""


class StateBranch:
    """One branch of the repository that the workflow runs in, checked out in a folder of its own."""

    def __init__(self, folder: Path, branch: str, environment: Mapping[str, str] = os.environ) -> None:
        """Raises StateError for a name that is none, or outside of a workflow."""
        if not BRANCH.fullmatch(branch):
            raise StateError(f"--state-branch {plain(branch, 80)}: expected a plain name, as in grades")
        try:
            self._repository = names.repository(environment.get("GITHUB_REPOSITORY", ""))
        except names.NameProblem as error:
            raise StateError(
                f"--state-branch needs GITHUB_REPOSITORY, as workflows have it: {error}"
            ) from error
        self._server: Server = server_of(environment, environment.get("GRADER_TOKEN", ""))
        self._folder, self._branch = folder, branch

    def fetch(self) -> None:
        """Bring the folder to the branch's newest commit; an empty folder if there is no branch yet. Raises StateError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if any(self._folder.iterdir()):
            raise StateError(f"{self._folder} is not empty; give a new folder")
        url = self._server.url(self._repository)
        self._git("init", "--quiet", f"--initial-branch={self._branch}")
        if self._git("ls-remote", "--heads", "--", url, f"refs/heads/{self._branch}").strip():
            self._git("fetch", "--quiet", "--depth=1", "--", url, f"refs/heads/{self._branch}")
            self._git("reset", "--quiet", "--hard", "FETCH_HEAD")

    def push(self, message: str, paths: list[str]) -> None:
        """Commit these files and push, if anything changed. Raises StateError."""
        self._git("add", "--", *paths)
        if not self._git("status", "--porcelain", "--untracked-files=no").strip():
            return
        self._git(*AUTHOR, "commit", "--quiet", "--no-verify", "-m", message)
        url = self._server.url(self._repository)
        self._git("push", "--quiet", "--", url, f"HEAD:refs/heads/{self._branch}")

    def _git(self, *arguments: str) -> str:
        finished = subprocess.run(
            ["git", *arguments],
            cwd=self._folder,
            env=self._server.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
        )
        if finished.returncode:
            said = finished.stderr.replace(self._server.token or "\0", "***")
            raise StateError(
                f"branch {self._branch} of {self._repository}: {plain(said.strip(), 400)}; GRADER_TOKEN must be "
                "allowed to read and write contents there. Run the same command again: nothing is posted twice"
            )
        return finished.stdout
