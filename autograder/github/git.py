"""Reads student repositories with git: the name of a head, then files of one commit. Nothing is ever checked out.

A repository is hostile. git gets no configuration but this one, only the protocol of the server, no hooks, no prompt, no
submodules; it writes into a bare repository that is thrown away, within a limit of size and time. Files are read as
blobs: no link, filter or attribute of the repository has any effect.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from autograder.intake.submissions import MAX_SOURCE_BYTES
from autograder.model.clean import plain

SERVER = "https://github.com"
SECONDS = 120
MAX_FETCHED_BYTES = 64 << 20
MAX_LISTED_BYTES = 1 << 20
LIMITED = (
    'ulimit -f "$0" && exec git "$@"'  # in blocks of 512 bytes; what is passed is never part of the script
)
REGULAR = ("100644", "100755")
HEAD_LINE = re.compile(rb"(?P<sha>[0-9a-f]{40})\t(?P<ref>\S+)")


class GitError(Exception):
    """git could not do it; the message says what git said, on one line."""


@dataclass(frozen=True)
class Server:
    """Where the repositories are, and a token for them, if there is one."""

    address: str = SERVER
    token: str = ""

    def url(self, repository: str) -> str:
        """The address of ``owner/name``."""
        return f"{self.address.rstrip('/')}/{repository}.git"

    def environment(self) -> dict[str, str]:
        """git's whole environment. The token is in it and not on a command line, where other users could read it."""
        settings = {
            "core.hooksPath": os.devnull,
            "core.symlinks": "false",
            "credential.helper": "",
            "fetch.unpackLimit": "1",  # one pack file, which the limit of size holds for
            "fetch.recurseSubmodules": "false",
            "gc.auto": "0",
            "maintenance.auto": "false",
            "http.followRedirects": "false",
            "advice.detachedHead": "false",
        }
        if self.token:
            basic = base64.b64encode(f"x-access-token:{self.token}".encode()).decode()
            settings[f"http.{self.address.rstrip('/')}/.extraHeader"] = f"Authorization: Basic {basic}"
        numbered = {
            f"GIT_CONFIG_{part}_{number}": text
            for number, pair in enumerate(settings.items())
            for part, text in zip(("KEY", "VALUE"), pair, strict=True)
        }
        kept = {
            name: os.environ[name]
            for name in ("PATH", "SSL_CERT_FILE", "HTTPS_PROXY", "NO_PROXY")
            if name in os.environ
        }
        return {
            **kept,
            **numbered,
            "GIT_CONFIG_COUNT": str(len(settings)),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ALLOW_PROTOCOL": urlsplit(self.address).scheme,
            "GIT_LFS_SKIP_SMUDGE": "1",
            "HOME": os.devnull,
            "LC_ALL": "C",
        }


def server_of(environment: Mapping[str, str], token: str = "") -> Server:
    """The server that a workflow's environment names, GitHub otherwise."""
    return Server(environment.get("GITHUB_SERVER_URL", "") or SERVER, token)


def head_of(server: Server, repository: str, ref: str = "HEAD") -> str:
    """The commit that a ref names now: the newest of the default branch for HEAD. Raises GitError."""
    output = _git(server, None, "ls-remote", "--", server.url(repository), ref)
    for line in output[:MAX_LISTED_BYTES].splitlines():
        found = HEAD_LINE.fullmatch(line)
        if found and found["ref"] == ref.encode():
            return found["sha"].decode()
    raise GitError("has no commit")


@contextmanager
def fetched(server: Server, repository: str, sha: str) -> Iterator[Commit]:
    """One commit without its history, to be read from; it is gone at the end. Raises GitError."""
    with tempfile.TemporaryDirectory(prefix="commit-") as name:
        folder = Path(name)
        _git(server, folder, "init", "--quiet", "--bare")
        # Large files stay where they are: nobody's TODO is one.
        large = f"--filter=blob:limit={4 * MAX_SOURCE_BYTES}"
        options = ("--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", large)
        _git(server, folder, "fetch", *options, "--", server.url(repository), sha)
        if _git(server, folder, "cat-file", "-t", sha).strip() != b"commit":
            raise GitError("is no commit")
        yield Commit(Server(server.address), folder, sha)


@dataclass(frozen=True)
class Commit:
    """A fetched commit. Its server has no token and no protocol: what isn't here is not fetched on the side."""

    server: Server
    folder: Path
    sha: str

    def files(self, path: str) -> dict[str, str]:
        """The regular files right in a folder of the commit: blob by name. Empty for a folder that isn't there.

        Raises GitError.
        """
        output = _git(self.server, self.folder, "ls-tree", "-z", self.sha, "--", f"{path}/", offline=True)
        found: dict[str, str] = {}
        for entry in output.split(b"\0"):
            head, _, name = entry.partition(b"\t")
            parts = head.split()
            if len(parts) == 3 and parts[0].decode() in REGULAR and parts[1] == b"blob":
                found[os.fsdecode(name).removeprefix(f"{path}/")] = parts[2].decode()
        return found

    def content(self, blob: str, limit: int) -> bytes | None:
        """A file's bytes, at most ``limit`` + 1 of them; None when it was too large to be fetched at all."""
        command = ["git", "cat-file", "blob", blob]
        environment = {**self.server.environment(), "GIT_ALLOW_PROTOCOL": "none"}
        with subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None
            content = process.stdout.read(limit + 1)
            process.stdout.close()
        return content if content or process.returncode == 0 else None


def _git(server: Server, folder: Path | None, *arguments: str, offline: bool = False) -> bytes:
    environment = server.environment() | ({"GIT_ALLOW_PROTOCOL": "none"} if offline else {})
    try:
        finished = subprocess.run(
            ["sh", "-c", LIMITED, str(MAX_FETCHED_BYTES // 512), *arguments],
            cwd=folder or os.sep,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git {arguments[0]} took more than {SECONDS} s") from error
    if finished.returncode:
        said = finished.stderr[-2000:].decode("utf-8", "replace").replace(server.token or "\0", "***")
        raise GitError(plain(f"git {arguments[0]}: {said.strip() or f'exit {finished.returncode}'}", 300))
    return finished.stdout
