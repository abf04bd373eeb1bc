"""课程的图片：两个彩色的形状，一个在另一个的上面或左边（已给出；只用 numpy）
The course's pictures: two coloured shapes, one above or to the left of the other (given; numpy only).

    rng = np.random.default_rng(1)
    scenes = pictures.choose("train", 4, rng)         # 画什么 / what to draw
    images = pictures.draw(scenes, rng)               # float32[4, 3, 32, 32]
    pictures.ask(scenes[0], "zh")[0].answer           # 红色的圆在蓝色的方块上面。

训练用 / to learn from: "train"。只用来问 / only to be asked: "unseen"，没有训练过的组合 / combinations that never occur in
training; "hero"，连这种颜色的这种形状都没有出现过 / there even this colour of this shape never occurred.
同样的随机种子给出同样的图片；画得出的图片没有穷尽 / The same seed gives the same pictures; there is no end of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

SIZE = 32  # pixels
COLOURS = {
    "red": (0.9, 0.15, 0.15),
    "green": (0.15, 0.75, 0.2),
    "blue": (0.2, 0.3, 0.95),
    "yellow": (0.95, 0.85, 0.15),
    "white": (0.95, 0.95, 0.95),
}
SHAPES = ("circle", "square", "triangle", "cross")
RELATIONS = ("above", "left")
SPLITS = ("train", "unseen", "hero")
UNSEEN_SHARE = 0.15
NOISE = 0.04


@dataclass(frozen=True)
class Thing:
    """A shape in a colour."""

    colour: str
    shape: str


@dataclass(frozen=True)
class Scene:
    """What a picture shows: `first` is above `second`, or to the left of it."""

    first: Thing
    second: Thing
    relation: str


@dataclass(frozen=True)
class Question:
    """A question about a picture and its only right answer. kind: see, colour, shape or where."""

    kind: str
    question: str
    answer: str


HERO = Thing("yellow", "triangle")  # occurs in no picture that anything is trained on


@cache
def scenes_of(split: str) -> tuple[Scene, ...]:
    """All combinations of a split: two different things and how they stand. Raises ValueError for another split."""
    if split not in SPLITS:
        raise ValueError(f"split 应为 / must be one of {SPLITS}, 不是 / not {split!r}")
    things = [Thing(colour, shape) for colour in COLOURS for shape in SHAPES]
    scenes = [
        Scene(one, other, relation)
        for one in things
        for other in things
        if one != other
        for relation in RELATIONS
    ]
    if split == "hero":
        return tuple(scene for scene in scenes if HERO in (scene.first, scene.second))
    others = [scene for scene in scenes if HERO not in (scene.first, scene.second)]
    is_unseen = np.random.default_rng(6).random(len(others)) < UNSEEN_SHARE
    return tuple(
        scene for scene, unseen in zip(others, is_unseen, strict=True) if unseen == (split == "unseen")
    )


def choose(split: str, count: int, rng: np.random.Generator) -> list[Scene]:
    """So many combinations of a split, at random, with repetitions."""
    scenes = scenes_of(split)
    return [scenes[number] for number in rng.integers(len(scenes), size=count)]


# ---- drawing


def places(scenes: list[Scene], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Where the things of each scene are: centres as (y, x), float64[B, 2, 2], and how large, float64[B, 2]; in pixels."""
    count = len(scenes)
    radii = rng.uniform(4.0, 6.0, size=(count, 2))
    along = np.stack((rng.uniform(6.5, 10.0, count), rng.uniform(21.5, 25.0, count)), axis=1)
    across = rng.uniform(9.0, 23.0, size=(count, 1)) + rng.uniform(-2.0, 2.0, size=(count, 2))
    is_above = np.array([[scene.relation == "above"] for scene in scenes])
    return np.stack((np.where(is_above, along, across), np.where(is_above, across, along)), axis=2), radii


def draw(scenes: list[Scene], rng: np.random.Generator) -> np.ndarray:
    """Pictures, float32[B, 3, 32, 32], red, green and blue from 0 to 1; places, sizes and shades vary, with a little noise."""
    return paint(scenes, *places(scenes, rng), rng)


def paint(
    scenes: list[Scene], centres: np.ndarray, radii: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """The pictures of things in these places."""
    count = len(scenes)
    images = np.repeat(rng.uniform(0.0, 0.25, size=(count, 1, 1, 1)), 3, axis=1) * np.ones((SIZE, SIZE))
    for number, pixels in enumerate(inside(scenes, centres, radii)):
        things = [(scene.first, scene.second)[number] for scene in scenes]
        shades = np.array([COLOURS[thing.colour] for thing in things]) + rng.uniform(-0.08, 0.08, (count, 3))
        images = np.where(pixels[:, None], shades[:, :, None, None], images)
    noise = NOISE * rng.normal(size=images.shape)
    return np.clip(images + noise, 0.0, 1.0).astype(np.float32)


def inside(scenes: list[Scene], centres: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """Which pixels belong to the first thing of each scene, and which to the second: bool[2, B, 32, 32]."""
    rows, columns = np.mgrid[:SIZE, :SIZE] + 0.5
    found = []
    for number in (0, 1):
        shapes = np.array([(scene.first, scene.second)[number].shape for scene in scenes])[:, None, None]
        # Distances from the centre, 1 at the edge.
        dy = (rows - centres[:, number, 0, None, None]) / radii[:, number, None, None]
        dx = (columns - centres[:, number, 1, None, None]) / radii[:, number, None, None]
        nearer, farther = np.minimum(abs(dy), abs(dx)), np.maximum(abs(dy), abs(dx))
        circle, square = dy**2 + dx**2 <= 1, farther <= 0.85
        triangle = (abs(dx) <= 0.55 * (dy + 1)) & (dy <= 0.8)
        cross = (nearer <= 0.3) & (farther <= 1)
        found.append(np.select([shapes == name for name in SHAPES], [circle, square, triangle, cross], False))
    return np.stack(found)


# ---- asking

WORDS = {
    "zh": {
        "red": "红色",
        "green": "绿色",
        "blue": "蓝色",
        "yellow": "黄色",
        "white": "白色",
        "circle": "圆",
        "square": "方块",
        "triangle": "三角",
        "cross": "十字",
    },
    "en": {name: name for name in (*COLOURS, *SHAPES)},
}
TEXTS = {
    "zh": {
        "see": ("你看到了什么？", {"above": "{first}在{second}上面。", "left": "{first}在{second}左边。"}),
        "colour": ("{shape}是什么颜色的？", "{colour}。"),
        "shape": ("什么是{colour}的？", "{shape}。"),
        "first": {"above": "{second}上面是什么？", "left": "{second}左边是什么？"},
        "second": {"above": "{first}下面是什么？", "left": "{first}右边是什么？"},
        "thing": "{colour}的{shape}",
        "answer": "{thing}。",
    },
    "en": {
        "see": (
            "What do you see?",
            {"above": "A {first} above a {second}.", "left": "A {first} to the left of a {second}."},
        ),
        "colour": ("What colour is the {shape}?", "{colour}."),
        "shape": ("What is {colour}?", "The {shape}."),
        "first": {"above": "What is above the {second}?", "left": "What is to the left of the {second}?"},
        "second": {"above": "What is below the {first}?", "left": "What is to the right of the {first}?"},
        "thing": "{colour} {shape}",
        "answer": "A {thing}.",
    },
}


def named(thing: Thing, language: str) -> str:
    """What the thing is called."""
    words = WORDS[language]
    return TEXTS[language]["thing"].format(colour=words[thing.colour], shape=words[thing.shape])


def ask(scene: Scene, language: str) -> list[Question]:
    """All questions about a scene that have one right answer, "What do you see?" first."""
    texts, words = TEXTS[language], WORDS[language]
    both = {"first": named(scene.first, language), "second": named(scene.second, language)}
    question, answers = texts["see"]
    asked = [Question("see", question, answers[scene.relation].format(**both))]
    for this, other in ((scene.first, scene.second), (scene.second, scene.first)):
        slots = {"colour": words[this.colour], "shape": words[this.shape]}
        if this.shape != other.shape:
            asked.append(Question("colour", *(_sentence(text, slots) for text in texts["colour"])))
        if this.colour != other.colour:
            asked.append(Question("shape", *(_sentence(text, slots) for text in texts["shape"])))
    for wanted in ("first", "second"):
        answer = texts["answer"].format(thing=both[wanted])
        asked.append(Question("where", texts[wanted][scene.relation].format(**both), answer))
    return asked


def _sentence(text: str, slots: dict[str, str]) -> str:
    said = text.format(**slots)
    return said[0].upper() + said[1:]
