"""Finds a step's files among all that a student handed in: in any folder, in zips in zips, under a browser's new names.

One candidate for a file is taken, and said where it isn't where it should be; several different ones refuse the hand-in
with a list, since nobody but the student or staff can know which one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from autograder.intake.alike import plain_file, plain_folder
from autograder.intake.archives import UNOPENED, is_archive, items_of_archive
from autograder.intake.placing import Budget, Item, RefusedError
from autograder.intake.submissions import shown_name
from autograder.model.clean import in_number
from autograder.model.course import Course, Step
from autograder.model.paths import NOTEBOOKS

MAX_NESTED = 2  # zips in zips in zips


@dataclass
class Work:
    """The files of a submission at the paths where they belong, what a person should know, what was left out.

    ``moved``: where files were found instead of where they should be, by the name they should have.
    """

    items: list[Item]
    moved: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    def notes(self) -> list[str]:
        """Where misplaced files were found: one line for those that were together under their own names."""
        folders = {where.rpartition("/")[0] for where in self.moved.values()}
        if len(folders) == 1 and all(where.endswith(f"/{name}") for name, where in self.moved.items()):
            return [f"found in {folders.pop()}: {in_number(len(self.moved), 'file')}"]
        listed = [f"{name} was found as {where}" for name, where in self.moved.items()]
        return (
            [f"{'; '.join(listed[:2])}{f'; and {len(listed) - 2} more' if len(listed) > 2 else ''}"]
            if listed
            else []
        )


def expanded(items: Iterable[Item], budget: Budget, depth: int = 0) -> Iterator[Item]:
    """The items, with archives among them opened in their place, within the hand-in's budget. Raises RefusedError."""
    for item in items:
        if not is_archive(item.path.name):
            yield item
            continue
        if depth >= MAX_NESTED:
            raise RefusedError(
                f"{shown_name(str(item.path))}: more than {MAX_NESTED} archives inside each other"
            )
        inner = items_of_archive(Path(item.path.name), item.content, budget, f"{item.path}!/")
        yield from expanded(inner, budget, depth + 1)


def find_work(items: Sequence[Item], course: Course, step: Step) -> Work:
    """Choose a step's files. Raises RefusedError where several could be meant."""
    wanted = [todo.file for todo in step.stubs if todo.file]
    others = {plain_folder(other.id) for other in course.steps if other.id != step.id}
    own = [item for item in items if not others & {plain_folder(part) for part in item.path.parts[:-1]}]
    found = {name: _choose(name, _candidates(own, name, step)) for name in wanted}
    chosen = {name: item for name, item in found.items() if item is not None}
    root = _root(step, [item.path for item in chosen.values()], own)
    work = Work([Item(PurePosixPath(name), item.content) for name, item in chosen.items()])
    used = {item.path for item in chosen.values()}
    for item in items:
        if item.path in used:
            continue
        if item.path.is_relative_to(root) and (path := item.path.relative_to(root)).name not in chosen:
            work.items.append(Item(path, item.content))
        else:
            work.passed_over.append(shown_name(str(item.path)))
    for name, item in chosen.items():
        if item.path.name != name or str(item.path.parent) not in (".", step.id, f"assignments/{step.id}"):
            work.moved[name] = shown_name(str(item.path))
    if not chosen:
        work.doubts.append(_nothing(step, items))
    work.doubts += islice(_rivals(step, chosen, items), 1)
    return work


def _nothing(step: Step, items: Sequence[Item]) -> str:
    """What was found instead, in words."""
    names = [shown_name(str(item.path)) for item in items]
    if not names:
        return f"nothing in it; {step.id}'s files are expected"
    what = (
        "a notebook, but none of the files" if all(name.endswith(".ipynb") for name in names) else "no file"
    )
    more = "" if len(names) <= 4 else f" and {len(names) - 4} more"
    closed = any(name.lower().endswith(UNOPENED) for name in names)
    hint = "; archives of this kind are not opened: a zip is needed" if closed else ""
    return f"{what} of {step.id}; found instead: {', '.join(names[:4])}{more}{hint}"


def _rivals(step: Step, chosen: Mapping[str, Item], items: Sequence[Item]) -> Iterator[str]:
    """Other folders called like the step, and more (“_final”), with other versions of what was chosen."""
    like = plain_folder(step.id)
    for name, item in chosen.items():
        for other in items:
            folder = other.path.parent
            if (
                other.path.name == name
                and other.content != item.content
                and plain_folder(folder.name).startswith(like)
            ):
                yield f"{shown_name(str(item.path))} was taken, not the different one in {shown_name(str(folder))}"


def _candidates(items: list[Item], name: str, step: Step) -> list[tuple[int, Item]]:
    """What a file may be, each with how far from its place it is: 0 in the step's folder, 3 anywhere."""
    like = [item for item in items if plain_file(item.path.name) == plain_file(name)]
    return [(_distance(item.path, step), item) for item in like]


def _distance(path: PurePosixPath, step: Step) -> int:
    if path.parent.name == step.id:
        return 0
    if plain_folder(step.id) in {plain_folder(part) for part in path.parts[:-1]}:
        return 1
    return 2 if path.parent == PurePosixPath() else 3


def _choose(name: str, candidates: list[tuple[int, Item]]) -> Item | None:
    """The one that is meant: all of those in the best place must be the same."""
    if not candidates:
        return None
    nearest = min(distance for distance, _ in candidates)
    best = [item for distance, item in candidates if distance == nearest]
    if len({item.content for item in best}) == 1:
        return min(best, key=lambda item: (item.path.name != name, item.path))
    listed = ", ".join(sorted(shown_name(str(item.path)) for item in best)[:6])
    raise RefusedError(f"{name}: several files could be meant, and they differ: {listed}")


def _root(step: Step, chosen: Sequence[PurePosixPath], items: Sequence[Item]) -> PurePosixPath:
    """The folder whose other files belong to the submission too: the one that most of its files are in."""
    if not chosen:
        notebooks = [item.path for item in items if item.path.name in NOTEBOOKS.values()]
        return notebooks[0].parent if len(notebooks) == 1 else PurePosixPath()
    parents = [path.parent for path in chosen]
    return max(sorted(set(parents)), key=parents.count)
