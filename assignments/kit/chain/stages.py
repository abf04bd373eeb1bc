"""这一串有哪几个阶段，做好的东西放在哪里（已给出）
Which stages the chain has, and where what they make is kept (given; nothing to do here).

    runs/chain/<zh|en>/<stage>/    stage.json, tokenizer.json, model.safetensors

A stage is keyed by all that it is made of: whose code, that code, the data, and what the stages before it made. One whose
key has not changed is not made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kit import stories
from kit.language import say
from kit.options import UsageError

ASSIGNMENTS = Path(__file__).resolve().parents[2]  # where the steps' folders are
RECORD, MODEL, TOKENIZER = "stage.json", "model.safetensors", "tokenizer.json"


@dataclass(frozen=True)
class Stage:
    """One link of the chain. `needs`: the stages that it begins from; `doing`: what it does, in Chinese and in English."""

    id: str
    step: str
    title: tuple[str, str]
    doing: tuple[str, str]
    needs: tuple[str, ...] = ()
    has_model: bool = True

    @property
    def name(self) -> str:
        """Its title in the student's language."""
        return say(*self.title, between=" / ")

    @property
    def artefact(self) -> str:
        """The file that the course ships for it, "" when it ships none."""
        return {"tokenizer": TOKENIZER, "gpt": ""}.get(self.id, f"{self.id}.safetensors")


STAGES = (
    Stage(
        "tokenizer",
        "step1_tokenizer",
        ("分词器", "tokenizer"),
        ("学习合并", "learns merges"),
        has_model=False,
    ),
    Stage("gpt", "step2_gpt_model", ("GPT", "GPT"), ("搭模型", "builds the model"), has_model=False),
    Stage(
        "pretrained",
        "step3_pretrain",
        ("预训练", "pretraining"),
        ("读故事", "reads stories"),
        ("tokenizer", "gpt"),
    ),
    Stage(
        "sft",
        "step4_sft",
        ("指令微调", "instruction tuning"),
        ("学习回答", "learns to answer"),
        ("pretrained",),
    ),
    Stage(
        "dpo",
        "step5_dpo",
        ("偏好微调", "preference tuning"),
        ("学习人们喜欢什么", "learns what is preferred"),
        ("sft",),
    ),
    Stage("vlm", "step6_vlm", ("看图", "pictures"), ("学习看图", "learns to see"), ("dpo",)),
)
BY_ID = {stage.id: stage for stage in STAGES}


class Made(msgspec.Struct, kw_only=True):
    """What a stage came to, as in its stage.json.

    mine: whether the student's code made it; why: if not, why not. rows: the lines of its training; figures: what it
    can do, before and after.
    """

    key: str
    mine: bool
    why: str = ""
    seconds: float = 0.0
    rows: list[dict[str, float]] = []
    figures: dict[str, float] = {}


def stage_of(name: str) -> Stage:
    """The stage of that step or id, as in "step4_sft", "4" or "sft". Raises UsageError."""
    for stage in STAGES:
        number = stage.step.partition("_")[0].removeprefix("step")
        if name in (stage.id, stage.step, number):
            return stage
    known = ", ".join(stage.step for stage in STAGES)
    raise UsageError(
        say(f"{name}：没有这一步，有的是 {known}。", f"{name}: there is no such step; there are {known}.")
    )


@dataclass(frozen=True)
class Place:
    """Where a chain in one language keeps what it makes. Only what a finished stage has made counts."""

    root: Path
    language: str

    def folder(self, stage: str) -> Path:
        """The stage's folder."""
        return self.root / self.language / stage

    def made(self, stage: str) -> Made | None:
        """What the stage came to, None when it isn't finished, or its record can't be read."""
        try:
            return msgspec.json.decode((self.folder(stage) / RECORD).read_bytes(), type=Made)
        except (OSError, msgspec.MsgspecError):
            return None

    def write(self, stage: str, made: Made) -> None:
        """Note that the stage is finished. Raises OSError."""
        path = self.folder(stage) / RECORD
        unfinished = path.with_suffix(".tmp")
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))
        unfinished.replace(path)

    def key(self, stage: Stage, mine: bool) -> str:
        """All that the stage is made of. Raises OSError, FileNotFoundError for data or an artefact that is missing."""
        found = hashlib.sha256(f"{stage.id} {self.language} {mine}".encode())
        for path in self._sources(stage, mine):
            found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        for need in stage.needs if mine else ():
            before = self.made(need)
            found.update(before.key.encode() if before else b"")
        return found.hexdigest()

    def _sources(self, stage: Stage, mine: bool) -> Iterable[Path]:
        data = stories.find_data_folder()
        if not mine:
            if stage.artefact:
                yield data / "artefacts" / self.language / stage.artefact
            return
        yield from sorted((ASSIGNMENTS / stage.step).glob("*.py"))
        yield from sorted((ASSIGNMENTS / "kit").rglob("*.py"))
        yield stories.path_of(self.language)
        if stage.id in ("sft", "dpo", "vlm"):
            yield data / f"questions_{self.language}.tsv"
        if stage.id == "vlm":
            yield data / "artefacts" / "eye.safetensors"
