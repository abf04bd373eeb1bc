"""The corpus is read as text: cells, headers, texts once per mistake, variants of constants; what breaks its rules is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.corpus import KINDS, CorpusError, CorpusFile, Kind, corpus_files
from autograder.model.course import load_course

STEP = load_course().step("step3_pretrain")
TODO = STEP.todo("2a")
WRONG = "# %% one: m\nx = 1\n"
TEXTS = '[m]\nzh-CN = "错了"\nen = "wrong: it is"\n'
HEADER = "# attack: a_family\n# about: It tries.\n"  # of a hostile file of its own
HOSTILE = "# %% one: a_family\n# about: It tries.\n"


def read(
    tmp_path: Path, kind: Kind, text: str | bytes, texts: str | None = TEXTS, name: str = ""
) -> list[CorpusFile]:
    """The corpus files of a kind, when the file that holds them (or is the one hostile file) reads like this."""
    folder = tmp_path / STEP.id / TODO.module
    path = folder / (name or f"{kind}.py")
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if texts is not None:
        (folder / "misconceptions.toml").write_text(texts, encoding="utf-8")
    return corpus_files(STEP, TODO, kind, tmp_path)


def test_a_cell_is_a_whole_file_without_the_blank_lines_around_it(tmp_path: Path) -> None:
    text = "# Mistakes of TODO 2a.\n\n# %% b: m\n\n# about: a comment of the code\nx = 1\n\n\ny = 2\n\n\n# %% a: m\nx = 3"
    first, second = read(tmp_path, "wrong", text)
    assert (first.name, first.source) == ("a", b"x = 3\n")
    assert (second.name, second.source) == ("b", b"# about: a comment of the code\nx = 1\n\n\ny = 2\n")
    assert (second.misconception, second.explanation.zh, second.explanation.en) == (
        "m",
        "错了",
        "wrong: it is",
    )
    assert second.label == f"{STEP.id}/{TODO.module}/wrong.py::b"


def test_a_text_says_whether_many_make_the_mistake(tmp_path: Path) -> None:
    """The public checks have to be red for these: a key that is misspelled must not pass for "no"."""
    (usual,) = read(tmp_path / "usual", "wrong", WRONG, TEXTS + "common = true\n")
    (rare,) = read(tmp_path / "rare", "wrong", WRONG)
    assert (usual.common, rare.common) == (True, False)
    with pytest.raises(CorpusError, match="commmon"):
        read(tmp_path / "misspelled", "wrong", WRONG, TEXTS + "commmon = true\n")


def test_options_say_how_the_bytes_are_made(tmp_path: Path) -> None:
    text = (
        "# %% one: In another way: so.\n# encoding: utf-8-sig\n# newlines: crlf\n# mutated: yes\nx = '学'\n"
    )
    (file,) = read(tmp_path, "right", text)
    assert file.source == b"\xef\xbb\xbfx = '\xe5\xad\xa6'\r\n"
    assert (file.about, file.mutated) == ("In another way: so.", True)


@pytest.mark.parametrize(
    ("text", "texts", "words"),
    [
        ("x = 1\n" + WRONG, TEXTS, "before the first cell"),
        ("# %% One: m\nx = 1\n", TEXTS, "must read # %% name_in_snake_case"),
        ("# %% one\nx = 1\n", TEXTS, "must read # %% name_in_snake_case"),
        ("#%% one: m\nx = 1\n", TEXTS, "must read # %% name_in_snake_case"),
        (WRONG + WRONG, TEXTS, "2 wrong files are called one"),
        ("# %% one: m\n\n", TEXTS, "cell one has no code"),
        ("# %% one: m\n# mutate: yes\nx = 1\n", TEXTS, "cell one has an option “mutate”"),
        ("# %% one: m\n# newlines: lf\nx = 1\n", TEXTS, "cell one has “newlines: lf”"),
        ("# %% one: m\n# mutated: no\nx = 1\n", TEXTS, "cell one has “mutated: no”"),
        ("# %% one: m\n# encoding: ascii\nx = '学'\n", TEXTS, "cell one can't be encoded"),
        ("# %% one: m\n# encoding: utf-9\nx = 1\n", TEXTS, "cell one can't be encoded"),
        (b"# %% one: m\nx = '\xff'\n", TEXTS, "is not UTF-8"),
        (WRONG, None, "misconceptions.toml"),
        (WRONG, "[m\n", "misconceptions.toml"),
        (WRONG, '[m]\nen = "x"\n', "zh-CN"),
        (WRONG, '[m]\nen = ""\nzh-CN = "x"\n', "says nothing about m"),
        (WRONG, TEXTS.replace("[m]", "[n]"), "says nothing about m"),
        (WRONG, TEXTS + TEXTS.replace("[m]", "[n]"), "no cell of wrong.py has the mistake n"),
    ],
)
def test_what_breaks_the_rules_is_refused_by_file_cell_and_rule(
    tmp_path: Path, text: str | bytes, texts: str | None, words: str
) -> None:
    with pytest.raises(CorpusError, match=TODO.module) as error:
        read(tmp_path, "wrong", text, texts)
    assert words in str(error.value)


@pytest.mark.parametrize("change", [lambda t: t, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t])
def test_hostile_headers_are_read_with_any_line_ends_and_byte_order_mark(tmp_path: Path, change) -> None:
    source = change(HEADER + "x = 1\n# attack: not this\n").encode()
    (file,) = read(tmp_path, "hostile", source, name="hostile/one.py")
    assert (file.name, file.attack, file.about, file.source) == ("one", "a_family", "It tries.", source)
    assert file.label == f"{STEP.id}/{TODO.module}/hostile/one.py"


@pytest.mark.parametrize("missing", ["attack", "about"])
def test_an_incomplete_header_is_refused_by_name(tmp_path: Path, missing: str) -> None:
    text = "".join(line for line in HEADER.splitlines(keepends=True) if missing not in line)
    with pytest.raises(CorpusError, match=rf"one\.py: its header lacks {missing}"):
        read(tmp_path, "hostile", text, name="hostile/one.py")


def test_a_hostile_cell_names_its_family_and_says_what_it_tries(tmp_path: Path) -> None:
    (file,) = read(tmp_path, "hostile", HOSTILE + "x = 1\n")
    assert (file.name, file.attack, file.about, file.source) == ("one", "a_family", "It tries.", b"x = 1\n")
    assert file.label == f"{STEP.id}/{TODO.module}/hostile.py::one"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# %% one: a_family\nx = 1\n", "cell one does not say what it tries"),
        (HOSTILE + '# repeated: many x "a"\nx = <repeated>\n', "cell one repeats nothing"),
        (HOSTILE + '# repeated: 9 x "a"\nx = 1\n', "cell one repeats nothing"),
    ],
)
def test_a_hostile_cell_that_breaks_the_rules_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CorpusError, match=words):
        read(tmp_path, "hostile", text)


def test_a_cell_and_a_file_of_the_same_name_are_refused(tmp_path: Path) -> None:
    read(tmp_path, "hostile", HOSTILE + "x = 1\n")
    (tmp_path / STEP.id / TODO.module / "hostile").mkdir()
    (tmp_path / STEP.id / TODO.module / "hostile" / "one.py").write_text(HEADER, encoding="utf-8")
    with pytest.raises(CorpusError, match="2 hostile files are called one"):
        corpus_files(STEP, TODO, "hostile", tmp_path)


@pytest.mark.parametrize(
    ("recipe", "code", "made"),
    [
        (r'3 x "a = {n}\n"', "<repeated>\nb = 1\n", "a = 1\na = 2\na = 3\nb = 1\n"),
        ('4 x ".y"', "f = lambda x: x<repeated>\n", "f = lambda x: x.y.y.y.y\n"),
    ],
)
def test_a_long_hostile_file_is_made_by_its_recipe(tmp_path: Path, recipe: str, code: str, made: str) -> None:
    (file,) = read(tmp_path, "hostile", f"{HOSTILE}# repeated: {recipe}\n{code}")
    assert file.source.decode() == made


def test_variants_change_whole_numbers_only(tmp_path: Path) -> None:
    text = "# %% one: m\n# variants: 10 | 20 | 0.5\nlr = 10 * x10 / 100 + 1.10 - 10\n"
    (file,) = read(tmp_path, "wrong", text)
    assert [variant.source.decode() for variant in file.variants()] == [
        "lr = 10 * x10 / 100 + 1.10 - 10\n",
        "lr = 20 * x10 / 100 + 1.10 - 20\n",
        "lr = 0.5 * x10 / 100 + 1.10 - 0.5\n",
    ]


def test_where_nobody_has_written_any_there_are_none(tmp_path: Path) -> None:
    assert [corpus_files(STEP, TODO, kind, tmp_path) for kind in KINDS] == [
        [],
        [],
        [],
    ]
