"""``verify`` finds what an author must never break: each test breaks one thing and expects its rule to say so."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from autograder.grading.asking import Examiner
from autograder.model.corpus import corpus_files
from autograder.model.course import Course, load_course
from autograder.model.paths import CORPUS, ROOT
from autograder.model.verdict import Check, TodoVerdict, Verdict
from autograder.proof import course_rules
from autograder.proof.class_rules import ClassRules, Strides
from autograder.proof.rules import Finding
from autograder.proof.suite_rules import RECORD, SuiteRules, record_text
from autograder.proof.verify import CLASS_RULES, FILE_RULES, SUITE_RULES
from tests.autograder.processes import grade_here

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")


def words(findings: list[Finding]) -> str:
    return "\n".join(f"{finding.file}: {finding.wrong}; {finding.mend}" for finding in findings)


def with_todo(todo: str, **changes: Any) -> Course:
    """The course with one TODO's entry changed."""
    todos = [msgspec.structs.replace(t, **changes) if t.id == todo else t for t in STEP.todos]
    return msgspec.structs.replace(COURSE, steps=[msgspec.structs.replace(STEP, todos=todos)])


def damage(bench: Examiner, monkeypatch: pytest.MonkeyPatch, todo: str, test: str, body: Any) -> None:
    """Replace the body of a hidden test."""
    tests = [
        replace(t, body=body, wrapped=t.wrapped if t.is_property else body) if t.name == test else t
        for t in bench.plans[todo].tests
    ]
    monkeypatch.setattr(bench.plans[todo], "tests", tests)


def asks_only(bench: Examiner, todo: str, test: str) -> Any:
    """The test's body without its comparisons: it asks the same and accepts everything."""
    original = next(t for t in bench.plans[todo].tests if t.name == test).body

    def body(**arguments: Any) -> None:
        try:
            original(**arguments)
        except AssertionError:
            return

    return body


def test_the_course_as_it_stands_is_complete() -> None:
    assert words(course_rules.manifest(COURSE.steps).findings) == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"points": 14}, "worth 99 points"),
        ({"hints": []}, "has 0 hints"),
        ({"file": "todo2a_nothing.py"}, "solutions/step3_pretrain/todo2a_nothing.py"),
    ],
)
def test_an_incomplete_manifest_is_found(changes: dict[str, Any], expected: str) -> None:
    assert expected in words(course_rules.manifest(with_todo("2a", **changes).steps).findings)


def test_a_stale_stub_is_found_and_the_command_named() -> None:
    """Another title gives another stub than the committed one."""
    title = msgspec.structs.replace(STEP.todo("2a").title, en="Another title")
    found = words(course_rules.stubs(with_todo("2a", title=title)).findings)
    assert "assignments/step3_pretrain/todo2a_warmup.py" in found
    assert "grade.py release" in found


@pytest.mark.parametrize("form", ["    {}\n", "# {}\n", '  "{}\\n",\n', "so `{}` it is\n"])
def test_a_leaked_line_is_found_in_any_dress(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    leaked = "return max_lr * (step + 1) / warmup_steps"
    assert leaked in (ROOT / "solutions/step3_pretrain/todo2a_warmup.py").read_text(encoding="utf-8")
    files = {"assignments/hint.md": form.format(leaked).encode()}
    monkeypatch.setattr(course_rules, "repository_files", lambda course: files)
    assert "todo2a_warmup.py" in words(course_rules.leaks(COURSE).findings)


def test_what_stands_in_every_training_loop_is_no_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects later steps' given code: a common line of an answer may stand there, the answer may not."""
    common = "loss.backward()\noptimizer.step()\noptimizer.zero_grad()\n"
    answer = (ROOT / "solutions/step3_pretrain/todo3a_update_lr.py").read_text(encoding="utf-8")
    whole = answer.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
    files = {"assignments/loop.py": common.encode(), "assignments/other.py": whole.encode()}
    monkeypatch.setattr(course_rules, "repository_files", lambda course: files)
    assert [finding.file for finding in course_rules.leaks(COURSE).findings] == ["assignments/other.py"]


def test_a_step_may_reveal_an_earlier_one_where_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"return max_lr * (step + 1) / warmup_steps"
    files = {"assignments/step4_later/sft.py": line, "assignments/step3_pretrain/gpt.py": line}
    later = msgspec.structs.replace(
        STEP, id="step4_later", todos=STEP.todos[:0], optional=[], reveals=[STEP.id]
    )
    course = msgspec.structs.replace(COURSE, steps=[*COURSE.steps, later])
    monkeypatch.setattr(course_rules, "repository_files", lambda course: files)
    found = {finding.file for finding in course_rules.leaks(course).findings}
    assert found == {"assignments/step3_pretrain/gpt.py"}


def test_nothing_is_leaked_now() -> None:
    assert words(course_rules.leaks(COURSE).findings) == ""


def test_a_hidden_test_without_assertions_is_found(
    rules: SuiteRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = asks_only(rules.bench, "2a", "test_last_step")
    damage(rules.bench, monkeypatch, "2a", "test_last_step", body)
    found = words(rules.needed().findings)
    assert "test_last_step fails no wrong answer" in found


def test_the_record_has_one_line_for_each_wrong_answer_and_names_none_that_is_gone() -> None:
    for step in load_course().steps:
        text = (CORPUS / step.id / RECORD).read_text(encoding="utf-8")
        kills = json.loads(text)
        assert text == record_text(kills)
        assert len(text.splitlines()) == len(kills) + 2
        there = {
            f"{todo.module}/{file.name}" for todo in step.files for file in corpus_files(step, todo, "wrong")
        }
        assert kills.keys() <= there


def test_a_weakened_hidden_test_is_found_by_the_record(
    rules: SuiteRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It still fails some: only the record knows that it used to fail more."""
    original = next(t for t in rules.bench.plans["2a"].tests if t.name == "test_rises_evenly").body

    def tolerant(**arguments: Any) -> None:
        try:
            original(**arguments)
        except AssertionError as error:
            evidence = getattr(error, "evidence", None)
            if evidence is None or not isinstance(evidence.got, float) or abs(evidence.got) > 0.1:
                raise

    damage(rules.bench, monkeypatch, "2a", "test_rises_evenly", tolerant)
    found = words(rules.needed().findings)
    assert "test_rises_evenly no longer fails" in found
    assert "verify --record" in found
    assert "fails no wrong answer" not in found


def test_a_test_that_fails_the_solution_is_found(rules: SuiteRules, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(student: Any) -> None:
        student.warmup_lr(step=0, warmup_steps=8, max_lr=1.0).is_close(0.0)

    damage(rules.bench, monkeypatch, "2a", "test_first_step", wrong)
    try:
        assert "the solution fails test_first_step" in words(rules.solution().findings)
        assert "is right and loses points: fails test_first_step" in words(rules.right().findings)
    finally:
        monkeypatch.undo()
        rules.bench.record(rules.bench.plans)


def test_a_suite_that_lets_wrong_answers_through_is_found(
    rules: SuiteRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    for test in list(rules.bench.plans["2a"].tests):
        damage(rules.bench, monkeypatch, "2a", test.name, asks_only(rules.bench, "2a", test.name))
    found = words(rules.wrong().findings)
    assert "todo2a_warmup/wrong.py::factor_two: is wrong and keeps all points" in found
    assert "todo2b" not in found


def test_the_suites_as_they_stand_hold(rules: SuiteRules) -> None:
    for outcome in (rules.solution(), rules.right(), rules.wrong(), rules.needed(), rules.public()):
        assert words(outcome.findings) == ""


def verdict(**scores: float) -> Verdict:
    """A verdict in which each TODO has these points."""
    todos = [
        TodoVerdict(
            todo.id, scores.get(f"todo_{todo.id}", todo.points), todo.points, "failed", todo.title, []
        )
        for todo in STEP.todos
    ]
    total = sum(todo.score for todo in todos)
    return Verdict("x", STEP.id, "graded", total, 100, 1, "", [], todos)


def classes(monkeypatch: pytest.MonkeyPatch, kind: str, found: Verdict) -> ClassRules:
    """The class rules, told that every submission of a kind got this verdict."""
    rules = ClassRules(STEP, 1, {}, 1, Strides(*(1000, 1000, 1000)), lambda done, total: None)
    sample = [file for file in rules.corpus if file.kind == kind][:1]
    assert sample
    monkeypatch.setitem(rules.__dict__, "corpus", sample)
    monkeypatch.setitem(rules.__dict__, "verdicts", {sample[0].label: found})
    return rules


def test_an_attack_that_gains_points_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = classes(monkeypatch, "hostile", verdict(todo_1=3.0))
    assert "gained 3 points" in words(rules.hostile().findings)


def test_an_attack_that_costs_a_neighbour_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = classes(monkeypatch, "hostile", verdict(todo_1=0.0, todo_3b=4.0))
    found = words(rules.hostile().findings)
    assert "cost points elsewhere: TODO 3b" in found
    assert "gained" not in found


def test_an_attack_that_held_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = classes(monkeypatch, "hostile", verdict(todo_1=0.0, todo_train=0.0)).hostile()
    assert outcome.findings == []
    assert outcome.figures == {"attacks held": "1 of 1 (100.0 %)"}


def test_a_right_submission_that_loses_points_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is right" in words(classes(monkeypatch, "right", verdict(todo_1=19.0)).graded().findings)


def test_a_wrong_submission_without_a_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "named None" in words(classes(monkeypatch, "wrong", verdict(todo_1=0.0)).graded().findings)


def test_every_rule_that_has_a_name_can_be_checked() -> None:
    for names, home in ((FILE_RULES, course_rules), (SUITE_RULES, SuiteRules), (CLASS_RULES, ClassRules)):
        assert [name for name in names if not callable(getattr(home, name, None))] == []


def test_the_command_names_the_rule_and_succeeds() -> None:
    finished = grade_here("verify", "--only", "manifest", "--only", "leaks")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert finished.stdout.count("\nok ") + finished.stdout.startswith("ok ") == 2


def test_an_unknown_rule_is_the_callers_mistake() -> None:
    finished = grade_here("verify", "--only", "everything")
    assert finished.returncode == 2
    assert "there is no such rule" in finished.stderr


def test_a_check_is_described_in_brief() -> None:
    from autograder.proof.classes import in_brief

    checks = [Check("test_a", True, 1, 1, ""), Check("test_b", False, 0, 1, "")]
    todo = TodoVerdict("1", 1, 2, "failed", STEP.title, checks)
    assert in_brief(todo) == "TODO 1 failed 1/2 (test_b)"
