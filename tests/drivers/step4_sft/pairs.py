"""What TODOs 1c and 2 share: two tensors that come back together, input_ids and targets."""

from __future__ import annotations

from typing import Any

import torch

from autograder.model import plain
from autograder.model.declared import advises
from autograder.model.wire import Opaque

PARTS = ("input_ids", "targets")


def both(result: Any) -> dict[str, Any]:
    """input_ids and targets as arrays. What is no pair at all goes as both, so that the test can name its type."""
    if isinstance(result, tuple | list) and len(result) == 2:
        return {part: _tensor(value) for part, value in zip(PARTS, result, strict=True)}
    if result is None:
        return dict.fromkeys(PARTS)
    size = list(result.shape) if isinstance(result, torch.Tensor) else ""
    odd = Opaque(f"{plain.type_name(result)}{size} in place of the pair (input_ids, targets)"[:80])
    return dict.fromkeys(PARTS, odd)


def advises_on_pairs(function: Any) -> Any:
    """What it means when something else than two tensors of ids comes back."""
    for part in PARTS:
        function = advises(
            part,
            r"array\[.*\] float\d+",
            zh="编号是整数：张量的类型应是 int64。哪一步变成了小数？",
            en="Ids are integers: the tensor's dtype should be int64. Where did it become one of floats?",
        )(function)
        function = advises(
            part,
            r"list of tensors",
            zh="这是由张量组成的列表，要的是一个张量：torch.stack(…) 把一样长的行叠起来。",
            en="This is a list of tensors, where one tensor is asked for: torch.stack(…) puts rows of one length together.",
        )(function)
        function = advises(
            part,
            r"list\[\d+\]",
            zh="这是列表，要的是张量：torch.tensor(…)。",
            en="This is a list, where a tensor is asked for: torch.tensor(…).",
        )(function)
        function = advises(
            part,
            r".* in place of the pair \(input_ids, targets\)",
            zh="要返回两个张量，用逗号隔开：先是输入，后是目标。",
            en="Two tensors are to be returned, with a comma between them: the input first, then the targets.",
            expected_zh="两个张量 (input_ids, targets)",
            expected_en="two tensors (input_ids, targets)",
        )(function)
    return function


def _tensor(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, list) and value and all(isinstance(row, torch.Tensor) for row in value):
        return Opaque("list of tensors")
    return plain.tensor(value)
