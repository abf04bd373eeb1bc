"""The stand-in for torch's compiler: optimizers do without it, and whoever needs the real one gets it."""

from __future__ import annotations

import pytest

from tests.autograder.processes import python

PREPARED = """
import sys
from autograder.sandbox.compiler import keep_compiler_out, leave_out_profiler_marks
keep_compiler_out()
leave_out_profiler_marks()
import torch
def trained(make):
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 2)
    optimizer = make(model.parameters())
    for _ in range(3):
        model(torch.ones(4, 3)).square().sum().backward()
        optimizer.step()
        optimizer.zero_grad()
    return [p.detach().clone() for p in model.parameters()]
makers = {
    name: lambda p, name=name: getattr(torch.optim, name)(p, lr=0.01)
    for name in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "NAdam", "RAdam", "Adamax", "Adadelta", "ASGD", "Rprop")
}
"""


def run(code: str) -> str:
    return python("-c", code, ok=True).stdout


def test_optimizers_give_the_same_numbers_and_leave_the_compiler_out() -> None:
    numbers = "print({name: [p.tolist() for p in trained(make)] for name, make in makers.items()})\n"
    outside = 'assert not [name for name in sys.modules if name.startswith("torch._dynamo.")]\n'
    assert run(PREPARED + numbers + outside) == run(
        PREPARED.replace("\nkeep_compiler_out()\nleave_out_profiler_marks()", "") + numbers
    )


@pytest.mark.parametrize(
    "asking",
    [
        "import torch._dynamo; assert torch._dynamo.config.__name__ == 'torch._dynamo.config'",
        "import torch._dynamo.config as config; assert config.verbose is not None",
        "from torch._dynamo import is_compiling; assert not is_compiling()",
        "assert torch.compile(lambda x: x + 1, backend='eager')(torch.ones(2)).tolist() == [2, 2]",
    ],
)
def test_whoever_asks_for_the_compiler_gets_the_real_one(asking: str) -> None:
    real = "assert sys.modules['torch._dynamo'].__file__"
    run(f"{PREPARED}\ntrained(makers['SGD'])\n{asking}\n{real}\ntrained(makers['AdamW'])")


def test_what_is_kept_from_the_compiler_runs_as_it_is() -> None:
    run(f"{PREPARED}\nassert torch.compiler.disable(lambda x: x + 1)(1) == 2")


def test_code_that_sets_marks_runs_as_it_is() -> None:
    run(
        f"""{PREPARED}
from torch.autograd.profiler import record_function
@record_function("double")
def double(x):
    with torch.autograd.profiler.record_function("inside"), torch.profiler.record_function("as well"):
        return 2 * x
assert double(torch.ones(1)).item() == 2
"""
    )
