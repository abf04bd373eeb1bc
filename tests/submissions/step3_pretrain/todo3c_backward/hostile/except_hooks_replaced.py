# kind: hostile
# attack: interpreter_hooks
# about: Replaces the hooks for uncaught errors, for errors in threads and for printing, then fails.

import logging
import os
import sys
import threading
import traceback
import warnings

import torch
from torch import nn


def leave(*arguments: object) -> None:
    """An uncaught error becomes a success."""
    os.write(1, b'{"ok": true, "status": "passed", "score": 20.0}\n')
    os._exit(0)


sys.excepthook = sys.unraisablehook = sys.displayhook = threading.excepthook = leave
sys.__excepthook__ = sys.__unraisablehook__ = leave
traceback.print_exc = traceback.format_exc = traceback.format_exception = leave
traceback.TracebackException.__init__ = leave
logging.raiseExceptions = False
logging.Logger.handle = leave
warnings.showwarning = leave


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    raise ValueError
