"""Reads workflows, and carries out their jobs here: each ``run:`` line in a shell, with the environment of a runner."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from autograder.model.paths import ROOT
from tests.autograder.processes import run

STUDENT = ROOT / "autograder" / "authoring" / "templates" / "student" / ".github" / "workflows"
GRADER = ROOT / "autograder" / "github" / "templates" / "grader" / ".github" / "workflows"
OURS = ROOT / ".github" / "workflows"
ALL = sorted([*STUDENT.glob("*.y*ml"), *GRADER.glob("*.y*ml"), *OURS.glob("*.y*ml")])
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def load(path: Path) -> dict[str, Any]:
    """A workflow; its ``on`` under that name, which YAML reads as true."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)
    return workflow


def steps_of(job: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of a job."""
    yield from job["steps"]


@dataclass
class Runner:
    """Carries out the jobs of one workflow run. Every job has a folder of its own, as every job has a machine.

    ``contexts`` are what expressions may use. Artifacts are kept by name. ``artifacts`` refuses no overwriting.
    """

    workflow: dict[str, Any]
    checkout: Path
    folder: Path
    contexts: dict[str, str]
    environment: dict[str, str]
    artifacts: dict[str, Path] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    logs: dict[str, str] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def run(self, job_name: str, matrix: Mapping[str, Any] | None = None) -> int:
        """Carry out a job; its exit code. Steps after a failed one are skipped, but for ``!cancelled()``."""
        job = self.workflow["jobs"][job_name]
        label = f"{job_name}-{'-'.join(str(value) for value in (matrix or {}).values())}"
        machine = self.folder / label
        work, temp = machine / "work", machine / "temp"
        work.mkdir(parents=True)
        temp.mkdir()
        contexts = {
            **self.contexts,
            "runner.temp": str(temp),
            **{f"matrix.{name}": str(value) for name, value in (matrix or {}).items()},
            **self.outputs,
        }
        code = 0
        for step in steps_of(job):
            if code and "!cancelled()" not in str(step.get("if", "")):
                continue
            if "run" in step:
                code = max(code, self._shell(job_name, label, job, step, work, temp, contexts))
            else:
                self._use(step, work, contexts)
        return code

    def _shell(
        self,
        job_name: str,
        label: str,
        job: Mapping[str, Any],
        step: Mapping[str, Any],
        work: Path,
        temp: Path,
        contexts: Mapping[str, str],
    ) -> int:
        line = step["run"]
        if " pip install " in line:
            return 0  # what it would install is installed
        output, summary = temp / f"output-{step.get('id', '')}", temp / "summary.md"
        output.touch()
        stated = {**job.get("env", {}), **step.get("env", {})}
        given = {name: filled(str(value), contexts) for name, value in stated.items()}
        self.seen.setdefault(job_name, set()).update(name for name, value in given.items() if value)
        environment = {
            **self.environment,
            **given,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(temp),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        finished = run("bash", "-e", "-o", "pipefail", "-c", line, cwd=work, environment=environment)
        self.logs[label] = self.logs.get(label, "") + finished.stdout + finished.stderr
        for entry in output.read_text(encoding="utf-8").splitlines():
            name, _, value = entry.partition("=")
            self.outputs[f"needs.{job_name}.outputs.{name}"] = value
        return finished.returncode

    def _use(self, step: Mapping[str, Any], work: Path, contexts: Mapping[str, str]) -> None:
        action = step["uses"].split("@")[0]
        wanted = {name: filled(str(value), contexts) for name, value in step.get("with", {}).items()}
        if action == "actions/checkout":
            shutil.copytree(self.checkout, work, dirs_exist_ok=True)
        elif action == "actions/upload-artifact":
            kept = self.folder / "artifacts" / wanted["name"]
            if (work / wanted["path"]).exists():
                self._upload(work / wanted["path"], kept)
                self.artifacts[wanted["name"]] = kept
        elif action == "actions/download-artifact":
            target = work / wanted["path"]
            if "name" in wanted:
                shutil.copytree(self.artifacts[wanted["name"]], target, dirs_exist_ok=True)
            for name, kept in self.artifacts.items():
                if "pattern" in wanted and name.startswith(wanted["pattern"].removesuffix("*")):
                    shutil.copytree(kept, target / name)

    def _upload(self, source: Path, kept: Path) -> None:
        """As the action does it: no hidden files, no folders without files, no modes, none of some characters."""
        for path in sorted(source.rglob("*")):
            name = path.relative_to(source)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                assert not set('":<>|*?\r\n') & set(str(name)), name
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, kept / name)


def filled(text: str, contexts: Mapping[str, str]) -> str:
    """Expressions replaced; one that nothing is known of is an error of the test."""
    return EXPRESSION.sub(lambda found: contexts[found[1]], text)


def shards(outputs: Mapping[str, str]) -> list[int]:
    """What the matrix is made of."""
    return json.loads(outputs["needs.plan.outputs.shards"])
