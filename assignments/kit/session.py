"""一次训练：从开始到最后的报告（已给出）
A training run, from its start to its report (given; nothing to do here).

What is trained, and how, is the step's own: its ``Task``. A run is the same for all of them: progress, Ctrl-C, saving,
going on, and the report.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, Protocol

import torch
from torch import Tensor

from kit import report, todos
from kit.checkpoint import (
    CHECKPOINT,
    MODEL,
    Checkpoint,
    optimizer_state,
    put_weights,
    random_state,
    restore_optimizer,
    restore_random_state,
)
from kit.interrupts import EXIT_CODE, Interrupts
from kit.language import say, wrap
from kit.options import Command, Program, UsageError
from kit.progress import LOG, LogRow, append_log, read_log, show, table_head, table_line, write_log

OnStep = Callable[[int, float, Tensor, float], None]


class Task(Protocol):
    """What a step trains. Each is made from the step's settings, and raises UsageError when they don't fit its data."""

    settings: Any  # complete: with what depends on the data
    device: torch.device
    data_sha256: str  # of what it learns from: a run goes on with the same only
    total_steps: int
    steps_per_epoch: int  # after so many the run is saved
    tokens_per_step: int

    @property
    def model(self) -> torch.nn.Module:
        """What learns."""
        ...

    @property
    def optimizer(self) -> torch.optim.Optimizer:
        """What updates it."""
        ...

    def train(self, start_step: int, on_step: OnStep) -> None:
        """Train from that step to the end. on_step(step, lr, loss, norm) after each; loss is a detached tensor."""
        ...

    def lr(self, step: int) -> float:
        """The learning rate of a step."""
        ...

    def held_out_loss(self, everything: bool) -> float:
        """The loss on what is never trained on: on all of it, or on a sample, always the same. Nats a token."""
        ...

    def write(self, prompt: str | None, temperature: float) -> str:
        """What the model writes from a prompt on (None: from the start); the same for the same model."""
        ...

    def opening(self, folder: Path) -> tuple[list[str], list[str]]:
        """What begins: lines in Chinese, lines in English."""
        ...

    def losses(self) -> report.Losses:
        """What others would lose on the same held-out text."""
        ...

    def save_model(self, path: Path) -> None:
        """Write the model, with what somebody needs to use it."""
        ...

    def load_model(self, path: Path) -> None:
        """Take the weights that `save_model` wrote. Raises UsageError."""
        ...


class StopTraining(Exception):
    """Leaves the loop between two steps; the text says why."""


def run(program: Program, make: Callable[[Any], Task], command: Command, interrupts: Interrupts) -> int:
    """Train, go on training, or write; see start.run for what is returned. Raises UsageError."""
    if command.sample is not None:
        return _write(program, make, command)
    if command.resume is None:
        task = make(command.settings(program.settings()))
        return Session(program, task, interrupts).run(_free_folder(command.out))
    folder = _newest(command, CHECKPOINT)
    checkpoint = Checkpoint.load(folder / CHECKPOINT, program.settings)
    task = make(command.settings_on_resume(checkpoint.settings))
    if task.data_sha256 != checkpoint.data_sha256:
        data = task.settings.data
        raise UsageError(
            say(
                f"--data {data}：不是原来训练用的那个文本。",
                f"--data {data}: not the text that this run was trained on.",
            )
        )
    session = Session(program, task, interrupts)
    session.restore(checkpoint, folder)
    return session.run(folder)


def _write(program: Program, make: Callable[[Any], Task], command: Command) -> int:
    """Have the newest model, or the one of --resume, go on from the prompt."""
    folder = _newest(command, CHECKPOINT)
    task = make(Checkpoint.load(folder / CHECKPOINT, program.settings).settings)
    task.load_model(folder / MODEL)
    try:
        text = task.write(command.sample, command.temperature)
    except ValueError as error:  # a character that the model has never seen
        raise UsageError(f"--sample: {error}") from error
    print(f"{folder / MODEL}\n\n{text}")
    return 0


def _newest(command: Command, file: str) -> Path:
    """The folder of the named run, else of the newest one."""
    if command.resume:
        folder = Path(command.resume)
    else:
        folder = max((path.parent for path in command.out.glob(f"*/{file}")), default=command.out)
    if not (folder / file).is_file():
        option = "--resume" if command.sample is None else "--sample"
        raise UsageError(
            say(
                f"{option}：{folder} 里没有 {file}；请给出一次训练的文件夹（--resume RUN）。",
                f"{option}: {folder} holds no {file}; name a run's folder (--resume RUN).",
            )
        )
    return folder


def _free_folder(out: Path) -> Path:
    """The name of a new run's folder. It is made when training begins: before that there is nothing to keep."""
    name = time.strftime("%Y%m%d-%H%M%S")
    for suffix in ("", *(f"-{i}" for i in range(2, 1000))):
        if not (out / f"{name}{suffix}").exists():
            return out / f"{name}{suffix}"
    raise UsageError(
        say(f"--out {out}：这一秒的文件夹太多了。", f"--out {out}: holds too many folders of this second.")
    )


def choose_device(name: str) -> torch.device:
    """The device of that name; for "auto" the fastest that is there. Raises UsageError."""
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name == "auto":
        name = next(device for device, is_there in available.items() if is_there)
    if not available[name]:
        raise UsageError(
            say(
                f"--device {name}：这台电脑上没有；请用 --device cpu。",
                f"--device {name}: not available on this machine; use --device cpu.",
            )
        )
    return torch.device(name)


class Session:
    """A run: a task and its progress, in a folder once it has begun."""

    def __init__(self, program: Program, task: Task, interrupts: Interrupts) -> None:
        self.program, self.task, self.interrupts = program, task, interrupts
        self.next_step = 0
        self.rows: list[LogRow] = []
        self.loss_sum = torch.zeros((), device=task.device)  # since the last row; stays there until then
        self.loss_count = 0

    # ---- saving and going on

    def checkpoint(self) -> Checkpoint:
        """How things stand now."""
        task = self.task
        tensors = {f"model.{name}": tensor for name, tensor in task.model.state_dict().items()}
        tensors |= optimizer_state(task.optimizer) | random_state(task.device)
        tensors["progress.loss_sum"] = self.loss_sum
        tensors["progress.loss_count"] = torch.tensor(self.loss_count)
        return Checkpoint(task.settings, task.data_sha256, self.next_step, tensors)

    def restore(self, checkpoint: Checkpoint, folder: Path) -> None:
        """Go back to where the checkpoint was made, the random numbers included. Raises UsageError at the run's end."""
        if checkpoint.next_step >= self.task.total_steps:
            raise UsageError(
                say(
                    f"{folder}：已经训练完了。想训练更久，请用更大的 --epochs 重新开始。",
                    f"{folder}: has finished already. To train longer, start anew with more --epochs.",
                )
            )
        put_weights(checkpoint.part("model"), self.task.model, folder / CHECKPOINT)
        restore_optimizer(self.task.optimizer, checkpoint.part("optimizer"))
        restore_random_state(checkpoint.part("rng"), self.task.device)
        progress = checkpoint.part("progress")
        self.loss_sum = progress["loss_sum"].to(self.task.device)
        self.loss_count = int(progress["loss_count"])
        self.next_step = checkpoint.next_step
        self.rows = [row for row in read_log(folder / LOG) if row.step <= self.next_step]

    # ---- training

    def run(self, folder: Path) -> int:
        """Train to the end, or to Ctrl-C; save; report."""
        self.interrupts.phase = "training"  # from here on Ctrl-C stops after the step that is running
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                say(f"{folder}：写不了：{error}", f"{folder}: can't be written: {error}")
            ) from error
        self._begin()
        try:
            self.task.train(self.next_step, self.on_step)
        except StopTraining as stop:
            reason = str(stop)
        except UsageError:
            raise
        except Exception as error:
            if not todos.is_from_todo(error) and not isinstance(error, todos.WrongAnswer):
                raise
            show(todos.describe_error(error), self.interrupts)
            show(
                say("训练停在这里；改好之后再来一次。", "Training stops here; mend this and start again."),
                self.interrupts,
            )
            return 1
        else:
            reason = ""
        self._save()
        self._report(reason)
        return 0 if self.next_step == self.task.total_steps else EXIT_CODE

    def _begin(self) -> None:
        if self.next_step == 0:
            self._save_sample(say("训练前", "before training", " / "), new_file=True)
        write_log(self.folder / LOG, self.rows)
        show(self._what_begins(), self.interrupts)
        show(table_head(), self.interrupts)
        self.started, self.first_step = time.perf_counter(), self.next_step
        self.row_started, self.row_first_step = self.started, self.next_step

    def on_step(self, step: int, lr: float, loss: Tensor, norm: Any) -> None:
        """Keep account of a step; save, show, stop where it is time."""
        self.next_step = step + 1
        self.loss_sum += loss
        self.loss_count += 1
        if self.next_step % self.task.settings.log_interval == 0 or self.next_step == self.task.total_steps:
            self._log(lr, todos.number(norm, "todo3c_backward.py"))
        if self.next_step % self.task.steps_per_epoch == 0:
            with self.interrupts.saving():
                self.checkpoint().save(self.folder / CHECKPOINT)
        if self.interrupts.is_stop_asked and self.next_step < self.task.total_steps:
            raise StopTraining(say("已停下，学到的都保留着。", "Stopped; what was learned is kept."))

    def _log(self, lr: float, norm: float) -> None:
        task = self.task
        train_loss = float(self.loss_sum) / self.loss_count
        now = time.perf_counter()
        tokens = (self.next_step - self.row_first_step) * task.tokens_per_step
        speed = tokens / (now - self.row_started)
        # The last row is measured as the closing table is: the same number in both.
        held_out_loss = task.held_out_loss(everything=self.next_step == task.total_steps)
        task.model.train()
        row = LogRow(self.next_step, train_loss, held_out_loss, lr, norm, speed)
        self.rows.append(row)
        append_log(self.folder / LOG, [row])
        now = time.perf_counter()
        seconds_a_step = (now - self.started) / (self.next_step - self.first_step)
        show(
            table_line(row, task.total_steps, seconds_a_step * (task.total_steps - self.next_step)),
            self.interrupts,
        )
        self.loss_sum.zero_()
        self.loss_count = 0
        self.row_started, self.row_first_step = now, self.next_step
        if not math.isfinite(train_loss):
            _stop_for_no_number()

    # ---- what is shown and kept

    def _what_begins(self) -> str:
        zh, en = self.task.opening(self.folder)
        if self.next_step:
            zh.append(f"继续  从第 {self.next_step:,} 步开始")
            en.append(f"going on  from step {self.next_step:,}")
        zh += ["随时可以按 Ctrl-C 停下，学到的会保留", ""]
        en += ["Ctrl-C stops at any time; what was learned is kept", ""]
        return say("\n".join(zh), "\n".join(en), "\n\n")

    def _save(self) -> None:
        """Everything that training has brought, before anything is shown."""
        with self.interrupts.saving():
            self.checkpoint().save(self.folder / CHECKPOINT)
            self.task.save_model(self.folder / MODEL)
        self.interrupts.report(self._how_to_go_on())

    def _how_to_go_on(self) -> str:
        if self.next_step == self.task.total_steps:
            return say(f"训练好的模型在 {self.folder} 里。", f"The trained model is in {self.folder}.")
        command = f"python {self.program.name} --resume {self.folder}"
        return say(f"都保存好了。接着训练：\n  {command}", f"All is saved. To go on:\n  {command}")

    def _report(self, reason: str) -> None:
        if reason:
            show(f"■ {reason}", self.interrupts)
        losses = self.task.losses()
        losses.model = self.task.held_out_loss(everything=True)
        lrs = [self.task.lr(step) for step in range(self.next_step)]
        report.save_picture(self.folder / "loss_and_lr.png", self.rows, lrs, losses)
        if math.isfinite(losses.model):  # who can't guess can't write
            title = say(f"第 {self.next_step} 步", f"after step {self.next_step}", " / ")
            show(f"\n{self._save_sample(title, new_file=False)}\n", self.interrupts)
        show(report.table(losses), self.interrupts)
        show(f"\n{self.folder}:\n  loss_and_lr.png, {LOG}, {MODEL}, samples.txt", self.interrupts)
        if self.next_step < self.task.total_steps:
            show(self._how_to_go_on(), self.interrupts)
        else:
            command = f'python {self.program.name} --sample "…"'
            show(say(f"让它接着写：{command}", f"Have it write on: {command}"), self.interrupts)

    def _save_sample(self, title: str, new_file: bool) -> str:
        text = "\n".join(wrap(self.task.write(None, temperature=0.8).strip()))
        with open(self.folder / "samples.txt", "w" if new_file else "a", encoding="utf-8") as file:
            file.write(f"== {title}\n{text}\n\n")
        return text


def _stop_for_no_number() -> NoReturn:
    raise StopTraining(
        say(
            "损失不再是一个数：学习率太大了，或者梯度没有裁剪。",
            "The loss is no number any more: the learning rate is too large, or the gradients\naren't clipped.",
        )
    )
