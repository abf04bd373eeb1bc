# kind: hostile
# attack: hostile_module
# about: Rewrites __spec__, __loader__, __file__ and __builtins__ of its module so that reports blame another file.

HELD = -1.0  # a wrong answer for every input


class Loader:
    """Claims to be the loader of the grader's own file."""

    def get_source(self, name: str) -> str:
        return "def warmup_lr(*arguments): ...  # looks fine"


__loader__ = Loader()
__file__ = "../../tests/hidden/step3_pretrain/test_todo2a_warmup.py"
__name__ = "__main__"
__package__ = "autograder"
__spec__ = None
__builtins__ = {}


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
