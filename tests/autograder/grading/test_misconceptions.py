"""Known mistakes are named, in words of their own too; right answers never are; the catalogue costs one asking."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from autograder.grading.asking import Examiner
from autograder.grading.misconceptions import Catalogue
from autograder.model.corpus import CorpusFile, corpus_files
from autograder.model.verdict import Text
from autograder.model.wire import Answer, Opaque, Raised
from autograder.sandbox.host import Zygote
from autograder.suite.compare import behaviour_of, closeness, same_answers
from autograder.suite.naming import Known, best_match


def catalogue(bench: Examiner, todo: str, files: list[CorpusFile], cache: Path | None = None) -> Catalogue:
    return Catalogue(bench.step, bench.plans, {todo: files}, cache)


def named(bench: Examiner, todo: str, source: bytes, files: list[CorpusFile] | None = None) -> str | None:
    """The name that a submission's file gets."""
    entry = bench.step.todo(todo)
    known = files if files is not None else corpus_files(bench.step, entry, "wrong")
    (reply,) = bench.ask(entry, bench.plans[todo], [source])
    assert reply.answers is not None
    found = catalogue(bench, todo, known).name(bench.zygote, entry, reply.answers)
    return found.misconception if found else None


# What nobody in the corpus wrote: known mistakes in other words.
OTHER_WORDS = {
    "step_over_warmup": ("2a", b"warmup_lr = lambda s, w, m: m / w * s\n"),
    "returns_nothing": ("2a", b"def warmup_lr(step, warmup_steps, max_lr):\n    lr = max_lr * (step + 1) / warmup_steps\n    print(lr)\n"),
    "hard_coded_max_lr": ("2a", b"PEAK = 6e-4\ndef warmup_lr(step, n, _):\n    return PEAK * (1 + step) / n\n"),
    "linear_decay": ("2b", b"def cosine_decay_lr(s, w, t, hi, lo):\n    k = (t - s) / (t - w)\n    return hi * k + lo * (1 - k)\n"),
    "missing_half": ("2b", b"import math\ndef cosine_decay_lr(s, w, t, hi, lo):\n    return lo + (hi - lo) * (math.cos(math.pi * (s - w) / (t - w)) + 1)\n"),
    "only_first_group": ("3a", b"def update_lr(optimizer, lr):\n    first, *_ = optimizer.param_groups\n    first['lr'] = lr\n"),
    "changes_weight_decay_too": ("3a", b"def update_lr(o, lr):\n    for g in o.param_groups:\n        g['weight_decay'], g['lr'] = 0, lr\n"),
}  # fmt: skip


@pytest.mark.parametrize("misconception", OTHER_WORDS)
def test_a_known_mistake_in_other_words_gets_its_name(bench: Examiner, misconception: str) -> None:
    todo, source = OTHER_WORDS[misconception]
    assert named(bench, todo, source) == misconception


def test_a_mistake_that_nobody_has_made_before_gets_no_name(bench: Examiner) -> None:
    source = b"def warmup_lr(step, warmup_steps, max_lr):\n    return max_lr * (step + 1.37) / (warmup_steps + 0.2)\n"
    assert named(bench, "2a", source) is None


def test_a_window_at_random_is_known_by_its_inconstancy(bench: Examiner) -> None:
    source = (
        b"import random\nclass PretrainDataset:\n"
        b"    def __init__(self, tokens, block_size):\n        self.t, self.b = tokens, block_size\n"
        b"    def __len__(self):\n        return max(0, len(self.t) - self.b)\n"
        b"    def __getitem__(self, idx):\n        i = random.randrange(len(self))\n"
        b"        return self.t[i:i + self.b], self.t[i + 1:i + self.b + 1]\n"
    )
    assert named(bench, "1", source) == "random_position"


@pytest.mark.parametrize("todo", ["2a", "2b", "3a"])
def test_nine_of_ten_unseen_files_of_the_corpus_are_named_rightly(bench: Examiner, todo: str) -> None:
    """The cheap TODOs; ``verify --only named`` does this for all of them."""
    entry, plan = bench.step.todo(todo), bench.plans[todo]
    files = corpus_files(bench.step, entry, "wrong")
    shared = Counter(file.misconception for file in files)
    known = catalogue(bench, todo, files).known(bench.zygote, entry)
    right = behaviour_of(plan.right)
    as_written = {
        one.file: one for one in reversed(known)
    }  # without the variants, which come after their file
    tried = [one for one in as_written.values() if shared[one.misconception] > 1]
    hits = 0
    for one in tried:
        others = [other for other in known if other.file != one.file]
        match = best_match(others, one.behaviour, right, one.at_random)
        hits += match is not None and match.misconception == one.misconception
    assert len(tried) > 50
    assert hits >= 0.9 * len(tried)


@pytest.mark.parametrize("todo", ["1", "2a", "2b", "3a", "3b"])
def test_no_right_answer_is_taken_for_a_mistake(bench: Examiner, todo: str) -> None:
    entry, plan = bench.step.todo(todo), bench.plans[todo]
    known = catalogue(bench, todo, corpus_files(bench.step, entry, "wrong")).known(bench.zygote, entry)
    right = behaviour_of(plan.right)
    files = corpus_files(bench.step, entry, "right")
    replies = bench.ask(entry, plan, [file.source for file in files])
    matches = {
        f.label: best_match(known, behaviour_of(r.answers or []), right, False)
        for f, r in zip(files, replies, strict=True)
    }
    assert {label: match.misconception for label, match in matches.items() if match} == {}


def test_the_catalogue_is_asked_once_and_kept(bench: Examiner, tmp_path: Path) -> None:
    """The second catalogue has no sandbox to ask: it can only have read what the first one kept."""
    todo = bench.step.todo("2a")
    files = corpus_files(bench.step, todo, "wrong")[:5]
    first = catalogue(bench, "2a", files, tmp_path).known(bench.zygote, todo)
    second = catalogue(bench, "2a", files, tmp_path).known(cast("Zygote", None), todo)
    assert first == second
    assert len(first) >= 5


def test_a_changed_catalogue_is_asked_anew(bench: Examiner, tmp_path: Path) -> None:
    todo = bench.step.todo("2a")
    files = corpus_files(bench.step, todo, "wrong")
    catalogue(bench, "2a", files[:3], tmp_path).known(bench.zygote, todo)
    assert len(catalogue(bench, "2a", files[:4], tmp_path).known(bench.zygote, todo)) >= 4


def test_a_broken_cache_file_is_made_anew(bench: Examiner, tmp_path: Path) -> None:
    todo = bench.step.todo("2a")
    files = corpus_files(bench.step, todo, "wrong")[:3]
    first = catalogue(bench, "2a", files, tmp_path).known(bench.zygote, todo)
    (kept,) = tmp_path.rglob("*.msgpack")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert catalogue(bench, "2a", files, tmp_path).known(bench.zygote, todo) == first


def answers(*values: Any) -> list[Answer]:
    return [Answer(value=value) for value in values]


RIGHT = behaviour_of(answers(1.0, np.array([1.0, 2.0])))


def fit(asked: list[Answer], known: list[Answer]) -> int:
    return closeness(behaviour_of(asked), behaviour_of(known), RIGHT)


def test_the_same_mistake_by_other_operations_is_the_same() -> None:
    assert fit(answers(0.5, np.array([1.0, 2.0])), answers(0.5 + 1e-15, np.array([1.0, 2.0 - 1e-15]))) == 3


def test_one_other_answer_is_another_mistake() -> None:
    assert fit(answers(0.5, np.array([1.0, 2.0])), answers(0.5, np.array([1.0, 2.1]))) == 0


def test_small_mistakes_are_told_apart_by_how_they_deviate() -> None:
    """Both are within rounding of the right answer, and of each other."""
    assert fit(answers(1.0 + 1e-8, np.array([1.0, 2.0])), answers(1.0 - 3e-8, np.array([1.0, 2.0]))) == 0
    assert fit(answers(1.0 + 1e-8, np.array([1.0, 2.0])), answers(1.0 + 1e-8, np.array([1.0, 2.0]))) == 3


def test_exceptions_are_compared_by_type() -> None:
    one = [Answer(raised=Raised("IndexError", "index 3", 7))]
    assert fit(one, [Answer(raised=Raised("IndexError", "other words", 1))]) > 0
    assert fit(one, [Answer(raised=Raised("KeyError", "index 3", 7))]) == 0


def test_containers_are_alike_but_a_text_is_no_container() -> None:
    assert fit(answers(Opaque("list[4]")), answers(Opaque("Tensor[4]"))) == 2
    assert fit(answers(Opaque("list[4]")), answers(Opaque("list[4]"))) == 3
    assert fit(answers(Opaque("list[4]")), answers(Opaque("str"))) == 0


def test_not_a_number_equals_itself_and_nothing_else() -> None:
    assert same_answers(answers(float("nan")), answers(float("nan")))
    assert not same_answers(answers(float("nan")), answers(0.0))
    assert not same_answers(answers(float("inf")), answers(float("-inf")))


def known(misconception: str, file: str, value: Any, at_random: bool = False) -> Known:
    return Known(misconception, Text("", ""), behaviour_of(answers(value)), at_random, file)


def test_the_more_specific_of_two_fitting_names_wins() -> None:
    both = [known("common", "a.py", 0.5), known("common", "b.py", 0.7), known("rare", "c.py", 0.5)]
    match = best_match(both, behaviour_of(answers(0.5)), behaviour_of(answers(1.0)), flaky=False)
    assert match is not None
    assert match.misconception == "rare"


def test_answers_at_random_fit_only_who_is_inconstant() -> None:
    catalogued = [known("random", "a.py", 0.3, at_random=True)]
    asked, right = behaviour_of(answers(0.3)), behaviour_of(answers(1.0))
    assert best_match(catalogued, asked, right, flaky=False) is None
    match = best_match(catalogued, behaviour_of(answers(0.9)), right, flaky=True)
    assert match is not None
    assert match.misconception == "random"
