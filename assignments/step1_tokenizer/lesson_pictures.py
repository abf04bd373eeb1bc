"""笔记本里的图：彩色的 token，一个词的合并树（已给出）
The notebook's pictures: tokens in colours, the tree of a word's merges (given; nothing to do here).
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from IPython.display import HTML

if TYPE_CHECKING:
    from tokenizer import Tokenizer

COLOURS = ("#cfe3ff", "#ffe2c2", "#d5f2d0", "#f9d3e4", "#e5dbff", "#fff3b8")


def in_colours(rows: Sequence[tuple[str, Sequence[str]]]) -> HTML:
    """Rows of a name and pieces; each piece in a box, with colours that take turns."""
    lines = [
        f'<tr><td style="text-align:left;vertical-align:top;padding-right:1em">{html.escape(name)}</td>'
        f'<td style="text-align:left">{_boxes(pieces)}</td></tr>'
        for name, pieces in rows
    ]
    return HTML(f"<table>{''.join(lines)}</table>")


def _boxes(pieces: Sequence[str]) -> str:
    return "".join(
        f'<span style="background:{COLOURS[place % len(COLOURS)]};color:#111;white-space:pre-wrap;'
        f'padding:1px 2px;margin:1px;border-radius:3px;display:inline-block">{html.escape(piece)}</span>'
        for place, piece in enumerate(pieces)
    )


def merge_tree(tokenizer: Tokenizer, word: str) -> HTML:
    """How a word's tokens grew: each token above the two that it was merged from, down to the bytes.

    Beside a token stands its id: the smaller, the earlier it was learned.
    """
    halves = {new_id: pair for pair, new_id in tokenizer.merges.items()}
    trees = (_tree(tokenizer, halves, number) for number in tokenizer.encode(word))
    return HTML(f'<div style="display:flex;gap:1em;align-items:flex-start">{"".join(trees)}</div>')


def _tree(tokenizer: Tokenizer, halves: dict[int, tuple[int, int]], number: int) -> str:
    (piece,) = tokenizer.pieces([number])
    colour = COLOURS[number % len(COLOURS)] if number in halves else "#eee"
    below = "".join(_tree(tokenizer, halves, half) for half in halves.get(number, ()))
    return (
        '<div style="display:flex;flex-direction:column;align-items:center;padding:0 3px">'
        f'<span style="background:{colour};color:#111;padding:1px 5px;border-radius:3px;white-space:pre">'
        f'{html.escape(piece)} <small style="color:#666">{number}</small></span>'
        + (
            f'<div style="display:flex;border-top:2px solid #999;margin-top:4px;padding-top:4px">{below}</div>'
            if below
            else ""
        )
        + "</div>"
    )
