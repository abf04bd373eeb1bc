"""The report says what the verdicts say, shows submissions' text as text, and is the same for the same results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.record.runs import RunError, open_run
from autograder.views.report import REPORT_FILE
from autograder.views.report_command import write_pages
from autograder.views.report_timings import TIMINGS_FILE, read_timings, update_timings
from tests.autograder.processes import grade_here
from tests.autograder.views.classes import (
    COURSE,
    CRASHED,
    OPEN,
    STEP,
    WRONG,
    Outcome,
    random_class,
    record_runs,
    reported,
    verdict,
    write_class,
    write_report,
)
from tests.autograder.views.pages import Page, assert_strict

HOSTILE = "<script>hacked()</script>\"'><svg onload=hacked()>{{7*7}}{% raw %}\u202egnp</td><!--"


def page_of(folder: Path) -> Page:
    return assert_strict(write_report(folder).read_text(encoding="utf-8"))


def small_class(folder: Path) -> Path:
    return write_class(
        folder,
        [
            verdict("ada"),
            verdict("bob", {"1": Outcome("failed", frozenset({0, 1}), "target_not_moved")}),
            verdict("eve", {"1": Outcome("failed", frozenset(), "target_not_moved"), "3c": CRASHED}),
            verdict("mia", {"2a": OPEN, "2b": OPEN}),
            verdict("zoe", status="infrastructure_error", reason="no memory to fork"),
        ],
    )


def test_the_figures_are_those_of_the_verdicts(tmp_path: Path) -> None:
    (numbers,) = reported(open_run(small_class(tmp_path))).numbers
    assert numbers.graded == 4
    assert sorted(numbers.scores) == [60, 70, 90, 100]
    assert (numbers.median, numbers.mean, numbers.full_marks) == (80, 80, 1)
    assert dict(numbers.distribution)["100"] == 1
    assert sum(count for _, count in numbers.distribution) == 4
    first = numbers.todos["1"]
    assert first.outcomes == {"right": 2, "partly": 1, "wrong": 1}
    assert numbers.todos["3c"].outcomes == {"right": 3, "broken": 1}
    assert numbers.todos["2a"].attempts == 3
    (mistake,) = numbers.ranked_mistakes
    assert (mistake.name, mistake.count, [link.name for link in mistake.examples]) == (
        "target_not_moved",
        2,
        ["bob", "eve"],
    )
    (trouble,) = numbers.troubles
    assert (trouble.student.name, trouble.todo, trouble.status) == ("eve", "3c", "crashed")


def test_the_page_holds_figures_students_and_links(tmp_path: Path) -> None:
    page = page_of(small_class(tmp_path))
    for words in ("80", "no memory to fork", "target not moved", "sandbox level", "Landlock"):
        assert words.lower() in page.text.lower()
    links = {link.attributes["href"] for link in page.all("a")}
    for student in ("ada", "bob", "eve", "mia", "zoe"):
        assert f"feedback/{student}.html" in links
    assert f"feedback/bob.html#{STEP.id}-1" in links
    anchors = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    assert {link[1:] for link in links if link.startswith("#")} <= anchors, "no link leads nowhere"


def test_a_failure_without_a_name_is_counted_by_what_fails(tmp_path: Path) -> None:
    failures = [
        Outcome("failed", frozenset({0}), message=f"the loss went from {value} to 2.5")
        for value in (1.25, 2.75)
    ]
    write_class(tmp_path, [verdict(f"s{number}", {"3a": failure}) for number, failure in enumerate(failures)])
    (numbers,) = reported(open_run(tmp_path)).numbers
    (mistake,) = numbers.ranked_mistakes
    assert (mistake.named, mistake.count) == (False, 2)
    assert mistake.name == "test_todo3a_update_lr_b: the loss went from … to …"


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    outcome = Outcome("failed", frozenset(), HOSTILE, message=HOSTILE, got=HOSTILE)
    fault = verdict(HOSTILE + "2", status="infrastructure_error", reason=HOSTILE)
    write_class(tmp_path, [verdict(HOSTILE, {"1": outcome}, ignored_files=[HOSTILE]), fault])
    page = page_of(tmp_path)
    assert "<script>hacked()</script>" in page.text
    assert "{{7*7}}" in page.text
    assert "\u202e" not in page.source


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=40), message=st.text(max_size=60))
def test_no_text_of_a_submission_gets_out_of_its_place(tmp_path: Path, name: str, message: str) -> None:
    name, message = (text.encode("utf-8", "replace").decode("utf-8") for text in (name, message))
    outcome = Outcome("failed", frozenset(), message=message, got=message)
    run = open_run(write_class(tmp_path, [verdict(name, {"2a": outcome})]))
    assert_strict(reported(run).page(None, None))


def test_the_same_results_give_the_same_pages(tmp_path: Path) -> None:
    folder = write_class(tmp_path, random_class(30))
    assert write_pages(COURSE, folder, open_run(folder)) == (30, None)
    first = (folder / REPORT_FILE).read_bytes()
    pages = {path.name: path.read_bytes() for path in (folder / "feedback").iterdir()}
    assert len(pages) == 30
    write_pages(COURSE, folder, open_run(folder))
    assert write_report(folder).read_bytes() == (folder / REPORT_FILE).read_bytes() == first
    assert {path.name: path.read_bytes() for path in (folder / "feedback").iterdir()} == pages


def test_a_large_class_fits_in_an_e_mail(tmp_path: Path) -> None:
    page = write_report(write_class(tmp_path, random_class(1000)))
    assert page.stat().st_size < 1_000_000
    assert page.read_text(encoding="utf-8").count("<tr") > 1000


@pytest.mark.parametrize(
    "verdicts", [[], [verdict("zoe", status="infrastructure_error", reason="disk full")]]
)
def test_a_class_without_a_score_has_a_report_too(tmp_path: Path, verdicts: list) -> None:
    page_of(write_class(tmp_path, verdicts))


def test_the_last_run_is_compared_with_the_one_before(tmp_path: Path) -> None:
    new = [verdict("ada", submission="1" * 64), verdict("bob")]
    page = page_of(record_runs(tmp_path, [verdict("ada", {"1": WRONG}), verdict("bob")], new))
    assert "other files were handed in" in page.text
    assert [row.attributes.get("data-f") for row in page.all("tr") if "data-f" in row.attributes] == [
        "full changed",
        "full",
    ]


def test_times_are_shown_when_they_are_there(tmp_path: Path) -> None:
    small_class(tmp_path)
    assert "No times were recorded" in page_of(tmp_path).text
    update_timings(tmp_path, 7500, 4, 0, {("ada", STEP.id): 0.25, ("bob", STEP.id): 1.75})
    page = page_of(tmp_path)
    assert "2 h 05 min" in page.text
    assert page.text.index("1.75") < page.text.index("0.25")


def test_timings_of_what_was_not_graded_again_stay(tmp_path: Path) -> None:
    update_timings(tmp_path, 10, 2, 0, {("ada", STEP.id): 0.5, ("bob", STEP.id): 0.75})
    update_timings(tmp_path, 2, 1, 1, {("bob", STEP.id): 1.0})
    timings = read_timings(tmp_path)
    assert timings is not None
    assert (timings.wall_seconds, timings.graded, timings.reused) == (2, 1, 1)
    assert [(spent.student, spent.cpu_seconds) for spent in timings.submissions] == [
        ("ada", 0.5),
        ("bob", 1.0),
    ]
    (tmp_path / TIMINGS_FILE).write_text("{", encoding="utf-8")
    assert read_timings(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        ("", "no results.json"),
        ("[1, 2]", "no results.json"),
        (json.dumps({"course": "pretrain"}), "no results.json"),
    ],
)
def test_what_is_no_result_is_refused_with_the_files_name(
    tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "results.json").write_text(content, encoding="utf-8")
    with pytest.raises(RunError, match=said) as caught:
        open_run(tmp_path)
    assert "results.json" in str(caught.value)


def test_results_of_another_course_are_refused(tmp_path: Path) -> None:
    path = small_class(tmp_path) / "results.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"pretrain"', '"another"'), encoding="utf-8")
    with pytest.raises(RunError, match="another"):
        write_pages(COURSE, tmp_path, open_run(tmp_path))


def test_the_command_rebuilds_both_and_says_who_changed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    write_class(tmp_path / "old", [verdict("ada", {"1": WRONG}), verdict("bob")])
    write_class(tmp_path / "new", [verdict("ada", submission="1" * 64), verdict("bob")])
    finished = grade_here("report", str(tmp_path / "new"), "--against", str(tmp_path / "old"))
    assert finished.returncode == 0, finished.stderr
    assert "ada  80 → 100  other files were handed in" in finished.stdout
    assert "bob" not in finished.stdout
    assert {path.name for path in (tmp_path / "new" / "feedback").iterdir()} == {"ada.html", "bob.html"}
    assert "other files were handed in" in (tmp_path / "new" / "report.html").read_text(encoding="utf-8")


def test_one_student_in_the_terminal_without_escape_sequences(tmp_path: Path) -> None:
    outcome = Outcome("failed", frozenset({1}), message="[bold]\x1b[2Jcleared[/]", got="\x1b]0;title\x07")
    write_class(tmp_path, [verdict("Ada Li", {"2b": outcome}), verdict("Ada Lo"), verdict("bob")])
    finished = grade_here("report", str(tmp_path), "--student", "ada li")
    assert finished.returncode == 0, finished.stderr
    assert "88.75 / 100" in finished.stdout
    assert "[bold]" in finished.stdout, "what a submission says is no markup"
    assert "\x1b" not in finished.stdout
    assert not (tmp_path / "report.html").exists()
    several = grade_here("report", str(tmp_path), "--student", "ada")
    assert several.returncode == 2
    assert "Ada Li, Ada Lo" in several.stderr
    assert "Traceback" not in several.stderr
