"""从一个文本文件训练分词器（已给出）
Train a tokenizer on a text file (given; nothing to do here).

    python train_tokenizer.py                              # 课程的小故事 / the course's stories
    python train_tokenizer.py --stories en --vocab_size 512
    python train_tokenizer.py --data my_text.txt --vocab_size 2000

In the order in which it happens: options, learning with a bar, saving, what was learned. Ctrl-C ends the learning and
keeps what is there.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parent.parent))  # kit/ lies beside this folder

from kit import language, stories, todos
from kit.language import say
from kit.options import Help, Parser

if TYPE_CHECKING:
    from tokenizer import Merge, Tokenizer

NEEDED = ("todo3_count_pairs.py", "todo4a_best_pair.py", "todo4b_merge.py", "todo4c_apply_merges.py")
SIZES = {"zh": 1024, "en": 512}  # 字节和合并 / bytes and merges
BAR_COLUMNS = 24
# 终端里轮流用的背景色 / background colours that take turns in the terminal
COLOURS = (153, 223, 158, 217, 189, 229)

# ---- options


def read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line. Prints help or an error and exits as argparse does."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--lang", choices=language.CHOICES)
    chosen = first.parse_known_args(argv)[0].lang
    if chosen:
        language.choose(chosen)
    parser = Parser(
        prog="train_tokenizer.py",
        description=say(
            "用你的 TODO 训练一个字节级 BPE 分词器。", "Train a byte-level BPE tokenizer by your TODOs."
        ),
        formatter_class=lambda prog: Help(prog, width=79),
    )
    text = parser.add_mutually_exclusive_group()
    text.add_argument("--data", type=Path, metavar="FILE", help=say("UTF-8 文本", "a text, UTF-8"))
    text.add_argument(
        "--stories",
        choices=("zh", "en"),
        default=stories.default_language(),
        help=say("课程的中文或英文故事", "the course's stories"),
    )
    parser.add_argument(
        "--vocab_size",
        type=int,
        metavar="N",
        help=say(
            "字节（256）加合并的个数；默认中文 1024，英文 512",
            "bytes (256) and merges; default: zh 1024, en 512",
        ),
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=say("存到哪里", "where to save") + " (runs/tokenizer_….json)"
    )
    parser.add_argument(
        "--lang", choices=language.CHOICES, help=say("用哪种语言说话", "the language of messages")
    )
    options = parser.parse_args(argv)
    options.vocab_size = options.vocab_size or SIZES[options.stories]
    if options.vocab_size < 256:
        parser.error(
            say("--vocab_size：至少 256，每个字节一个", "--vocab_size: at least 256, one for each byte")
        )
    options.out = (
        options.out
        or Path("runs") / f"tokenizer_{options.data.stem if options.data else options.stories}.json"
    )
    return options


# ---- learning


def learn_with_a_bar(steps: Iterator[Merge], total: int) -> list[Merge]:
    """What the steps yield, with a bar on standard error that shows the pair that is merged now. Ctrl-C ends it."""
    from tokenizer import BYTES, readable

    pieces = {value: bytes([value]) for value in range(BYTES)}
    merges: list[Merge] = []
    live = sys.stderr.isatty()
    started = shown = time.monotonic()
    try:
        for step in steps:
            merges.append(step)
            left, right = pieces[step.pair[0]], pieces[step.pair[1]]
            pieces[step.new_id] = left + right
            now = time.monotonic()
            if now - shown >= (0.1 if live else 2.0) or len(merges) in (1, total):
                shown = now
                full = BAR_COLUMNS * len(merges) // total
                bar = "█" * full + "░" * (BAR_COLUMNS - full)
                pair = f"{readable(left)} + {readable(right)} → {readable(left + right)}  ×{step.times:,}"
                line = f"{bar} {len(merges)}/{total}  {now - started:.0f} s  {pair}"
                print(
                    f"\r\x1b[2K{line}" if live else line,
                    end="" if live else "\n",
                    file=sys.stderr,
                    flush=True,
                )
    except KeyboardInterrupt:
        print(
            say(
                f"\n■ 停下了，保留已学到的 {len(merges)} 次合并。",
                f"\n■ Stopped; the {len(merges)} merges so far are kept.",
            ),
            file=sys.stderr,
        )
        return merges
    if live:
        print(file=sys.stderr)
    if len(merges) < total:
        print(
            say(
                f"没有可以合并的对了：一共 {len(merges)} 次合并。",
                f"No pair is left to merge: {len(merges)} merges in all.",
            ),
            file=sys.stderr,
        )
    return merges


# ---- what was learned


def describe(tokenizer: Tokenizer, text: str) -> str:
    """Compression, the longest tokens, and the beginning of the text cut into tokens."""
    from tokenizer import readable

    ids = tokenizer.encode(text)
    characters, size, count = len(text), len(text.encode("utf-8")), max(1, len(ids))
    learned = [readable(tokenizer.bytes_of[number]) for number in tokenizer.merges.values()]
    longest = sorted((piece for piece in learned if "⟨" not in piece), key=len, reverse=True)[:12]
    lines = [
        say(
            f"{characters:,} 个字符（{size:,} 个字节）→ {len(ids):,} 个 token："
            f"每个 token 平均 {characters / count:.2f} 个字符，{size / count:.2f} 个字节",
            f"{characters:,} characters ({size:,} bytes) → {len(ids):,} tokens: "
            f"{characters / count:.2f} characters, {size / count:.2f} bytes a token",
        ),
        say("最长的 token：", "The longest tokens: ") + "  ".join(longest),
        say("开头这样切：", "The beginning is cut like this:"),
        in_colours(tokenizer.pieces(tokenizer.encode(text[:120]))),
    ]
    if tokenizer.decode(ids) != text:
        lines.append(
            say(
                "✗ 解码之后不是原文：看看 TODO 4b 和 4c。",
                "✗ Decoding doesn't give the text back: look at TODOs 4b and 4c.",
            )
        )
    return "\n".join(lines)


def in_colours(pieces: list[str]) -> str:
    """Pieces on backgrounds that take turns; where the output shows no colours, with bars between them."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return "|".join(pieces)
    return "".join(
        f"\x1b[30;48;5;{COLOURS[place % len(COLOURS)]}m{piece}\x1b[0m" for place, piece in enumerate(pieces)
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0, 1 for an open or failing TODO, 2 for a text that can't be read."""
    options = read_options(argv)
    still_open = [message for name in NEEDED for message in todos.open_in(Path(__file__).with_name(name))]
    if still_open:
        print("\n".join(map(todos.still_open, still_open)), file=sys.stderr)
        return 1
    try:
        text = (options.data or stories.path_of(options.stories)).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"✗ {options.data or options.stories}: {error}", file=sys.stderr)
        return 2
    try:
        from tokenizer import BYTES, Tokenizer, TokenizerError, count_words, learn

        try:
            total = options.vocab_size - BYTES
            trained = Tokenizer(learn_with_a_bar(learn(count_words(text), total), total))
            summary = describe(trained, text)
        except TokenizerError as error:
            print(f"✗ {error}", file=sys.stderr)
            return 1
    except Exception as error:  # whatever the student's files raise is shown with its line
        if isinstance(error, OSError) or not (
            todos.is_from_todo(error) or isinstance(error, (SyntaxError, ImportError))
        ):
            raise
        print(todos.describe_error(error), file=sys.stderr)
        return 1
    trained.save(options.out)
    print(summary)
    print(say(f"已存到 {options.out}", f"Saved as {options.out}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
