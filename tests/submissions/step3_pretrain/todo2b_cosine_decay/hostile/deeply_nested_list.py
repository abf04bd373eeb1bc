# kind: hostile
# attack: answer_bomb
# about: Returns 100,000 lists inside one another, which overflows a recursive encoder.

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    nested: list = [HELD]
    for _ in range(100_000):
        nested = [nested]
    return nested
