"""Where no browser can be had, the tests say so, and say what mends it."""

from __future__ import annotations

import os

import pytest

from tests.browser import setup


def test_a_browser_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/no/such/browser")
    monkeypatch.setenv("BROWSER_SETUP", "never")
    with pytest.raises(setup.Unavailable, match=r"BROWSER_SETUP=never|set BROWSER"):
        setup.ensure_browser()


def test_an_ordinary_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("BROWSER", "/no/such/browser")
    with pytest.raises(setup.Unavailable, match="apt-get install chromium"):
        setup.ensure_browser()


def test_a_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/bin/sh")
    found = setup.find_browser()
    assert found is not None
    assert found.name == "sh"
