# kind: hostile
# attack: runner_subversion
# about: Patches an IPython shell, if there is one: rewrites later cells, hides tracebacks, formats every result as full marks.

import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        shell.input_transformers_cleanup.append(lambda lines: ["pass\n"])
        shell.showtraceback = lambda *arguments, **options: None
        shell.display_formatter.format = lambda *arguments, **options: ({"text/plain": "10.0"}, {})
    sys.displayhook = lambda value: print(10.0)
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)
