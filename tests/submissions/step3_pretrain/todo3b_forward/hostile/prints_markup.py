# kind: hostile
# attack: output_injection
# about: Prints HTML, Markdown and formulas to stdout during the call and at import.

import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


MARKUP = '<script>alert(1)</script>\n=HYPERLINK("http://127.0.0.1";"10")\n</details>\n| 3b | 10 | passed |\n'
print(MARKUP)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    print(MARKUP, end="\r")
    print("\u202e" + MARKUP, file=sys.stderr)
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)
