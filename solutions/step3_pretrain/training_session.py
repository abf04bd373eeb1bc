"""一次训练：从开始到最后的报告（已给出）
A training run, from its start to its report (given; nothing to do here).

The loop itself is train() in train_exercise.py.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypedDict

import todo_status
import torch
import train_exercise
import training_report
from gpt_model import GPT, GPTConfig
from interrupts import EXIT_CODE, Interrupts
from language import say, wrap
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel
from training_checkpoint import (
    CHECKPOINT,
    Checkpoint,
    optimizer_state,
    random_state,
    restore_optimizer,
    restore_random_state,
    write_tensors,
)
from training_data import Batches, Corpus
from training_progress import LOG, LogRow, append_log, read_log, show, table_head, table_line, write_log
from training_run import EPOCH_DIVISOR, Command, Settings, UsageError


class Schedule(TypedDict):
    """What get_lr needs besides the step."""

    warmup_steps: int
    total_steps: int
    max_lr: float
    min_lr: float


class StopTraining(Exception):
    """Leaves the loop between two steps; the text says why."""


def run(command: Command, interrupts: Interrupts) -> int:
    """Train, or go on training; see training_run.main for what is returned. Raises UsageError."""
    folder: Path | None = None
    checkpoint: Checkpoint | None = None
    settings = command.settings(Settings())
    if command.resume is not None:
        folder = _folder_to_resume(command)
        checkpoint = Checkpoint.load(folder / CHECKPOINT)
        settings = command.settings_on_resume(checkpoint.settings)
    corpus = Corpus.load(Path(settings.data), settings)
    if checkpoint is not None and corpus.sha256 != checkpoint.text_sha256:
        raise UsageError(
            say(
                f"--data {settings.data}：不是原来训练用的那个文本。",
                f"--data {settings.data}: not the text that this run was trained on.",
            )
        )
    session = Session(settings, corpus, _device(settings.device), interrupts)
    if checkpoint is not None and folder is not None:
        session.restore(checkpoint, folder)
    return session.run(folder or _free_folder(command.out))


def _folder_to_resume(command: Command) -> Path:
    if command.resume:
        folder = Path(command.resume)
    else:
        folder = max((path.parent for path in command.out.glob(f"*/{CHECKPOINT}")), default=command.out)
    if not (folder / CHECKPOINT).is_file():
        raise UsageError(
            say(
                f"--resume：{folder} 里没有 {CHECKPOINT}；请给出一次训练的文件夹。",
                f"--resume: {folder} holds no {CHECKPOINT}; name a run's folder.",
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


def _device(name: str) -> torch.device:
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


def _is_from_compiler(error: Exception) -> bool:
    """Whether torch.compile has failed. It compiles at the first call, in the middle of TODO 3b, which is not to blame."""
    from torch._dynamo.exc import BackendCompilerFailed

    return isinstance(error, BackendCompilerFailed)


def _cannot_compile(error: Exception) -> str:
    reason = (str(error).strip().splitlines() or [""])[0][:200]
    return say(
        f"--compile：这台电脑上编译不了：\n{reason}\n去掉 --compile 再来一次：学得一样好，只是慢一点。",
        f"--compile: this machine can't compile:\n{reason}\n"
        "Leave --compile out: it learns as well, and only takes a little longer.",
    )


def make_optimizer(model: GPT, settings: Settings, device: torch.device) -> torch.optim.AdamW:
    """AdamW in two parameter groups: matrices decay, gains and biases don't."""
    groups = [
        {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": settings.weight_decay},
        {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    # fused: one pass over all parameters instead of one per operation.
    return torch.optim.AdamW(
        groups, lr=settings.learning_rate, betas=(0.9, 0.95), fused=device.type in ("cpu", "cuda")
    )


class Session:
    """A run: model, optimizer, progress; in a folder once it has begun."""

    def __init__(
        self, settings: Settings, corpus: Corpus, device: torch.device, interrupts: Interrupts
    ) -> None:
        self.corpus, self.device, self.interrupts = corpus, device, interrupts
        self.batches = Batches(corpus.training, settings, device)
        self.total_steps = settings.epochs * self.batches.steps_per_epoch
        self.settings = self._complete(settings)
        torch.manual_seed(settings.seed)
        config = GPTConfig(
            vocab_size=len(corpus.vocabulary),
            block_size=settings.block_size,
            n_layer=settings.n_layer,
            n_head=settings.n_head,
            n_embd=settings.n_embd,
            dropout=settings.dropout,
        )
        self.model = GPT(config).to(device)
        self.optimizer = make_optimizer(self.model, settings, device)
        self.next_step = 0
        self.rows: list[LogRow] = []
        self.loss_sum = torch.zeros((), device=device)  # since the last row; stays on the device until then
        self.loss_count = 0

    def _complete(self, settings: Settings) -> Settings:
        """With the defaults that depend on the number of steps."""
        warmup_steps = settings.warmup_steps
        if warmup_steps is None:
            warmup_steps = min(100, self.total_steps // 10)
        if warmup_steps >= self.total_steps:
            raise UsageError(
                say(
                    f"--warmup_steps {warmup_steps}：应小于总步数 {self.total_steps}。",
                    f"--warmup_steps {warmup_steps}: must be below the {self.total_steps} steps.",
                )
            )
        min_lr = settings.learning_rate / 10 if settings.min_lr is None else settings.min_lr
        return replace(settings, warmup_steps=warmup_steps, min_lr=min_lr)

    # ---- saving and going on

    def checkpoint(self) -> Checkpoint:
        """How things stand now."""
        tensors = {f"model.{name}": tensor for name, tensor in self.model.state_dict().items()}
        tensors |= optimizer_state(self.optimizer) | random_state(self.device)
        tensors["progress.loss_sum"] = self.loss_sum
        tensors["progress.loss_count"] = torch.tensor(self.loss_count)
        return Checkpoint(self.settings, self.corpus.sha256, self.next_step, tensors)

    def restore(self, checkpoint: Checkpoint, folder: Path) -> None:
        """Go back to where the checkpoint was made, the random numbers included. Raises UsageError at the run's end."""
        if checkpoint.next_step >= self.total_steps:
            raise UsageError(
                say(
                    f"{folder}：已经训练完了。想训练更久，请用更大的 --epochs 重新开始。",
                    f"{folder}: has finished already. To train longer, start anew with more --epochs.",
                )
            )
        self.model.load_state_dict(checkpoint.part("model"))
        restore_optimizer(self.optimizer, checkpoint.part("optimizer"))
        restore_random_state(checkpoint.part("rng"), self.device)
        progress = checkpoint.part("progress")
        self.loss_sum = progress["loss_sum"].to(self.device)
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
            self.trainer()(self.batches.from_step(self.next_step))
        except StopTraining as stop:
            reason = str(stop)
        except Exception as error:
            if self.settings.compile and _is_from_compiler(error):
                raise UsageError(_cannot_compile(error)) from error
            if not todo_status.is_from_todo(error):
                raise
            show(todo_status.describe_error(error), self.interrupts)
            show(
                say("训练停在这里；改好之后再来一次。", "Training stops here; mend this and start again."),
                self.interrupts,
            )
            return 1
        else:
            reason = ""
        self._save()
        self._report(reason)
        return 0 if self.next_step == self.total_steps else EXIT_CODE

    def _begin(self) -> None:
        if self.next_step == 0:
            self._save_sample(say("训练前", "before training", " / "), new_file=True)
        write_log(self.folder / LOG, self.rows)
        show(self._what_begins(), self.interrupts)
        show(table_head(), self.interrupts)
        self.started, self.first_step = time.perf_counter(), self.next_step
        self.row_started, self.row_first_step = self.started, self.next_step

    def trainer(self) -> Callable[[Iterable[tuple[Tensor, Tensor]]], None]:
        """The loop, ready to be given batches: the first is that of the next step."""
        model = torch.compile(self.model) if self.settings.compile else self.model

        def train(batches: Iterable[tuple[Tensor, Tensor]]) -> None:
            # The compiler joins plain operations, which is faster than the ready-made attention for CPUs.
            with sdpa_kernel(SDPBackend.MATH) if self.settings.compile else nullcontext():
                train_exercise.train(
                    model,  # type: ignore[arg-type]  (compiled, it is a module as well)
                    batches,
                    self.optimizer,
                    **self._schedule(),
                    max_norm=self.settings.grad_clip,
                    on_step=self._on_step,
                    start_step=self.next_step,
                )

        return train

    def _schedule(self) -> Schedule:
        assert self.settings.warmup_steps is not None  # _complete() has filled both in
        assert self.settings.min_lr is not None
        return {
            "warmup_steps": self.settings.warmup_steps,
            "total_steps": self.total_steps,
            "max_lr": self.settings.learning_rate,
            "min_lr": self.settings.min_lr,
        }

    def _on_step(self, step: int, lr: float, loss: Tensor, norm: float) -> None:
        self.next_step = step + 1
        self.loss_sum += loss
        self.loss_count += 1
        if self.next_step % self.settings.log_interval == 0 or self.next_step == self.total_steps:
            self._log(lr, float(norm))
        if self.next_step % self.batches.steps_per_epoch == 0:
            with self.interrupts.saving():
                self.checkpoint().save(self.folder / CHECKPOINT)
        if self.interrupts.is_stop_asked and self.next_step < self.total_steps:
            raise StopTraining(say("已停下，学到的都保留着。", "Stopped; what was learned is kept."))

    def _log(self, lr: float, norm: float) -> None:
        train_loss = float(self.loss_sum) / self.loss_count
        now = time.perf_counter()
        tokens = (self.next_step - self.row_first_step) * self.settings.batch_size * self.settings.block_size
        speed = tokens / (now - self.row_started)
        held_out_loss = training_report.model_loss(
            self.model, self.corpus.held_out, self.device, max_windows=32
        )
        self.model.train()
        row = LogRow(self.next_step, train_loss, held_out_loss, lr, norm, speed)
        self.rows.append(row)
        append_log(self.folder / LOG, [row])
        now = time.perf_counter()
        seconds_a_step = (now - self.started) / (self.next_step - self.first_step)
        seconds_left = seconds_a_step * (self.total_steps - self.next_step)
        show(table_line(row, self.total_steps, seconds_left), self.interrupts)
        self.loss_sum.zero_()
        self.loss_count = 0
        self.row_started, self.row_first_step = now, self.next_step
        if not math.isfinite(train_loss):
            raise StopTraining(
                say(
                    "损失不再是一个数：学习率太大了，或者梯度没有裁剪。",
                    "The loss is no number any more: the learning rate is too large, or the gradients\n"
                    "aren't clipped.",
                )
            )

    # ---- what is shown and kept

    def _what_begins(self) -> str:
        return say(
            "\n".join(self._what_begins_in_chinese()), "\n".join(self._what_begins_in_english()), "\n\n"
        )

    def _what_begins_in_chinese(self) -> list[str]:
        corpus, s = self.corpus, self.settings
        lines = [
            f"数据  {s.data}",
            f"      训练用 {len(corpus.training):,} 个字符，留出 {len(corpus.held_out):,} 个；"
            f"V = {len(corpus.vocabulary)} 种",
            f"模型  {self.model.n_parameters / 1e6:.2f} M 个参数：{s.n_layer} 层，宽 {s.n_embd}，{s.n_head} 个头，"
            f"窗口 {s.block_size}",
            f"训练  {self.total_steps:,} 步 = {s.epochs} 轮 × {self.batches.steps_per_epoch:,}；"
            f"每步 {s.batch_size} × {s.block_size} 个字符；{self.device}",
            f"      一轮 = 全部窗口的 1/{EPOCH_DIVISOR}，随机抽取",
            f"结果  {self.folder}",
        ]
        if not self.batches.is_sliced:
            lines.append("注意  你的数据集给出的窗口，不是 TODO 1 要求的那些")
        if self.next_step:
            lines.append(f"继续  从第 {self.next_step:,} 步开始")
        return [*lines, "随时可以按 Ctrl-C 停下，学到的会保留", ""]

    def _what_begins_in_english(self) -> list[str]:
        corpus, s = self.corpus, self.settings
        lines = [
            f"data      {s.data}",
            f"          {len(corpus.training):,} characters to train on, {len(corpus.held_out):,} held out; "
            f"V = {len(corpus.vocabulary)}",
            f"model     {self.model.n_parameters / 1e6:.2f} M parameters: {s.n_layer} layers, {s.n_embd} wide, "
            f"{s.n_head} heads, window {s.block_size}",
            f"training  {self.total_steps:,} steps = {s.epochs} epochs × {self.batches.steps_per_epoch:,}; "
            f"{s.batch_size} × {s.block_size} characters each; {self.device}",
            f"          an epoch is 1/{EPOCH_DIVISOR} of all windows, drawn at random",
            f"results   {self.folder}",
        ]
        if not self.batches.is_sliced:
            lines.append("note      your dataset's windows aren't those that TODO 1 asks for")
        if self.next_step:
            lines.append(f"going on  from step {self.next_step:,}")
        return [*lines, "Ctrl-C stops at any time; what was learned is kept", ""]

    def _save(self) -> None:
        """Everything that training has brought, before anything is shown."""
        metadata = {
            "config": json.dumps(asdict(self.model.config)),
            "vocabulary": self.corpus.vocabulary.characters,
        }
        with self.interrupts.saving():
            self.checkpoint().save(self.folder / CHECKPOINT)
            write_tensors(self.folder / "model.safetensors", self.model.state_dict(), metadata)
        self.interrupts.report(self._how_to_go_on())

    def _how_to_go_on(self) -> str:
        if self.next_step == self.total_steps:
            return say(f"训练好的模型在 {self.folder} 里。", f"The trained model is in {self.folder}.")
        command = f"python train_exercise.py --resume {self.folder}"
        return say(f"都保存好了。接着训练：\n  {command}", f"All is saved. To go on:\n  {command}")

    def _report(self, reason: str) -> None:
        if reason:
            show(f"■ {reason}", self.interrupts)
        title = say(f"第 {self.next_step} 步", f"after step {self.next_step}", " / ")
        sample = self._save_sample(title, new_file=False)
        losses = training_report.baselines(
            self.corpus.training, self.corpus.held_out, len(self.corpus.vocabulary)
        )
        losses.model = training_report.model_loss(self.model, self.corpus.held_out, self.device)
        losses.best_possible = training_report.best_possible_loss(self.corpus.sha256)
        lrs = [float(train_exercise.get_lr(step, **self._schedule())) for step in range(self.next_step)]
        training_report.save_picture(self.folder / "loss_and_lr.png", self.rows, lrs, losses)
        show(f"\n{sample}\n", self.interrupts)
        show(training_report.table(losses), self.interrupts)
        show(f"\n{self.folder}:\n  loss_and_lr.png, {LOG}, model.safetensors, samples.txt", self.interrupts)
        if self.next_step < self.total_steps:
            show(self._how_to_go_on(), self.interrupts)

    def _save_sample(self, title: str, new_file: bool) -> str:
        sample = training_report.sample(self.model, self.corpus.vocabulary, self.device, self.settings.seed)
        text = "\n".join(wrap(sample))
        with open(self.folder / "samples.txt", "w" if new_file else "a", encoding="utf-8") as file:
            file.write(f"== {title}\n{text}\n\n")
        return text
