"""nbgrader's API at a third of the price: `run --db` must hardly be slower than `run`.

Most of `import nbgrader` are extensions of Jupyter's server, which its `__init__` loads, and a checker of one text format
(IRIs, RFC 3987) that jsonschema takes along where it is installed: the gradebook needs neither. And a new database costs
two seconds more, in which another Python lists nbgrader's migrations: that is done here, with the same library and the
same answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec


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


@contextmanager
def _without_init(package: str) -> Iterator[None]:
    """Let imports inside find a package's modules without its `__init__`, which runs for whoever imports it later."""
    spec = None if package in sys.modules else find_spec(package)
    if spec is None:
        yield
        return
    sys.modules[package] = module_from_spec(spec)
    try:
        yield
    finally:
        del sys.modules[package]


with _without("rfc3987_syntax"), _without_init("nbgrader"):
    from nbgrader import api
    from nbgrader.dbutil import ALEMBIC_DIR


def newest_revision() -> str:
    """What nbgrader notes in a new database as the revision of its tables."""
    from alembic.script import ScriptDirectory

    revision = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    assert revision is not None
    return revision


alembics_answer = api.get_alembic_version  # by another Python, for comparison
api.get_alembic_version = newest_revision

__all__ = ["alembics_answer", "api", "newest_revision"]
