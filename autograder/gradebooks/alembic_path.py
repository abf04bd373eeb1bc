"""nbgrader starts the program ``alembic`` by its bare name whenever it makes a database."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_alembic() -> None:
    """Put this Python's own programs first on PATH, as activating its environment would."""
    programs = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", os.defpath)
    if path.split(os.pathsep)[0] != programs:
        os.environ["PATH"] = programs + os.pathsep + path
