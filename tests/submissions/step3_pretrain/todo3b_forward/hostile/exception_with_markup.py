# kind: hostile
# attack: output_injection
# about: Raises an error whose text is HTML, Markdown, LaTeX and spreadsheet formulas.

import torch
from torch import nn


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    raise RuntimeError(
        "</pre></textarea><script>document.title='15/15'</script><img src=x onerror=alert(1)>\n"
        "```\n# Score: 10 / 10\n![x](http://127.0.0.1/x.png) <!-- \n"
        '=cmd|"/c calc"!A0\n+1+1\n@SUM(A1)\n-2+3\t"quoted","15"\r\n{{7*7}} ${7*7} \\input{/etc/passwd}'
    )
