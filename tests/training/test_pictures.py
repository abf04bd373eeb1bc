"""The course's pictures show what is said of them, and what is kept from training is kept."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from autograder.model.paths import SOLUTIONS

sys.path.append(str(SOLUTIONS / "step6_vlm"))

import pictures  # pyright: ignore[reportMissingImports]

sys.path.remove(str(SOLUTIONS / "step6_vlm"))


def test_splits_share_no_combination_and_training_never_shows_the_hero() -> None:
    splits = {name: set(pictures.scenes_of(name)) for name in pictures.SPLITS}
    assert sum(map(len, splits.values())) == len(set.union(*splits.values()))
    assert min(map(len, splits.values())) > 50
    for name in ("train", "unseen"):
        assert not any(pictures.HERO in (scene.first, scene.second) for scene in splits[name])
    assert all(pictures.HERO in (scene.first, scene.second) for scene in splits["hero"])


def test_each_colour_and_each_shape_is_learned() -> None:
    things = [thing for scene in pictures.scenes_of("train") for thing in (scene.first, scene.second)]
    assert {thing.colour for thing in things} == set(pictures.COLOURS)
    assert {thing.shape for thing in things} == set(pictures.SHAPES)


def test_the_same_seed_draws_the_same_pictures() -> None:
    several = []
    for _ in range(2):
        rng = np.random.default_rng(5)
        several.append(pictures.draw(pictures.choose("train", 3, rng), rng))
    assert several[0].dtype == np.float32
    assert several[0].shape == (3, 3, 32, 32)
    assert 0 <= several[0].min() < several[0].max() <= 1
    assert np.array_equal(*several)


@pytest.mark.parametrize("split", pictures.SPLITS)
def test_what_is_said_is_what_is_drawn(split: str) -> None:
    """The pixels of each thing are nearest to its colour, and the first is above or to the left of the second."""
    rng = np.random.default_rng(6)
    scenes = pictures.choose(split, 60, rng)
    centres, radii = pictures.places(scenes, rng)
    inside = pictures.inside(scenes, centres, radii)
    images = pictures.paint(scenes, centres, radii, rng)
    assert not (inside[0] & inside[1]).any()
    names, palette = list(pictures.COLOURS), np.array(list(pictures.COLOURS.values()))
    for number, scene in enumerate(scenes):
        middles = []
        for pixels, thing in zip(inside[:, number], (scene.first, scene.second), strict=True):
            colour = images[number][:, pixels].mean(axis=1)
            assert names[int(((palette - colour) ** 2).sum(1).argmin())] == thing.colour
            middles.append(np.argwhere(pixels).mean(axis=0))
        down, right = middles[1] - middles[0]
        assert (down if scene.relation == "above" else right) > abs(
            right if scene.relation == "above" else down
        )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_has_one_right_answer(language: str) -> None:
    for scene in pictures.scenes_of("train"):
        asked = pictures.ask(scene, language)
        assert asked[0].kind == "see"
        assert len({one.question for one in asked}) == len(asked)
        words = pictures.WORDS[language]
        for thing in (scene.first, scene.second):
            assert pictures.named(thing, language) in asked[0].answer
            assert words[thing.colour] in asked[0].answer
