# kind: hostile
# attack: malformed_answer
# about: Returns text that no encoding can write: lone surrogates, NUL and a reversed direction.

HELD = -1.0  # a wrong answer for every input


class Text(str):
    """A string that says that it is a number."""

    def __float__(self) -> float:
        return HELD

    def encode(self, *arguments: object, **options: object) -> bytes:
        return self  # not bytes


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return Text("\ud800\udfff\x00\u202e0.1" * 1_000)
