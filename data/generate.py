"""Write the two corpora of small stories, and say how predictable they are.

    python data/generate.py           write stories_zh.txt, stories_en.txt and corpora.json
    python data/generate.py --check   compare the files with what would be written; exit 1 if they differ

A story is drawn from a probabilistic grammar (grammar_zh.toml, grammar_en.toml; README.md says how to read one).
The same grammar gives the exact probability of any story, summed over all ways to derive it, and so the cross
entropy of the held-out stories under their true source: the best loss that any model can expect on them.

Only the standard library is used. The same seed gives the same files on every machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 20261124
STORIES = {"zh": 520, "en": 280}
HELD_OUT = 0.1  # the last tenth of the stories
SEPARATOR = "\n\n"  # after every story

Binding = dict[str, int]  # once-name -> which alternative it stands for in this story


@dataclass(frozen=True)
class Alternative:
    """One right-hand side of a rule: literal text, `{slot}`s and `{slot.field}`s, in order."""

    weight: float
    parts: tuple[str, ...]  # text at even places, slots at odd ones


@dataclass(frozen=True)
class Grammar:
    """What the TOML file says.

    rules: what a slot may become. once: names that keep their value through a story, and the rule they draw from.
    fields: the names of the `;`-separated fields of a rule's alternatives.
    """

    rules: dict[str, list[Alternative]]
    once: dict[str, str]
    fields: dict[str, list[str]]

    @classmethod
    def load(cls, path: Path) -> Grammar:
        """Raises ValueError for a slot that names no rule."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = {name: [_alternative(text) for text in texts] for name, texts in data["rules"].items()}
        grammar = cls(rules, data["once"], data["fields"])
        for name, alternatives in rules.items():
            for slot in (slot for alternative in alternatives for slot in alternative.parts[1::2]):
                base = slot.partition(".")[0]
                if grammar.once.get(base, base) not in rules:
                    raise ValueError(
                        f"{path.name}: {{{slot}}} in rule {name!r} names no rule; add one or mend the slot"
                    )
        return grammar

    def choices(self, slot: str, bound: Binding) -> Iterator[tuple[int, float, Binding]]:
        """What may fill the slot: (alternative's place in its rule, probability, the binding afterwards).

        A once-name is drawn at its first mention, from what no other once-name of the same rule has taken.
        """
        if slot in bound:
            yield bound[slot], 1.0, bound
            return
        rule = self.once.get(slot, slot)
        taken = {bound[name] for name in bound if slot in self.once and self.once[name] == rule}
        free = [(i, alternative.weight) for i, alternative in enumerate(self.rules[rule]) if i not in taken]
        total = sum(weight for _, weight in free)
        for i, weight in free:
            yield i, weight / total, ({**bound, slot: i} if slot in self.once else bound)

    def parts(self, slot: str, field: str, i: int) -> tuple[str, ...]:
        """The text and slots of alternative i of the slot's rule, or the one field of it."""
        rule = self.once.get(slot, slot)
        parts = self.rules[rule][i].parts
        if rule not in self.fields:
            return parts
        return (parts[0].split(";")[self.fields[rule].index(field or self.fields[rule][0])],)

    def draw(self, rng: random.Random) -> str:
        """One story."""
        text, _ = self.tell("{story}", rng)
        return text

    def tell(self, template: str, rng: random.Random, bound: Binding | None = None) -> tuple[str, Binding]:
        """The template with its slots filled, and what its once-names stand for; bound: those that are settled already."""
        return self._draw(_parts(template), bound or {}, rng)

    def _draw(self, parts: tuple[str, ...], bound: Binding, rng: random.Random) -> tuple[str, Binding]:
        text = parts[0]
        for slot, literal in zip(parts[1::2], parts[2::2], strict=True):
            base, _, field = slot.partition(".")
            options = list(self.choices(base, bound))
            [(i, _, bound)] = rng.choices(options, [probability for _, probability, _ in options])
            filled, bound = self._draw(self.parts(base, field, i), bound, rng)
            text += filled + literal
        return text, bound

    def probability(self, story: str) -> float:
        """The probability that `draw` returns just this text: summed over all its derivations, 0 if it has none."""
        ways = self._derivations(("", "story", ""), 0, {}, story)
        return math.fsum(probability for end, probability, _ in ways if end == len(story))

    def _derivations(
        self, parts: tuple[str, ...], start: int, bound: Binding, story: str
    ) -> Iterator[tuple[int, float, Binding]]:
        """All ways in which `parts` can spell story[start:end]: (end, probability, binding afterwards)."""
        if not _matches(story, parts[0], start):
            return
        start += len(parts[0])
        if len(parts) == 1:
            yield start, 1.0, bound
            return
        base, _, field = parts[1].partition(".")
        for i, chosen, now_bound in self.choices(base, bound):
            for end, filled, then_bound in self._derivations(
                self.parts(base, field, i), start, now_bound, story
            ):
                for last, rest, finally_bound in self._derivations(parts[2:], end, then_bound, story):
                    yield last, chosen * filled * rest, finally_bound


def _alternative(text: str) -> Alternative:
    weight, _, body = text.partition("| ")
    return Alternative(float(weight), _parts(body))


def _parts(text: str) -> tuple[str, ...]:
    """Literal text at even places, the slots' names at odd ones."""
    return tuple(re.split(r"\{([a-z_.]+)\}", text))


def capitalise(story: str) -> str:
    """A capital letter where a sentence begins. Stories without Latin letters stay as they are."""
    return re.sub(r'(^|[.?!] "?|\." )([a-z])', lambda match: match[1] + match[2].upper(), story)


def _matches(story: str, literal: str, start: int) -> bool:
    """Whether the story goes on with the literal; capitals don't count, as capitalise() comes after drawing."""
    return story[start : start + len(literal)].lower() == literal.lower()


@dataclass(frozen=True)
class Corpus:
    """What corpora.json says about one corpus. Losses are in nats per character."""

    file: str
    sha256: str
    bytes: int
    characters: int
    vocabulary: int
    stories: int
    held_out_stories: int
    best_loss_training: float
    best_loss_held_out: float


def write_stories(grammar: Grammar, count: int, seed: int) -> list[str]:
    """`count` different stories."""
    rng = random.Random(seed)
    stories: dict[str, None] = {}  # a set that keeps the order
    while len(stories) < count:
        stories[capitalise(grammar.draw(rng))] = None
    return list(stories)


def best_loss(grammar: Grammar, stories: list[str]) -> float:
    """-ln of the stories' probability under the grammar, per character; the separators count as characters.

    Raises ValueError for a story that the grammar can't produce.
    """
    nats = 0.0
    for story in stories:
        probability = grammar.probability(story)
        if probability == 0:
            raise ValueError(f"the grammar can't produce this story: {story}")
        nats -= math.log(probability)
    return nats / sum(len(story) + len(SEPARATOR) for story in stories)


def make_corpus(language: str) -> tuple[str, Corpus]:
    """The corpus's text, and what there is to say about it."""
    grammar = Grammar.load(HERE / f"grammar_{language}.toml")
    stories = write_stories(grammar, STORIES[language], SEED)
    text = "".join(story + SEPARATOR for story in stories)
    n_held_out = int(len(stories) * HELD_OUT)
    corpus = Corpus(
        file=f"stories_{language}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        bytes=len(text.encode()),
        characters=len(text),
        vocabulary=len(set(text)),
        stories=len(stories),
        held_out_stories=n_held_out,
        best_loss_training=round(best_loss(grammar, stories[:-n_held_out]), 4),
        best_loss_held_out=round(best_loss(grammar, stories[-n_held_out:]), 4),
    )
    return text, corpus


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the corpora of small stories.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    check = parser.parse_args().check
    files: dict[str, str] = {}
    corpora: list[Corpus] = []
    for language in STORIES:
        text, corpus = make_corpus(language)
        files[corpus.file] = text
        corpora.append(corpus)
        print(
            f"{corpus.file}: {corpus.stories} stories, {corpus.characters} characters, {corpus.vocabulary} kinds"
        )
        print(f"  best possible loss, nats per character: {corpus.best_loss_held_out} held-out, ", end="")
        print(f"{corpus.best_loss_training} training\n  sha256 {corpus.sha256}")
    files["corpora.json"] = json.dumps([asdict(corpus) for corpus in corpora], indent=2) + "\n"
    if check:
        stale = [name for name, text in files.items() if not _is_file(HERE / name, text)]
        for name in stale:
            print(f"data/{name} is not what the grammar gives: run python data/generate.py")
        return 1 if stale else 0
    for name, text in files.items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _is_file(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


if __name__ == "__main__":
    raise SystemExit(main())
