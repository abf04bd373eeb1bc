"""Makes the eye that step 6 ships: data/artefacts/eye.safetensors, a small convolutional network in float16.

    python solutions/make_eye.py            # some two minutes of CPU
    python solutions/make_eye.py --check    # again, elsewhere: is the one in data/artefacts/ as good? Exit code 1 if not

It learns to say at each of the 4 × 4 places of a picture whether a part of a thing is there, and which colour and shape
that thing has, by two linear heads that are thrown away afterwards. Colour and shape are asked apart, so that it
can see a colour of a shape that it has never met. It learns from the combinations that step 6 trains on, no others:
neither the unseen combinations nor the hero are ever shown to it. eye.json beside it says how it was made.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

SOLUTIONS = Path(__file__).resolve().parent
ARTEFACTS = SOLUTIONS.parent / "data" / "artefacts"
sys.path[:0] = [str(SOLUTIONS), str(SOLUTIONS / "step6_vlm")]

import numpy as np
import pictures  # pyright: ignore[reportMissingImports]
import torch
from eye import PLACES, WIDTH, Eye, load_eye  # pyright: ignore[reportMissingImports]
from kit.checkpoint import write_tensors
from make_artefacts import sha256
from torch import Tensor, nn

SETTINGS: dict[str, Any] = {"steps": 2000, "batch_size": 64, "max_lr": 3e-3, "weight_decay": 0.01, "seed": 1}
NOTHING = 0  # in both heads
COVERED = 0.12  # the share of a place's pixels from which on a thing is there
COLOURS, SHAPES = list(pictures.COLOURS), list(pictures.SHAPES)
TESTED = 2000  # pictures of each split
WORSE = 0.02  # of the places with a thing: what another machine's arithmetic may make of the same run


class Heads(nn.Module):
    """Which colour and which shape is at each place, or nothing: [B, 64, 4, 4] -> [B, 6, 4, 4], [B, 5, 4, 4]."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = nn.Conv2d(WIDTH, 1 + len(COLOURS), 1)
        self.shape = nn.Conv2d(WIDTH, 1 + len(SHAPES), 1)

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores."""
        return self.colour(features), self.shape(features)


def batch(split: str, count: int, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Pictures, and for each place the number of the colour and of the shape, 0 where nothing is: [B, 4, 4] each."""
    scenes = pictures.choose(split, count, rng)
    centres, radii = pictures.places(scenes, rng)
    images = torch.from_numpy(pictures.paint(scenes, centres, radii, rng))
    cell = pictures.SIZE // PLACES
    shares = (
        pictures.inside(scenes, centres, radii).reshape(2, count, PLACES, cell, PLACES, cell).mean((3, 5))
    )
    places = []
    for names, attribute in ((COLOURS, "colour"), (SHAPES, "shape")):
        numbers = np.array(
            [
                [1 + names.index(getattr(thing, attribute)) for thing in (scene.first, scene.second)]
                for scene in scenes
            ]
        )
        larger = np.where(shares[0] >= shares[1], numbers[:, 0, None, None], numbers[:, 1, None, None])
        places.append(torch.from_numpy(np.where(shares.max(0) >= COVERED, larger, NOTHING)))
    return images, places[0], places[1]


def train() -> tuple[Eye, Heads]:
    """The eye, and its heads."""
    rng = np.random.default_rng(SETTINGS["seed"])
    torch.manual_seed(SETTINGS["seed"])
    eye, heads = Eye(), Heads()
    both = nn.Sequential(eye, heads)
    optimizer = torch.optim.AdamW(both.parameters(), weight_decay=SETTINGS["weight_decay"], fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, SETTINGS["max_lr"], SETTINGS["steps"])
    weights = [torch.cat((torch.tensor([0.2]), torch.ones(n))) for n in (len(COLOURS), len(SHAPES))]
    for step in range(SETTINGS["steps"]):
        images, *right = batch("train", SETTINGS["batch_size"], rng)
        losses = [
            nn.functional.cross_entropy(scores, places, weight)
            for scores, places, weight in zip(both(images), right, weights, strict=True)
        ]
        loss = losses[0] + losses[1]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if (step + 1) % 100 == 0:
            print(f"step {step + 1}/{SETTINGS['steps']}, loss {loss.item():.4f}", flush=True)
    return eye, heads


@torch.no_grad()
def seen_rightly(eye: Eye, heads: Heads, split: str) -> float:
    """The share of the places with a thing, of pictures never seen before, whose colour and shape are both said rightly."""
    images, colours, shapes = batch(split, TESTED, np.random.default_rng(SETTINGS["seed"] + 1))
    colour, shape = (scores.argmax(1) for scores in heads(eye(images)))
    right = (colour == colours) & (shape == shapes)
    return float(right[colours != NOTHING].float().mean())


def make(folder: Path) -> dict[str, Any]:
    """Train and write; what is said of it."""
    eye, heads = train()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "eye.safetensors"
    tensors = {name: weight.half() for name, weight in eye.state_dict().items()}
    write_tensors(path, tensors, {"width": json.dumps(WIDTH)})
    saved = load_eye(path)
    made = {
        "made_by": "solutions/make_eye.py",
        "sha256": sha256(path),
        "parameters": sum(weight.numel() for weight in eye.parameters()),
        "settings": SETTINGS,
        "seen_rightly": {split: round(seen_rightly(saved, heads, split), 4) for split in pictures.SPLITS},
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
    }
    (folder / "eye.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return made


def check() -> list[str]:
    """What is wrong with the committed eye: other bytes than noted, or worse than made anew."""
    noted = json.loads((ARTEFACTS / "eye.json").read_text(encoding="utf-8"))
    wrong = []
    if sha256(ARTEFACTS / "eye.safetensors") != noted["sha256"]:
        wrong.append("eye.safetensors: not the file that eye.json speaks of")
    with tempfile.TemporaryDirectory() as scratch:
        anew = make(Path(scratch))
    for split, share in noted["seen_rightly"].items():
        if share < anew["seen_rightly"][split] - WORSE:
            wrong.append(f"eye.safetensors: {split} {share}, made anew {anew['seen_rightly'][split]}")
    return wrong


def main() -> int:
    """Make or check; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        wrong = check()
        print("\n".join(wrong) or "the eye is as good as when it is made anew")
        return bool(wrong)
    print(json.dumps(make(ARTEFACTS)["seen_rightly"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
