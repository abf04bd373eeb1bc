"""What right submissions do besides the exercise works in the sandbox: no habit of a student may cost points."""

from __future__ import annotations

import importlib.util

import pytest

from autograder.model.wire import Call
from autograder.sandbox.host import Budget, Zygote

# Name -> a file whose answer(x) returns 1. One of them per submission, as students write them.
HABITS = {
    "silence by /dev/null": """
import contextlib, os
def answer(x):
    with open(os.devnull, "w") as silence, contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        print("学习率")
    return 1
""",
    "logging": """
import logging
logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(processName)s %(message)s")
log = logging.getLogger(__name__)
def answer(x):
    log.info("step %d", x)
    return 1
""",
    "a progress bar": """
import os, shutil, sys
def answer(x):
    if sys.stderr.isatty():
        os.get_terminal_size()
    sys.stderr.write("\\r%s" % ("#" * shutil.get_terminal_size().columns))
    sys.stderr.flush()
    return 1
""",
    "prints in Chinese": "import sys\nprint('损失')\ndef answer(x):\n    print('学习率', file=sys.stderr)\n    return 1\n",
    "sets the output's encoding": """
import io, sys
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
print("好")
def answer(x):
    print("x")
    return 1
""",
    "asks for input": "def answer(x):\n    try:\n        input('? ')\n    except EOFError:\n        return 1\n",
    "facts of the machine": """
import getpass, locale, multiprocessing, os, platform, time
locale.setlocale(locale.LC_ALL, "")
def answer(x):
    known = [platform.platform(), platform.processor() or "?", platform.uname(), time.strftime("%c"), getpass.getuser()]
    known += [os.cpu_count(), multiprocessing.cpu_count(), locale.getpreferredencoding(), os.path.expanduser("~")]
    return int(all(known))
""",
    "a temporary folder's name": "import tempfile\ndef answer(x): return int(bool(tempfile.gettempdir()))\n",
    "its own path": """
import os, sys
from pathlib import Path
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
HERE = Path(__file__).resolve().parent
def answer(x): return 1
if __name__ == "__main__":
    raise SystemExit(1)
""",
    "environment variables": """
import os
os.environ["KMP_DUPLICATE_LIB_OK"] = "TRUE"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "0")
def answer(x): return 1
""",
    "two threads of torch": """
import torch
torch.set_num_threads(2)
def answer(x):
    a = torch.ones(400, 400)
    torch.linalg.svd(torch.randn(8, 8))
    torch.nn.Conv2d(1, 2, 3)(torch.randn(1, 1, 8, 8)).sum().backward()
    return int(torch.get_num_threads() == 2 and (a @ a)[0, 0].item() == 400)
""",
    "threads": """
import threading
from concurrent.futures import ThreadPoolExecutor
def answer(x):
    found = []
    thread = threading.Thread(target=found.append, args=(1,))
    thread.start()
    thread.join()
    with ThreadPoolExecutor() as pool:
        return found[0] + sum(pool.map(int, ["0", "0"]))
""",
    "asyncio": "import asyncio\nasync def one(): await asyncio.sleep(0); return 1\ndef answer(x): return asyncio.run(one())\n",
    "torch.compile": """
import torch
@torch.compile
def double(v): return v * 2
@torch.compile(mode="reduce-overhead", fullgraph=True)
def triple(v): return v * 3
def answer(x):
    model = torch.compile(torch.nn.Linear(2, 1))
    model.compile()
    model(torch.ones(1, 2)).sum().backward()
    return int(model.weight.grad is not None and double(torch.ones(1)).item() + triple(torch.ones(1)).item() == 5)
""",
    "torch.jit": "import torch\n@torch.jit.script\ndef half(v): return v / 2\ndef answer(x): return int(half(torch.tensor(2.0)))\n",
    "debugging torch": """
import torch
torch.autograd.set_detect_anomaly(True)
torch.set_printoptions(precision=3, sci_mode=False)
def answer(x):
    v = torch.ones(2, requires_grad=True)
    print(v, (v * v).sum().backward())
    return int(torch.autograd.gradcheck(lambda u: u * u, torch.ones(2, dtype=torch.float64, requires_grad=True)))
""",
    "picks a device": """
import torch
device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
def answer(x):
    torch.cuda.manual_seed_all(0)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        torch.nn.Linear(2, 2).to(device)(torch.ones(1, 2, device=device))
    return 1
""",
    "a data loader": """
import torch
from torch.utils.data import DataLoader, TensorDataset
def answer(x):
    return len(list(DataLoader(TensorDataset(torch.ones(8)), batch_size=8, shuffle=True, pin_memory=True)))
""",
    "other optimizers": """
import torch
def answer(x):
    p = torch.nn.Parameter(torch.ones(1))
    for make in (torch.optim.Adam, torch.optim.RMSprop, torch.optim.AdamW, torch.optim.SGD):
        optimizer = make([p], lr=0.1)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10)
        p.sum().backward()
        torch.nn.utils.clip_grad_norm_([p], 1.0)
        optimizer.step()
        schedule.step()
    return 1
""",
    "caches": """
import functools
@functools.cache
def one(x): return 1
@functools.lru_cache(maxsize=None)
def again(x): return one(x)
def answer(x): return again(x)
""",
    "its own source": "import inspect\ndef answer(x): return int('own' in inspect.getsource(answer))  # own\n",
    "annotations": """
from __future__ import annotations
import typing
from dataclasses import asdict, dataclass, field
import torch
@dataclass
class Config:
    lr: float = 1.0
    betas: list[float] = field(default_factory=list)
def typed(a: torch.Tensor, b: Config) -> float: ...
def answer(x: float) -> int:
    return int(len(typing.get_type_hints(typed)) == 3 and asdict(Config())["lr"] == 1.0)
""",
    "copies": """
import copy, io, pickle
import torch
class Own:
    pass
def answer(x):
    model = torch.nn.Linear(2, 2)
    copy.deepcopy(model), copy.deepcopy(model.state_dict()), pickle.loads(pickle.dumps(Own()))
    buffer = io.BytesIO()
    torch.save(model.state_dict(), buffer)
    buffer.seek(0)
    return int(len(torch.load(buffer)) == 2)
""",
    "seeds": """
import random
import numpy, torch
for seed in (random.seed, numpy.random.seed, torch.manual_seed):
    seed(42)
def answer(x):
    return int(random.random() < 1 and numpy.random.default_rng(1).random() < 1 and torch.rand(1).item() < 1)
""",
    "measures time": """
import time, timeit
def answer(x):
    start = time.perf_counter()
    timeit.timeit("1", number=10)
    time.sleep(0.001)
    return int(time.perf_counter() > start and time.process_time() > 0 and time.time() > 0)
""",
    "shows tracebacks": """
import faulthandler, traceback, warnings
faulthandler.enable()
def answer(x):
    warnings.warn("careful")
    try:
        return 1 / 0
    except ZeroDivisionError:
        traceback.print_exc()
        return 1
""",
    "imports that it doesn't need": """
import ctypes, gc, multiprocessing, resource, signal, socket, subprocess, tracemalloc, unittest, uuid
import torch.multiprocessing, torch.distributed, torch.utils.checkpoint
def answer(x):
    gc.collect()
    return int(uuid.uuid4() is not None)
""",
    "matplotlib": """
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
def answer(x):
    plt.plot([1, 2])
    plt.close()
    return 1
""",
    "tqdm": "from tqdm.auto import tqdm\ndef answer(x): return sum(1 for _ in tqdm(range(1)))\n",
}
NEEDED = ("matplotlib", "tqdm")
BUDGET = Budget(cpu_seconds=5, wall_seconds=60, memory_mib=1024)  # as a TODO's, with time for a busy machine


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_costs_nothing(zygote: Zygote, habit: str) -> None:
    if habit in NEEDED and importlib.util.find_spec(habit) is None:
        pytest.skip(f"{habit} is not installed")
    with zygote.child("echo", BUDGET) as child:
        raised = child.load("student", HABITS[habit].encode())
        assert raised is None
        (answer,) = child.ask("echo", ["student"], [Call("answer", {"x": 3})])
    assert (answer.raised, answer.value) == (None, 1.0), child.output


def test_what_is_printed_arrives_whole_and_as_it_was(zygote: Zygote) -> None:
    source = (
        "import sys\nprint('学习率 \\ud800')\ndef answer(x):\n    sys.stderr.write('损失')\n    return 1\n"
    )
    with zygote.child("echo", BUDGET) as child:
        assert child.load("student", source.encode()) is None
        child.ask("echo", ["student"], [Call("answer", {"x": 3})])
    assert child.output == "学习率 \\ud800\n损失"


def test_workers_of_a_data_loader_are_what_does_not_work(zygote: Zygote) -> None:
    """The exercise says so: processes are what a sandbox has none of. The error must be one that names the cause."""
    source = """
import torch
from torch.utils.data import DataLoader, TensorDataset
def answer(x):
    return len(list(DataLoader(TensorDataset(torch.ones(8)), batch_size=8, num_workers=2)))
"""
    with zygote.child("echo", BUDGET) as child:
        assert child.load("student", source.encode()) is None
        (answer,) = child.ask("echo", ["student"], [Call("answer", {"x": 3})])
    if zygote.level >= 1:
        assert answer.raised is not None
        assert answer.raised.type in ("PermissionError", "FileNotFoundError")
        assert answer.raised.line == 5
