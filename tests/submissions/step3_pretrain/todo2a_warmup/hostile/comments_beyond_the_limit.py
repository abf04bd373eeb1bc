# kind: hostile
# attack: hostile_source
# about: Source of a little more than is read of a file, nearly all of it comments.
# repeated: 3641 x "# a comment that says nothing at some length, again and again and again\n"

HELD = -1.0  # a wrong answer for every input


<repeated>


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
