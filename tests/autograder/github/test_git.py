"""The token goes to the server and nowhere else; a repository that is too large is given up."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from autograder.github.git import GitError, Server, fetched, head_of
from tests.autograder.github.class_on_disk import Remotes

TOKEN = "ghs_notTobeShown"


def test_the_token_is_sent_as_a_header_and_never_shown(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("Authorization", ""))
        return Response(f"no, {TOKEN}", 403)

    httpserver.expect_request("/class/hw.git/info/refs").respond_with_handler(answer)
    with pytest.raises(GitError) as told:
        head_of(Server(httpserver.url_for("/"), TOKEN), "class/hw")
    expected = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
    assert seen == [f"Basic {expected}"]
    assert TOKEN not in str(told.value)
    assert expected not in str(told.value)


def test_a_server_that_leads_elsewhere_is_not_followed(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def elsewhere(request: Request) -> Response:
        seen.append(request.path)
        return Response("", 200)

    target = httpserver.url_for("/elsewhere.git/info/refs?service=git-upload-pack")
    httpserver.expect_request("/class/hw.git/info/refs").respond_with_data("", 302, {"Location": target})
    httpserver.expect_request("/elsewhere.git/info/refs").respond_with_handler(elsewhere)
    with pytest.raises(GitError):
        head_of(Server(httpserver.url_for("/"), TOKEN), "class/hw")
    assert seen == []


def test_only_the_servers_own_protocol_is_spoken(tmp_path: Path) -> None:
    environment = Server("https://github.com", TOKEN).environment()
    assert environment["GIT_ALLOW_PROTOCOL"] == "https"
    assert not {"GITHUB_TOKEN", "GRADER_APP_KEY"} & environment.keys()
    remotes = Remotes(tmp_path)
    sha = remotes.push("class/hw", {"x": b"x"})
    server = Server(f"ext::sh -c 'touch {tmp_path / 'ran'}' #")
    with pytest.raises(GitError):
        head_of(server, "class/hw")
    assert not (tmp_path / "ran").exists()
    with fetched(Server(remotes.address), "class/hw", sha) as commit:
        assert commit.files("nowhere") == {}


def test_a_repository_beyond_the_limit_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.github.git.MAX_FETCHED_BYTES", 200 << 10)
    remotes = Remotes(tmp_path)
    sha = remotes.push("class/hw", {f"noise{number}": os.urandom(90 << 10) for number in range(5)})
    with pytest.raises(GitError), fetched(Server(remotes.address), "class/hw", sha):
        pytest.fail("it was fetched")
