# kind: hostile
# attack: control_flow_exception
# about: Raises StopIteration, which ends a generator or a for loop of the caller in silence.


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    raise StopIteration(1.0)
