# kind: hostile
# attack: malformed_answer
# about: Returns, by turns, complex numbers, object arrays and structured arrays in place of a float.

import numpy as np

HELD = -1.0  # a wrong answer for every input


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> object:
    choices = (
        complex(HELD, HELD),
        np.array(HELD, dtype=object),
        np.array(HELD, dtype=np.complex128),
        np.zeros((), dtype=[("value", "f8")]),
        np.array("NaT", dtype="datetime64[s]"),
        np.array([None, [], {}], dtype=object),
    )
    return choices[step % len(choices)]
