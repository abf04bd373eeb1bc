"""Speaks to GitHub as the grader's App: a signed JWT, an installation's token with one permission, four requests.

PyGithub signs, renews tokens and sends. Its own retries are off: repeating a request that creates something, without
asking first whether it arrived, posts twice (``posting`` repeats, and asks).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

if TYPE_CHECKING:
    from github import Github

API = "https://api.github.com"
TIMEOUT_SECONDS = 30


class AppError(Exception):
    """The App isn't set up; the message names the variable or the permission that is missing."""


class RemoteError(Exception):
    """GitHub, or the way to it, refused. ``status`` is 0 when no answer came; ``headers`` have lower-case names."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.status, self.headers = status, headers


class AppOfRun(msgspec.Struct, frozen=True):
    """Who made a check run."""

    id: int


class OutputOfRun(msgspec.Struct, frozen=True):
    """As much of a run's output as matters."""

    annotations_count: int = 0


class Run(msgspec.Struct, frozen=True):
    """A check run as GitHub answers it."""

    id: int
    external_id: str | None = None
    app: AppOfRun | None = None
    output: OutputOfRun = OutputOfRun()


class Runs(msgspec.Struct, frozen=True):
    """A page of check runs."""

    check_runs: list[Run]


class PullUser(msgspec.Struct, frozen=True):
    """Who opened a pull request."""

    login: str


class PullHead(msgspec.Struct, frozen=True):
    """Its newest commit."""

    sha: str


class Pull(msgspec.Struct, frozen=True):
    """An open pull request; ``user`` is None when the account is gone."""

    number: int
    head: PullHead
    user: PullUser | None = None


class Activity(msgspec.Struct, frozen=True):
    """Something that happened to a branch: which commit it was at after that, and when, by GitHub's clock."""

    after: str
    timestamp: Annotated[datetime, msgspec.Meta(tz=True)]


class App:
    """The App, and a session per owner whose repositories it is installed on."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Raises AppError for a missing or unreadable key, or when PyGithub isn't installed."""
        try:
            from github import Auth, GithubIntegration
        except ImportError as error:
            raise AppError(
                "PyGithub is not installed: python -m pip install -c constraints.txt -e '.[ops]'"
            ) from error
        client_id = environment.get("GRADER_APP_ID", "")
        if not client_id:
            raise AppError("GRADER_APP_ID is not set: the App's client id, from its settings page")
        self._base = environment.get("GITHUB_API_URL", "") or API
        self._auth = Auth.AppAuth(client_id, _key(environment))
        self._integration = GithubIntegration(
            auth=self._auth,
            base_url=self._base,
            retry=None,
            timeout=TIMEOUT_SECONDS,
            seconds_between_requests=0,
        )
        self._sessions: dict[tuple[str, str], Github] = {}
        self._tokens: list[str] = []
        self._id: int | None = None
        self.requests_left: int | None = None

    @property
    def id(self) -> int:
        """The App's number, by which its check runs are told from anybody else's. Raises RemoteError, AppError."""
        if self._id is None:
            number: int = _calling(lambda: self._integration.get_app().id)
            self._id = number
        return self._id

    def token(self, repository: str, permission: str) -> str:
        """A token for all of the owner's repositories that the App is installed on, to read ``permission``.

        Raises RemoteError, AppError.
        """
        installation = self._installation(repository)
        token: str = _calling(
            lambda: self._integration.get_access_token(installation, permissions={permission: "read"}).token
        )
        self._tokens.append(token)
        return token

    def close(self) -> None:
        """Take back every token, as far as GitHub answers: who finds one later, in a log or a core dump, has nothing.

        Never raises for GitHub: each of them ends by itself within the hour.
        """
        from github import Auth

        sessions = [*self._sessions.values(), *(self._github(Auth.Token(token)) for token in self._tokens)]
        self._sessions.clear()
        self._tokens.clear()
        for session in sessions:
            with suppress(RemoteError):
                _revoke(session)

    def find_runs(self, repository: str, sha: str, name: str) -> list[Run]:
        """This App's check runs of that name on a commit, the oldest first. Raises RemoteError, AppError."""
        parameters = {"check_name": name, "app_id": self.id, "filter": "all", "per_page": 100}
        path = f"/repos/{repository}/commits/{sha}/check-runs"
        answer = self._request("GET", repository, path, parameters=parameters)
        runs = _converted(answer, Runs).check_runs
        return sorted((run for run in runs if run.app and run.app.id == self.id), key=lambda run: run.id)

    def create_run(self, repository: str, sha: str, body: dict[str, Any]) -> Run:
        """POST a check run. Raises RemoteError, AppError."""
        path = f"/repos/{repository}/check-runs"
        return _converted(self._request("POST", repository, path, input={**body, "head_sha": sha}), Run)

    def update_run(self, repository: str, run_id: int, body: dict[str, Any]) -> Run:
        """PATCH one; annotations are added to those that it has. Raises RemoteError, AppError."""
        path = f"/repos/{repository}/check-runs/{run_id}"
        return _converted(self._request("PATCH", repository, path, input=body), Run)

    def pushed_at(self, repository: str, sha: str) -> datetime | None:
        """When the commit was first pushed to any branch, as GitHub recorded it; None when it isn't among the newest.

        By “List repository activities”. Raises RemoteError, AppError.
        """
        path = f"/repos/{repository}/activity"
        parameters = {"direction": "desc", "per_page": 100}
        answer = self._request("GET", repository, path, "contents", "read", parameters=parameters)
        times = [each.timestamp for each in _converted(answer, list[Activity]) if each.after == sha]
        return min(times, default=None)

    def open_pulls(self, repository: str) -> list[Pull]:
        """All open pull requests. Raises RemoteError, AppError."""
        found: list[Pull] = []
        for page in range(1, 1000):
            parameters = {"state": "open", "sort": "created", "per_page": 100, "page": page}
            path = f"/repos/{repository}/pulls"
            answer = self._request("GET", repository, path, "pull_requests", "read", parameters=parameters)
            batch = _converted(answer, list[Pull])
            found += batch
            if len(batch) < 100:
                break
        return found

    def _request(
        self,
        verb: str,
        repository: str,
        path: str,
        permission: str = "checks",
        access: str = "write",
        **arguments: Any,
    ) -> Any:
        session = self._session(repository, permission, access)
        headers, answer = _calling(lambda: session.requester.requestJsonAndCheck(verb, path, **arguments))
        left = headers.get("x-ratelimit-remaining", "")
        self.requests_left = int(left) if left.isdecimal() else self.requests_left
        return answer

    def _session(self, repository: str, permission: str, access: str) -> Github:
        owner = repository.split("/")[0].lower()
        if (owner, permission) not in self._sessions:
            auth = self._auth.get_installation_auth(self._installation(repository), {permission: access})
            self._sessions[owner, permission] = self._github(auth)
        return self._sessions[owner, permission]

    def _github(self, auth: Any) -> Github:
        from github import Github

        return Github(
            auth=auth,
            base_url=self._base,
            retry=None,
            timeout=TIMEOUT_SECONDS,
            seconds_between_requests=0,
            seconds_between_writes=0,
        )

    def _installation(self, repository: str) -> int:
        owner, name = repository.split("/")
        try:
            return _calling(lambda: self._integration.get_repo_installation(owner, name).id)
        except RemoteError as error:
            if error.status != 404:
                raise
            raise AppError(
                f"{repository}: the App is not installed there, or the repository does not exist"
            ) from error


def _revoke(session: Github) -> None:
    """By GitHub's “Revoke an installation access token”, with that token. Raises RemoteError."""
    _calling(lambda: session.requester.requestJsonAndCheck("DELETE", "/installation/token"))


def _calling(request: Any) -> Any:
    """Carry out one of PyGithub's calls; whatever goes wrong on the way becomes a RemoteError."""
    import requests
    from github import GithubException

    try:
        return request()
    except GithubException as error:
        data = error.data if isinstance(error.data, dict) else {}
        headers = {name.lower(): value for name, value in (error.headers or {}).items()}
        raise RemoteError(error.status, str(data.get("message") or "no message"), headers) from error
    except requests.exceptions.RequestException as error:
        raise RemoteError(0, f"no answer: {type(error).__name__}", {}) from error


def _converted(answer: Any, type_: Any) -> Any:
    try:
        return msgspec.convert(answer, type_)
    except msgspec.ValidationError as error:
        raise RemoteError(0, f"an answer that can't be read: {error}", {}) from error


def _key(environment: Mapping[str, str]) -> str:
    """The App's private key: the variable itself, or the file that another names. Raises AppError."""
    if key := environment.get("GRADER_APP_KEY", ""):
        return key
    path = environment.get("GRADER_APP_KEY_FILE", "")
    if not path:
        raise AppError(
            "neither GRADER_APP_KEY (the App's private key) nor GRADER_APP_KEY_FILE (the file with it) is set"
        )
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise AppError(f"GRADER_APP_KEY_FILE {path}: {error.strerror}") from error
