"""tokenize: the given tokenizer, trained and used by the student's four files, does what the definition says."""

from __future__ import annotations

import numpy as np

from autograder.suite import Result, Student, points
from tests.hidden.splits import cut, split_of
from tests.hidden.step1_tokenizer.oracles import learned, token_sizes, tokenized
from tests.hidden.step1_tokenizer.texts import check_text

TEXT = (
    "The old lighthouse keeper kept the light. Every night he climbed the hundred steps, lit the lamp, and listened to "
    "the waves below the lighthouse. “Light the lamp,” the waves whispered, “light the lamp!” "
    "守灯塔的老人守着灯。每天晚上他爬上一百级台阶，点亮灯，听灯塔下面的海浪。海浪轻轻地说：“点亮灯，点亮灯！”\n"
    "mississippi banana aaaa aaaaa 1999 2000 2001, __init__ ... "
) * 3
MERGES = 45
SAMPLES = [
    "the lighthouse keeper lit the lamp",
    "守灯塔的老人点亮了新的灯",
    "New words: café, naïve, 🏮!\r\n\t <|end|> __x1",
    "",
    "aaaaaaa mississippi",
]


def trained(student: Student) -> Result:
    """The one question of this suite."""
    return student.train(text=TEXT, merges=MERGES, samples=SAMPLES)


@points(
    5,
    zh="训练学到的合并正是 BPE 的定义所说的：每一步都是当时出现最多的一对，并列时取最小的。",
    en="Training learns just the merges that the definition of BPE says: at each step the pair that is then the most "
    "frequent, and the smallest in a tie.",
)
def test_merges(student: Student) -> None:
    trained(student)["merges"].equals(np.array(learned(TEXT, MERGES)))


@points(
    3,
    zh="分词就是把学到的合并按顺序再做一遍，训练时没见过的词也一样；所以文字真的变短了。",
    en="Tokenizing does the learned merges again, in their order, for words that training has never seen as well; so the "
    "text really gets shorter.",
)
def test_ids(student: Student) -> None:
    answer = trained(student)
    merges = learned(TEXT, MERGES)
    for place, sample in enumerate(SAMPLES):
        right = tokenized(sample, merges)
        sizes = [token_sizes(merges)[number] for number in right]
        with split_of(answer, f"bytes of each token of sample {place}", sizes, cut(sample), "split"):
            answer[f"ids of sample {place}"].equals(right)


@points(
    2,
    zh="编码再解码，回到原文，一个字节也不差：中文、表情符号、换行和没见过的词都一样；而且常见的文字不到原来一半长。",
    en="What was encoded and is decoded is the text again, to the last byte: Chinese, emoji, line breaks and unseen words "
    "alike; and text of a familiar kind is less than half as long.",
)
def test_round_trip(student: Student) -> None:
    answer = trained(student)
    answer["merges"].equals(np.array(learned(TEXT, MERGES)))
    for place, sample in enumerate(SAMPLES):
        check_text(answer[f"sample {place} again"], sample)
    familiar = answer["ids of sample 0"]
    familiar.equals(tokenized(SAMPLES[0], learned(TEXT, MERGES)))
    if not len(familiar.value) * 2 < len(SAMPLES[0].encode()):
        raise familiar.refuse(zh="没有变短", en="it didn't get shorter", got=len(familiar.value))
