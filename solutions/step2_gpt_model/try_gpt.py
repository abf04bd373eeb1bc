"""试一试你的 GPT（已给出）/ Try your GPT (given; nothing to do here).

    python try_gpt.py
    python try_gpt.py --line "从前有一只小狐狸" --weights ../step3_pretrain/runs/…/model.safetensors

It counts your GPT's parameters, has it learn one line by heart, and, where there are trained weights, writes with them:
by your attention.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # kit/ lies beside this folder

from kit import todos
from kit.language import say

if TYPE_CHECKING:
    from gpt import GPT
    from torch import Tensor

STEPS = 120
RATE = 3e-3
BAR = 30
LONGEST_LINE = 120
WRITTEN = 200


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
        "--weights", type=Path, help=say("第 3 步保存的权重", "weights that step 3 has saved", " / ")
    )
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
        return write_with(chosen.weights)
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
        optimizer.zero_grad()
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


def write_with(path: Path | None) -> int:
    """Write with trained weights. Returns 0, or 2 when a file that was asked for can't be used."""
    found = path or newest_weights()
    if found is None:
        print(
            say(
                "\n还没有训练好的权重：做完第 3 步、训练一次之后再来，你的注意力就会写故事了。",
                "\nThere are no trained weights yet: come back when step 3 has trained some, and your attention writes stories.",
            )
        )
        return 0
    try:
        model, characters = load(found)
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        print(say(f"{found}：用不了（{reason}）。", f"{found}: can't be used ({reason})."))
        return 2 if path else 0
    import torch

    first = torch.tensor([[characters.index("\n") if "\n" in characters else 0]])
    start = time.perf_counter()
    written = model.generate(first, WRITTEN)[0].tolist()
    seconds = time.perf_counter() - start
    print(f"\n{found}\n{''.join(characters[i] for i in written).strip()}\n")
    if any(message.startswith("TODO 6") for message in todos.open_in(HERE / "todo6_kv_cache.py")):
        return 0
    count = min(WRITTEN, model.config.block_size - 1)
    plain_start = time.perf_counter()
    plain = model.generate(first, count)
    cached_start = time.perf_counter()
    cached = model.generate_with_cache(first, count)
    end = time.perf_counter()
    same = torch.equal(plain, cached)
    print(
        say(
            f"{WRITTEN} 个字符用了 {seconds:.1f} 秒。用你的 KV 缓存写 {count} 个："
            f"{'一模一样' if same else '不一样！'}，快 {(cached_start - plain_start) / (end - cached_start):.1f} 倍。",
            f"{WRITTEN} characters took {seconds:.1f} s. With your KV cache, {count} of them are "
            f"{'the same' if same else 'different!'}, {(cached_start - plain_start) / (end - cached_start):.1f} × as fast.",
        )
    )
    return 0


def newest_weights() -> Path | None:
    """What step 3 trained last, if anything."""
    found = list((HERE.parent / "step3_pretrain" / "runs").glob("*/model.safetensors"))
    return max(found, key=lambda path: path.stat().st_mtime) if found else None


def load(path: Path) -> tuple[GPT, str]:
    """Your GPT with saved weights, and the characters that its ids stand for.

    Raises OSError, KeyError, ValueError or RuntimeError for a file that can't be read or doesn't fit.
    """
    from gpt import GPT, GPTConfig
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            metadata: dict[str, str] = file.metadata() or {}
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    config: dict[str, Any] = json.loads(metadata["config"])
    shape = {name: config[name] for name in ("vocab_size", "block_size", "n_layer", "n_head", "n_embd")}
    model = GPT(GPTConfig(**shape))
    model.load_state_dict(weights)
    return model.eval(), metadata["vocabulary"]


if __name__ == "__main__":
    sys.exit(main())
