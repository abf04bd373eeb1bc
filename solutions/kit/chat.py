"""对话怎样变成编号（已给出）：标记、一问一答、批量回答
How conversations become ids (given; nothing to do here): the marks, one question with its answer, answering many at once.

    trained = artefacts.pretrained("en")
    marks = chat.marks_of(trained)
    prompt = chat.prompt_ids(trained.encode("Who is it?"), marks)       # … <|assistant|>: 该它说了 / its turn
    answers = chat.answer_all(trained.model, [prompt], marks)             # [[…]], 没有结束标记 / without the end
    print(trained.decode(answers[0]))

多轮的对话、哪些 token 计分，是第 4 步要写的 / Conversations of several turns, and what counts, are step 4's to write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from kit.language import say
from kit.options import UsageError

IGNORED = -100  # torch 的损失跳过这个目标 / the target that torch's losses skip


class Marks(NamedTuple):
    """分词器的特殊 token 的编号 / The ids of the tokenizer's special tokens."""

    end: int
    user: int
    assistant: int
    pad: int
    image: int


class HasMarks(Protocol):
    """What `artefacts.pretrained` gives."""

    @property
    def mark(self) -> Callable[[str], int | None]:
        """The id of a special token by its name, None when the vocabulary has none."""
        ...


def marks_of(trained: HasMarks) -> Marks:
    """The marks of the tokenizer that belongs to a trained model.

    Raises UsageError when it has none: a model whose tokens are characters can't tell a mark from text.
    """
    ids = {name: trained.mark(f"<|{name}|>") for name in Marks._fields}
    if missing := [name for name, number in ids.items() if number is None]:
        raise UsageError(
            say(
                f"这个模型的词表里没有对话的标记（{', '.join(missing)}）：对话要用第 1 步的分词器训练出来的模型。",
                f"this model's vocabulary has no marks for conversations ({', '.join(missing)}): a conversation needs "
                "a model that was trained on the tokens of step 1's tokenizer.",
            )
        )
    return Marks(**{name: number for name, number in ids.items() if number is not None})


def prompt_ids(question: Sequence[int], marks: Marks) -> list[int]:
    """The user's turn, and the mark after which the assistant speaks."""
    return [marks.user, *question, marks.end, marks.assistant]


def question_and_answer(question: Sequence[int], reply: Sequence[int], marks: Marks) -> tuple[Tensor, Tensor]:
    """What a model reads and what it has to say next, of one question with its reply; only the reply and its end count.

    Returns input_ids and targets, LongTensor[n] each: the targets are moved already, IGNORED where nothing counts.
    """
    asked, said = prompt_ids(question, marks), [*reply, marks.end]
    row = torch.tensor(asked + said)
    quiet = torch.arange(1, len(row)) < len(asked)  # [n]: what comes next is still the question
    return row[:-1], row[1:].where(~quiet, IGNORED)


def batch_of(rows: Sequence[tuple[Tensor, Tensor]], marks: Marks) -> tuple[Tensor, Tensor]:
    """Rows of `question_and_answer` as one batch, LongTensor[B, T] twice; behind the shorter ones is padding that doesn't count."""
    reads, says = zip(*rows, strict=True)
    return (
        pad_sequence(list(reads), batch_first=True, padding_value=marks.pad),
        pad_sequence(list(says), batch_first=True, padding_value=IGNORED),
    )


@torch.no_grad()
def answer_all(
    model: Callable[[Tensor], tuple[Tensor, Any]],
    prompts: Sequence[Sequence[int]],
    marks: Marks,
    max_new_tokens: int = 48,
    temperature: float = 0.0,
    generator: torch.Generator | None = None,
    window: int = 128,
) -> list[list[int]]:
    """What a model (in the mode that it is in) answers to many prompts at once, each up to its end, which isn't part of it.

    temperature: 0 takes the likeliest token each time, else it is sampled. window: a prompt and its answer have no more.
    """
    lengths = torch.tensor([len(one) for one in prompts])
    width = min(window, int(lengths.max()) + max_new_tokens)
    ids = torch.full((len(prompts), width), marks.pad)
    for row, one in zip(ids, prompts, strict=True):
        row[: len(one)] = torch.tensor(one)
    rows = torch.arange(len(prompts))
    places, speaking = (
        lengths.clone(),
        lengths < width,
    )  # [B]: where each writes next, and whether it still does
    for _ in range(max_new_tokens):
        if not speaking.any():
            break
        scores = model(ids[:, : int(places.max())])[0][rows, places - 1]  # [B, V]
        if temperature > 0:
            chosen = torch.multinomial((scores / temperature).softmax(-1), 1, generator=generator)[:, 0]
        else:
            chosen = scores.argmax(-1)
        ids[rows[speaking], places[speaking]] = chosen[speaking]
        speaking = speaking & (chosen != marks.end) & (places + 1 < width)
        places = torch.where(speaking, places + 1, places)
    return [_until_end(row[len(one) :].tolist(), marks) for row, one in zip(ids, prompts, strict=True)]


def _until_end(said: list[int], marks: Marks) -> list[int]:
    ends = [place for place, number in enumerate(said) if number in (marks.end, marks.pad)]
    return said[: ends[0]] if ends else said
