"""Write questions about the openings of little stories, each with two right answers: in a few words, and in a sentence.

    python data/questions.py           write questions_zh.tsv and questions_en.tsv
    python data/questions.py --check   compare the files with what would be written; exit 1 if they differ

The openings come from the stories' own grammars, questions and answers from questions_zh.toml and questions_en.toml,
whose slots stand for what the story has just said: an answer never needs more than its own question holds. No opening
occurs twice, so what is tested was never trained on; one hero occurs in the split `unseen` only.

Only the standard library is used. The same seed gives the same files on every machine.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from generate import HERE, SEED, STORIES, Grammar, capitalise

# train and preferences are learned from (steps 4 and 5); test and unseen are only asked.
SPLITS = {"train": 1600, "preferences": 600, "test": 200, "unseen": 100}
KINDS = ("where", "who", "goal", "thing")


@dataclass(frozen=True)
class Question:
    """One line of the file. short and full: the two right answers; kind: what is asked for."""

    split: str
    kind: str
    hero: str
    story: str
    question: str
    short: str
    full: str


def ask(
    grammar: Grammar, asked: dict[str, dict], stories: list[str], rng: random.Random
) -> Iterator[Question]:
    """Questions without end, each about an opening of its own; their split is still open."""
    told: set[str] = set()
    while True:
        story, bound = grammar.tell(rng.choice(stories), rng)
        story = capitalise(story)
        kind = rng.choice(KINDS)
        if story in told or (kind not in {"where", "who"} and kind not in bound):
            continue  # not every opening says what was taken along
        told.add(story)
        texts = (rng.choice(asked[kind]["questions"]), asked[kind]["short"], asked[kind]["full"])
        question, short, full = (grammar.tell(text, rng, bound)[0] for text in texts)
        hero, _ = grammar.tell("{hero}", rng, bound)
        yield Question("", kind, hero, story, capitalise(question), short, capitalise(full))


def make_questions(language: str) -> list[Question]:
    """All questions of a language, split by split."""
    asked = tomllib.loads((HERE / f"questions_{language}.toml").read_text(encoding="utf-8"))
    grammar = Grammar.load(HERE / f"grammar_{language}.toml")
    drawn = ask(grammar, asked, asked["stories"], random.Random(SEED))
    found: dict[str, list[Question]] = {split: [] for split in SPLITS}
    while any(len(found[split]) < count for split, count in SPLITS.items()):
        question = next(drawn)
        is_unseen = question.hero == asked["unseen_hero"]
        fitting = [split for split in SPLITS if (split == "unseen") == is_unseen]
        open_splits = [split for split in fitting if len(found[split]) < SPLITS[split]]
        if open_splits:
            split = open_splits[0]
            found[split].append(Question(split, *astuple(question)[1:]))
    return [question for split in SPLITS for question in found[split]]


def table(questions: list[Question]) -> str:
    """Tab-separated values under a line of names."""
    rows = [[field.name for field in fields(Question)], *map(astuple, questions)]
    return "".join("\t".join(row) + "\n" for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the questions about the stories' openings.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    check, stale = parser.parse_args().check, False
    for language in STORIES:
        path, content = HERE / f"questions_{language}.tsv", table(make_questions(language)).encode()
        if not check:
            path.write_bytes(content)
        elif not path.is_file() or path.read_bytes() != content:
            stale = True
            print(f"data/{path.name} is not what the program gives: run python data/questions.py")
    return int(stale)


if __name__ == "__main__":
    raise SystemExit(main())
