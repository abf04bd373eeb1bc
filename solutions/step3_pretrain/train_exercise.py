"""训练：把你的六个 TODO 合在一起（已给出）
Training: your six TODOs together (given; nothing to do here).

    python train_exercise.py --device cpu --epochs 3 --batch_size 8 --log_interval 20
    python train_exercise.py --sample "从前" --temperature 0.8
    python train_exercise.py --tokenizer ../step1_tokenizer/runs/tokenizer_zh.json --model mine
    python train_exercise.py --help

In the order of a training script: settings, loop, data, model, optimizer. Progress, Ctrl-C, saving and the report are
the kit's, and the same in every step.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.append(str(Path(__file__).resolve().parent.parent))  # kit/ lies beside this folder

from kit.language import say
from kit.options import Program, UsageError, need, option

if TYPE_CHECKING:
    from kit.interrupts import Interrupts
    from kit.report import Losses

# An epoch is this part of all windows, drawn at random without repetition. Neighbouring windows share all but one
# character: with block_size 128 an epoch still reads every character four times.
EPOCH_DIVISOR = 32
# The progress lines measure the held-out loss on so many windows, always the same.
SAMPLE_WINDOWS = 32

# ---- settings


@dataclass(frozen=True)
class Settings:
    """All that determines a run. min_lr and warmup_steps are None until the number of steps is known."""

    data: str = option(
        "sample_data.txt",
        "要学习的文本，UTF-8；默认的文件不存在时，会写入课程的小故事",
        "the text to learn from, UTF-8; the default is made of the course's stories if it is missing",
        free=True,
    )
    tokenizer: str | None = option(
        None,
        "第 1 步的分词器（一个 JSON 文件）：一个 token 不再是一个字符",
        "step 1's tokenizer, a JSON file: a token is no longer a character",
        str,
    )
    model: str = option("given", "given，或 mine：第 2 步你的 GPT", "given, or mine: your GPT of step 2")
    epochs: int = option(
        3,
        f"训练几轮；一轮 = 全部窗口的 1/{EPOCH_DIVISOR}",
        f"an epoch is 1/{EPOCH_DIVISOR} of all windows",
    )
    batch_size: int = option(8, "一批几个窗口", "windows in a batch")
    block_size: int = option(128, "窗口长度，字符数", "characters in a window")
    n_layer: int = option(2, "层数", "layers")
    n_head: int = option(4, "注意力头数", "attention heads")
    n_embd: int = option(128, "宽度", "width")
    dropout: float = option(0.0, "随机丢弃的比例", "share of activations dropped")
    learning_rate: float = option(3e-3, "最大学习率 (max_lr)", "largest learning rate (max_lr)")
    min_lr: float | None = option(
        None, "最小学习率（默认是最大的 1/10）", "smallest learning rate (default: a tenth of it)", float
    )
    warmup_steps: int | None = option(
        None, "预热步数（默认是总步数的 1/10，至多 100）", "(default: a tenth of all steps, at most 100)", int
    )
    grad_clip: float = option(1.0, "梯度总范数的上限 (max_norm)", "largest total gradient norm (max_norm)")
    weight_decay: float = option(0.1, "权重衰减", "weight decay")
    seed: int = option(1, "随机种子", "random seed")
    log_interval: int = option(20, "每几步显示一行", "steps between two lines of progress")
    device: str = option("auto", "auto、cpu、cuda 或 mps", "auto, cpu, cuda or mps", free=True)
    compile: bool = option(
        False,
        "用 torch.compile（需要 C++ 编译器；长时间训练才合算）",
        "use torch.compile (needs a C++ compiler; worth it for long runs only)",
        free=True,
    )

    def check(self) -> None:
        """Raises UsageError for a value that can't be."""
        for name in ("epochs", "batch_size", "block_size", "n_layer", "n_head", "n_embd", "log_interval"):
            need(self, name, getattr(self, name) >= 1, ">= 1")
        for name in ("learning_rate", "grad_clip"):
            need(self, name, getattr(self, name) > 0, "> 0")
        need(self, "dropout", 0 <= self.dropout < 1, ">= 0, < 1")
        need(self, "weight_decay", self.weight_decay >= 0, ">= 0")
        need(self, "warmup_steps", self.warmup_steps is None or self.warmup_steps >= 0, ">= 0")
        in_range = self.min_lr is None or 0 <= self.min_lr <= self.learning_rate
        need(self, "min_lr", in_range, ">= 0, <= learning_rate")
        need(self, "n_embd", self.n_embd % self.n_head == 0, f"= n_head ({self.n_head}) × 1, 2, 3 …")
        need(self, "model", self.model in ("given", "mine"), "given, mine")
        need(self, "device", self.device in ("auto", "cpu", "cuda", "mps"), "auto, cpu, cuda, mps")


PROGRAM = Program(
    file=Path(__file__).resolve(),
    settings=Settings,
    description=("用你的六个 TODO 训练一个小 GPT。", "Train a small GPT with your six TODOs."),
    example="  python train_exercise.py --device cpu --epochs 3 --batch_size 8 \\\n      --log_interval 20",
)

if __name__ == "__main__":
    from kit import start

    interrupts = start.begin(PROGRAM)  # hears Ctrl-C, and names an open TODO at once, before torch is loaded

# Whole modules, not the functions in them: once a file is edited and reloaded, the loop uses its new text.
import todo2a_warmup
import todo2b_cosine_decay
import todo3a_update_lr
import todo3b_forward
import todo3c_backward
import torch
from gpt_model import GPT, GPTConfig
from torch import Tensor, nn

OnStep = Callable[[int, float, Tensor, float], None]

# ---- the loop


def get_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    """The learning rate of step number `step`, from 0: up (2a), down (2b), and min_lr from total_steps on."""
    if step < warmup_steps:
        return todo2a_warmup.warmup_lr(step, warmup_steps, max_lr)
    if step < total_steps:
        return todo2b_cosine_decay.cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr)
    return min_lr


def train(
    model: nn.Module,
    batches: Iterable[tuple[Tensor, Tensor]],
    optimizer: torch.optim.Optimizer,
    *,
    total_steps: int,
    warmup_steps: int,
    max_lr: float,
    min_lr: float,
    max_norm: float,
    on_step: OnStep | None = None,
    start_step: int = 0,
) -> None:
    """Train the model, one step per batch, until the batches end.

    batches: pairs (input_ids, labels), both LongTensor[B, T]. The first has step number start_step.
    total_steps: where the schedule reaches min_lr; usually the number of batches.
    on_step(step, lr, loss, norm) is called after every step. loss is a detached tensor: reading it by .item()
    makes the program wait for the device, so read only what is shown.
    """
    model.train()
    for step, (input_ids, labels) in enumerate(batches, start=start_step):
        lr = float(get_lr(step, warmup_steps, total_steps, max_lr, min_lr))  # 2a, 2b
        todo3a_update_lr.update_lr(optimizer, lr)  # 3a
        _, loss = todo3b_forward.forward(model, input_ids, labels)  # 3b
        norm = todo3c_backward.backward_and_step(loss, model, optimizer, max_norm)  # 3c
        if on_step is not None:
            on_step(step, lr, loss.detach(), norm)


# ---- data, model, optimizer


class Pretraining:
    """What is trained in this step: a GPT on the windows of a text. See kit/session.py for what a task offers."""

    def __init__(self, settings: Settings) -> None:
        """Raises UsageError when the settings don't fit the text."""
        from data_exercise import Batches, Corpus  # here: the loop above needs neither
        from kit.session import choose_device

        self.device = choose_device(settings.device)
        tokenizer = Path(settings.tokenizer) if settings.tokenizer else None
        self.corpus = Corpus.load(Path(settings.data), settings.block_size + settings.batch_size, tokenizer)
        self.data_sha256 = self.corpus.sha256
        self.batches = Batches(
            self.corpus.training,
            settings.block_size,
            settings.batch_size,
            EPOCH_DIVISOR,
            settings.seed,
            self.device,
        )
        self.steps_per_epoch = self.batches.steps_per_epoch
        self.total_steps = settings.epochs * self.steps_per_epoch
        self.tokens_per_step = settings.batch_size * settings.block_size
        self.settings = self._complete(settings)
        torch.manual_seed(settings.seed)
        shape = {
            name: getattr(settings, name) for name in ("block_size", "n_layer", "n_head", "n_embd", "dropout")
        }
        self.own = own_gpt() if settings.model == "mine" else None
        model = GPT(GPTConfig(vocab_size=len(self.corpus.vocabulary), **shape))
        self.model = (self.own.from_given(model) if self.own else model).to(self.device)
        self.optimizer = make_optimizer(self.model, settings, self.device)

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

    @property
    def schedule(self) -> dict[str, Any]:
        """What get_lr needs besides the step."""
        s = self.settings
        rates = {"max_lr": s.learning_rate, "min_lr": s.min_lr}
        return {"warmup_steps": s.warmup_steps, "total_steps": self.total_steps, **rates}

    def lr(self, step: int) -> float:
        """The learning rate of a step. Raises WrongAnswer when it is no number."""
        from kit import todos

        warmup = step < (self.settings.warmup_steps or 0)
        file = "todo2a_warmup.py" if warmup else "todo2b_cosine_decay.py"
        return todos.number(get_lr(step, **self.schedule), file)

    def train(self, start_step: int, on_step: OnStep) -> None:
        """Train from that step to the end. Raises WrongAnswer before the first step when a rate is no number."""
        for step in {start_step, self.settings.warmup_steps or 0, self.total_steps - 1}:
            self.lr(step)
        self.trainer(on_step)(self.batches.from_step(start_step, self.settings.epochs), start_step)

    def trainer(self, on_step: OnStep | None) -> Callable[[Iterable[tuple[Tensor, Tensor]], int], None]:
        """The loop, ready to be given batches and the number of the first one's step."""
        from torch.nn.attention import SDPBackend, sdpa_kernel

        compiled = self.settings.compile
        model: Any = torch.compile(self.model) if compiled else self.model

        def go(batches: Iterable[tuple[Tensor, Tensor]], start_step: int) -> None:
            try:
                # The compiler joins plain operations, which is faster than the ready-made attention for CPUs.
                with sdpa_kernel(SDPBackend.MATH) if compiled else nullcontext():
                    more = {"max_norm": self.settings.grad_clip, "on_step": on_step, "start_step": start_step}
                    train(model, batches, self.optimizer, **self.schedule, **more)
            except Exception as error:
                # It compiles at the first call, in the middle of TODO 3b, which is not to blame.
                if compiled and any(kind.__name__ == "BackendCompilerFailed" for kind in type(error).__mro__):
                    raise UsageError(_cannot_compile(error)) from error
                raise

        return go

    def held_out_loss(self, everything: bool) -> float:
        """Nats a character on the held-out text, or on a sample of its windows."""
        from kit.report import model_loss

        return model_loss(
            self.model, self.corpus.held_out, self.device, None if everything else SAMPLE_WINDOWS
        )

    def losses(self) -> Losses:
        """What one gets on the held-out text without a network."""
        from kit.report import baselines, best_possible_loss

        found = baselines(self.corpus.training, self.corpus.held_out, len(self.corpus.vocabulary))
        found.best_possible = best_possible_loss(self.corpus.sha256)
        found.unit = self.corpus.vocabulary.unit
        return found

    def write(self, prompt: str | None, temperature: float) -> str:
        """300 tokens that the model writes by itself, from the prompt or the start of a line on.

        Has its own random numbers, so that looking at a sample doesn't change the training that follows. Raises
        ValueError for a character that the text doesn't hold.
        """
        text = self.corpus.text
        first = prompt or ("\n" if "\n" in text else text[0])
        generator = torch.Generator(self.device).manual_seed(self.settings.seed)
        ids = self.corpus.vocabulary.encode(first)[None].to(self.device)  # (1, T)
        written = self.given().generate(ids, 300, temperature=temperature, generator=generator)
        return self.corpus.vocabulary.decode(written[0])

    def given(self) -> GPT:
        """The model as all steps know it; the student's own GPT of step 2 has other names for the same weights."""
        return self.own.to_given(self.model).to(self.device) if self.own else self.model

    def save_model(self, path: Path) -> None:
        """The weights, the model's shape, and what its tokens are; a tokenizer is copied beside it."""
        import json
        import shutil
        from dataclasses import asdict

        from data_exercise import Tokens
        from kit.checkpoint import write_tensors

        model, vocabulary = self.given(), self.corpus.vocabulary
        metadata = {"config": json.dumps(asdict(model.config))}
        if isinstance(vocabulary, Tokens):
            shutil.copyfile(vocabulary.path, path.with_name("tokenizer.json"))
            metadata["tokenizer_sha256"] = vocabulary.sha256
        else:
            metadata["vocabulary"] = vocabulary.characters
        write_tensors(path, model.state_dict(), metadata)

    def load_model(self, path: Path) -> None:
        """Take the weights that `save_model` wrote. Raises UsageError when they don't fit."""
        from kit.checkpoint import load_model

        model = self.given()
        load_model(path, model)
        self.model = self.own.from_given(model).to(self.device) if self.own else model

    def opening(self, folder: Path) -> tuple[list[str], list[str]]:
        """What begins, in Chinese and in English."""
        corpus, s = self.corpus, self.settings
        n, held_out, kinds = len(corpus.training), len(corpus.held_out), len(corpus.vocabulary)
        unit_zh, unit_en = corpus.vocabulary.unit
        size = self.model.n_parameters / 1e6
        zh = [
            f"数据  {s.data}",
            f"      训练用 {n:,} 个{unit_zh}，留出 {held_out:,} 个；V = {kinds} 种",
            f"模型  {size:.2f} M 个参数：{s.n_layer} 层，宽 {s.n_embd}，{s.n_head} 个头，窗口 {s.block_size}",
            f"训练  {self.total_steps:,} 步 = {s.epochs} 轮 × {self.steps_per_epoch:,}；"
            f"每步 {s.batch_size} × {s.block_size} 个{unit_zh}；{self.device}",
            f"      一轮 = 全部窗口的 1/{EPOCH_DIVISOR}，随机抽取",
            f"结果  {folder}",
        ]
        en = [
            f"data      {s.data}",
            f"          {n:,} {unit_en}s to train on, {held_out:,} held out; V = {kinds}",
            f"model     {size:.2f} M parameters: {s.n_layer} layers, {s.n_embd} wide, {s.n_head} heads, "
            f"window {s.block_size}",
            f"training  {self.total_steps:,} steps = {s.epochs} epochs × {self.steps_per_epoch:,}; "
            f"{s.batch_size} × {s.block_size} {unit_en}s each; {self.device}",
            f"          an epoch is 1/{EPOCH_DIVISOR} of all windows, drawn at random",
            f"results   {folder}",
        ]
        if not self.batches.is_sliced:
            zh.append("注意  你的数据集给出的窗口，不是 TODO 1 要求的那些")
            en.append("note      your dataset's windows aren't those that TODO 1 asks for")
        return zh, en


def own_gpt() -> Any:
    """Step 2's module with the student's GPT. Raises UsageError when it isn't there, or a TODO of it is open."""
    import importlib

    from kit import todos

    folder = Path(__file__).resolve().parent.parent / "step2_gpt_model"
    if not (folder / "gpt.py").is_file() or todos.open_todos(folder):
        raise UsageError(
            say(
                "--model mine：第 2 步（step2_gpt_model）还没有做完。",
                "--model mine: step 2 (step2_gpt_model) isn't done yet.",
            )
        )
    sys.path.append(str(folder))
    return importlib.import_module("gpt")


def make_optimizer(model: nn.Module, settings: Settings, device: torch.device) -> torch.optim.AdamW:
    """AdamW in two parameter groups: matrices decay, gains and biases don't."""
    groups = [
        {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": settings.weight_decay},
        {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    # fused: one pass over all parameters instead of one per operation.
    is_fused = device.type in ("cpu", "cuda")
    return torch.optim.AdamW(groups, lr=settings.learning_rate, betas=(0.9, 0.95), fused=is_fused)


def _cannot_compile(error: Exception) -> str:
    reason = (str(error).strip().splitlines() or [""])[0][:200]
    return say(
        f"--compile：这台电脑上编译不了：\n{reason}\n去掉 --compile 再来一次：学得一样好，只是慢一点。",
        f"--compile: this machine can't compile:\n{reason}\n"
        "Leave --compile out: it learns as well, and only takes a little longer.",
    )


# ---- checking the schedule, starting


def test_lr_schedule() -> bool:
    """检查 TODO 2a 和 2b，按文件现在的样子 / Check TODO 2a and 2b as their files stand now.

    Says what was called, what came back and what was expected, at the schedule's boundaries.
    """
    W, T, max_lr, min_lr = 100, 1000, 1e-3, 1e-4
    # Rounded by hand from the formulas, not computed like an answer would be.
    warmup = {0: 0.00001, 1: 0.00002, 49: 0.0005, 99: 0.001}
    decay = {100: 0.001, 325: 0.000868198, 550: 0.00055, 775: 0.000231802, 1000: 0.0001}
    warmup_right = _check_todo("todo2a_warmup", "warmup_lr", (W, max_lr), warmup)
    decay_right = _check_todo("todo2b_cosine_decay", "cosine_decay_lr", (W, T, max_lr, min_lr), decay)
    return warmup_right and decay_right


def _check_todo(module: str, function: str, settings: tuple[float, ...], expected: dict[int, float]) -> bool:
    """Call function(step, *settings) of the module as it stands now, for each step; print what is wrong."""
    from kit import todos

    print(f"{module}.py · {function}")
    right = True
    try:
        answer = getattr(todos.fresh_module(module), function)
        for step, expected_lr in expected.items():
            got = answer(step, *settings)
            if not _close(got, expected_lr):
                right = False
                call = f"{function}({', '.join(map(str, (step, *settings)))})"
                print(f"✗ {call}")
                print(
                    say(
                        f"    得到 {got!r}，应为 {expected_lr:g}",
                        f"    got {got!r}, expected {expected_lr:g}",
                    )
                )
    except Exception as error:  # whatever the student's file raises is shown with its line
        print(todos.describe_error(error))
        return False
    if right:
        steps = ", ".join(map(str, expected))
        print(say(f"✓ 全对：第 {steps} 步", f"✓ all right at steps {steps}"))
    return right


def _close(got: object, expected: float) -> bool:
    """Whether `got` is a real number near `expected` (which is rounded to six digits)."""
    try:
        return math.isclose(float(got), expected, rel_tol=1e-5)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def main(argv: Sequence[str] | None = None, interrupts: Interrupts | None = None) -> int:
    """Run the command line; see kit/start.py for what is returned."""
    from kit import start

    return start.run(PROGRAM, Pretraining, argv, interrupts)


if __name__ == "__main__":
    sys.exit(main(interrupts=interrupts))  # pyright: ignore[reportPossiblyUnboundVariable]
