"""nbgrader's API at less than a third of the price: `run --db` must hardly be slower than `run`.

Most of `import nbgrader` is a checker of one text format (IRIs, RFC 3987) that jsonschema takes along where it is
installed, and asks about no notebook of ours. And a new database costs two seconds more, in which another Python lists
nbgrader's migrations: that is done here, with the same library and the same answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let imports inside take a module that isn't loaded yet as not installed."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # by Python's “The module cache”
    try:
        yield
    finally:
        del sys.modules[name]


with _without("rfc3987_syntax"):
    from nbgrader import api

from nbgrader.dbutil import ALEMBIC_DIR  # noqa: E402


def newest_revision() -> str:
    """What nbgrader notes in a new database as the revision of its tables."""
    from alembic.script import ScriptDirectory

    revision = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    assert revision is not None
    return revision


alembics_answer = api.get_alembic_version  # by another Python, for comparison
api.get_alembic_version = newest_revision

__all__ = ["alembics_answer", "api", "newest_revision"]
