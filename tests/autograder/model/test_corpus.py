"""The corpus is read as text: headers with any line ends, and variants of constants."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.corpus import CorpusError, corpus_files, header_of
from autograder.model.course import load_course

STEP = load_course().steps[0]
TODO = STEP.todo("2a")
HEADER = "# kind: wrong\n# misconception: m\n# zh-CN: 错了\n# en: wrong: it is\n"


def corpus(tmp_path: Path, text: bytes, kind: str = "wrong") -> Path:
    folder = tmp_path / STEP.id / TODO.module / kind
    folder.mkdir(parents=True)
    (folder / "one.py").write_bytes(text)
    return tmp_path


@pytest.mark.parametrize("change", [lambda t: t, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t])
def test_headers_are_read_with_any_line_ends_and_byte_order_mark(change) -> None:
    header = header_of(change(HEADER + "x = 1\n# en: not this\n").encode())
    assert header == {"kind": "wrong", "misconception": "m", "zh-CN": "错了", "en": "wrong: it is"}


@pytest.mark.parametrize("missing", ["misconception", "zh-CN", "en", "kind"])
def test_an_incomplete_header_is_refused_by_name(tmp_path: Path, missing: str) -> None:
    text = "".join(line for line in HEADER.splitlines(keepends=True) if not line.startswith(f"# {missing}:"))
    with pytest.raises(CorpusError, match=r"one\.py"):
        corpus_files(STEP, TODO, "wrong", corpus(tmp_path, text.encode()))


def test_a_file_in_the_wrong_folder_is_refused(tmp_path: Path) -> None:
    text = b"# kind: wrong\n# about: x\n"
    with pytest.raises(CorpusError, match="says kind: wrong"):
        corpus_files(STEP, TODO, "right", corpus(tmp_path, text, "right"))


def test_variants_change_whole_numbers_of_the_code_only(tmp_path: Path) -> None:
    text = HEADER + "# variants: 10 | 20 | 0.5\n\nlr = 10 * x10 / 100 + 1.10 - 10\n"
    (file,) = corpus_files(STEP, TODO, "wrong", corpus(tmp_path, text.encode()))
    codes = [variant.source.decode().rpartition("\n\n")[2] for variant in file.variants()]
    assert codes == [
        "lr = 10 * x10 / 100 + 1.10 - 10\n",
        "lr = 20 * x10 / 100 + 1.10 - 20\n",
        "lr = 0.5 * x10 / 100 + 1.10 - 0.5\n",
    ]
    assert all(b"# variants: 10 | 20" in variant.source for variant in file.variants())
