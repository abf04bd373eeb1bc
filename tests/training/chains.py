"""A chain's page with everything on it, all text hostile: for the tests of what it says, and of how it looks in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from autograder.model.paths import ROOT

sys.path.append(str(ROOT / "solutions"))  # the kit

from kit.chain import page  # pyright: ignore[reportMissingImports]
from kit.chain.page import Answers, Attention, Contents, Link, Picture  # pyright: ignore[reportMissingImports]
from kit.chain.stages import STAGES  # pyright: ignore[reportMissingImports]

HOSTILE = "<script>window.hacked=1</script>"


def contents(name: str = "Ada", shown_first: str = "en") -> Contents:
    """A page's contents, all text hostile."""
    rows = [{"step": float(n), "loss": 3.0 / n, "full": 0.5, "short": 0.3, "other": 0.2} for n in range(1, 9)]
    shares = {f"{kind}_{when}": 0.5 for kind in ("full", "short", "other") for when in ("before", "after")}
    links = [
        Link(
            stage.id,
            *stage.title,
            stage.id != "gpt",
            "" if stage.id != "gpt" else "not done yet",
            HOSTILE,
            3.0,
            rows,
            shares,
        )
        for stage in STAGES
    ]
    tokens = ["Once", " upon", " a", " time", HOSTILE]
    weights = [[[1.0 if column <= row else 0.0 for column in range(5)] for row in range(5)]] * 4
    said = {"pretrained": HOSTILE, "sft": "The sea.", "dpo": "It wanted to see the sea."}
    answers = [Answers(HOSTILE, "What did it want?", said, {"pretrained": False, "sft": True, "dpo": True})]
    picture = Picture(
        page.png(np.full((32, 32, 3), 0.5)), "What do you see?", "A red square.", "A red square."
    )
    return Contents(
        name, "en", shown_first, links, tokens, HOSTILE, Attention(tokens, weights, True), answers, [picture]
    )


def write(path: Path, shown: Contents) -> None:
    """Write the page."""
    page.write(path, shown)
