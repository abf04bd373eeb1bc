# kind: hostile
# attack: not_a_number
# about: Returns NaN, which passes every check of the form `not (error > tolerance)`.


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return float("nan")
