"""Fits a screen into a terminal's height: what matters most comes first, the rest as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType


@dataclass(frozen=True)
class Part:
    """A block of a screen; blank lines stand between blocks.

    ``rank`` 0 always stays; of the others the lowest matters most. ``briefer`` are shorter versions, the shortest last.
    """

    content: RenderableType
    rank: int = 0
    briefer: tuple[RenderableType, ...] = ()


def whole(parts: Sequence[Part]) -> RenderableType:
    """All of the parts, in full."""
    return _stacked([part.content for part in parts])


def fitted(parts: Sequence[Part], console: Console, height: int, note: RenderableType) -> RenderableType:
    """The parts in at most ``height`` lines of the console; where something is left out, the note below says so.

    Parts of rank 0 are shown in full even where there is no room for them.
    """
    if height_of([whole(parts)], console) <= height:
        return whole(parts)
    chosen = [None if part.rank else part.content for part in parts]
    for place in sorted(range(len(parts)), key=lambda place: parts[place].rank):
        if parts[place].rank == 0:
            continue
        for version in (parts[place].content, *parts[place].briefer):
            attempt = [*chosen[:place], version, *chosen[place + 1 :]]
            if height_of([_stacked(attempt), note], console) <= height:
                chosen = attempt
                break
    return Group(_stacked(chosen), note)


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
