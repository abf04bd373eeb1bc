# kind: hostile
# attack: hostile_source
# about: Source with bytes that are not UTF-8, in a comment and in a string.

HELD = -1.0  # a wrong answer for every input


# comment: ÿþ€À¯
LABEL = "ÿþ€À¯"


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
