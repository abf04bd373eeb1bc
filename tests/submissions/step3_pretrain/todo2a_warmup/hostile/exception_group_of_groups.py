# kind: hostile
# attack: hostile_exception
# about: Raises 5,000 exception groups inside one another, each with a cause that leads back to itself.


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    error: BaseException = KeyboardInterrupt("innermost")
    for _ in range(5_000):
        error = BaseExceptionGroup("group", [error])
        error.__cause__ = error
        error.add_note("note " * 100)
    raise error
