"""Fits a screen into a terminal's height: what matters least is said more briefly, or left out, until there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType


@dataclass(frozen=True)
class Part:
    """A block of a screen; blank lines stand between blocks.

    ``rank`` 0 always stays; of the others the highest goes first. ``briefer`` are shorter versions, the shortest last.
    """

    content: RenderableType
    rank: int = 0
    briefer: tuple[RenderableType, ...] = ()


def whole(parts: Sequence[Part]) -> RenderableType:
    """All of the parts, in full."""
    return _stacked([part.content for part in parts])


def fitted(parts: Sequence[Part], console: Console, height: int, note: RenderableType) -> RenderableType:
    """The parts in at most ``height`` lines of the console; where something is left out, the note says so at the end.

    Parts of rank 0 are shown in full even where there is no room for them.
    """
    if _height([part.content for part in parts], console) <= height:
        return whole(parts)
    chosen: list[RenderableType | None] = [part.content for part in parts]
    for place in sorted(range(len(parts)), key=lambda place: -parts[place].rank):
        if parts[place].rank == 0:
            break
        for version in (*parts[place].briefer, None):
            chosen[place] = version
            if _height([*chosen, note], console) <= height:
                return _stacked([*chosen, note])
    return _stacked([*chosen, note])


def _stacked(contents: Sequence[RenderableType | None]) -> RenderableType:
    """One below the other, a blank line between them."""
    lines: list[RenderableType] = []
    for content in contents:
        if content is not None:
            lines += ["", content] if lines else [content]
    return Group(*lines)


def height_of(contents: Sequence[RenderableType], console: Console) -> int:
    """How many lines these take, one directly below the other."""
    return len(console.render_lines(Group(*contents), pad=False))


def _height(contents: Sequence[RenderableType | None], console: Console) -> int:
    return height_of([_stacked(contents)], console)
