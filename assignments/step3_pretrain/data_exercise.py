"""数据：文本、字符编号、窗口（已给出，TODO 1 在 todo1_dataset.py）
Data: text, character ids, windows (given; TODO 1 is in todo1_dataset.py).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import todo_status
import torch
from torch import Tensor

HERE = Path(__file__).resolve().parent
CORPORA = {"zh": "stories_zh.txt", "en": "stories_en.txt"}


def find_data_folder(start: Path = HERE) -> Path:
    """The course's data/ folder: looked for beside this file and in every folder above it.

    Raises FileNotFoundError, saying where it was looked for.
    """
    for folder in (start, *start.parents):
        if (folder / "data" / CORPORA["zh"]).is_file():
            return folder / "data"
    raise FileNotFoundError(
        f"找不到课程的 data 文件夹（里面应有 {CORPORA['zh']}）：已在 {start} 及其所有上级文件夹中找过。"
        "请在完整的课程仓库里运行。\n"
        f"The course's data folder (with {CORPORA['zh']}) is neither in {start} nor in any folder above it: "
        "run this inside a complete checkout of the course."
    )


def create_sample_data(path: str | os.PathLike[str], language: str = "zh") -> None:
    """Write the course's corpus of small stories to `path`; language: "zh" or "en".

    Raises ValueError for another language, FileNotFoundError when the course's data/ can't be found.
    """
    if language not in CORPORA:
        raise ValueError(f"language 应为 / must be one of {sorted(CORPORA)}, 不是 / not {language!r}")
    text = read_text(find_data_folder() / CORPORA[language])
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def read_text(path: str | os.PathLike[str]) -> str:
    """The whole text of a UTF-8 file; line ends become \\n. Raises ValueError when it isn't UTF-8."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: 不是 UTF-8 文本，请另存为 UTF-8 / not UTF-8: save it as UTF-8") from error


@dataclass(frozen=True)
class Vocabulary:
    """The characters that a text is made of, sorted; a character's id is its place in `characters`."""

    characters: str

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
            raise ValueError(f"词表里没有这些字符 / not in the vocabulary: {unknown}")
        return torch.tensor([ids[character] for character in text], dtype=torch.long)

    def decode(self, ids: Tensor) -> str:
        """LongTensor[n] -> text; the inverse of encode."""
        return "".join(self.characters[i] for i in ids.tolist())


def split_text(text: str, held_out: float = 0.1) -> tuple[str, str]:
    """(training, held-out): the last tenth of the stories (separated by an empty line) is never trained on.

    The cut stands at a story boundary; a text without any is cut after nine tenths of its characters.
    """
    stories = text.rstrip("\n").split("\n\n")
    n_held_out = int(len(stories) * held_out)
    if n_held_out == 0:
        cut = int(len(text) * (1 - held_out))
        return text[:cut], text[cut:]
    training = "\n\n".join(stories[:-n_held_out]) + "\n\n"
    return training, text[len(training) :]


def test_dataset() -> bool:
    """检查 TODO 1，按文件现在的样子 / Check TODO 1 as its file stands now.

    Prints what came back and what was expected; True when all is right.
    """
    print("TODO 1 · PretrainDataset.__getitem__")
    text, block_size = "今天天气真好，我们去公园玩", 4
    vocabulary = Vocabulary.from_text(text)
    tokens = vocabulary.encode(text)
    try:
        dataset = todo_status.fresh_module("todo1_dataset").PretrainDataset(tokens.clone(), block_size)
        problems = _dataset_problems(dataset, tokens, block_size, vocabulary)
    except Exception as error:  # whatever the student's file raises is shown with its line
        print(todo_status.describe_error(error))
        return False
    for problem in problems:
        print(problem)
    if not problems:
        print(f"✓ 全对：{len(dataset)} 个窗口 / all right: {len(dataset)} windows")
    return not problems


def _dataset_problems(dataset: Any, tokens: Tensor, block_size: int, vocabulary: Vocabulary) -> list[str]:
    """The first thing that is wrong with the dataset, as lines to print; empty if nothing is."""
    n = len(tokens) - block_size
    if len(dataset) != n:
        return [
            f"✗ len(dataset) = {len(dataset)}, 应为 / expected {n}",
            "    请恢复给出的 __len__ / restore the given __len__",
        ]
    for idx in range(n):
        item = dataset[idx]
        is_pair = isinstance(item, tuple | list) and len(item) == 2
        if not (is_pair and all(isinstance(t, Tensor) for t in item)):
            return [
                f"✗ dataset[{idx}] 应返回两个张量 (x, y) / should return two tensors (x, y)",
                f"    得到 / got: {item!r}",
            ]
        for name, got, begin in (("x", item[0], idx), ("y", item[1], idx + 1)):
            expected = tokens[begin : begin + block_size]
            if got.dtype != torch.long:
                return [f"✗ dataset[{idx}]: {name}.dtype = {got.dtype}, 应为 / expected torch.int64"]
            if not torch.equal(got, expected):
                return [
                    f"✗ dataset[{idx}]: {name} 不对 / is wrong",
                    f"    文本 / text:      {vocabulary.decode(tokens)}",
                    f"    得到 / got:       {_shown(got, vocabulary)}",
                    f"    应为 / expected:  {_shown(expected, vocabulary)}",
                ]
    if not torch.equal(dataset.tokens, tokens):
        return [
            "✗ __getitem__ 改动了 self.tokens，它应保持不变 / changed self.tokens, which has to stay as it is"
        ]
    return []


def _shown(ids: Tensor, vocabulary: Vocabulary) -> str:
    if ids.dim() == 1 and all(0 <= i < len(vocabulary) for i in ids.tolist()):
        return f"{vocabulary.decode(ids)}  {ids.tolist()}"
    return f"{ids.tolist()}  shape {tuple(ids.shape)}"
