"""一次训练：数据、模型、进度、存盘、继续（已给出）
A training run: data, model, progress, saving, going on (given; nothing to do here).

The loop itself is train() in train_exercise.py.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypedDict

import data_exercise
import safetensors.torch
import todo1_dataset
import todo_status
import torch
import train_exercise
import training_report
from gpt_model import GPT, GPTConfig
from safetensors import safe_open
from torch import Tensor
from training_run import EPOCH_DIVISOR, Command, Settings, UsageError

CHECKPOINT = "checkpoint.safetensors"
LOG = "log.csv"


@dataclass(frozen=True)
class Corpus:
    """A text as ids: the part to learn from, and the part that is only ever measured on."""

    text: str
    vocabulary: data_exercise.Vocabulary
    training: Tensor  # LongTensor[N]
    held_out: Tensor  # LongTensor[M]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def load(cls, path: Path, settings: Settings) -> Corpus:
        """Raises UsageError when the file is missing, isn't UTF-8, or is too short for the settings."""
        try:
            if not path.exists() and settings.data == Settings.data:
                data_exercise.create_sample_data(path)
            text = data_exercise.read_text(path)
        except (OSError, ValueError) as error:
            raise UsageError(f"--data {path}: 读不了 / can't be read: {error}") from error
        training, held_out = data_exercise.split_text(text)
        needed = settings.block_size + settings.batch_size
        if len(training) < needed or len(held_out) < 2:
            raise UsageError(
                f"--data {path}: 文本太短 / too short ({len(text)} 字符 characters)\n"
                f"训练部分至少需要 / the training part needs at least {needed}, 留出部分 / the held-out part 2"
            )
        vocabulary = data_exercise.Vocabulary.from_text(text)
        return cls(text, vocabulary, vocabulary.encode(training), vocabulary.encode(held_out))


class Batches:
    """The batches of a run, from any step on: which windows they hold depends on seed and step only."""

    def __init__(self, tokens: Tensor, settings: Settings, device: torch.device) -> None:
        self.dataset = todo1_dataset.PretrainDataset(tokens, settings.block_size)
        self.settings = settings
        self.device = device
        self.steps_per_epoch = max(1, len(self.dataset) // EPOCH_DIVISOR // settings.batch_size)
        # (n, block_size + 1), a view: nothing is copied. One gather from it is faster than many dataset[i]; it is
        # used where it gives the same batches.
        self.windows = tokens.unfold(0, settings.block_size + 1, 1)
        self.is_sliced = self._dataset_is_plain()

    def _dataset_is_plain(self) -> bool:
        """Whether dataset[i] is window i and its successor, at both ends and at a few places between."""
        n = len(self.dataset)
        for i in {0, 1, n // 3, n // 2, n - 2, n - 1} & set(range(n)):
            x, y = self.dataset[i]
            window = self.windows[i]
            if not (torch.equal(x, window[:-1]) and torch.equal(y, window[1:])):
                return False
        return True

    def from_step(self, start_step: int) -> Iterator[tuple[Tensor, Tensor]]:
        """(x, y), both LongTensor[batch_size, block_size], for start_step and all steps after it."""
        batch_size = self.settings.batch_size
        for epoch in range(start_step // self.steps_per_epoch, self.settings.epochs):
            generator = torch.Generator().manual_seed(self.settings.seed * 1_000_003 + epoch)
            order = torch.randperm(len(self.dataset), generator=generator)  # no window twice in an epoch
            first = max(0, start_step - epoch * self.steps_per_epoch)
            for i in range(first, self.steps_per_epoch):
                yield self._batch(order[i * batch_size : (i + 1) * batch_size])

    def _batch(self, indices: Tensor) -> tuple[Tensor, Tensor]:
        if self.is_sliced:
            window = self.windows[indices].to(self.device)  # (B, block_size + 1)
            return window[:, :-1].contiguous(), window[:, 1:].contiguous()
        xs, ys = zip(*(self.dataset[i] for i in indices.tolist()), strict=True)
        return torch.stack(xs).to(self.device), torch.stack(ys).to(self.device)


class Schedule(TypedDict):
    """What get_lr needs besides the step."""

    warmup_steps: int
    total_steps: int
    max_lr: float
    min_lr: float


class StopTraining(Exception):
    """Leaves the loop between two steps; the text says why."""


def run(command: Command) -> int:
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
            f"--data {settings.data}: 不是原来的文本 / not the text that this run was trained on"
        )
    device = _device(settings.device)
    session = Session(settings, corpus, device, folder or _new_folder(command.out))
    if checkpoint is not None:
        session.restore(checkpoint)
        if session.next_step >= session.total_steps:
            raise UsageError(
                f"{folder}: 已经训练完了 / has finished already\n"
                "想训练更久，请用更大的 --epochs 重新开始 / to train longer, start anew with more --epochs"
            )
    return session.run()


def _folder_to_resume(command: Command) -> Path:
    if command.resume:
        folder = Path(command.resume)
    else:
        folder = max((path.parent for path in command.out.glob(f"*/{CHECKPOINT}")), default=command.out)
    if not (folder / CHECKPOINT).is_file():
        raise UsageError(
            f"--resume: {folder} 里没有 / holds no {CHECKPOINT}; 请给出一次训练的文件夹 / name a run's folder"
        )
    return folder


def _new_folder(out: Path) -> Path:
    name = time.strftime("%Y%m%d-%H%M%S")
    for suffix in ("", *(f"-{i}" for i in range(2, 1000))):
        try:
            (out / f"{name}{suffix}").mkdir(parents=True)
            return out / f"{name}{suffix}"
        except FileExistsError:
            continue
        except OSError as error:
            raise UsageError(f"--out {out}: 写不了 / can't be written: {error}") from error
    raise UsageError(f"--out {out}: 已有太多文件夹 / holds too many folders of this second")


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
            f"--device {name}: 这台电脑上没有 / not available on this machine; 请用 / use --device cpu"
        )
    return torch.device(name)


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


@dataclass(frozen=True)
class Checkpoint:
    """All that is needed to go on as if nothing had happened, in one safetensors file: it is never half new.

    tensors: model.*, optimizer.<parameter's number>.*, rng.* and the losses since the last line of progress.
    """

    settings: Settings
    text_sha256: str
    next_step: int
    tensors: dict[str, Tensor]

    def save(self, path: Path) -> None:
        metadata = {
            "settings": json.dumps(asdict(self.settings)),
            "text_sha256": self.text_sha256,
            "next_step": str(self.next_step),
        }
        _write_tensors(path, self.tensors, metadata)

    @classmethod
    def load(cls, path: Path) -> Checkpoint:
        """Raises UsageError for a file that this program didn't write."""
        try:
            with safe_open(path, framework="pt") as file:
                metadata = file.metadata()
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
            settings = Settings(**json.loads(metadata["settings"]))
            return cls(settings, metadata["text_sha256"], int(metadata["next_step"]), tensors)
        except (OSError, safetensors.SafetensorError, KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{path}: 读不了 / can't be read ({error}). 请重新开始 / start anew.") from error

    def part(self, prefix: str) -> dict[str, Tensor]:
        """The tensors whose names begin with `prefix.`, without it."""
        begin = f"{prefix}."
        return {
            name.removeprefix(begin): tensor
            for name, tensor in self.tensors.items()
            if name.startswith(begin)
        }


def _write_tensors(path: Path, tensors: dict[str, Tensor], metadata: dict[str, str]) -> None:
    temporary = path.with_suffix(".tmp")
    safetensors.torch.save_file({k: v.contiguous() for k, v in tensors.items()}, temporary, metadata)
    os.replace(temporary, path)  # an interrupted write leaves the old file whole


@dataclass
class LogRow:
    """One line of progress and of log.csv.

    Losses are nats per character: train_loss is the mean since the last row, held_out_loss is measured on a fixed
    sample of the held-out text. lr and grad_norm are those of the step alone.
    """

    step: int
    train_loss: float
    held_out_loss: float
    lr: float
    grad_norm: float
    tokens_per_second: float


class Session:
    """A run in its folder: model, optimizer, progress."""

    def __init__(self, settings: Settings, corpus: Corpus, device: torch.device, folder: Path) -> None:
        self.corpus, self.device, self.folder = corpus, device, folder
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
        self.stop_reason: str | None = None

    def _complete(self, settings: Settings) -> Settings:
        """With the defaults that depend on the number of steps."""
        warmup_steps = settings.warmup_steps
        if warmup_steps is None:
            warmup_steps = min(100, self.total_steps // 10)
        if warmup_steps >= self.total_steps:
            raise UsageError(
                f"--warmup_steps {warmup_steps}: 应小于总步数 / must be below the {self.total_steps} steps"
            )
        min_lr = settings.learning_rate / 10 if settings.min_lr is None else settings.min_lr
        return replace(settings, warmup_steps=warmup_steps, min_lr=min_lr)

    # ---- saving and going on

    def checkpoint(self) -> Checkpoint:
        tensors: dict[str, Tensor] = {
            f"model.{name}": tensor for name, tensor in self.model.state_dict().items()
        }
        for i, state in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{i}.{name}": tensor for name, tensor in state.items()}
        tensors["rng.cpu"] = torch.get_rng_state()
        if self.device.type == "cuda":
            tensors["rng.cuda"] = torch.cuda.get_rng_state(self.device)
        tensors["progress.loss_sum"] = self.loss_sum
        tensors["progress.loss_count"] = torch.tensor(self.loss_count)
        return Checkpoint(self.settings, self.corpus.sha256, self.next_step, tensors)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back to where the checkpoint was made, the random numbers included."""
        self.model.load_state_dict(checkpoint.part("model"))
        state: dict[int, dict[str, Tensor]] = {}
        for name, tensor in checkpoint.part("optimizer").items():
            i, _, key = name.partition(".")
            state.setdefault(int(i), {})[key] = tensor
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": state})
        rng = checkpoint.part("rng")
        torch.set_rng_state(rng["cpu"])
        if self.device.type == "cuda" and "cuda" in rng:
            torch.cuda.set_rng_state(rng["cuda"], self.device)
        progress = checkpoint.part("progress")
        self.loss_sum = progress["loss_sum"].to(self.device)
        self.loss_count = int(progress["loss_count"])
        self.next_step = checkpoint.next_step
        self.rows = [row for row in _read_log(self.folder / LOG) if row.step <= self.next_step]

    # ---- training

    def run(self) -> int:
        """Train to the end, or to Ctrl-C; save; report."""
        self._say_what_begins()
        if self.next_step == 0:
            self._save_sample("训练前 / before training", new_file=True)
        _write_log(self.folder / LOG, self.rows)
        self.started, self.first_step = time.perf_counter(), self.next_step
        self.row_started, self.row_first_step = self.started, self.next_step
        with StopBetweenSteps(self):
            try:
                self._train()
            except StopTraining as stop:
                print(f"■ {stop}", flush=True)
            except Exception as error:
                if not todo_status.is_from_todo(error):
                    raise
                print(todo_status.describe_error(error))
                print("训练停在这里；改好之后再来一次 / Training stops here; mend this and start again.")
                return 1
        self._finish()
        return 0 if self.next_step == self.total_steps else 130

    def _train(self) -> None:
        train_exercise.train(
            torch.compile(self.model) if self.settings.compile else self.model,  # type: ignore[arg-type]
            self.batches.from_step(self.next_step),
            self.optimizer,
            **self._schedule(),
            max_norm=self.settings.grad_clip,
            on_step=self._on_step,
            start_step=self.next_step,
        )

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
            self.checkpoint().save(self.folder / CHECKPOINT)
        if self.stop_reason is not None:
            raise StopTraining(self.stop_reason)

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
        _write_log(self.folder / LOG, [row], append=True)
        now = time.perf_counter()
        seconds_left = (
            (now - self.started) / (self.next_step - self.first_step) * (self.total_steps - self.next_step)
        )
        print(
            f"{row.step:>7,}{row.step / self.total_steps:>7.0%}{train_loss:>9.3f}{held_out_loss:>10.3f}"
            f"{lr:>11.2e}{norm:>8.2f}{speed:>10,.0f}{_clock(seconds_left):>8}",
            flush=True,
        )
        self.loss_sum.zero_()
        self.loss_count = 0
        self.row_started, self.row_first_step = now, self.next_step
        if not math.isfinite(train_loss):
            raise StopTraining(
                "损失不再是一个数。学习率太大了，或者梯度没有裁剪 / "
                "The loss is no number any more: the learning rate is too large, or the gradients aren't clipped."
            )

    # ---- what is shown and kept

    def _say_what_begins(self) -> None:
        corpus, s = self.corpus, self.settings
        parameters = sum(p.numel() for p in self.model.parameters())
        print(
            f"数据 data      {s.data}: {len(corpus.training):,} 字符训练 training + {len(corpus.held_out):,} "
            f"留出 held-out, V = {len(corpus.vocabulary)}\n"
            f"模型 model     {parameters / 1e6:.2f} M 参数 parameters: {s.n_layer} 层 layers × {s.n_embd} 宽 wide, "
            f"{s.n_head} 头 heads, 窗口 block {s.block_size}\n"
            f"训练 training  {self.total_steps:,} 步 steps = {s.epochs} 轮 epochs × {self.batches.steps_per_epoch:,}, "
            f"每步 each {s.batch_size} × {s.block_size} 字符 characters, {self.device}\n"
            f"               一轮 = 全部窗口的 1/{EPOCH_DIVISOR}，随机抽取 / an epoch is 1/{EPOCH_DIVISOR} of all windows, at random\n"
            f"结果 results   {self.folder}"
        )
        if not self.batches.is_sliced:
            print(
                "注意 note      你的数据集和 TODO 1 要求的窗口不同 / your dataset's windows aren't what TODO 1 asks for"
            )
        if self.next_step:
            print(f"继续 going on  从第 {self.next_step:,} 步 / from step {self.next_step:,}")
        print("Ctrl-C: 随时停下，学到的会保留 / stop at any time, what was learned is kept\n")
        print("     步   进度  训练损失  留出损失     学习率    范数   字符/秒    剩余")
        print(
            f"{'step':>7}{'done':>7}{'train':>9}{'held-out':>10}{'lr':>11}{'norm':>8}{'tokens/s':>10}{'ETA':>8}"
        )

    def _finish(self) -> None:
        self.checkpoint().save(self.folder / CHECKPOINT)
        metadata = {
            "config": json.dumps(asdict(self.model.config)),
            "vocabulary": self.corpus.vocabulary.characters,
        }
        _write_tensors(self.folder / "model.safetensors", self.model.state_dict(), metadata)
        sample = self._save_sample(f"第 {self.next_step} 步 / after step {self.next_step}", new_file=False)
        losses = training_report.baselines(
            self.corpus.training, self.corpus.held_out, len(self.corpus.vocabulary)
        )
        losses.model = training_report.model_loss(self.model, self.corpus.held_out, self.device)
        losses.best_possible = training_report.best_possible_loss(self.corpus.sha256)
        lrs = [float(train_exercise.get_lr(step, **self._schedule())) for step in range(self.next_step)]
        training_report.save_picture(self.folder / "loss_and_lr.png", self.rows, lrs, losses)
        print(f"\n{sample}\n")
        training_report.print_table(losses)
        print(f"\n{self.folder}: loss_and_lr.png, {LOG}, model.safetensors, samples.txt")
        if self.next_step < self.total_steps:
            print(f"继续 / to go on:  python train_exercise.py --resume {self.folder}")

    def _save_sample(self, title: str, new_file: bool) -> str:
        text = training_report.sample(self.model, self.corpus.vocabulary, self.device, self.settings.seed)
        with open(self.folder / "samples.txt", "w" if new_file else "a", encoding="utf-8") as file:
            file.write(f"== {title}\n{text}\n\n")
        return text


class StopBetweenSteps:
    """Ctrl-C asks the session to stop after the step that is running; a second Ctrl-C stops at once."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __enter__(self) -> None:
        self.previous: Callable[..., Any] | int | None = signal.signal(signal.SIGINT, self._ask)

    def _ask(self, *_: object) -> None:
        self.session.stop_reason = (
            "已按 Ctrl-C 停下，学到的都保留着 / stopped by Ctrl-C; what was learned is kept"
        )
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self.previous)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _write_log(path: Path, rows: list[LogRow], append: bool = False) -> None:
    with open(path, "a" if append else "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if not append:
            writer.writerow(LogRow.__annotations__)
        writer.writerows(asdict(row).values() for row in rows)


def _read_log(path: Path) -> list[LogRow]:
    with open(path, encoding="utf-8", newline="") as file:
        return [
            LogRow(int(row.pop("step")), **{k: float(v) for k, v in row.items()})
            for row in csv.DictReader(file)
        ]
