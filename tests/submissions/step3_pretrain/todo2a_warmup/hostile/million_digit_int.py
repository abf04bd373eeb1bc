# kind: hostile
# attack: answer_bomb
# about: Returns an int of a million decimal digits, slow to print and impossible to turn into a float.


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> int:
    return 1 << 3_400_000
