"""课程笔记本的工具：准备、检查 TODO、读训练结果（已给出）
The lesson notebook's tools: set-up, checks of the TODOs, results of a run (given; nothing to do here).

    lesson.check("2a")     # ✓, or the notebook waits here and says what to do
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kit import language, stories, todos
from kit.language import say

SAMPLE_DATA = Path("sample_data.txt")
# A run of seconds instead of minutes, for when nobody watches it.
SHORT_RUN = "--epochs 1 --batch_size 256 --block_size 8 --n_layer 1 --n_head 1 --n_embd 16 --log_interval 5"
SECONDS_TO_SAVE = 30  # at most, after the kernel was interrupted in a training run


class NotYet(Exception):
    """The lesson waits here. A notebook shows the message alone, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


# ---- set-up


def set_up(lang: str, stories_in: str | None = None) -> None:
    """Get the notebook's kernel ready. Run it again after a restart.

    lang: the notebook's language, "zh" or "en"; checks and training speak it.
    stories_in: the language of the stories to learn from (None: the notebook's).
    Raises NotYet with the command that installs what is missing.
    """
    language.choose(lang)
    missing = [name for name in ("torch", "matplotlib", "safetensors") if not importlib.util.find_spec(name)]
    if missing:
        install = f'  "{sys.executable}" -m pip install {" ".join(missing)}'
        raise NotYet(
            say(
                f"○ 还缺少 {', '.join(missing)}。\n  在终端里运行下面的命令，然后重启内核：\n{install}",
                f"○ Missing: {', '.join(missing)}.\n  Run this in a terminal, then restart the kernel:\n{install}",
            )
        )
    # `!python` in a cell is this same Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    _let_interrupted_training_save()
    _put_stories_in_place(stories_in or stories.default_language())
    if is_hurried():
        _shorten_training()
    print(say("✓ 准备好了", "✓ ready"))


def _put_stories_in_place(wanted: str) -> None:
    """Have the stories in the wanted language. A text of your own in their place stays as it is."""
    present = stories.default_language()  # where there are none, the lesson's own cell will write these
    if SAMPLE_DATA.exists():
        present = stories.language_of_file(SAMPLE_DATA)
    if present not in (None, wanted):
        SAMPLE_DATA.write_bytes(stories.path_of(wanted).read_bytes())


def _let_interrupted_training_save() -> None:
    """An interrupted `!command` is asked to stop, and killed by IPython 0.2 seconds later: give it time to save.

    It goes on at once when the command has ended. Windows does without: IPython works in another way there.
    """
    try:
        from IPython.utils._process_posix import ProcessHandler
    except ImportError:
        return
    ProcessHandler.terminate_timeout = SECONDS_TO_SAVE


def is_hurried() -> bool:
    """Whether nobody watches: nbgrader validates or grades the notebook, or a test runs it."""
    return any(name in os.environ for name in ("NBGRADER_VALIDATING", "NBGRADER_EXECUTION", "LESSON_SHORT"))


def _shorten_training() -> None:
    """Let `!python train_exercise.py …` train a smaller model: the last of two equal options counts."""
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    if shell is None:
        return
    run = shell.system

    def system(command: str) -> None:
        is_training = command.startswith("python train_exercise.py")
        run(f"{command} {SHORT_RUN}" if is_training else command)

    shell.system = system


# ---- checks


def fresh(*todo_ids: str) -> None:
    """Load these TODOs' files as they are now, so that an edit counts at once.

    Raises NotYet, which says what to do, for one that is open or can't be imported.
    """
    for todo_id in todo_ids:
        file = next(Path().glob(f"todo{todo_id}_*.py"))
        try:
            todos.fresh_module(file.stem)
        except Exception as error:  # whatever the student's file raises is shown with its line
            raise NotYet(_what_next(todo_id, file, todos.describe_error(error))) from None
        if messages := todos.open_in(file):
            raise NotYet(_what_next(todo_id, file, todos.still_open(messages[0])))


def check(todo_id: str) -> None:
    """Check a TODO, or all files together, as they stand now: ✓, or raise NotYet, which says what to do next.

    It is what `python autograder/check.py` does, in a process of its own: an endless loop costs the kernel nothing.
    """
    command = [
        sys.executable,
        str(_checker()),
        "--step",
        Path.cwd().name,
        "--folder",
        str(Path.cwd()),
        "check",
        todo_id,
    ]
    speaks = language.current()
    command[2:2] = [] if speaks == "both" else ["--lang", speaks]
    # A kernel asks for colours, with which the turning sign of waiting would be written down frame by frame.
    quiet = {
        name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "CLICOLOR_FORCE")
    }
    width = {**quiet, "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, env=width, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    said = (done.stdout + done.stderr).strip("\n")
    if done.returncode != 0:
        raise NotYet(f"{said}\n\n{_wait()}")
    print(said)


def _checker() -> Path:
    """check.py: in the course's folder, above this one, or in what nbgrader handed out, in this one."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "autograder" / "check.py").is_file():
            return folder / "autograder" / "check.py"
    raise NotYet(
        say(
            "○ 找不到 autograder/check.py：请在完整的课程文件夹里打开笔记本。",
            "○ There is no autograder/check.py: open the notebook inside the whole folder of the course.",
        )
    )


def _what_next(todo_id: str, file: Path, problem: str) -> str:
    stuck = say("卡住了？在终端里、在课程的文件夹中运行", "Stuck? In a terminal, in the course's folder, run")
    return f"{file}\n{problem}\n\n{_wait()}\n{stuck}\n    python autograder/check.py hint {todo_id}"


def _wait() -> str:
    return say(
        "笔记本在这里等你：修改文件，保存，再运行这个单元格。",
        "The notebook waits for you here: edit the file, save it, run this cell again.",
    )


def newest_run() -> Path:
    """The folder of the last training run that has something to show. Raises NotYet when there is none."""
    with_results = [path.parent for path in Path("runs").glob("*/log.csv") if _has_rows(path)]
    if not with_results:
        raise NotYet(
            say(
                "○ 还没有训练结果：请先运行上面的训练单元格，等它打印出几行进度。",
                "○ No results yet: run the training cell above first, and let it print some lines.",
            )
        )
    return max(with_results)


def _has_rows(log: Path) -> bool:
    return len(log.read_text(encoding="utf-8").splitlines()) > 1
