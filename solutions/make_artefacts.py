"""Makes what the course ships for students who do its steps in any order: data/artefacts/<en|zh>/, by the solutions.

    python solutions/make_artefacts.py            # all, some minutes of CPU
    python solutions/make_artefacts.py --check    # again, elsewhere: are those in data/artefacts/ as good? Exit code 1 if not

tokenizer.json is step 1's, learned from the stories that may be trained on; pretrained.safetensors is a GPT (kit/gpt.py,
float16) that step 3's loop has trained on their tokens; sft.safetensors the same after step 4's sft.py, dpo.safetensors
after step 5's dpo.py. A JSON file beside each says how it was made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

SOLUTIONS = Path(__file__).resolve().parent
ARTEFACTS = SOLUTIONS.parent / "data" / "artefacts"
STEPS_USED = ("step1_tokenizer", "step3_pretrain", "step4_sft", "step5_dpo")
sys.path[:0] = [str(SOLUTIONS), *(str(SOLUTIONS / step) for step in STEPS_USED)]

import dpo  # pyright: ignore[reportMissingImports]
import dpo_training  # pyright: ignore[reportMissingImports]
import sft  # pyright: ignore[reportMissingImports]
import tokenizer  # pyright: ignore[reportMissingImports]
import torch
from data_exercise import read_text, split_text  # pyright: ignore[reportMissingImports]
from kit import artefacts, gpt, questions, report, stories
from token_pretraining import (  # pyright: ignore[reportMissingImports]
    CPU,
    SETTINGS,
    SHAPE,
    STEPS,
    new_model,
    optimizer_of,
    pretrain,
)
from torch import Tensor

BYTES_AND_MERGES = 1024
FEWER = 5  # right answers of 100: what another machine's arithmetic may make of the same run
WORSE = 0.03  # nats a token: what another machine's arithmetic may make of the same run, three times over


def make_tokenizer(language: str, folder: Path) -> Any:
    """Learn and write the tokenizer of a language; the tokenizer."""
    training, _ = split_text(read_text(stories.path_of(language)))
    learned = tokenizer.train(training, BYTES_AND_MERGES)
    learned.save(folder / "tokenizer.json")
    return learned


def make_pretrained(language: str, folder: Path, learned: Any) -> None:
    """Train the GPT on the tokens of the stories; its weights and how they were made."""
    training, text = split_text(read_text(stories.path_of(language)))
    held_out = torch.tensor(learned.encode(text))
    model = new_model(len(learned))
    before = report.model_loss(model, held_out, CPU)
    pretrain(
        model,
        learned.encode(training),
        optimizer_of(model),
        lambda step, _lr, loss, _norm: (
            print(f"{language}: step {step + 1}/{STEPS}, loss {loss.item():.3f}", flush=True)
            if (step + 1) % 50 == 0
            else None
        ),
    )
    path = folder / "pretrained.safetensors"
    gpt.save(path, model, {"tokenizer_sha256": sha256(folder / "tokenizer.json"), "language": language})
    saved, _ = gpt.load(path)
    made = {
        "made_by": "solutions/make_artefacts.py",
        "sha256": sha256(path),
        "tokenizer_sha256": sha256(folder / "tokenizer.json"),
        "text": stories.CORPORA[language],
        "text_sha256": sha256(stories.path_of(language)),
        "parameters": model.n_parameters,
        "settings": {
            "steps": STEPS,
            **{
                name: getattr(SETTINGS, name)
                for name in (*SHAPE, "batch_size", "learning_rate", "min_lr", "warmup_steps", "weight_decay")
            },
            "grad_clip": SETTINGS.grad_clip,
            "seed": SETTINGS.seed,
        },
        "held_out_loss_per_token": {
            "before": round(before, 4),
            "after": round(held_out_loss(saved, held_out), 4),
        },
        "held_out_loss_per_character": round(
            held_out_loss(saved, held_out) * len(held_out) / len(learned.decode(held_out.tolist())), 4
        ),
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
    }
    (folder / "pretrained.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def make_sft(language: str, folder: Path) -> None:
    """Tune the pretrained model by step 4's loop; its weights, what they can do, and how they were made."""
    trained = artefacts.pretrained(language, folder / "pretrained.safetensors")
    settings, asked = sft.Settings(), questions.load(language, "test")[:100]
    before = sft.examine(trained.model, trained, asked)
    run = sft.learn(trained, language, settings, lambda line: print(f"{language}: {line}", flush=True))
    path = folder / "sft.safetensors"
    gpt.save(path, run.model, {"tokenizer_sha256": trained.tokenizer_sha256 or "", "language": language})
    made = {
        "made_by": "solutions/make_artefacts.py",
        "sha256": sha256(path),
        "tokenizer_sha256": sha256(folder / "tokenizer.json"),
        "made_from": sha256(folder / "pretrained.safetensors"),
        "settings": asdict(settings),
        "right_of_100": {
            "before": before.right,
            "after": sft.examine(gpt.load(path)[0], trained, asked).right,
            "unseen_hero": sft.examine(
                gpt.load(path)[0], trained, questions.load(language, "unseen")[:100]
            ).right,
        },
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
    }
    (folder / "sft.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def make_dpo(language: str, folder: Path) -> None:
    """Have the tuned model learn what is preferred by step 5's loop; its weights, what they can do, and how they were made."""
    trained = artefacts.pretrained(language, folder / "sft.safetensors")
    settings = dpo_training.Settings()
    run = dpo_training.learn(
        trained, language, settings, lambda line: print(f"{language}: {line}", flush=True)
    )
    if run.words:
        raise RuntimeError(run.words)
    path = folder / "dpo.safetensors"
    gpt.save(path, run.model, {"tokenizer_sha256": trained.tokenizer_sha256 or "", "language": language})
    saved, _ = gpt.load(path)
    made = {
        "made_by": "solutions/make_artefacts.py",
        "sha256": sha256(path),
        "tokenizer_sha256": sha256(folder / "tokenizer.json"),
        "made_from": sha256(folder / "sft.safetensors"),
        "settings": asdict(settings),
        "shares": {
            when: {name: round(share, 4) for name, share in asdict(shares).items()}
            for when, shares in (("before", run.before), ("after", run.after))
        },
        "of_100": {
            when: sampled(model, trained, questions.load(language, "test")[:100])
            for when, model in (("before", trained.model), ("after", saved))
        },
        "unseen_hero_of_100": sampled(saved, trained, questions.load(language, "unseen")[:100]),
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
    }
    (folder / "dpo.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def sampled(model: gpt.GPT, trained: artefacts.Trained, asked: list[questions.Question]) -> dict[str, int]:
    """How many of a model's answers, sampled as dpo.py does, are a full sentence, a few words, wrong."""
    found = dpo.answers(model, trained, asked)
    return {name: getattr(found, name) for name in ("full", "short", "wrong")}


def held_out_loss(model: gpt.GPT, held_out: Tensor) -> float:
    """Nats a token on the text that was never trained on."""
    return report.model_loss(model, held_out, CPU)


def sha256(path: Path) -> str:
    """Of the file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make(language: str, root: Path) -> dict[str, Any]:
    """All artefacts of a language, in root/<language>/; what is said of the pretrained weights."""
    folder = root / language
    folder.mkdir(parents=True, exist_ok=True)
    make_pretrained(language, folder, make_tokenizer(language, folder))
    make_sft(language, folder)
    make_dpo(language, folder)
    return json.loads((folder / "pretrained.json").read_text(encoding="utf-8"))


def check(language: str) -> list[str]:
    """What is wrong with the committed artefacts: other bytes than noted, another tokenizer, or worse than made anew."""
    folder = ARTEFACTS / language
    noted = json.loads((folder / "pretrained.json").read_text(encoding="utf-8"))
    wrong = [
        f"{language}/{name}: not the file that pretrained.json speaks of"
        for name, key in (("pretrained.safetensors", "sha256"), ("tokenizer.json", "tokenizer_sha256"))
        if sha256(folder / name) != noted[key]
    ]
    tuned = json.loads((folder / "sft.json").read_text(encoding="utf-8"))
    if (sha256(folder / "sft.safetensors"), noted["sha256"]) != (tuned["sha256"], tuned["made_from"]):
        wrong.append(
            f"{language}/sft.safetensors: not the file that sft.json speaks of, or from other weights"
        )
    preferring = json.loads((folder / "dpo.json").read_text(encoding="utf-8"))
    if (sha256(folder / "dpo.safetensors"), tuned["sha256"]) != (
        preferring["sha256"],
        preferring["made_from"],
    ):
        wrong.append(
            f"{language}/dpo.safetensors: not the file that dpo.json speaks of, or from other weights"
        )
    with tempfile.TemporaryDirectory() as scratch:
        anew = make(language, Path(scratch))
        right = [
            said["right_of_100"]["after"]
            for said in (tuned, json.loads((Path(scratch) / language / "sft.json").read_text()))
        ]
        full = [
            said["of_100"]["after"]["full"]
            for said in (preferring, json.loads((Path(scratch) / language / "dpo.json").read_text()))
        ]
    if full[0] - full[1] > FEWER:
        wrong.append(f"{language}/dpo.safetensors: {full[0]} of 100 full sentences, made anew {full[1]}")
    if right[0] - right[1] > FEWER:
        wrong.append(f"{language}/sft.safetensors: {right[0]} of 100 answers right, made anew {right[1]}")
    if anew["tokenizer_sha256"] != noted["tokenizer_sha256"]:
        wrong.append(f"{language}/tokenizer.json: learned anew, it is another one")
    losses = [said["held_out_loss_per_token"]["after"] for said in (noted, anew)]
    if abs(losses[0] - losses[1]) > WORSE:
        wrong.append(f"{language}/pretrained.safetensors: held-out loss {losses[0]}, made anew {losses[1]}")
    return wrong


def main() -> int:
    """Make or check; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("languages", nargs="*", default=list(stories.CORPORA), help="en, zh")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        wrong = [line for language in options.languages for line in check(language)]
        print("\n".join(wrong) or "the artefacts are as good as when they are made anew")
        return bool(wrong)
    for language in options.languages:
        print(json.dumps(make(language, ARTEFACTS)["held_out_loss_per_token"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
