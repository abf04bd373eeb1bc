# kind: right
# about: A functools.partial of a more general ramp.

from functools import partial


def ramp(step, warmup_steps, max_lr, first):
    """Linear ramp whose step number `0` counts as step `first`."""
    return (step + first) / warmup_steps * max_lr


warmup_lr = partial(ramp, first=1)
