"""一个阶段的活，在自己的进程里做（已给出）
A stage's work, in a process of its own (given; nothing to do here): the student's code can't disturb the chain, and the
memory is free again afterwards.

    python -m kit.chain.work STAGE LANGUAGE ROOT STAGE=mine,STAGE=course,…

What it has to say goes to standard output, a line of JSON each (``Event``); what student code prints goes to log.txt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from kit.chain.stages import ASSIGNMENTS, BY_ID, MODEL, TOKENIZER, Place
from kit.interrupts import EXIT_CODE, Interrupts
from kit.language import say
from kit.options import UsageError
from kit.start import let_threads_wait_shortly

UNFINISHED = "unfinished.safetensors"
VOCAB_SIZE = 1024  # bytes and merges
ASKED = 50  # questions before and after
BROKEN, UNUSABLE = 3, 2  # exit codes: the student's code raised, or a file or a place can't be used


class Event(msgspec.Struct, omit_defaults=True):
    """One thing to say: so much of the work is done, or how it ended."""

    done: int = 0
    total: int = 0
    note: str = ""
    problem: str = ""
    figures: dict[str, float] = {}
    rows: list[dict[str, float]] = []


Tell = Callable[[Event], None]


class Stopped(Exception):
    """Ctrl-C was pressed; what can be kept is kept."""


class Work:
    """What the work of a stage needs: where, in which language, whose code made the stages before, and how to tell."""

    def __init__(self, place: Place, mine: dict[str, bool], tell: Tell, interrupts: Interrupts) -> None:
        self.place, self.mine, self.tell, self.interrupts = place, mine, tell, interrupts

    def folder(self, stage: str) -> Path:
        """The stage's folder."""
        return self.place.folder(stage)

    def before(self, stage: str) -> Any:
        """The model of an earlier stage, with its tokenizer. Raises UsageError."""
        from kit import artefacts

        return artefacts.pretrained(self.place.language, self.folder(stage) / MODEL)

    def progress(self, done: int, total: int, note: str) -> None:
        """Tell how far it is. Raises Stopped when Ctrl-C was pressed."""
        self.tell(Event(done=done, total=total, note=note))
        if self.interrupts.is_stop_asked:
            raise Stopped

    def keep(self, stage: str, trained: Any, model: Any) -> None:
        """Write the stage's model beside its tokenizer. Raises OSError."""
        import shutil

        from kit import gpt

        folder = self.folder(stage)
        source = trained.path.with_name(TOKENIZER)
        shutil.copy(source, folder / TOKENIZER)
        metadata = {"tokenizer_sha256": trained.tokenizer_sha256, "language": self.place.language}
        gpt.save(folder / MODEL, model, metadata)


# ---- 1: the tokenizer


def tokenizer(work: Work) -> Event:
    """Learn the merges of the stories; characters and bytes a token."""
    from kit import stories

    own: Any = import_module("tokenizer")
    training, held_out = stories.split_text(_text(work))
    total = VOCAB_SIZE - own.BYTES
    merges = []
    pieces = {value: bytes([value]) for value in range(own.BYTES)}
    for merge in own.learn(own.count_words(training), total):
        merges.append(merge)
        pieces[merge.new_id] = pieces[merge.pair[0]] + pieces[merge.pair[1]]
        work.progress(len(merges), total, own.readable(pieces[merge.new_id]))
    learned = own.Tokenizer(merges)
    learned.save(work.folder("tokenizer") / TOKENIZER)
    ids = learned.encode(held_out)
    figures = {
        "tokens": len(learned),
        "characters_a_token": len(held_out) / max(1, len(ids)),
        "bytes_a_token": len(held_out.encode()) / max(1, len(ids)),
        "lossless": float(learned.decode(ids) == held_out),
    }
    return Event(figures=figures)


def _text(work: Work) -> str:
    from kit import stories

    return stories.path_of(work.place.language).read_text(encoding="utf-8")


# ---- 2: the GPT


def gpt(work: Work) -> Event:
    """Build the student's GPT, and compare it with the given one."""
    import math

    own: Any = import_module("gpt")
    import torch

    from kit import gpt as given

    torch.manual_seed(1)
    reference = given.GPT(given.GPTConfig(vocab_size=VOCAB_SIZE, block_size=128)).eval()
    model = own.from_given(reference)
    ids = torch.randint(VOCAB_SIZE, (4, 64))
    with torch.no_grad():
        logits, loss = model(ids, ids.roll(-1, 1))
        difference = (logits - reference(ids)[0]).abs().max().item()
    figures = {
        "parameters": model.n_parameters,
        "first_loss": float(loss),
        "guessing": math.log(VOCAB_SIZE),
        "difference": difference,
    }
    return Event(figures=figures)


# ---- 3: pretraining


def pretrained(work: Work) -> Event:
    """Pretrain on the stories' tokens: by the student's loop, with their GPT where step 2 passes."""
    pretraining: Any = import_module("token_pretraining")
    import torch
    from tokenizers import Tokenizer

    from kit import artefacts, report, stories

    path = work.folder("tokenizer") / TOKENIZER
    encoder = Tokenizer.from_file(str(path))
    training, held_out = stories.split_text(_text(work))
    ids, test = encoder.encode(training).ids, torch.tensor(encoder.encode(held_out).ids)
    model: Any = pretraining.new_model(encoder.get_vocab_size())
    if work.mine["gpt"]:
        own: Any = import_module("gpt")

        model = own.from_given(model)
    before = report.model_loss(model, test, pretraining.CPU)
    optimizer = pretraining.optimizer_of(model)
    kept = Kept(work.folder("pretrained"), model, optimizer)
    rows = kept.rows

    def on_step(step: int, lr: float, loss: Any, _norm: float) -> None:
        if step % 20 == 0 or step + 1 == pretraining.STEPS or work.interrupts.is_stop_asked:
            rows.append({"step": step + 1, "loss": loss.item(), "learning_rate": lr})
        try:
            work.progress(step + 1, pretraining.STEPS, f"{say('损失', 'loss', ' / ')} {rows[-1]['loss']:.2f}")
        except Stopped:
            kept.write(step + 1)
            raise

    pretraining.pretrain(model, ids, optimizer, on_step, kept.step)
    after = report.model_loss(model, test, pretraining.CPU)
    if work.mine["gpt"]:
        own: Any = import_module("gpt")

        model = own.to_given(model)
    trained = artefacts.Trained(
        model, lambda text: encoder.encode(text).ids, encoder.decode, path, encoder.token_to_id, _sha256(path)
    )
    work.keep("pretrained", trained, model)
    kept.forget()
    return Event(figures={"before": before, "after": after}, rows=rows)


class Kept:
    """What Ctrl-C leaves of a training that goes on: weights, the optimizer's memory, the step, the rows so far."""

    def __init__(self, folder: Path, model: Any, optimizer: Any) -> None:
        """Goes on from what is there, if it fits."""
        self.path, self.model, self.optimizer = folder / UNFINISHED, model, optimizer
        self.step, self.rows = 0, list[dict[str, float]]()
        if self.path.is_file():
            self._read()

    def _read(self) -> None:
        from safetensors import SafetensorError, safe_open

        from kit.checkpoint import restore_optimizer

        try:
            with safe_open(self.path, framework="pt") as file:
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
                metadata = file.metadata()
            parts: dict[str, dict[str, Any]] = {"model": {}, "optimizer": {}}
            for name, tensor in tensors.items():
                part, _, rest = name.partition(".")
                parts[part][rest] = tensor
            self.model.load_state_dict(parts["model"])
            restore_optimizer(self.optimizer, parts["optimizer"])
            self.step, self.rows = int(metadata["step"]), msgspec.json.decode(metadata["rows"])
        except (OSError, SafetensorError, KeyError, RuntimeError, ValueError):
            self.forget()  # of other code, or broken: begin anew

    def write(self, step: int) -> None:
        """Keep it. Raises OSError."""
        from kit.checkpoint import optimizer_state, write_tensors

        tensors = {f"model.{name}": weight for name, weight in self.model.state_dict().items()}
        rows = msgspec.json.encode(self.rows).decode()
        write_tensors(self.path, tensors | optimizer_state(self.optimizer), {"step": str(step), "rows": rows})

    def forget(self) -> None:
        """The work is finished."""
        self.path.unlink(missing_ok=True)


# ---- 4, 5, 6: answering, preferring, seeing


def sft(work: Work) -> Event:
    """Learn to answer, by step 4's loop."""
    step: Any = import_module("sft")
    import torch

    from kit import questions

    trained, settings = work.before("pretrained"), step.Settings()
    asked = questions.load(work.place.language, "test")[:ASKED]
    before = step.examine(trained.model, trained, asked).right
    optimizer = torch.optim.AdamW(trained.model.parameters(), lr=settings.max_lr, weight_decay=0.0)
    kept = Kept(work.folder("sft"), trained.model, optimizer)
    run = step.Run(trained.model, optimizer, kept.step, kept.rows)

    def is_stop_asked() -> bool:
        if run.step % 5 == 0:
            work.tell(Event(done=run.step, total=settings.steps, note=_loss_of(run.rows)))
        return work.interrupts.is_stop_asked

    step.learn(trained, work.place.language, settings, lambda _: None, is_stop_asked, run)
    if run.step < settings.steps:
        kept.rows = run.rows
        kept.write(run.step)
        raise Stopped
    work.keep("sft", trained, run.model)
    kept.forget()
    after = step.examine(run.model, trained, asked).right
    return Event(figures={"before": before / len(asked), "after": after / len(asked)}, rows=run.rows)


def _loss_of(rows: list[dict[str, float]]) -> str:
    return f"{say('损失', 'loss', ' / ')} {rows[-1]['loss']:.2f}" if rows else ""


def dpo(work: Work) -> Event:
    """Learn what is preferred, by step 5's loop."""
    step: Any = import_module("dpo_training")

    trained, settings = work.before("sft"), step.Settings()
    done = 0

    def is_stop_asked() -> bool:
        nonlocal done
        done += 1
        work.progress(done, settings.steps, "")
        return False

    result = step.learn(trained, work.place.language, settings, lambda _: None, is_stop_asked)
    work.keep("dpo", trained, result.model)
    shares = {
        f"{kind}_{when}": getattr(each, kind)
        for when, each in (("before", result.before), ("after", result.after))
        for kind in ("full", "short", "other")
    }
    return Event(figures=shares, rows=result.rows)


def vlm(work: Work) -> Event:
    """Learn to see, by step 6's loop."""
    import shutil

    step: Any = import_module("vlm")

    from kit import chat

    trained, settings = work.before("dpo"), step.Settings(work.place.language)
    start = step.Start(trained, chat.marks_of(trained), "chain", trained.path)
    learner = step.Learner(settings, start)
    text_before = learner.text_right_before = learner.text_right()
    finished = learner.train(
        lambda: work.interrupts.is_stop_asked,
        lambda done, total, loss: work.tell(
            Event(done=done, total=total, note=f"{say('损失', 'loss', ' / ')} {loss:.2f}")
        ),
    )
    if not finished:
        raise Stopped
    folder = work.folder("vlm")
    shutil.copy(trained.path.with_name(TOKENIZER), folder / TOKENIZER)
    learner.save(folder / MODEL)
    found = learner.report()
    figures = {name: found[name]["see"] for name in ("train", "unseen", "blank")}
    figures |= {"text_before": text_before, "text_after": found["text"]["after"]}
    rows = [{"step": n + 1, "loss": loss} for n, loss in enumerate(learner.losses) if n % 20 == 0]
    return Event(figures=figures, rows=rows)


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---- the process


WORKS: dict[str, Callable[[Work], Event]] = {
    "tokenizer": tokenizer,
    "gpt": gpt,
    "pretrained": pretrained,
    "sft": sft,
    "dpo": dpo,
    "vlm": vlm,
}


def main(arguments: list[str]) -> int:
    """Do the work of a stage. Returns 0; BROKEN when the student's code raised, UNUSABLE for a file or a place, 130 stopped."""
    stage, language, root, whose = arguments
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anybody prints goes where errors go: to log.txt

    def tell(event: Event) -> None:
        print(msgspec.json.encode(event).decode(), file=out, flush=True)

    interrupts = Interrupts()
    interrupts.listen()
    interrupts.phase = "training"
    steps = [BY_ID[stage].step, *(["step2_gpt_model"] if stage == "pretrained" else [])]
    sys.path[:0] = [str(ASSIGNMENTS / step) for step in steps]
    let_threads_wait_shortly()
    mine = {name: who == "mine" for name, _, who in (each.partition("=") for each in whose.split(","))}
    work = Work(Place(Path(root), language), mine, tell, interrupts)
    try:
        tell(WORKS[stage](work))
    except Stopped:
        return EXIT_CODE
    except (UsageError, OSError) as error:
        tell(Event(problem=str(error)))
        return UNUSABLE
    except Exception as error:
        import traceback

        from kit import todos

        traceback.print_exc()  # whole, in log.txt
        tell(Event(problem=todos.describe_error(error)))
        return BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
