"""The lesson's notebooks: one source, two languages, the same code; every number in the text is right; no answers."""

from __future__ import annotations

import ast
import itertools
import json
import math
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.authoring.notebook import Code, LessonError, Text, join_chinese_lines, notebook, read_lesson
from autograder.authoring.release import generate
from autograder.authoring.student_repository import repository_files
from autograder.model.course import Todo, load_course
from autograder.model.paths import NOTEBOOKS, ROOT
from autograder.model.stubs import BEGIN, END
from tests.autograder.processes import python

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
SOLUTIONS = ROOT / "solutions" / STEP.id
CELLS = read_lesson(SOLUTIONS / "lesson")
TEXTS = [cell for cell in CELLS if isinstance(cell, Text)]
CODES = [cell for cell in CELLS if isinstance(cell, Code)]
GENERATED = generate(COURSE)


def generated(language: str) -> Any:
    return json.loads(GENERATED[f"{STEP.id}/{NOTEBOOKS[language]}"])


def text_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


# ---- the file format


@pytest.mark.parametrize("language", NOTEBOOKS)
def test_a_notebook_is_valid_small_and_without_outputs(language: str) -> None:
    content = GENERATED[f"{STEP.id}/{NOTEBOOKS[language]}"]
    found = nbformat.reads(content.decode("utf-8"), as_version=4)
    nbformat.validate(found)
    assert len(content) < 100_000
    assert all(
        cell.outputs == [] and cell.execution_count is None for cell in found.cells if "outputs" in cell
    )
    # Saving it in Jupyter without a change writes the same bytes, so a student's diff shows the student's work.
    assert (nbformat.writes(found) + "\n").encode() == content


def test_the_same_source_gives_the_same_bytes() -> None:
    again = notebook(read_lesson(SOLUTIONS / "lesson"), "en")
    assert again == GENERATED[f"{STEP.id}/{NOTEBOOKS['en']}"]


def test_both_languages_hold_the_same_cells_and_the_same_code() -> None:
    chinese, english = (generated(language)["cells"] for language in ("zh-CN", "en"))
    assert [cell["id"] for cell in chinese] == [cell["id"] for cell in english]
    for one, other in zip(chinese, english, strict=True):
        if one["cell_type"] != "code":
            assert one["source"] != other["source"]
        elif one["id"] == "set-up":  # says which notebook it is, and nothing else
            assert text_of(one).replace('"zh"', '"en"') == text_of(other) != text_of(one)
        else:
            assert one["source"] == other["source"]


def test_exactly_one_locked_grade_cell_for_each_todo_and_none_in_the_second_language() -> None:
    found = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]
        for cell in generated("zh-CN")["cells"]
        if "nbgrader" in cell["metadata"]
    }
    assert {grade_id: cell["points"] for grade_id, cell in found.items()} == {
        f"todo_{todo.id}": todo.points for todo in STEP.todos
    }
    assert all(cell["grade"] and cell["locked"] and not cell["solution"] for cell in found.values())
    assert all("nbgrader" not in cell["metadata"] for cell in generated("en")["cells"])


def test_nbgrader_accepts_the_grade_cells() -> None:
    pytest.importorskip("nbgrader")
    from nbgrader.nbgraderformat import MetadataValidator
    from nbgrader.utils import is_grade, is_locked

    content = GENERATED[f"{STEP.id}/{NOTEBOOKS['zh-CN']}"].decode("utf-8")
    found = nbformat.reads(content, as_version=4)
    MetadataValidator().validate_nb(found)
    assert sum(is_grade(cell) and is_locked(cell) for cell in found.cells) == len(STEP.todos)


# ---- what stands in it


@pytest.mark.parametrize(
    "words",
    [
        "import importlib; import data_exercise; importlib.reload(data_exercise)",
        'if not os.path.exists("sample_data.txt"): data_exercise.create_sample_data("sample_data.txt")',
        "data_exercise.test_dataset()",
        "import train_exercise; importlib.reload(train_exercise); train_exercise.test_lr_schedule()",
        "!python train_exercise.py --device cpu --epochs 3 --batch_size 8 --log_interval 20",
    ],
)
def test_these_lines_stand_word_for_word(words: str) -> None:
    assert any(words in cell.source.splitlines() for cell in CODES)


@pytest.mark.parametrize("todo", [pytest.param(todo, id=todo.id) for todo in STEP.stubs])
def test_no_cell_holds_a_line_of_an_answer(todo: Todo) -> None:
    """Not in the code, not in the text, not in the lesson's given modules, however it is spaced."""
    assert todo.file
    answer = (SOLUTIONS / todo.file).read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    lines = ["".join(line.split()) for line in answer.splitlines()]
    lines = [line for line in lines if len(line) > 8]
    assert lines
    places = [text_of(cell) for language in NOTEBOOKS for cell in generated(language)["cells"]]
    places += [path.read_text(encoding="utf-8") for path in SOLUTIONS.glob("lesson_*.py")]
    places += [path.read_text(encoding="utf-8") for path in (SOLUTIONS.parent / "kit").glob("*.py")]
    for place in places:
        squeezed = "".join(place.split())
        assert not [line for line in lines if line in squeezed], place


def test_each_language_is_itself() -> None:
    for cell in TEXTS:
        assert re.search("[\u4e00-\u9fff]", cell.zh), cell.id
        outside_of_examples = re.sub("今天天气真好|今天天气|天天气真|今天天|气", "", cell.en)
        assert not re.search("[\u4e00-\u9fff]", outside_of_examples), cell.id


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("code words", r"`[^`]+`"),
        ("formulas", r"\$[^$]+\$"),
        ("links", r"\]\(([^)]+)\)"),
        ("table rows", r"(?m)^\|"),
        ("headings", r"(?m)^#+ "),
    ],
)
def test_both_languages_say_the_same(what: str, pattern: str) -> None:
    """Code words, formulas, links, tables and headings agree cell by cell (where they stand may differ)."""
    for cell in TEXTS:
        chinese, english = (sorted(re.findall(pattern, text)) for text in (cell.zh, cell.en))
        if cell.id == "checklist":  # each links to its own language
            english = [link.replace("_en.ipynb", ".ipynb") for link in english]
        if cell.id == "todo-1":  # each says how to get the other's stories
            chinese, english = (
                [re.sub('"(zh|en)"', '"…"', word) for word in found] for found in (chinese, english)
            )
        if what == "code words":  # a word may be repeated where a language needs it
            chinese, english = sorted(set(chinese)), sorted(set(english))
        assert chinese == english, f"{cell.id}: {what}"


@pytest.mark.parametrize("language", NOTEBOOKS)
def test_links_lead_somewhere(language: str) -> None:
    text = "\n".join(
        text_of(cell) for cell in generated(language)["cells"] if cell["cell_type"] == "markdown"
    )
    for link in re.findall(r"\]\(([^)]+)\)", text):
        if link.startswith("#"):
            assert f'<a id="{link[1:]}"></a>' in text, link
        else:
            path = (Path("assignments") / STEP.id / link).as_posix()
            resolved = Path(re.sub(r"[^/]+/\.\./", "", path)).relative_to("assignments").as_posix()
            assert resolved in GENERATED, link


def test_every_todo_is_announced_with_its_file_and_checked_in_order() -> None:
    opening = next(cell for cell in TEXTS if cell.id == "opening")
    for todo in STEP.stubs:
        assert f"TODO {todo.id}：`{todo.file}`" in opening.zh
        assert f"TODO {todo.id}: `{todo.file}`" in opening.en
    assert [cell.todo for cell in CODES if cell.todo] == [todo.id for todo in STEP.todos]


# ---- the numbers in the text (those in the code are asserted there, when it runs)


def table(text: str, first_cell: str) -> list[list[str]]:
    """The rows of the Markdown table whose head begins with ``first_cell``, its head and rule left out."""
    lines = text.splitlines()
    rows = [
        [entry.strip() for entry in line.split("|")[1:-1]] for line in lines
    ]  # [] where there is no table
    start = next(i for i, row in enumerate(rows) if row and row[0] == first_cell)
    return list(itertools.takewhile(bool, rows[start + 2 :]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_of_windows_is_right(language: str) -> None:
    text = getattr(next(cell for cell in TEXTS if cell.id == "windows"), language)
    letters = "hello␣world"
    assert table(text, "idx") == [
        [str(idx), f"`{letters[idx : idx + 4]}`", f"`{letters[idx + 1 : idx + 5]}`"] for idx in range(11 - 4)
    ]
    assert table(text, {"zh": "位置 t", "en": "position t"}[language]) == [
        [str(t), f"`{letters[: t + 1]}`", f"`{letters[t + 1]}`"] for t in range(4)
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_of_conventions_is_right(language: str) -> None:
    text = getattr(next(cell for cell in TEXTS if cell.id == "warmup"), language)
    rows = [[float(value) for value in row[1:]] for row in table(text, "")]
    W = 4
    ours = [(step + 1) / W for step in range(W)] + [1.0]
    from_zero = [step / W for step in range(W)] + [1.0]
    one_more = [(step + 1) / (W + 1) for step in range(W)] + [1.0]
    assert rows == [pytest.approx(expected) for expected in (ours, from_zero, one_more)]


def test_the_curve_that_is_drawn_as_the_formula_is_the_formula() -> None:
    """Within half a thousandth of the picture's height: less than the line's width."""
    namespace: dict[str, Any] = {"__name__": "lesson_pictures"}
    exec((SOLUTIONS / "lesson_pictures.py").read_text(encoding="utf-8"), namespace)
    steps, rates = namespace["schedule_of_the_formula"]()
    assert (steps[0], steps[-1]) == (0, 1000)
    for step, rate in zip(steps, rates, strict=True):
        p = (step - 100) / 900
        right = (
            1e-3 * (step + 1) / 100
            if step < 100
            else 1e-4 + 0.5 * (1e-3 - 1e-4) * (1 + math.cos(math.pi * p))
        )
        assert rate == pytest.approx(right, abs=5e-7)


def test_the_text_about_lengths_of_answers_is_right() -> None:
    """“mostly it takes one to five lines”."""
    for todo in STEP.stubs:
        assert todo.file
        answer = (SOLUTIONS / todo.file).read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
        assert 1 <= len(answer.strip().splitlines()) <= 5


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("一二，\n三四。\n五", "一二，三四。五"),
        ("* 一\n  二\n* 三", "* 一二\n* 三"),
        ("> 一\n> 二", "> 一二"),
        ("**一**\n二", "**一**二"),
        ("一\n**二**", "一**二**"),
        ("一\n* 二", "一\n* 二"),
        ("## 一\n二", "## 一\n二"),
        ("一\n\n二", "一\n\n二"),
        ("一\n| 二 |", "一\n| 二 |"),
        ("GPT\n一 word\nword", "GPT\n一 word\nword"),
    ],
)
def test_a_wrapped_chinese_sentence_shows_no_space(source: str, shown: str) -> None:
    assert join_chinese_lines(source) == shown


# ---- mistakes of authors


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", r"no \*\.md files|empty|cells"),
        ("words before any cell\n", "before the first"),
        ("<!-- zh a -->\n一\n", "followed by <!-- en a -->"),
        ("<!-- zh a -->\n一\n<!-- en b -->\none\n", "followed by <!-- en a -->"),
        ("<!-- en a -->\none\n", "must follow <!-- zh a -->"),
        ("<!-- zh a -->\n<!-- en a -->\none\n", "empty"),
        ("<!-- code a -->\nx = 1\n", "one fence"),
        ("<!-- code a -->\n```python\nx = 1\n```\nand words\n", "one fence"),
        ("<!-- kode a -->\n", "is not <!--"),
        ("<!-- code a -->\n```python\nx\n```\n<!-- code a -->\n```python\nx\n```\n", "a more than once"),
    ],
)
def test_a_mistake_in_the_source_is_named_with_its_place(tmp_path: Path, source: str, message: str) -> None:
    (tmp_path / "1_part.md").write_text(source, encoding="utf-8")
    with pytest.raises(LessonError, match=message) as raised:
        read_lesson(tmp_path)
    assert str(tmp_path) in str(raised.value)


@pytest.mark.parametrize("points", [{}, {"1": 20.0, "2a": 5.0}])
def test_a_todo_without_its_check_is_refused(points: dict[str, float]) -> None:
    cells = [Code("check-1", "pass", todo="1")]
    with pytest.raises(LessonError, match=r"step\.toml"):
        notebook(cells, "zh-CN", points)


# ---- kit/lesson.py


CHECK = """
import sys
sys.path.append("..")
from kit import lesson
try:
    lesson.check(sys.argv[1])
except lesson.NotYet as error:
    print("NotYet")
    print(error)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The step's folder in a student's repository."""
    folder = tmp_path_factory.mktemp("student")
    for name, content in repository_files(COURSE).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder / "assignments" / STEP.id


def said_of(home: Path, todo_id: str, language: str = "en") -> str:
    """What ``lesson.check`` prints or raises."""
    return python("-c", CHECK, todo_id, cwd=home, environment={"LESSON_LANGUAGE": language}, ok=True).stdout


@pytest.mark.parametrize(
    ("answer", "language", "words"),
    [
        (None, "en", ("NotYet", "2a", "The notebook waits")),
        (None, "zh", ("NotYet", "2a", "笔记本在这里等你")),
        ("return max_lr * step / warmup_steps", "en", ("NotYet", "came back", "expected")),
        ("return max_lr / zero", "en", ("NotYet", "NameError", "return max_lr / zero")),
        ("while True: pass", "en", ("NotYet", "The notebook waits")),
    ],
)
def test_the_lesson_waits_where_check_py_does(
    home: Path, answer: str | None, language: str, words: tuple[str, ...]
) -> None:
    """Protects the kernel: an endless loop ends, and what is wrong is said by one tool, in words."""
    file = home / "todo2a_warmup.py"
    stub = GENERATED[f"{STEP.id}/{file.name}"].decode("utf-8")
    marker = next(line for line in stub.splitlines() if line.strip().startswith("raise NotImplementedError"))
    file.write_text(stub if answer is None else stub.replace(marker, f"    {answer}"), encoding="utf-8")
    said = said_of(home, "2a", language)
    for word in words:
        assert word in said, said
    assert "Traceback" not in said


def test_an_edit_counts_at_once_and_the_solution_passes(home: Path) -> None:
    (home / "todo2a_warmup.py").write_bytes((SOLUTIONS / "todo2a_warmup.py").read_bytes())
    said = said_of(home, "2a")
    assert "NotYet" not in said
    assert "✓" in said


def test_without_the_course_around_it_it_says_where_to_open_it(tmp_path: Path, home: Path) -> None:
    shutil.copytree(home.parent / "kit", tmp_path / "kit")
    (tmp_path / STEP.id).mkdir()
    assert "autograder/check.py" in said_of(tmp_path / STEP.id, "2a")


def test_the_code_of_every_cell_is_python() -> None:
    for cell in CODES:
        lines = ["pass" if line.startswith("!") else line for line in cell.source.splitlines()]
        ast.parse("\n".join(lines), filename=cell.id)
