"""笔记本里的图需要的数（已给出）
The numbers that the notebook's pictures need (given; nothing to do here).
"""

from __future__ import annotations

# The decay from 1e-3 to 1e-4 over steps 100, 125, … 1000, in millionths: from a table, for the formula is yours to write.
DECAY_TABLE = (
    1000,
    998.3,
    993.2,
    984.7,
    972.9,
    957.8,
    939.7,
    918.6,
    894.7,
    868.2,
    839.3,
    808.1,
    775,
    740.2,
    703.9,
    666.5,
    628.1,
    589.2,
    550,
    510.8,
    471.9,
    433.5,
    396.1,
    359.8,
    325,
    291.9,
    260.7,
    231.8,
    205.3,
    181.4,
    160.3,
    142.2,
    127.1,
    115.3,
    106.8,
    101.7,
    100,
)


def schedule_of_the_formula() -> tuple[list[int], list[float]]:
    """(steps, learning rates) of the lesson's schedule: warmup 100, total 1000, 1e-3 to 1e-4.

    Between two points a straight line is right for the warmup, and within the width of a drawn line for the decay.
    """
    decay_steps = [100 + 25 * i for i in range(len(DECAY_TABLE))]
    return [0, 99, *decay_steps], [1e-5, 1e-3, *(value * 1e-6 for value in DECAY_TABLE)]
