"""nbgrader's helper programs are found, though nobody has activated this Python's environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.gradebooks.store import Store
from tests.autograder.conftest import COURSE


def test_a_new_gradebook_is_made_where_alembic_is_not_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with Store(f"sqlite:///{tmp_path}/gradebook.db", COURSE):
        assert (tmp_path / "gradebook.db").is_file()
