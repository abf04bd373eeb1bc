"""Keeps torch's compiler out of the warm interpreter until someone asks for it.

The first optimizer that is created imports ``torch._dynamo``: a second of CPU time, some 800 modules and 70 MB, which
every fork then has to map. All that an optimizer wants of it is to be left alone by the compiler, and in the sandbox
nothing is compiled (``zygote.uncompiled``). So a stand-in answers these two questions. Whoever asks it anything else gets
the real module, imported at that moment.

Likewise nothing is profiled there: the marks that optimizers and loaders set for a profiler at every step are left out,
a twentieth of a submission's time.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
from collections.abc import Callable
from typing import Any

NAME = "torch._dynamo"


class CompilerOnDemand(types.ModuleType):
    """Stands in for ``torch._dynamo`` where no function is compiled."""

    def graph_break(self, *_: object, **__: object) -> None:
        """Outside of a compiled function this does nothing in the real module either."""

    def disable(
        self, function: Callable[..., Any] | None = None, *_: object, **__: object
    ) -> Callable[..., Any]:
        """The function itself: it will never be compiled."""
        return function if function is not None else self.disable

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # questions of the import system to any module
            raise AttributeError(name)
        return getattr(_real_module(self), name)


def _real_module(stand_in: CompilerOnDemand) -> types.ModuleType:
    if sys.modules.get(NAME) is stand_in:
        del sys.modules[NAME]
    return importlib.import_module(NAME)  # which also puts it into the torch package


def keep_compiler_out() -> None:
    """Put the stand-in in place, unless the real module is loaded already. Imports torch."""
    import torch

    if NAME not in sys.modules:
        stand_in = CompilerOnDemand(NAME)
        sys.modules[NAME] = stand_in
        setattr(torch, NAME.rpartition(".")[2], stand_in)


class NoMark(contextlib.ContextDecorator):
    """Stands in for ``torch.autograd.profiler.record_function`` where no profiler listens."""

    def __init__(self, name: str, args: str | None = None) -> None:
        self.name, self.args = name, args

    def __enter__(self) -> NoMark:
        return self

    def __exit__(self, *_: object) -> None:
        return


def leave_out_profiler_marks() -> None:
    """Have torch's own code set no marks. Imports torch."""
    import torch.autograd.profiler

    torch.autograd.profiler.record_function = NoMark
