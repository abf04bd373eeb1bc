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

from typing import Any

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

from autograder.model.door import Door, Entry
from autograder.student.options import EXIT_BROKEN, Chosen, options

COMMANDS = {
    "check": Entry(
        "autograder.student.cli:check", "Run the public checks of TODOs, or of all. / 运行公开检查。"
    ),
    "watch": Entry("autograder.student.cli:watch", "Check again at every save. / 每次保存都检查。"),
    "hint": Entry("autograder.student.cli:hint", "Give the next hint. / 给出下一条提示。"),
    "progress": Entry("autograder.student.cli:progress", "Show which TODOs are done. / 看看哪些已经完成。"),
    "reset": Entry(
        "autograder.student.cli:reset", "Start a TODO over; yours is kept. / 重新开始，你写的会留一份。"
    ),
}
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


class ByDefaultCheck(Door):
    """``check.py 2a`` is ``check.py check 2a``. What is no TODO either is told by ``check``."""

    table = COMMANDS

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The named command; ``check`` for anything else."""
        if args[0] in self.table:
            return super().resolve_command(ctx, args)
        return "check", self.get_command(ctx, "check"), args

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a broken checkout is told in one line."""
        from autograder.model.course import CourseError

        try:
            return super().invoke(ctx)
        except CourseError as error:
            click.echo(str(error), err=True)
            raise click.exceptions.Exit(EXIT_BROKEN) from error


def _show_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from autograder.model.course import course_of_checkout

        course = course_of_checkout()
        click.echo(f"{course.id} {course.version}")
        ctx.exit()


@click.group(
    cls=ByDefaultCheck,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Which release of the course this is / 这是课程的哪一版.",
)
@options
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
        ctx.invoke(COMMANDS["check"].load())


if __name__ == "__main__":
    main()
