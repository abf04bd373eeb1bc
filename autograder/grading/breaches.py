"""Why a TODO was stopped, in a student's words: which limit was broken, or how the process ended. And the verdict on a
submission that ends the grader's own process.
"""

from __future__ import annotations

import signal

from autograder.grading.feedback import feedback_on
from autograder.model.course import Limits, Step, Todo
from autograder.model.submission import Submission
from autograder.model.verdict import Text, TodoVerdict, Verdict, round_score
from autograder.sandbox.host import ChildDied

DEADLY = Text(
    zh="评分程序两次在评这份提交时意外结束，所以它没有得分。如果你的代码只做了题目要求的事，请告诉老师",
    en="the grader's own process ended twice over this submission, so it scores nothing. If your code does only what is "
    "asked for, tell your teachers",
)


def breach_in_words(died: ChildDied, limits: Limits, while_asked: bool) -> Text:
    """What stopped the child, without any text of the submission's; ``while_asked`` tells a call from the import."""
    when = (
        Text(zh="运行时", en="while it ran") if while_asked else Text(zh="导入时", en="while it was imported")
    )
    if died.asleep:
        return Text(
            zh=f"{when.zh}睡着了：超过 2 秒什么也没算。这里没有网络、文件或别的程序可以等，所以不要用 time.sleep 或等待",
            en=f"it slept {when.en}: for more than 2 s it computed nothing. There is no network, file or other program to "
            "wait for here, so don't call time.sleep, or wait",
        )
    if died.death == "timed_out":
        # Which of the two clocks ran out first, and when, can depend on how busy the machine is: the words must not.
        return Text(
            zh=f"超过了时间限制（处理器时间 {limits.cpu_seconds} s，总时间 {limits.wall_seconds} s，含导入）。"
            "是不是有一个不会结束的循环，或者一步一步数到很大的数，而一个公式就够了？",
            en=f"it went beyond its time ({limits.cpu_seconds} s of CPU time, {limits.wall_seconds} s in all, the import "
            "included). Is there a loop that does not end, or one that counts up to a large number where a formula would do?",
        )
    if died.death == "out_of_memory":
        return Text(
            zh=f"{when.zh}需要的内存超过了 {limits.memory_mib} MiB",
            en=f"it needed more than {limits.memory_mib} MiB of memory {when.en}",
        )
    ending = _ending(died.exit_code)
    return Text(
        zh=f"{when.zh}进程意外结束，所以这个 TODO 没有得分：{ending.zh}",
        en=f"its process came to an end {when.en}, so this TODO scores nothing: {ending.en}",
    )


def _ending(exit_code: int | None) -> Text:
    """How the process ended; a negative code is the signal that killed it, None an answer that was none."""
    if exit_code is None:
        return Text(zh="它没有照约定回答评分程序", en="it did not answer the grader as agreed")
    if exit_code >= 0:
        return Text(
            zh=f"程序自己退出了（返回码 {exit_code}）。这里只要函数返回结果，不要结束程序（如 os._exit）",
            en=f"it left by itself (exit code {exit_code}). A function only returns its result here; it must not end the "
            "program (as os._exit does)",
        )
    name = signal.Signals(-exit_code).name
    return Text(zh=f"它被信号 {name} 终止了", en=f"it was killed by the signal {name}")


def deadly_verdict(step: Step, submission: Submission, level: int) -> Verdict:
    """The verdict on a submission over which two workers ended: it stands, so that no run pays for it again."""

    def crashed(todo: Todo) -> TodoVerdict:
        feedback = feedback_on(todo, "crashed", [], reason=DEADLY)
        return TodoVerdict(todo.id, 0.0, round_score(todo.points), "crashed", feedback, [])

    return Verdict(
        student=submission.student,
        step=step.id,
        status="graded",
        score=0.0,
        max_score=round_score(step.points),
        sandbox_level=level,
        submission=submission.digest,
        ignored_files=submission.ignored_files,
        todos=[crashed(todo) for todo in step.todos],
    )
