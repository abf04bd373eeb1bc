"""眼睛：把图片看成 4 × 4 个位置的卷积网络（已给出，已训练好）
The eye: a convolutional network that sees a picture as 4 × 4 places (given, and trained already).

    eye = load_eye()
    eye(images)      # FloatTensor[B, 3, 32, 32] -> FloatTensor[B, 64, 4, 4]

它是这样学会看的：在每个位置上说出那里有没有东西、什么颜色、什么形状。见 solutions/make_eye.py。
How it learned to see: by telling at each place whether there is something, which colour, which shape.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from torch import Tensor, nn

WIDTH, PLACES = 64, 4


class Eye(nn.Module):
    """Four convolutions, three of which halve the picture."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.width = width
        sizes = (3, 24, 48, width)
        self.halving = nn.ModuleList(
            nn.Conv2d(before, after, 3, stride=2, padding=1) for before, after in pairwise(sizes)
        )
        self.around = nn.Conv2d(
            width, width, 3, padding=1
        )  # a place's neighbours belong to what is seen there

    def forward(self, images: Tensor) -> Tensor:
        """FloatTensor[B, 3, 32, 32], colours from 0 to 1 -> FloatTensor[B, 64, 4, 4]."""
        x = images - 0.5
        for convolution in self.halving:
            x = nn.functional.gelu(convolution(x))
        return nn.functional.gelu(self.around(x))


def load_eye(path: Path | None = None) -> Eye:
    """The eye in that file, else the course's own; in eval mode, not to be trained. Raises UsageError."""
    from kit import stories
    from kit.checkpoint import load_model, metadata_of

    path = path or stories.find_data_folder() / "artefacts" / "eye.safetensors"
    eye = Eye(json.loads(metadata_of(path).get("width", str(WIDTH))))
    load_model(path, eye)
    for weight in eye.parameters():
        weight.requires_grad_(False)
    return eye.eval()
