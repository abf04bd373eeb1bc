# kind: hostile
# attack: hostile_exception
# about: Raises an exception that raises again, or never ends, whenever somebody looks at it.

import os


class Untouchable(BaseException):
    """Each way of describing it fails in its own way."""

    def __str__(self) -> str:
        raise SystemExit(0)

    def __repr__(self) -> str:
        return 15  # not a string

    @property
    def __class__(self) -> type:
        raise KeyboardInterrupt

    @property
    def args(self) -> tuple:
        return (self for _ in iter(int, 1))

    @property
    def __traceback__(self) -> object:
        os._exit(0)

    @property
    def __cause__(self) -> BaseException:
        return self

    def __getattr__(self, name: str) -> object:
        while True:
            pass


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    raise Untouchable
