"""最后的那一页：一个文件，不用网络，两种语言（已给出）
The page in the end: one file, no network, both languages (given; nothing to do here).
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("page.html")
INK = "#010203"  # stands for the page's own text colour, light or dark
COLOURS = ("#3b7dd8", "#d0742a", "#8a8f98")  # are seen on white and on black


@dataclass(frozen=True)
class Link:
    """A stage: whose code made it, and what came of it."""

    stage: str
    zh: str
    en: str
    mine: bool
    why: str
    summary: str
    seconds: float
    rows: list[dict[str, float]]
    figures: dict[str, float]


@dataclass(frozen=True)
class Attention:
    """Who looks at whom: weights[head][row][column] for the tokens. mine: computed by the student's own code."""

    tokens: list[str]
    weights: list[list[list[float]]]
    mine: bool


@dataclass(frozen=True)
class Answers:
    """A question, and what the models of the stages said to it."""

    story: str
    question: str
    said: dict[str, str]
    right: dict[str, bool]


@dataclass(frozen=True)
class Picture:
    """A picture (a data: address) with its question, what was said, and what would be right."""

    image: str
    question: str
    said: str
    right: str


@dataclass(frozen=True)
class Contents:
    """All that the page shows. shown_first: the language that it opens in, "zh" or "en"."""

    name: str
    language: str
    shown_first: str
    links: list[Link]
    tokens: list[str]
    story: str
    attention: Attention
    answers: list[Answers]
    pictures: list[Picture]


def write(path: Path, contents: Contents) -> None:
    """Write the page. Raises OSError."""
    path.write_text(render(contents), encoding="utf-8", newline="\n")


def render(contents: Contents) -> str:
    """The page. All text of others is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    by_stage = {link.stage: link for link in contents.links}
    curves = {
        stage: curve(stage, by_stage[stage].rows, names)
        for stage, names in {
            "pretrained": ("loss",),
            "sft": ("loss",),
            "dpo": ("full", "short", "other"),
            "vlm": ("loss",),
        }.items()
        if stage in by_stage and len(by_stage[stage].rows) > 1
    }
    return template.render(page=contents, links=by_stage, curves=curves)


def curve(stage: str, rows: Sequence[dict[str, float]], names: Sequence[str]) -> str:
    """Columns of the rows over their step, as SVG whose text and lines have the page's colour. stage: begins all its ids."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    ink = dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK
    )
    with plt.rc_context(
        {"svg.fonttype": "none", "svg.hashsalt": "chain", "font.family": "sans-serif", **ink}
    ):
        figure, axes = plt.subplots(figsize=(5, 2.4), constrained_layout=True)
        steps = [row["step"] for row in rows]
        for name, colour in zip(names, COLOURS, strict=False):
            axes.plot(steps, [row[name] for row in rows], color=colour, label=name, linewidth=1.8)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(alpha=0.2)
        axes.set_xlabel("step")
        if len(names) > 1:
            axes.legend(frameon=False)
            axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
        else:
            axes.set_ylabel(names[0])
        found = io.StringIO()
        figure.savefig(found, format="svg", transparent=True, metadata={"Date": None})
        plt.close(figure)
    svg = found.getvalue()
    svg = svg[svg.index("<svg") :].replace(INK, "currentColor")
    for before in (' id="', "url(#", 'href="#'):  # a page holds several of them
        svg = svg.replace(before, f"{before}{stage}-")
    return svg


def png(pixels: Any) -> str:
    """Pixels [H, W, 3] between 0 and 1 as a data: address."""
    import matplotlib.image

    found = io.BytesIO()
    matplotlib.image.imsave(found, pixels.clip(0, 1), format="png")
    return "data:image/png;base64," + base64.b64encode(found.getvalue()).decode()
