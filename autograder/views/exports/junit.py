"""JUnit XML as pytest writes it (its "xunit2" family): a suite a submission, a case a TODO, points as properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from autograder.model.clean import plain
from autograder.model.verdict import BREACHES, TodoVerdict, Verdict
from autograder.record.late import Mark
from autograder.views.exports.cells import number_cell
from autograder.views.exports.records import ExportedClass, Format

ERRORS = BREACHES | {"import_error"}


def _opening(of: ExportedClass) -> bytes:
    root = ElementTree.tostring(
        ElementTree.Element("testsuites", name=of.course.id), "unicode", short_empty_elements=False
    )
    return f"<?xml version='1.0' encoding='utf-8'?>\n{root.removesuffix('</testsuites>')}\n".encode()


def _suites(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    """Those that were looked at; one that the machine failed on is a suite with one error."""
    for mark in marks:
        if mark.verdict is not None:
            suite = _suite(mark, mark.verdict, of.graded_at)
            ElementTree.indent(suite, level=1)
            yield b"  " + ElementTree.tostring(suite, encoding="utf-8") + b"\n"


def _suite(mark: Mark, verdict: Verdict, graded_at: str) -> ElementTree.Element:
    cases = [_case(verdict, todo) for todo in verdict.todos]
    if verdict.score is None:
        cases = [_no_verdict(verdict)]
    suite = ElementTree.Element(
        "testsuite",
        name=f"{_text(verdict.student)}/{verdict.step}",
        errors=str(sum(case.find("error") is not None for case in cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        tests=str(len(cases)),
        time="0",
        timestamp=graded_at,
        hostname="",
    )
    points = {
        "student": _text(verdict.student),
        "raw_score": number_cell(mark.raw_score),
        "late_penalty": number_cell(mark.penalty),
        "score": number_cell(mark.score),
        "max_score": number_cell(mark.max_score),
    }
    suite.append(_properties(points))
    suite.extend(cases)
    return suite


def _case(verdict: Verdict, todo: TodoVerdict) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", classname=f"{_text(verdict.student)}.{verdict.step}", name=f"todo_{todo.id}", time="0"
    )
    points = {
        "score": number_cell(todo.score),
        "max_score": number_cell(todo.max_score),
        "status": todo.status,
        "misconception": todo.misconception or "",
    }
    case.append(_properties(points))
    if todo.score == todo.max_score:
        return case
    if todo.status == "not_attempted":
        ElementTree.SubElement(case, "skipped", type="pytest.skip", message=_text(todo.feedback.en))
        return case
    kind = "error" if todo.status in ERRORS else "failure"
    failed = ElementTree.SubElement(case, kind, message=_text(todo.feedback.en))
    failed.text = "\n".join(
        f"{check.name}: {_text(check.message)}" for check in todo.checks if not check.passed
    )
    return case


def _no_verdict(verdict: Verdict) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", classname=f"{_text(verdict.student)}.{verdict.step}", name="grading", time="0"
    )
    ElementTree.SubElement(case, "error", message=_text(f"not graded: {verdict.reason or 'unknown'}"))
    return case


def _properties(values: dict[str, str]) -> ElementTree.Element:
    properties = ElementTree.Element("properties")
    for name, value in values.items():
        ElementTree.SubElement(properties, "property", name=name, value=value)
    return properties


def _text(text: str) -> str:
    """What XML 1.0 can hold: no controls, no surrogates, none of the non-characters that it forbids."""
    return plain(text).replace("\ufffe", " ").replace("\uffff", " ")


JUNIT = Format("junit.xml", _opening, _suites, b"</testsuites>\n")
