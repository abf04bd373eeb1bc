"""课程自带的分词器和预训练权重（已给出）：先做哪一步都行
The tokenizers and pretrained weights that the course ships (given; nothing to do here): steps can be done in any order.

data/artefacts/<zh|en>/ holds tokenizer.json, pretrained.safetensors, and pretrained.json, which says how they were made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit import gpt, stories
from kit.language import say
from kit.options import UsageError

PRETRAINED, TOKENIZER = "pretrained.safetensors", "tokenizer.json"


@dataclass(frozen=True)
class Trained:
    """A model that was trained, in eval mode, and how its ids become text and text its ids."""

    model: gpt.GPT
    encode: Callable[[str], list[int]]  # raises ValueError for text that has no ids
    decode: Callable[[Sequence[int]], str]
    path: Path
    mark: Callable[[str], int | None]  # the id of a special token, None in a vocabulary without
    tokenizer_sha256: str | None  # None where a token is a character


def pretrained(language: str, weights: Path | None = None) -> Trained:
    """The weights in that file (of step 3, say), else the course's own in "zh" or "en".

    Raises FileNotFoundError; UsageError when something can't be read, or model and tokenizer don't belong together.
    """
    path = weights or stories.find_data_folder() / "artefacts" / language / PRETRAINED
    if not path.is_file():
        raise FileNotFoundError(say(f"没有这个文件：{path}", f"no such file: {path}"))
    model, metadata = gpt.load(path)
    if characters := metadata.get("vocabulary"):  # step 3's own runs: a token is a character
        return Trained(
            model,
            lambda text: [_id(c, characters) for c in text],
            lambda ids: "".join(characters[i] for i in ids),
            path,
            lambda _: None,
            None,
        )
    from tokenizers import Tokenizer

    file = path.with_name(TOKENIZER)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(say(f"{file}：读不了（{error}）。", f"{file}: can't be read ({error}).")) from error
    if metadata.get("tokenizer_sha256") != hashlib.sha256(content).hexdigest():
        raise UsageError(
            say(
                f"{path} 是用另一个分词器训练的，和 {file} 不是一对。",
                f"{path} was trained with another tokenizer: {file} doesn't belong to it.",
            )
        )
    tokenizer = Tokenizer.from_str(content.decode("utf-8"))
    return Trained(
        model,
        lambda text: tokenizer.encode(text).ids,
        lambda ids: tokenizer.decode(list(ids)),
        path,
        tokenizer.token_to_id,
        metadata["tokenizer_sha256"],
    )


def _id(character: str, characters: str) -> int:
    if character not in characters:
        raise ValueError(say(f"词表里没有“{character}”", f"{character!r} is not in the vocabulary"))
    return characters.index(character)
