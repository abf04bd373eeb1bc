"""Shards on Parsl: pilot jobs on this machine, Slurm, PBS, Kubernetes or a cloud, as a configuration file says.

The file is Python and defines ``config = parsl.Config(…)``; see ``README.md`` here for some. Without one, two workers of
this machine are used. ``pip install -e '.[engines]'`` installs Parsl.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import Any

from autograder.classroom.engines.shards import EngineError, ShardedRun, Submit, run_command, run_shards
from autograder.classroom.merge import Merged
from autograder.model.course import Course
from autograder.model.paths import ROOT

LOCAL_WORKERS = 2


def run_on_parsl(
    course: Course, run: ShardedRun, config_file: Path | None, say: Callable[[str], None]
) -> Merged:
    """Grade the shards on Parsl's workers and join them.

    Raises EngineError when Parsl isn't installed or the file defines no configuration, and what ``run_shards`` raises.
    """
    try:
        import parsl
    except ImportError as error:
        raise EngineError(f"Parsl is not installed ({error}); run: pip install -e '.[engines]'") from error
    config = _configuration(config_file, run.out)
    # Parsl starts its own programs by name; they stand beside this Python, whether its venv is activated or not.
    os.environ["PATH"] = os.pathsep.join(
        (str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath))
    )
    kernel = parsl.load(config)
    try:
        submit: Submit = parsl.python_app(run_command, data_flow_kernel=kernel)
        return run_shards(course, run, submit, say)
    finally:
        kernel.cleanup()
        parsl.clear()


def _configuration(file: Path | None, out: Path) -> Any:
    import parsl

    if file is None:
        return _local(out)
    try:
        found = runpy.run_path(str(file)).get("config")
    except OSError as error:
        raise EngineError(f"--config {file}: {error.strerror}") from error
    if not isinstance(found, parsl.Config):
        raise EngineError(
            f"--config {file}: must define `config = parsl.Config(…)`; see autograder/classroom/engines/README.md"
        )
    return found


def _local(out: Path) -> Any:
    from parsl.config import Config
    from parsl.executors import HighThroughputExecutor
    from parsl.providers import LocalProvider

    executor = HighThroughputExecutor(
        label="local",
        address="127.0.0.1",
        max_workers_per_node=LOCAL_WORKERS,
        provider=LocalProvider(
            init_blocks=1, max_blocks=1, worker_init=f"export PYTHONPATH={quote(str(ROOT))}"
        ),
    )
    return Config(executors=[executor], run_dir=str(out / "parsl"), usage_tracking=0)
