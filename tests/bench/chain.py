"""How long the chain of all steps takes, stage by stage, beside a plain loop of the same shape; and what memory it needs.

The plain loop trains the same GPT on batches of the same size that are there already, with torch's loss and its AdamW: no
data, no progress, no questions asked before and after.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from autograder.model.paths import ROOT
from tests.bench.measure import Memory, python, run

SOLUTIONS = ROOT / "solutions"
TRAINED = ("step3_pretrain", "step4_sft", "step5_dpo", "step6_vlm")
SAMPLE = 20  # steps of a plain loop, from which its whole run is computed
WARM_UP = 3


class Record(msgspec.Struct):
    """What is needed of a stage.json."""

    seconds: float
    mine: bool


def measure(scratch: Path) -> None:
    """Run the chain in both languages, by the solutions, from nothing; print what it took."""
    for language in ("en", "zh"):
        memory = Memory({"chain": "kit.chain.work"})
        watcher = threading.Thread(target=memory.watch)
        watcher.start()
        try:
            command = (str(SOLUTIONS / "chain.py"), "--language", language, "--out", str(scratch))
            cost = run(
                python(*command), dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS"), str(os.cpu_count()))
            )
        finally:
            memory.stop()
            watcher.join()
        loops = plain_loops(language)
        print(
            f"{language}: {cost.wall:.0f} s in all, the public checks and the page included; {memory.line()}",
            flush=True,
        )
        for stage in ("tokenizer", "gpt", "pretrained", "sft", "dpo", "vlm"):
            record = msgspec.json.decode(
                (scratch / language / stage / "stage.json").read_bytes(), type=Record
            )
            plain = loops.get(stage)
            beside = f", {record.seconds / plain:.2f} times a plain loop of its shape" if plain else ""
            print(
                f"    {stage:12}{record.seconds:7.1f} s{beside}{'' if record.mine else ' (the course’s: fault)'}"
            )


def plain_loops(language: str) -> dict[str, float]:
    """Seconds of a plain loop for each stage that trains."""
    sys.path[:0] = [str(SOLUTIONS), *(str(SOLUTIONS / step) for step in TRAINED)]
    importlib.import_module(
        "kit.start"
    ).let_threads_wait_shortly()  # as the chain does, before torch is loaded
    pretraining, sft, dpo, vlm = map(
        importlib.import_module, ("token_pretraining", "sft", "dpo_training", "vlm")
    )
    artefacts, chat, questions = (
        importlib.import_module(f"kit.{name}") for name in ("artefacts", "chat", "questions")
    )
    trained: Any = artefacts.pretrained(language)
    marks = chat.marks_of(trained)
    rows = sft.conversations(trained, questions.load(language, "train"))
    of_sft, of_dpo = sft.Settings(), dpo.Settings()
    answers = [batch[0].shape for batch in islice(sft.batches(rows, of_sft, marks), SAMPLE)]
    pairs = [batch[0].shape for batch, _ in islice(dpo.batches(trained, marks, language, of_dpo), SAMPLE)]
    of_vlm = vlm.Settings(language)
    learner = vlm.Learner(of_vlm, vlm.Start(trained, marks, "", trained.path))
    places = 16
    seen = [
        (batch[1].size(0), batch[1].size(1) + places) for batch in (learner.batch() for _ in range(SAMPLE))
    ]
    window = (pretraining.SETTINGS.batch_size, pretraining.SETTINGS.block_size)
    return {
        "pretrained": plain_seconds(trained.model, [window] * SAMPLE) * pretraining.STEPS,
        "sft": plain_seconds(trained.model, answers) * of_sft.steps,
        # Two answers a question; the reference only reads them, which is a third of the work.
        "dpo": plain_seconds(trained.model, pairs) * of_dpo.steps * 2 * 4 / 3,
        "vlm": plain_seconds(trained.model, seen) * (of_vlm.steps + of_vlm.first_steps),
    }


def plain_seconds(model: Any, shapes: list[Any]) -> float:
    """Seconds a step, on random ids in batches of these shapes, [B, T] each."""
    import torch

    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5)
    batches = [torch.randint(model.config.vocab_size, tuple(shape)) for shape in shapes]
    model.train()
    began = 0.0
    for number, ids in enumerate([*batches[:WARM_UP], *batches]):
        if number == WARM_UP:
            began = time.perf_counter()
        _, loss = model(ids, ids)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return (time.perf_counter() - began) / len(batches)
