"""笔记本里的图：彩色的 token，一个词怎样一步步合并（已给出）
The notebook's pictures: tokens in colours, how a word is merged step by step (given; nothing to do here).
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from IPython.display import HTML

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
