"""试一试你的 GPT（已给出）/ Try your GPT (given; nothing to do here).

    python try_gpt.py
    python try_gpt.py --line "从前有一只小狐狸" --prompt "从前"
    python try_gpt.py --weights ../step3_pretrain/runs/…/model.safetensors     # 第 3 步训练的 / what step 3 trained

It counts your GPT's parameters, has it learn one line by heart, and writes a story with trained weights (the course's own,
or yours of step 3): by your attention.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # kit/ lies beside this folder

from kit import todos
from kit.language import say, wrap

if TYPE_CHECKING:
    from gpt import GPT
    from torch import Tensor

STEPS = 120
RATE = 3e-3
BAR = 30
LONGEST_LINE = 120
WRITTEN = 150  # tokens
PROMPTS = {"zh": "从前", "en": "Once upon a time"}


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 when your GPT works, 1 for an open or failing TODO, 2 for an argument or a file that can't be used."""
    options = argparse.ArgumentParser(description=say("试一试你的 GPT", "Try your GPT", " / "))
    options.add_argument(
        "--line",
        default=say(
            "从前有一只小狐狸，它想去看海。", "Once upon a time a little fox wanted to see the sea.", " "
        ),
    )
    options.add_argument(
        "--weights",
        type=Path,
        help=say(
            "第 3 步保存的权重（默认：课程自带的）",
            "weights that step 3 has saved (default: the course's own)",
            " / ",
        ),
    )
    options.add_argument("--prompt", help=say("故事的开头", "how the story begins", " / "))
    chosen = options.parse_args(arguments)
    if still_open := todos.open_todos(HERE):
        print(say("还没有完成：", "Still open:"), *still_open, sep="\n  ○ ")
        return 1
    if not 2 <= len(chosen.line) <= LONGEST_LINE:
        print(
            say(
                f"--line：要 2 到 {LONGEST_LINE} 个字符。",
                f"--line: between 2 and {LONGEST_LINE} characters.",
            )
        )
        return 2
    try:
        learn_by_heart(chosen.line)
        return write_with(chosen.weights, chosen.prompt)
    except Exception as error:
        if not (todos.is_from_todo(error) or isinstance(error, todos.WrongAnswer)):
            raise
        print(f"\n{todos.describe_error(error)}")
        return 1


def learn_by_heart(line: str) -> None:
    """A new GPT learns one line, and says it again from its first character."""
    import torch
    from gpt import GPT, GPTConfig

    torch.manual_seed(0)
    characters = sorted(set(line))
    ids = torch.tensor([[characters.index(character) for character in line]])  # [1, T]
    model = GPT(GPTConfig(vocab_size=len(characters), block_size=max(64, len(line)), n_embd=64))
    print(
        say(
            f"你的 GPT 有 {model.n_parameters:,} 个参数：{model.config.n_layer} 层，{model.config.n_head} 个头，宽 {model.config.n_embd}。",
            f"Your GPT has {model.n_parameters:,} parameters: {model.config.n_layer} layers, {model.config.n_head} heads, "
            f"width {model.config.n_embd}.",
        )
    )
    inputs, targets = ids[:, :-1].contiguous(), ids[:, 1:].contiguous()
    before = loss_of(model, inputs, targets)
    print(
        say(
            f"刚开始的损失 {before.item():.2f}；随便猜是 ln {len(characters)} = {math.log(len(characters)):.2f}。",
            f"The first loss is {before.item():.2f}; guessing at random is ln {len(characters)} = {math.log(len(characters)):.2f}.",
        )
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    for step in range(STEPS):
        value = loss_of(model, inputs, targets)
        model.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        show_bar(step + 1, value.item())
    said = model.generate(ids[:, :1], len(line) - 1)[0].tolist()
    print(f"\n{line[0]} → {''.join(characters[i] for i in said)}")
    if [characters[i] for i in said] == list(line):
        print(say("✓ 一字不差。", "✓ Word for word."))
    else:
        print(
            say(
                "○ 还没背下来。先用 check.py 看看每个 TODO：可能是某处的梯度断了。",
                "○ Not learned yet. See with check.py whether each TODO passes: perhaps a gradient is cut somewhere.",
            )
        )


def loss_of(model: GPT, inputs: Tensor, targets: Tensor) -> Tensor:
    """The loss, if it can be trained by. Raises WrongAnswer."""
    import torch

    value = model(inputs, targets)[1]
    todos.number(value.detach() if isinstance(value, torch.Tensor) else value, "todo4c_loss.py")
    if not isinstance(value, torch.Tensor) or not value.requires_grad:
        raise todos.WrongAnswer(
            say(
                "从损失求不了梯度：某个 TODO 切断了它（.item()、.detach()、torch.no_grad()）。",
                "No gradient can be computed from the loss: one of the TODOs cuts it off (.item(), .detach(), torch.no_grad()).",
            )
        )
    return value


def show_bar(step: int, loss: float) -> None:
    """One line that grows; nothing but the last one where nobody watches."""
    if not sys.stdout.isatty() and step < STEPS:
        return
    done = BAR * step // STEPS
    name = say("损失", "loss", " ")
    print(f"\r[{'█' * done}{'·' * (BAR - done)}] {step}/{STEPS}  {name} {loss:.3f}", end="", flush=True)


def write_with(weights: Path | None, prompt: str | None) -> int:
    """Have your GPT write with trained weights. Returns 0, or 2 for weights or a prompt that can't be used."""
    import gpt
    import torch
    from kit import artefacts, stories
    from kit.options import UsageError

    language = stories.default_language()
    try:
        trained = artefacts.pretrained(language, weights)
        first = torch.tensor([trained.encode(prompt or PROMPTS[language])])
    except (OSError, UsageError, ValueError) as error:
        print(f"\n✗ {error}")
        return 2
    model = gpt.from_given(trained.model)  # your parts, their weights
    if first.size(1) == 0 or first.size(1) >= model.config.block_size:
        print(say("\n✗ --prompt：太短或太长。", "\n✗ --prompt: too short or too long."))
        return 2
    samples = not todos.open_in(HERE / "todo5_sample.py")
    torch.seed()  # another story each time
    written = model.generate(first, WRITTEN, 0.8 if samples else 0.0, top_k=20)
    print(
        say("\n你的 GPT 用训练好的权重写故事：", "\nYour GPT writes with trained weights:")
        + f"  ({trained.path})\n"
    )
    print("\n".join(wrap(trained.decode(written[0].tolist()).strip())))
    if not samples:
        print(
            say(
                "\n（每次都取最可能的词；做完选做的 TODO 5，每次写的都不一样。）",
                "\n(Always the likeliest token. With the optional TODO 5 no two stories are alike.)",
            )
        )
    if not todos.open_in(HERE / "todo6_kv_cache.py"):
        time_the_cache(model, first)
    return 0


def time_the_cache(model: GPT, first: Tensor) -> None:
    """The same tokens with and without the keys and values of the past: are they the same, and how much faster?"""
    import torch

    count = model.config.block_size - first.size(1)
    start = time.perf_counter()
    plain = model.generate(first, count)
    between = time.perf_counter()
    cached = model.generate_with_cache(first, count)
    end = time.perf_counter()
    same = torch.equal(plain, cached)
    ratio = (between - start) / (end - between)
    print(
        say(
            f"\n用你的 KV 缓存写 {count} 个 token：{'一模一样' if same else '✗ 不一样！'}，快 {ratio:.1f} 倍。",
            f"\nWith your KV cache, {count} tokens: {'the same' if same else '✗ not the same!'}, "
            f"{ratio:.1f} × as fast.",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
