"""The lesson's notebooks: one source, two languages, the same code; every number in the text is right; no answers."""

from __future__ import annotations

import ast
import importlib.util
import itertools
import json
import math
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest

from autograder.authoring.notebook import Code, LessonError, Text, join_chinese_lines, notebook, read_lesson
from autograder.authoring.release import generate
from autograder.model.corpus import corpus_files
from autograder.model.course import Todo, load_course
from autograder.model.paths import NOTEBOOKS, ROOT
from autograder.model.stubs import BEGIN, END

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
    chinese, english = (generated(language)["cells"] for language in ("zh", "en"))
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
        for cell in generated("zh")["cells"]
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

    content = GENERATED[f"{STEP.id}/{NOTEBOOKS['zh']}"].decode("utf-8")
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


def test_the_page_of_step_4_links_back() -> None:
    page = GENERATED["step4_sft/README.md"].decode("utf-8")
    links = re.findall(r"\]\(\.\./([^)]+)\)", page)
    assert sorted(links) == sorted(f"{STEP.id}/{name}" for name in NOTEBOOKS.values())


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
    steps, rates = lesson_tools().schedule_of_the_formula()
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
        notebook(cells, "zh", points)


# ---- lesson_tools.py


def lesson_tools() -> ModuleType:
    """The module alone; todo_status, which it imports, is only used by its checks."""
    sys.path.insert(0, str(SOLUTIONS))
    try:
        spec = importlib.util.spec_from_file_location("lesson_tools", SOLUTIONS / "lesson_tools.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["lesson_tools"] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(SOLUTIONS))
        sys.modules.pop("lesson_tools", None)


CHECK_FILES = """
import contextlib, io, json, sys
from pathlib import Path
import language, lesson_tools

language.choose("both")

here = Path.cwd()
for line in sys.stdin:
    todo_id, source = json.loads(line)
    name = lesson_tools.FILES[todo_id][0]
    here.joinpath(f"{name}.py").write_bytes(Path(source).read_bytes())
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            lesson_tools.check(todo_id)
            outcome = ""
        except lesson_tools.NotYet as error:
            outcome = str(error)
    print(json.dumps(outcome), flush=True)
"""


def outcomes(folder: Path, files: list[tuple[str, Path]]) -> list[str]:
    """What ``lesson_tools.check`` says of each file in turn, in one process; "" when all is right."""
    for path in SOLUTIONS.glob("*.py"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "check_files.py").write_text(CHECK_FILES, encoding="utf-8")
    lines = "".join(json.dumps([todo_id, str(path)]) + "\n" for todo_id, path in files)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "check_files.py"],
        cwd=folder,
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


WRONG = {  # TODO: what is replaced in its solution, by what, and what the message then shows
    "1": ("return x, y", "return x, x", "[8, 2, 9]"),
    "2a": ("(step + 1)", "step", "0.00025"),
    "2b": ("0.5 * ", "", "0.001"),
    "3a": (
        "for group in optimizer.param_groups:",
        "for group in optimizer.param_groups[:1]:",
        "param_groups[1]",
    ),
    "3b": ("return logits, loss", "return logits, loss.detach()", "requires_grad"),
    "3c": ("    optimizer.zero_grad()\n", "", "5.99"),
}


@dataclass(frozen=True)
class Checked:
    """What the lesson's checks said, "" for all right: by TODO, the right submissions by their path."""

    stubs: dict[str, str]
    solutions: dict[str, str]
    wrong: dict[str, str]
    right: dict[str, str]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All files in one process, so that torch is loaded once; a TODO's file is edited between any two checks."""
    folder = tmp_path_factory.mktemp("lesson")
    ids = [todo.id for todo in STEP.stubs]
    stubs, solutions, wrong = [], [], []
    for todo in STEP.stubs:
        assert todo.file
        solutions.append((todo.id, SOLUTIONS / todo.file))
        text = (SOLUTIONS / todo.file).read_text(encoding="utf-8")
        found, replacement, _ = WRONG[todo.id]
        assert found in text
        stubs.append((todo.id, folder / f"stub_{todo.file}"))
        stubs[-1][1].write_bytes(GENERATED[f"{STEP.id}/{todo.file}"])
        wrong.append((todo.id, folder / f"wrong_{todo.file}"))
        wrong[-1][1].write_text(text.replace(found, replacement), encoding="utf-8")
    right = []
    for file in (file for todo in STEP.stubs for file in corpus_files(STEP, todo, "right")):
        right.append((file.todo.id, folder / f"{file.todo.module}-{file.name}.py"))
        right[-1][1].write_bytes(file.source)
    said = outcomes(folder, [*stubs, *solutions, *wrong, *right])
    n = len(ids)
    names = [path.stem for _, path in right]
    return Checked(
        stubs=dict(zip(ids, said[:n], strict=True)),
        solutions=dict(zip(ids, said[n : 2 * n], strict=True)),
        wrong=dict(zip(ids, said[2 * n : 3 * n], strict=True)),
        right=dict(zip(names, said[3 * n :], strict=True)),
    )


@pytest.mark.parametrize("todo", [pytest.param(todo, id=todo.id) for todo in STEP.stubs])
def test_an_open_todo_is_named_kindly(checked: Checked, todo: Todo) -> None:
    said = checked.stubs[todo.id]
    assert f"还没有完成 / Still open: TODO {todo.id}" in said
    assert f"打开 {todo.file}" in said
    assert f"edit {todo.file}" in said
    assert f"hint {todo.id}" in said
    assert "Traceback" not in said


def test_an_edit_counts_at_once_and_the_solutions_pass(checked: Checked) -> None:
    """Each solution was written over the stub that the same process had just checked."""
    assert checked.solutions == {todo.id: "" for todo in STEP.stubs}


@pytest.mark.parametrize("todo_id", WRONG)
def test_a_wrong_answer_is_shown_with_what_was_expected(checked: Checked, todo_id: str) -> None:
    said = checked.wrong[todo_id]
    for words in ("✗", "得到：", "应为：", "got:", "expected:", WRONG[todo_id][2]):
        assert words in said


def test_right_submissions_pass_the_lesson_s_checks(checked: Checked) -> None:
    """Equivalent answers are right here as well: what fails in the lesson must lose points when graded."""
    assert len(checked.right) > 50
    assert {name: said for name, said in checked.right.items() if said} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def warmup_lr(step, warmup_steps, max_lr)\n    return 1\n", "line 1"),
        (
            "def warmup_lr(step, warmup_steps, max_lr):\n    return max_lr / zero\n",
            "line 2:  return max_lr / zero",
        ),
        ("def warm_up(step, warmup_steps, max_lr):\n    return max_lr\n", "no warmup_lr"),
    ],
)
def test_a_broken_file_is_shown_with_the_student_s_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "broken.py"
    path.write_text(text, encoding="utf-8")
    (outcome,) = outcomes(tmp_path, [("2a", path)])
    assert words in outcome
    assert "Traceback" not in outcome


def test_the_code_of_every_cell_is_python() -> None:
    for cell in CODES:
        lines = ["pass" if line.startswith("!") else line for line in cell.source.splitlines()]
        ast.parse("\n".join(lines), filename=cell.id)
