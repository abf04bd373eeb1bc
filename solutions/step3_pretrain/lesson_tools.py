"""课程笔记本的工具：准备、检查 TODO、读训练结果（已给出）
The lesson notebook's tools: set-up, checks of the TODOs, results of a run (given; nothing to do here).

    lesson_tools.check("2a")     # ✓, or the notebook waits here and says what to do
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import language
import stories
import todo_status
from language import say
from lesson_checks import CHECKS, Finding
from lesson_pictures import schedule_of_the_formula

__all__ = ["NotYet", "check", "fresh", "newest_run", "schedule_of_the_formula", "set_up"]

SAMPLE_DATA = Path("sample_data.txt")
# TODO: its file, and the name in there that is called.
FILES = {
    "1": ("todo1_dataset", "PretrainDataset"),
    "2a": ("todo2a_warmup", "warmup_lr"),
    "2b": ("todo2b_cosine_decay", "cosine_decay_lr"),
    "3a": ("todo3a_update_lr", "update_lr"),
    "3b": ("todo3b_forward", "forward"),
    "3c": ("todo3c_backward", "backward_and_step"),
}

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
        module = _load(todo_id)
        if messages := todo_status.open_in(Path(str(module.__file__))):
            raise NotYet(_what_next(todo_id, todo_status.still_open(messages[0])))


def check(todo_id: str) -> None:
    """Check a TODO as its file stands now: ✓, or raise NotYet, which says what to do next.

    todo_id: "1", "2a", "2b", "3a", "3b", "3c", or "train" (each of the six, then all together).
    """
    if todo_id != "train":
        found = _agreeing_findings(todo_id, {todo_id: _load(todo_id)})
        print(say(f"✓ TODO {todo_id}：全对", f"✓ TODO {todo_id}: all right"))
    else:
        modules = {each: _load(each) for each in FILES}
        for each in FILES:
            _agreeing_findings(each, modules)
        found = _agreeing_findings(todo_id, modules)
        print(say("✓ 六个文件合在一起，损失下降了", "✓ The six files work together: the loss fell"))
    for finding in found:
        print(f"    {finding.call} = {finding.got}")


def _load(todo_id: str) -> ModuleType:
    """The TODO's module as its file stands now. Raises NotYet when it can't be imported or lacks the name."""
    name, wanted = FILES[todo_id]
    try:
        module = todo_status.fresh_module(name)
    except Exception as error:  # whatever the student's file raises is shown with its line
        raise NotYet(_what_next(todo_id, todo_status.describe_error(error))) from None
    if not hasattr(module, wanted):
        problem = say(
            f"✗ {name}.py：找不到 {wanted}，请恢复这个名字。",
            f"✗ {name}.py: no {wanted} in there; restore its name.",
        )
        raise NotYet(_what_next(todo_id, problem))
    return module


def _agreeing_findings(todo_id: str, modules: dict[str, ModuleType]) -> list[Finding]:
    """What the check finds, if all is right. Raises NotYet at the first thing that isn't."""
    found: list[Finding] = []
    try:
        for finding in CHECKS[todo_id](modules):
            found.append(finding)
            if not finding.agrees:
                break
    except Exception as error:
        if not todo_status.is_from_todo(error):
            raise  # not the student's: nothing to hide
        raise NotYet(_what_next(todo_id, todo_status.describe_error(error))) from None
    if not found[-1].agrees:
        wrong = found[-1]
        problem = say(
            f"✗ {wrong.call}\n    得到：{wrong.got}\n    应为：{wrong.expected}",
            f"✗ {wrong.call}\n    got:      {wrong.got}\n    expected: {wrong.expected}",
        )
        raise NotYet(_what_next(todo_id, problem))
    return found


def _what_next(todo_id: str, problem: str) -> str:
    file = f"{FILES[todo_id][0]}.py" if todo_id in FILES else "todo*.py"
    what_next = say(
        f"笔记本在这里等你：打开 {file}，修改，保存，再运行这个单元格。\n卡住了？在终端里、在课程的文件夹中运行",
        f"The notebook waits for you here: edit {file}, save it, run this cell again.\n"
        "Stuck? In a terminal, in the course's folder, run",
    )
    return f"{problem}\n\n{what_next}\n    python autograder/check.py hint {todo_id}"


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
