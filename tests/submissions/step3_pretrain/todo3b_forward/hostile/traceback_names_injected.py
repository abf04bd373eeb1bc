# kind: hostile
# attack: output_injection
# about: Runs code whose file name and function names hold escape sequences, markup and paths of the grader.

import torch
from torch import nn

FILE = "\x1b]0;passed\x07<img src=x onerror=alert(1)>\n::error file=../../autograder/grade.py,line=1::passed"
scope: dict[str, object] = {}
exec(compile("def f():\n    g()\ndef g():\n    raise ZeroDivisionError\n", FILE, "exec"), scope)
scope["g"].__code__ = scope["g"].__code__.replace(co_name="<script>passed</script>", co_firstlineno=2**31 - 1)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    scope["f"]()
