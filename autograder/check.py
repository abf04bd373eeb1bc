#!/usr/bin/env python3
"""The student's command: ``python autograder/check.py --help``."""

from __future__ import annotations

import sys
from pathlib import Path

# Python puts this script's folder first on sys.path, where `suite` or `sandbox` would shadow other packages: the
# checkout's root takes its place before anything else is imported.
ROOT = Path(__file__).resolve().parent.parent
sys.path[:] = [
    str(ROOT),
    *(entry for entry in sys.path if entry not in (str(ROOT / "autograder"), str(ROOT))),
]

from collections.abc import Callable
from typing import Any, TypeVar

try:
    import click
    import msgspec  # noqa: F401  (the first that the modules below need)
except ModuleNotFoundError as missing:  # the most common first-day slip: another terminal, another Python
    sys.exit(
        f"这个 Python 里还没有安装课程（缺少 {missing.name}）。先激活环境：. .venv/bin/activate"
        "（Windows：.venv\\Scripts\\activate），再运行：python -m pip install -e .\n"
        f"The course isn't installed in this Python ({missing.name} is missing). Activate the environment: "
        ". .venv/bin/activate (Windows: .venv\\Scripts\\activate), then: python -m pip install -e ."
    )

from autograder.model.course import CourseError
from autograder.student import texts
from autograder.student.desk import EXIT_BROKEN, Chosen, Desk

LANGUAGE_OPTION = click.Choice(["zh-CN", "zh", "en"], case_sensitive=False)
EPILOG = """\b
Without an ID, check takes all TODOs, hint and watch the next open one.
不写 ID：check 检查所有 TODO，hint 和 watch 看下一个还没完成的。
The public checks cover the edges; the hidden ones, which grade, are more thorough.
公开检查只看例子和边界；打分用的隐藏检查更仔细。

\b
Exit codes / 返回码:
  0  all that was checked passes / 检查的都通过了
  1  something doesn't pass yet / 还有没通过的
  2  the command can't be carried out as given / 命令写得不对
  3  the check itself failed, which is not your fault / 检查工具自己出错，不是你的错
"""


class ByDefaultCheck(click.Group):
    """``check.py 2a`` is ``check.py check 2a``. What is no TODO either is told by ``check``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The named command; ``check`` for anything else."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "check", self.commands["check"], args

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a broken checkout is told in one line."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            click.echo(str(error), err=True)
            raise click.exceptions.Exit(EXIT_BROKEN) from error


Function = TypeVar("Function", bound=Callable[..., Any])


def common_options(function: Function) -> Function:
    """``--lang``, ``--step`` and ``--folder``."""
    folder = click.Path(path_type=Path, file_okay=False)
    function = click.option(
        "--step",
        metavar="STEP",
        help="Which step / 哪一步 (step3; else the folder you are in, else the first).",
    )(function)
    function = click.option(
        "--folder", type=folder, help="Where the TODO files are / TODO 文件所在的文件夹 (assignments/<step>)."
    )(function)
    return click.option(
        "--lang",
        type=LANGUAGE_OPTION,
        help="Language / 语言 (else the system's, else both / 否则看系统，再否则两种都用).",
    )(function)


@click.group(
    cls=ByDefaultCheck,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@common_options
@click.pass_context
def main(ctx: click.Context, lang: str | None, folder: Path | None, step: str | None) -> None:
    """Check your TODOs, take a hint, see how far you are.

    检查你的 TODO，看一条提示，看看做到哪里了。
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    ctx.obj = Chosen(lang, folder, step)
    if ctx.invoked_subcommand is None:
        ctx.invoke(check)


@main.command()
@click.argument("todo_ids", metavar="[ID]...", nargs=-1)
@common_options
@click.pass_obj
def check(
    chosen: Chosen, todo_ids: tuple[str, ...], lang: str | None, folder: Path | None, step: str | None
) -> None:
    """Run the public checks of these TODOs, or of all. / 运行这些或所有 TODO 的公开检查。"""
    with Desk(chosen.but(lang, folder, step)) as desk:
        if todo_ids:
            first, *others = todo_ids
            todos = [desk.find(first, others=others), *map(desk.find, others)]
            desk.leave(desk.check_these(todos))
        desk.leave(desk.check_all())


@main.command()
@click.argument("todo_id", metavar="[ID]", required=False)
@common_options
@click.pass_obj
def watch(
    chosen: Chosen, todo_id: str | None, lang: str | None, folder: Path | None, step: str | None
) -> None:
    """Check again at every save, and move on when it passes. / 每次保存都检查，通过了就接着下一个。"""
    with Desk(chosen.but(lang, folder, step)) as desk:
        desk.watch(desk.find(todo_id, "watch") if todo_id else None)


@main.command()
@click.argument("todo_id", metavar="[ID]", required=False)
@common_options
@click.pass_obj
def hint(
    chosen: Chosen, todo_id: str | None, lang: str | None, folder: Path | None, step: str | None
) -> None:
    """Give the next hint. / 给出下一条提示。"""
    with Desk(chosen.but(lang, folder, step)) as desk:
        todo = desk.find(todo_id, "hint") if todo_id else desk.session.first_open()
        if todo is None:
            desk.say(texts.NOTHING_OPEN)
        else:
            desk.hint(todo)


@main.command()
@common_options
@click.pass_obj
def progress(chosen: Chosen, lang: str | None, folder: Path | None, step: str | None) -> None:
    """Show which TODOs are done. / 看看哪些 TODO 已经完成。"""
    with Desk(chosen.but(lang, folder, step)) as desk:
        desk.progress()


@main.command()
@click.argument("todo_id", metavar="ID", required=False)
@common_options
@click.pass_obj
def reset(
    chosen: Chosen, todo_id: str | None, lang: str | None, folder: Path | None, step: str | None
) -> None:
    """Start a TODO over; your version is kept beside it. / 重新开始一个 TODO，你写的会留一份。"""
    with Desk(chosen.but(lang, folder, step)) as desk:
        desk.reset(desk.find(todo_id, "reset") if todo_id else None)


if __name__ == "__main__":
    main()
