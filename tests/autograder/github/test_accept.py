"""Results come from machines where student code ran: whatever they say, nobody gets another's score or one that can't be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.github.accept import Delivery, ResultsError, take_in
from autograder.github.plan_file import Plan
from autograder.github.shards import shard_of, used_shards
from autograder.model.verdict import Results, Verdict
from tests.autograder.github.conftest import COURSE, STEP, plan, results, verdict, write

Change = Callable[[Verdict], Verdict]


def _changed(**fields: object) -> Change:
    return lambda honest: msgspec.structs.replace(honest, **fields)


def _todo(**fields: object) -> Change:
    def change(honest: Verdict) -> Verdict:
        first, *others = honest.todos
        return msgspec.structs.replace(honest, todos=[msgspec.structs.replace(first, **fields), *others])

    return change


def _deliver(tmp_path: Path, found: Results, of: Plan) -> Delivery:
    return take_in(COURSE, of, write(tmp_path / "out", found))


def test_an_honest_verdict_is_taken(tmp_path: Path) -> None:
    delivery = _deliver(tmp_path, results(verdict("ada")), plan("ada"))
    assert [item.head.student for item in delivery.accepted] == ["ada"]
    assert (delivery.refused, delivery.absent, delivery.faults) == ([], [], [])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_changed(student="nobody"), "is not in the plan"),
        (_changed(step="step9"), "is not in the plan"),
        (_changed(submission="0" * 64), "other files were graded"),
        (_changed(sandbox_level=0), "sandbox level 0"),
        (_changed(score=1e9), "outside the course's points"),
        (_changed(score=float(STEP.points) - 1), "not the sum"),
        (_changed(score=-1.0), "outside the course's points"),
        (_changed(score=None), "outside the course's points"),
        (_changed(max_score=5.0), "not the sum"),
        (_changed(todos=[]), "TODOs are not the course's"),
        (_todo(score=21.0), "points can't be"),
        (_todo(score=-20.0), "points can't be"),
        (_todo(max_score=1000.0, score=1000.0), "points can't be"),
        (_todo(id="2a"), "TODOs are not the course's"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_the_student_without_a_new_score(
    tmp_path: Path, change: Change, why: str
) -> None:
    delivery = _deliver(tmp_path, results(change(verdict("ada"))), plan("ada"))
    assert delivery.accepted == []
    assert why in delivery.refused[0]
    assert [head.student for head, _ in delivery.absent] == ["ada"]


def test_a_second_verdict_of_a_student_is_refused(tmp_path: Path) -> None:
    delivery = _deliver(tmp_path, results(verdict("ada"), verdict("ada")), plan("ada"))
    assert len(delivery.accepted) == len(delivery.refused) == 1


def test_a_shard_speaks_for_its_own_students_only(tmp_path: Path) -> None:
    students = [f"student{number}" for number in range(6)]
    of = plan(*students, shards=3)
    everybody = results(*(verdict(student) for student in students))
    first = used_shards(students, 3)[0]
    write(tmp_path / "out" / f"results-{first}", everybody)
    delivery = take_in(COURSE, of, tmp_path / "out")
    own = sorted(student for student in students if shard_of(student, 3) == first)
    assert [item.head.student for item in delivery.accepted] == own
    assert len(delivery.refused) == len(students) - len(own) > 0


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b'{"submissions": 7}', b"\xff\xfe"])
def test_results_that_cannot_be_read_stop_no_other_shard(tmp_path: Path, content: bytes) -> None:
    of = plan("ada", shards=1)
    write(tmp_path / "out" / "results-1", results(verdict("ada")))
    broken = tmp_path / "out" / "results-2"
    broken.mkdir()
    (broken / "results.json").write_bytes(content)
    delivery = take_in(COURSE, of, tmp_path / "out")
    assert [item.head.student for item in delivery.accepted] == ["ada"]
    assert len(delivery.refused) == 1


def test_results_that_are_a_link_are_not_read(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", results(verdict("ada")))
    (tmp_path / "out" / "results-1").mkdir(parents=True)
    (tmp_path / "out" / "results-1" / "results.json").symlink_to(tmp_path / "elsewhere" / "results.json")
    with pytest.raises(ResultsError):
        take_in(COURSE, plan("ada"), tmp_path / "out")


def test_a_fault_of_the_machine_is_no_score(tmp_path: Path) -> None:
    fault = msgspec.structs.replace(
        verdict("ada"), status="infrastructure_error", score=None, todos=[], reason="disk\n::error::full"
    )
    delivery = _deliver(tmp_path, results(fault), plan("ada"))
    assert delivery.accepted == []
    ((head, _, why),) = delivery.faults
    assert (head.student, why) == ("ada", "disk ::error::full")


def test_a_suite_or_grader_without_a_digest_is_refused(tmp_path: Path) -> None:
    for found in (
        msgspec.structs.replace(results(verdict("ada")), suite={}),
        msgspec.structs.replace(results(verdict("ada")), grader="x"),
    ):
        delivery = _deliver(tmp_path, found, plan("ada"))
        assert (delivery.accepted, len(delivery.refused)) == ([], 1)
