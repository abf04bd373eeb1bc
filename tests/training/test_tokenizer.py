"""Step 1's given tokenizer: it loses nothing, is what the `tokenizers` library reads, and is trained by one command."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.model.paths import ROOT

library = pytest.importorskip("tokenizers", reason="the dev extras bring the `tokenizers` library")

STEP = ROOT / "solutions" / "step1_tokenizer"
LANGUAGES = ("en", "zh")
# What texts of the world hold: emoji with joiners, combining marks, CR LF, NUL, right to left, digits of other scripts,
# spaces of every kind, letters that are numbers, marks that only look like special tokens.
STRANGE = "👩‍👩‍👧 e\u0301 \r\n\n \x00\x1c\x85 שָׁלוֹם ١٢٣ １２ ½Ⅷ²  \u3000\u2028x\u00a0y __init__ <|end|><|user|> ’tis 𠮷野家 a\tb \ufeff"


@pytest.fixture(scope="module")
def tokenizer() -> Iterator[ModuleType]:
    """The given module, with the solutions of the step."""
    sys.path.insert(0, str(STEP))
    try:
        yield importlib.import_module("tokenizer")
    finally:
        sys.path.remove(str(STEP))
        for name in [name for name in sys.modules if name == "tokenizer" or name.startswith("todo")]:
            del sys.modules[name]


@pytest.fixture(scope="module")
def trained(tokenizer: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple]:
    """Per language: the text of the stories, its tokenizer, and the library's own that was read from the saved file."""
    found = {}
    for language in LANGUAGES:
        text = (ROOT / "data" / f"stories_{language}.txt").read_text(encoding="utf-8")
        ours = tokenizer.train(text[:60_000], 512)
        path = tmp_path_factory.mktemp("tokenizer") / f"{language}.json"
        ours.save(path)
        found[language] = (text, ours, library.Tokenizer.from_file(str(path)), path)
    return found


def known(text: str) -> bool:
    """Whether this Python knows every character: what Unicode added later is a letter to one of the two only."""
    return all(unicodedata.category(character) not in ("Cn", "Cs") for character in text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_encodes_the_stories_in_the_same_way(trained: dict, language: str) -> None:
    """All of the corpus, three times as much as was trained on."""
    text, ours, theirs, _ = trained[language]
    ids = ours.encode(text)
    assert theirs.encode(text).ids == ids
    assert ours.decode(ids) == text == theirs.decode(ids)
    assert theirs.get_vocab_size() == len(ours) == 512 + 5


@settings(max_examples=200, deadline=None)
@example(text=STRANGE)
@given(text=st.text(max_size=40).filter(known))
def test_the_library_encodes_any_text_in_the_same_way(trained: dict, text: str) -> None:
    """And nothing is lost on the way there and back."""
    for _, ours, theirs, _ in trained.values():
        ids = ours.encode(text)
        assert theirs.encode(text).ids == ids
        assert ours.decode(ids) == text


@settings(max_examples=50, deadline=None)
@given(ids=st.lists(st.integers(0, 516), max_size=20))
def test_any_ids_are_decoded_as_the_library_does(trained: dict, ids: list[int]) -> None:
    """Bytes that are no character, and special tokens in the middle, included."""
    for _, ours, theirs, _ in trained.values():
        assert ours.decode(ids) == theirs.decode(ids, skip_special_tokens=False)


def test_special_tokens_are_ids_only(trained: dict) -> None:
    """They come after the merges, and typing their names gives plain bytes."""
    for _, ours, theirs, _ in trained.values():
        assert list(ours.special.values()) == list(range(512, 517))
        assert [theirs.token_to_id(name) for name in ours.special] == list(ours.special.values())
        assert not set(ours.encode("".join(ours.special))) & set(ours.special.values())
        assert ours.decode([*ours.encode("a"), ours.special["<|end|>"]]) == "a<|end|>"


def test_splitting_loses_nothing(tokenizer: ModuleType, trained: dict) -> None:
    """Joined again, the words are the text; merges never cross them."""
    for text in (STRANGE, trained["en"][0], trained["zh"][0]):
        assert "".join(tokenizer.split(text)) == text
    assert tokenizer.split(" the cat_1, 23\n") == [" the", " cat", "_", "1", ",", " ", "2", "3", "\n"]


def test_what_is_loaded_is_what_was_saved(tokenizer: ModuleType, trained: dict) -> None:
    """The same merges, ids and text."""
    for text, ours, _, path in trained.values():
        again = tokenizer.Tokenizer.load(path)
        assert again.merges == ours.merges
        assert list(again.merges) == list(ours.merges)
        assert again.encode(text[-2000:]) == ours.encode(text[-2000:])


@pytest.mark.parametrize(
    "damage", ["not json", '{"model": {}}', '{"model": {"vocab": {"a": 0}, "merges": []}}', "[]"]
)
def test_another_file_is_refused(tokenizer: ModuleType, tmp_path: Path, damage: str) -> None:
    """With a message that names the file."""
    path = tmp_path / "other.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(tokenizer.TokenizerError, match=r"other\.json"):
        tokenizer.Tokenizer.load(path)


def test_the_merges_are_the_librarys_own(trained: dict) -> None:
    """The library's trainer learns the same tokens; it breaks ties by its own numbers of the bytes, so their order may differ."""
    for language, (text, _, theirs, _) in trained.items():
        fresh = library.Tokenizer(library.models.BPE())
        fresh.pre_tokenizer = theirs.pre_tokenizer
        alphabet = library.pre_tokenizers.ByteLevel.alphabet()
        trainer = library.trainers.BpeTrainer(vocab_size=300, initial_alphabet=alphabet, show_progress=False)
        fresh.train_from_iterator([text[:60_000]], trainer)
        learned = json.loads(fresh.to_str())["model"]["merges"]
        saved = json.loads(theirs.to_str())["model"]["merges"]
        assert {tuple(pair) for pair in learned[:30]} == {tuple(pair) for pair in saved[:30]}, language


# ---- the command


def command(*arguments: str) -> list[str]:
    """The command line, in English."""
    return [sys.executable, str(STEP / "train_tokenizer.py"), "--lang", "en", *arguments]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_the_command_trains_saves_and_shows(tmp_path: Path, tokenizer: ModuleType) -> None:
    """Compression, the longest tokens and a sample; the file is in runs/."""
    (tmp_path / "tale.txt").write_text("the cat sat on the mat. the cat ate. " * 20, encoding="utf-8")
    done = run("--data", "tale.txt", "--vocab_size", "266", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "10/10" in done.stderr
    assert "tokens:" in done.stdout
    assert "the|␣" in done.stdout
    assert len(tokenizer.Tokenizer.load(tmp_path / "runs" / "tokenizer_tale.json")) == 256 + 10 + 5


def test_the_command_ends_when_no_pair_is_left(tmp_path: Path) -> None:
    """A short text has few pairs."""
    (tmp_path / "short.txt").write_text("ab ab", encoding="utf-8")
    done = run("--data", "short.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "No pair is left to merge: 2 merges in all." in done.stderr


def test_ctrl_c_keeps_what_was_learned(tmp_path: Path, tokenizer: ModuleType) -> None:
    """Pressed as soon as the first merge is shown."""
    with subprocess.Popen(
        command("--stories", "zh"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        assert process.stderr is not None
        assert "1/768" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        shown, said = process.communicate()
    assert process.returncode == 0
    assert "Stopped" in said
    assert "Saved as" in shown
    kept = tokenizer.Tokenizer.load(tmp_path / "runs" / "tokenizer_zh.json")
    assert 1 <= len(kept.merges) < 768


def test_a_text_that_cant_be_read_is_named(tmp_path: Path) -> None:
    """No traceback for a missing file or another encoding."""
    (tmp_path / "gbk.txt").write_bytes("你好".encode("gbk"))
    for name in ("gbk.txt", "missing.txt"):
        done = run("--data", name, cwd=tmp_path)
        assert done.returncode == 2
        assert name in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("file", "wrong", "says"),
    [
        ("todo4a_best_pair.py", "def best_pair(counts):\n    return (0, 0)\n", "TODO 4a"),
        ("todo4a_best_pair.py", "def best_pair(counts):\n    return [1, 2]\n", "TODO 4a"),
        ("todo4b_merge.py", "def merge(ids, pair, new_id):\n    return None\n", "TODO 4b"),
        ("todo3_count_pairs.py", "def count_pairs(words):\n    return None\n", "TODO 3"),
        ("todo3_count_pairs.py", "def count_pairs(words):\n    return {(0, 1): 5}\n", "TODO 3"),
        ("todo4c_apply_merges.py", "def apply_merges(ids, merges, merge):\n    return None\n", "TODO 4c"),
        (
            "todo4c_apply_merges.py",
            "def apply_merges(ids, merges, merge):\n    return 1 / 0\n",
            "todo4c_apply_merges.py",
        ),
        ("todo4b_merge.py", "def merge(ids, pair, new_id:\n", "todo4b_merge.py"),
    ],
)
def test_a_wrong_todo_is_named(tmp_path: Path, file: str, wrong: str, says: str) -> None:
    """Whatever it returns or raises, the command ends with a sentence that names it."""
    home = tmp_path / "assignments" / "step1_tokenizer"
    shutil.copytree(STEP, home, ignore=shutil.ignore_patterns("__pycache__", "lesson", "runs"))
    shutil.copytree(
        ROOT / "solutions" / "kit", home.parent / "kit", ignore=shutil.ignore_patterns("__pycache__")
    )
    (home / file).write_text(wrong, encoding="utf-8")
    (home / "tale.txt").write_text("abc abd abe " * 5, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "train_tokenizer.py", "--lang", "en", "--data", "tale.txt", "--vocab_size", "260"],
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1, done.stdout
    assert says in done.stderr
    assert "Traceback" not in done.stderr
