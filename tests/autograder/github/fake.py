"""A GitHub of our own: App authentication, check runs and pull requests, with the limits and the faults of the real one.

It keeps to GitHub's REST documentation (“Checks”, “Authenticating as a GitHub App”, “Rate limits”) where the grader
depends on it, and refuses what GitHub refuses.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

APP_ID, CLIENT_ID = 4711, "Iv1.grader"
OTHER_APP = 99
_PRIVATE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEY = _PRIVATE.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
).decode()
LEVELS = {"notice", "warning", "failure"}


@dataclass
class Fault:
    """What happens to one writing request: the answer, and whether the request was carried out all the same."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = "Server Error"
    carried_out: bool = False


@dataclass
class FakeGitHub:
    """The server's whole state. ``faults`` are used up, one a writing request."""

    server: HTTPServer
    installed: set[str] = field(default_factory=lambda: {"class"})
    commits: set[tuple[str, str]] = field(default_factory=set)
    runs: list[dict[str, Any]] = field(default_factory=list)
    pulls: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    creations: int = 0
    writes: list[str] = field(default_factory=list)
    permissions: list[dict[str, str]] = field(default_factory=list)
    pushes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # by repository: commit, time
    issued: set[str] = field(default_factory=set)
    revoked: set[str] = field(default_factory=set)
    after_write: Callable[[], None] | None = None
    any_commit: bool = False

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    @property
    def url(self) -> str:
        """What GITHUB_API_URL is set to."""
        return self.server.url_for("").rstrip("/")

    def environment(self) -> dict[str, str]:
        """What the grader needs to find and use this server."""
        return {"GITHUB_API_URL": self.url, "GRADER_APP_ID": CLIENT_ID, "GRADER_APP_KEY": KEY}

    def runs_of(self, sha: str) -> list[dict[str, Any]]:
        """The App's check runs on a commit."""
        return [run for run in self.runs if run["head_sha"] == sha and run["app"]["id"] == APP_ID]

    def add_foreign_run(self, repository: str, sha: str, name: str, external_id: str) -> None:
        """What a student's own workflow can do: the same name, another app."""
        self._create(repository, {"name": name, "head_sha": sha, "external_id": external_id}, OTHER_APP)

    def _answer(self, request: Request) -> Response:
        path = request.path
        if path == "/app" or path.endswith("/installation") or path.startswith("/app/installations/"):
            return self._as_app(request)
        permission = self._granted(request)
        if permission is None:
            return _refusal(401, "Bad credentials")
        if (request.method, path) == ("DELETE", "/installation/token"):
            self.revoked.add(_token_of(request))
            return Response(status=204)
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)/activity", path):
            if permission.get("contents") != "read":
                return _refusal(403, "Resource not accessible by integration")
            made = [{"after": sha, "timestamp": time} for sha, time in self.pushes.get(found[1], [])]
            return _json(made[::-1][:100])
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)/pulls", path):
            page = int(request.args.get("page", "1"))
            return _json(self.pulls.get(found[1], [])[(page - 1) * 100 : page * 100])
        if permission.get("checks") != "write":
            return _refusal(403, "Resource not accessible by integration")
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)/commits/([0-9a-f]{40})/check-runs", path):
            chosen = [
                run for run in self.runs if (run["repository"], run["head_sha"]) == (found[1], found[2])
            ]
            name, app = request.args.get("check_name"), request.args.get("app_id")
            chosen = [
                run for run in chosen if name in (None, run["name"]) and app in (None, str(run["app"]["id"]))
            ]
            return _json({"total_count": len(chosen), "check_runs": [_shown(run) for run in chosen]})
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)/check-runs(?:/(\d+))?", path):
            return self._write(request, found[1], int(found[2]) if found[2] else None)
        return _refusal(404, "Not Found")

    def _as_app(self, request: Request) -> Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            claims = jwt.decode(token, _PRIVATE.public_key(), algorithms=["RS256"])
        except jwt.PyJWTError:
            return _refusal(401, "A JSON web token could not be decoded")
        if claims["iss"] != CLIENT_ID or claims["exp"] - claims["iat"] > 660:
            return _refusal(401, "Issuer or times are wrong")
        if request.path == "/app":
            return _json({"id": APP_ID, "slug": "grader"})
        if found := re.fullmatch(r"/repos/([^/]+)/[^/]+/installation", request.path):
            return _json({"id": 7}) if found[1] in self.installed else _refusal(404, "Not Found")
        if request.method == "POST" and request.path == "/app/installations/7/access_tokens":
            wanted = (request.get_json() or {}).get("permissions", {})
            self.permissions.append(wanted)
            until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
            token = f"ghs_{len(self.permissions):04}{json.dumps(wanted).encode().hex()}"
            self.issued.add(token)
            return _json({"token": token, "expires_at": until.strftime("%Y-%m-%dT%H:%M:%SZ")}, 201)
        return _refusal(404, "Not Found")

    def _granted(self, request: Request) -> dict[str, str] | None:
        token = _token_of(request)
        if token in self.revoked:
            return None
        try:
            return json.loads(bytes.fromhex(token.removeprefix("ghs_")[4:]))
        except ValueError:
            return None

    def _write(self, request: Request, repository: str, run_id: int | None) -> Response:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not fault.carried_out:
            return _refusal(fault.status, fault.message, fault.headers)
        body = request.get_json()
        if problem := self._problem(repository, body, run_id):
            return _refusal(422, problem)
        self.writes.append(f"{request.method} {repository}")
        if run_id is None:
            run = self._create(repository, body, APP_ID)
            self.creations += 1
        else:
            (run,) = [run for run in self.runs if run["id"] == run_id]
            self._update(run, body)
        if self.after_write is not None:
            self.after_write()
        if fault is not None:
            return _refusal(fault.status, fault.message, fault.headers)
        return _json(_shown(run), 201 if run_id is None else 200)

    def _problem(self, repository: str, body: dict[str, Any], run_id: int | None) -> str | None:
        """What GitHub would refuse about a body."""
        output = body.get("output", {})
        notes = output.get("annotations", [])
        sized = all(len(output.get(part, "").encode()) <= 65535 for part in ("summary", "text"))
        good_notes = all(
            note["annotation_level"] in LEVELS
            and 1 <= note["start_line"] <= note["end_line"]
            and len(note["title"]) <= 255
            and 0 < len(note["message"].encode()) <= 65536
            and not note["path"].startswith("/")
            for note in notes
        )
        if (
            len(notes) > 50
            or not sized
            or not good_notes
            or not output.get("title")
            or not output.get("summary")
        ):
            return "Invalid request"
        if run_id is None and not self.any_commit and (repository, body.get("head_sha")) not in self.commits:
            return f"No commit found for SHA: {body.get('head_sha')}"
        return None

    def _create(self, repository: str, body: dict[str, Any], app: int) -> dict[str, Any]:
        run = {
            "id": len(self.runs) + 1001,
            "repository": repository,
            "name": body["name"],
            "head_sha": body["head_sha"],
            "app": {"id": app},
            "annotations": [],
        }
        self.runs.append(run)
        self._update(run, body)
        return run

    def _update(self, run: dict[str, Any], body: dict[str, Any]) -> None:
        output = dict(body.get("output", {}))
        run["annotations"] += output.pop("annotations", [])
        run |= {
            "external_id": body.get("external_id"),
            "conclusion": body.get("conclusion"),
            "output": output,
        }


def _token_of(request: Request) -> str:
    return request.headers.get("Authorization", "").split(" ")[-1]


def _shown(run: dict[str, Any]) -> dict[str, Any]:
    kept = {name: run[name] for name in ("id", "name", "head_sha", "external_id", "app", "conclusion")}
    return {**kept, "output": {"annotations_count": len(run["annotations"])}}


def _json(value: Any, status: int = 200) -> Response:
    headers = {"X-RateLimit-Remaining": "4711", "X-RateLimit-Limit": "5000"}
    return Response(json.dumps(value), status, headers, content_type="application/json")


def _refusal(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps({"message": message}), status, headers or {}, content_type="application/json")
