"""No process of a submission outlives it, not even one that took care to get away."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.sandbox.confinement.confine import machine_supported
from tests.autograder.processes import python

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(not machine_supported(), reason="needs Linux on x86_64 or aarch64")

# Every process holds the writing end of a pipe: reading its end means that all of them are gone.
PRELUDE = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from autograder.sandbox.confinement.confine import become_subreaper, kill_all_children
from autograder.sandbox.confinement.reaper import children, children_by_scan

reading, writing = os.pipe()

def stay():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    os.write(writing, b"x")
    while True:
        signal.pause()

def daemons(count):
    '''Start processes in sessions of their own, whose parents end at once.'''
    for _ in range(count):
        pid = os.fork()
        if pid == 0:
            os.setsid()
            if os.fork() == 0:
                stay()
            os._exit(0)
        os.waitpid(pid, 0)

def child(count):
    pid = os.fork()
    if pid == 0:
        daemons(count)
        stay()
    started = 0
    while started < count + 1:
        started += len(os.read(reading, 1))
    return pid
"""


def says(script: str) -> list[str]:
    return python("-I", "-c", PRELUDE + script, ROOT, cwd="/", ok=True).stdout.split("\n")[:-1]


def test_daemons_are_killed_with_the_child() -> None:
    said = says("""
become_subreaper()
child(3)
print(kill_all_children())
os.close(writing)
print(os.read(reading, 1), children())
""")
    assert said == ["4", "b'' []"]


def test_daemons_of_a_child_that_has_been_waited_for_are_killed() -> None:
    said = says("""
become_subreaper()
pid = child(2)
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
print(len(children()), kill_all_children())
os.close(writing)
print(os.read(reading, 1))
""")
    assert said == ["2 2", "b''"]


def test_nothing_to_kill_is_fine() -> None:
    assert says("become_subreaper(); print(kill_all_children())") == ["0"]


def test_other_processes_are_left_alone() -> None:
    """The process that ran the sweep, and its own parent, are still there to say so."""
    said = says("""
become_subreaper()
child(1)
kill_all_children()
os.kill(os.getppid(), 0)
print("alive")
""")
    assert said == ["alive"]


def test_both_ways_of_finding_children_agree() -> None:
    said = says("""
become_subreaper()
pid = child(2)
print(sorted(children()) == sorted(children_by_scan()), len(children()), pid in children())
kill_all_children()
""")
    assert said == ["True 3 True"]
