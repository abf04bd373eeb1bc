"""Asks for the whole: trains the given tokenizer with the student's files on a text, then encodes and decodes with it."""

from __future__ import annotations

import importlib
import types
from typing import Any

import numpy as np

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values


@in_words(
    "tokenizer = train({text}, vocab_size=256 + {merges}); ids = [tokenizer.encode(text) for text in {samples}]"
)
@pictured(
    TokensOf(
        ("bytes of each token of sample 0", "split"),  # in the hidden tests, of any sample
        pieces=lambda call, sizes: [
            call["samples"][0].encode()[sum(sizes[:n]) : sum(sizes[: n + 1])].decode("utf-8", "replace")
            for n in range(len(sizes))
        ],
    )
)
@returns(
    answer={
        "merges": "array[20000]",
        "ids of sample *": "array[20000]",
        "bytes of each token of sample *": "array[20000]",
        "sample * again": "text[100000]",
    }
)
def train(student: types.ModuleType | None, text: str, merges: int, samples: list[str]) -> dict[str, Any]:
    """The merges that were learned, int64[n, 3] with a row (left, right, new id) each, in the order in which they were
    learned; and per sample its ids, how many bytes each of these tokens has, and the text that they are decoded to.
    """
    # The course's own modules exist where this runs (the sandbox, a student's folder), not where it is checked.
    tokenizer = importlib.import_module("tokenizer").train(text, 256 + merges)
    learned = [[left, right, new_id] for (left, right), new_id in tokenizer.merges.items()]
    seen: dict[str, Any] = {"merges": np.array(learned, dtype=np.int64).reshape(-1, 3)}
    for place, sample in enumerate(samples):
        ids = tokenizer.encode(sample)
        seen[f"ids of sample {place}"] = values.ids(list(ids))
        sizes = [len(tokenizer.bytes_of[number]) for number in ids]
        seen[f"bytes of each token of sample {place}"] = values.ids(sizes)
        seen[f"sample {place} again"] = values.text(tokenizer.decode(ids))
    return seen
