"""The commands of ``check.py``."""

from __future__ import annotations

import os

import click

from autograder.model.course import course_of_checkout
from autograder.student import texts
from autograder.student.desk import Desk
from autograder.student.options import Chosen, common_options


@click.command()
@click.argument("todo_ids", metavar="[ID]...", nargs=-1)
@common_options
def check(chosen: Chosen, todo_ids: tuple[str, ...]) -> None:
    """Run the public checks of these TODOs, or of all. / 运行这些或所有 TODO 的公开检查。"""
    names = []
    for todo_id in todo_ids:
        chosen, name = chosen.named(todo_id)
        names.append(name)
    if os.environ.get("GITHUB_ACTIONS") == "true" and not (names or chosen.step or chosen.folder):
        _check_all_steps(chosen)
    with Desk(chosen) as desk:
        if names:
            first, *others = names
            todos = [desk.find(first, others=others), *map(desk.find, others)]
            desk.leave(desk.check_these(todos))
        desk.leave(desk.check_all())


def _check_all_steps(chosen: Chosen) -> None:
    """In a workflow nobody stands in a step's folder: check every released step, then end the command."""
    reports = []
    steps = course_of_checkout().steps
    for step in steps:
        with Desk(Chosen(chosen.lang, None, step.id)) as desk:
            reports += desk.check_all()
            if step is steps[-1]:
                desk.leave(reports)


@click.command()
@click.argument("todo_id", metavar="[ID]", required=False)
@common_options
def watch(chosen: Chosen, todo_id: str | None) -> None:
    """Check again at every save, and move on when it passes. / 每次保存都检查，通过了就接着下一个。"""
    chosen, todo_id = chosen.named(todo_id or "")
    with Desk(chosen) as desk:
        desk.watch(desk.find(todo_id, "watch") if todo_id else None)


@click.command()
@click.argument("todo_id", metavar="[ID]", required=False)
@common_options
def hint(chosen: Chosen, todo_id: str | None) -> None:
    """Give the next hint. / 给出下一条提示。"""
    chosen, todo_id = chosen.named(todo_id or "")
    with Desk(chosen) as desk:
        todo = desk.find(todo_id, "hint") if todo_id else desk.session.first_open()
        if todo is None:
            desk.say(texts.NOTHING_OPEN)
        else:
            desk.hint(todo)


@click.command()
@common_options
def progress(chosen: Chosen) -> None:
    """Show which TODOs are done. / 看看哪些 TODO 已经完成。"""
    with Desk(chosen) as desk:
        desk.progress()


@click.command()
@click.argument("todo_id", metavar="ID", required=False)
@common_options
def reset(chosen: Chosen, todo_id: str | None) -> None:
    """Start a TODO over; your version is kept beside it. / 重新开始一个 TODO，你写的会留一份。"""
    chosen, todo_id = chosen.named(todo_id or "")
    with Desk(chosen) as desk:
        desk.reset(desk.find(todo_id, "reset") if todo_id else None)
