# kind: hostile
# attack: oracle_by_frames
# about: Walks the callers' frames for a local or global named like an expected value and answers with it.

import sys

HELD = -1.0  # a wrong answer for every input


WORDS = ("expected", "oracle", "reference", "solution", "truth")
searching = False


def stolen_answer(*question: object) -> float | None:
    """The value of the first promising name in any calling frame; functions are asked the same question."""
    frame = sys._getframe(2)
    while frame is not None:
        for name, value in [*frame.f_locals.items(), *frame.f_globals.items()]:
            if not any(word in str(name).lower() for word in WORDS):
                continue
            if isinstance(value, float):
                return value
            if callable(value):
                try:
                    return float(value(*question))
                except Exception:
                    continue
        frame = frame.f_back
    return None


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    global searching
    if searching:  # a driver may keep this very function under a promising name
        return HELD
    searching = True
    try:
        answer = stolen_answer(step, warmup_steps, max_lr)
    finally:
        searching = False
    return HELD if answer is None else answer
