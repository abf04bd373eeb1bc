"""数据：文本、字符编号、窗口（已给出，TODO 1 在 todo1_dataset.py）
Data: text, character ids, windows (given; TODO 1 is in todo1_dataset.py).
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor

sys.path.append(str(Path(__file__).resolve().parent.parent))  # kit/ lies beside this folder

from kit import stories, todos
from kit.language import say
from kit.options import UsageError
from kit.stories import split_text

SAMPLE_DATA = "sample_data.txt"


def create_sample_data(path: str | os.PathLike[str], language: str | None = None) -> None:
    """Write the course's little stories to `path`.

    language: "zh" or "en"; None: the student's (see kit/language.py), Chinese if that isn't known.
    Raises ValueError for another language, FileNotFoundError when the course's data/ can't be found.
    """
    text = read_text(stories.path_of(language or stories.default_language()))
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def read_text(path: str | os.PathLike[str]) -> str:
    """The whole text of a UTF-8 file; line ends become \\n. Raises ValueError when it isn't UTF-8."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            say(f"{path}：不是 UTF-8 文本，请另存为 UTF-8。", f"{path}: not UTF-8; save it as UTF-8.")
        ) from error


@dataclass(frozen=True)
class Vocabulary:
    """The characters that a text is made of, sorted; a character's id is its place in `characters`."""

    characters: str
    unit: ClassVar = ("字符", "character")  # what a token is

    @classmethod
    def from_text(cls, text: str) -> Vocabulary:
        return cls("".join(sorted(set(text))))

    def __len__(self) -> int:
        return len(self.characters)

    def encode(self, text: str) -> Tensor:
        """Text -> LongTensor[len(text)]. Raises ValueError for a character that isn't in the vocabulary."""
        ids = {character: i for i, character in enumerate(self.characters)}
        unknown = sorted(set(text) - set(ids))
        if unknown:
            raise ValueError(say(f"词表里没有这些字符：{unknown}", f"not in the vocabulary: {unknown}"))
        return torch.tensor([ids[character] for character in text], dtype=torch.long)

    def decode(self, ids: Tensor) -> str:
        """LongTensor[n] -> text; the inverse of encode."""
        return "".join(self.characters[i] for i in ids.tolist())


class Tokens:
    """The vocabulary of step 1's tokenizer: a token is a piece of a word."""

    unit = ("词元", "token")

    def __init__(self, path: Path) -> None:
        """Raises UsageError for a file that is no tokenizer."""
        from tokenizers import Tokenizer

        self.path = path
        try:
            content = path.read_bytes()
            self.tokenizer = Tokenizer.from_str(content.decode("utf-8"))
        except Exception as error:  # the library raises nothing narrower
            raise UsageError(
                say(
                    f"--tokenizer {path}：不是第 1 步的分词器（{error}）。用 train_tokenizer.py 训练一个。",
                    f"--tokenizer {path}: is no tokenizer of step 1 ({error}). Train one with train_tokenizer.py.",
                )
            ) from error
        self.sha256 = hashlib.sha256(content).hexdigest()

    def __len__(self) -> int:
        return self.tokenizer.get_vocab_size()

    def encode(self, text: str) -> Tensor:
        """Text -> LongTensor[n]."""
        return torch.tensor(self.tokenizer.encode(text).ids, dtype=torch.long)

    def decode(self, ids: Tensor) -> str:
        """LongTensor[n] -> text."""
        return self.tokenizer.decode(ids.tolist())


@dataclass(frozen=True)
class Corpus:
    """A text as ids: the part to learn from, and the part that is only ever measured on."""

    text: str
    vocabulary: Vocabulary | Tokens
    training: Tensor  # LongTensor[N]
    held_out: Tensor  # LongTensor[M]

    @property
    def sha256(self) -> str:
        """Of the text; and of what cuts it into tokens, if they aren't characters."""
        found = hashlib.sha256(self.text.encode()).hexdigest()
        return f"{found} {self.vocabulary.sha256}" if isinstance(self.vocabulary, Tokens) else found

    @classmethod
    def load(cls, path: Path, needed: int, tokenizer: Path | None = None) -> Corpus:
        """needed: so many tokens to train on, at least; without a tokenizer they are characters. The course's stories are
        written where SAMPLE_DATA is missing.

        Raises UsageError when a file is missing, isn't what it should be, or is too short.
        """
        try:
            if path == Path(SAMPLE_DATA) and not path.exists():
                create_sample_data(path)
            text = read_text(path)
        except (OSError, ValueError) as error:
            raise UsageError(
                say(f"--data {path}：读不了：{error}", f"--data {path}: can't be read: {error}")
            ) from error
        vocabulary = Vocabulary.from_text(text) if tokenizer is None else Tokens(tokenizer)
        training, held_out = map(vocabulary.encode, split_text(text))
        if len(training) < needed or len(held_out) < 2:
            zh, en = vocabulary.unit
            count = len(training) + len(held_out)
            raise UsageError(
                say(
                    f"--data {path}：文本太短，只有 {count} 个{zh}。\n"
                    f"训练部分至少需要 {needed} 个，留出部分至少 2 个。",
                    f"--data {path}: too short, {count} {en}s only.\n"
                    f"The training part needs {needed} at least, the held-out part 2.",
                )
            )
        return cls(text, vocabulary, training, held_out)


class Batches:
    """The batches of a run, from any step on: which windows they hold depends on seed and step only."""

    def __init__(
        self,
        tokens: Tensor,
        block_size: int,
        batch_size: int,
        epoch_divisor: int,
        seed: int,
        device: torch.device,
    ) -> None:
        """epoch_divisor: an epoch is one part in so many of all windows."""
        import todo1_dataset

        self.dataset = todo1_dataset.PretrainDataset(tokens, block_size)
        self.batch_size, self.seed, self.device = batch_size, seed, device
        self.steps_per_epoch = max(1, len(self.dataset) // epoch_divisor // batch_size)
        # (n, block_size + 1), a view: nothing is copied. One gather from it is faster than many dataset[i]; it is
        # used where it gives the same batches.
        self.windows = tokens.unfold(0, block_size + 1, 1)
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

    def from_step(self, start_step: int, epochs: int) -> Iterator[tuple[Tensor, Tensor]]:
        """(x, y), both LongTensor[batch_size, block_size], for start_step and all after it, to the last epoch's end."""
        batch_size = self.batch_size
        for epoch in range(start_step // self.steps_per_epoch, epochs):
            generator = torch.Generator().manual_seed(self.seed * 1_000_003 + epoch)
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


def test_dataset() -> bool:
    """检查 TODO 1，按文件现在的样子 / Check TODO 1 as its file stands now.

    Prints what came back and what was expected; True when all is right.
    """
    print("TODO 1 · PretrainDataset.__getitem__")
    text, block_size = "今天天气真好，我们去公园玩", 4
    vocabulary = Vocabulary.from_text(text)
    tokens = vocabulary.encode(text)
    try:
        dataset = todos.fresh_module("todo1_dataset").PretrainDataset(tokens.clone(), block_size)
        problems = _dataset_problems(dataset, tokens, block_size, vocabulary)
    except Exception as error:  # whatever the student's file raises is shown with its line
        print(todos.describe_error(error))
        return False
    for problem in problems:
        print(problem)
    if not problems:
        print(say(f"✓ 全对：{len(dataset)} 个窗口", f"✓ all right: {len(dataset)} windows"))
    return not problems


def _dataset_problems(dataset: Any, tokens: Tensor, block_size: int, vocabulary: Vocabulary) -> list[str]:
    """The first thing that is wrong with the dataset, as lines to print; empty if nothing is."""
    n = len(tokens) - block_size
    if len(dataset) != n:
        return [
            _got_expected("len(dataset)", len(dataset), n),
            say("    请恢复给出的 __len__。", "    Restore the given __len__."),
        ]
    for idx in range(n):
        item = dataset[idx]
        is_pair = isinstance(item, tuple | list) and len(item) == 2
        if not (is_pair and all(isinstance(t, Tensor) for t in item)):
            return [
                _got_expected(
                    f"dataset[{idx}]", repr(item), say("两个张量", "two tensors", " / ") + " (x, y)"
                )
            ]
        for name, got, begin in (("x", item[0], idx), ("y", item[1], idx + 1)):
            expected = tokens[begin : begin + block_size]
            if got.dtype != torch.long:
                return [_got_expected(f"dataset[{idx}]: {name}.dtype", got.dtype, "torch.int64")]
            if not torch.equal(got, expected):
                text = say("文本", "text", " / ")
                return [
                    _got_expected(
                        f"dataset[{idx}]: {name}", _shown(got, vocabulary), _shown(expected, vocabulary)
                    ),
                    f"    {text}: {vocabulary.decode(tokens)}",
                ]
    if not torch.equal(dataset.tokens, tokens):
        return [
            say(
                "✗ __getitem__ 改动了 self.tokens，它应保持不变。",
                "✗ __getitem__ changed self.tokens, which has to stay as it is.",
            )
        ]
    return []


def _got_expected(what: str, got: object, expected: object) -> str:
    return say(
        f"✗ {what}\n    得到：{got}\n    应为：{expected}",
        f"✗ {what}\n    got:      {got}\n    expected: {expected}",
    )


def _shown(ids: Tensor, vocabulary: Vocabulary) -> str:
    if ids.dim() == 1 and all(0 <= i < len(vocabulary) for i in ids.tolist()):
        return f"{vocabulary.decode(ids)}  {ids.tolist()}"
    return f"{ids.tolist()}  shape {tuple(ids.shape)}"
