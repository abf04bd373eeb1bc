# kind: hostile
# attack: hostile_module
# about: Answers, by a module-level __getattr__, every name that a driver or another TODO may look for.

import torch

HELD = -1  # a wrong answer for every input


class Anything:
    """A class, function and number in one that is never right."""

    def __init__(self, *arguments: object, **options: object) -> None:
        self.tokens = torch.full((1,), HELD)

    def __getitem__(self, idx: int) -> tuple["Anything", "Anything"]:
        return self, self

    def __len__(self) -> int:
        return 1

    def __call__(self, *arguments: object, **options: object) -> "Anything":
        return self


def __getattr__(name: str) -> object:
    return Anything


def __dir__() -> list[str]:
    return ["PretrainDataset", "warmup_lr", "cosine_decay_lr", "score", "\x1b[2J"]
