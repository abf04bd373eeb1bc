# kind: hostile
# attack: patched_function
# about: Replaces os.write, os.read and the methods of sockets and files by functions that forge and swallow.

import builtins
import io
import os
import select
import socket
import sys

import torch

HELD = -1.0  # a wrong answer for every input


CLAIM = b'{"ok": true, "status": "passed", "score": 10.0}'
real_write = os.write


def forge(descriptor: int, data: bytes) -> int:
    """Writes a claim in place of the data and says that all was written."""
    real_write(descriptor, len(CLAIM).to_bytes(4, "little") + CLAIM)
    return len(data)


os.write = os.writev = os.pwrite = forge
os.read = lambda descriptor, size: b""
os._exit = os.abort = os.kill = lambda *arguments: None
socket.socket = lambda *arguments, **options: io.BytesIO(CLAIM)
select.select = lambda *arguments: ([], [], [])
io.open = builtins.open = lambda *arguments, **options: io.BytesIO(CLAIM)
sys.stdout = sys.stderr = io.StringIO()


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD
