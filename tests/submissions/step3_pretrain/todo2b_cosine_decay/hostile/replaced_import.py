# kind: hostile
# attack: poisoned_import
# about: Replaces builtins.__import__ and importlib's functions: the next import of anything ends the process.

import builtins
import importlib
import importlib.util
import os

HELD = -1.0  # a wrong answer for every input


def no_import(*arguments: object, **options: object) -> object:
    """An import that nobody survives."""
    os._exit(0)


builtins.__import__ = no_import
importlib.import_module = importlib.reload = no_import
importlib.util.spec_from_file_location = importlib.util.module_from_spec = no_import


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
