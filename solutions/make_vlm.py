"""Makes the seeing models that step 6 ships: data/artefacts/<en|zh>/vlm.safetensors, in float16, by step 6's own vlm.py.

    python solutions/make_vlm.py            # all, some minutes of CPU
    python solutions/make_vlm.py --check    # again, elsewhere: are those in data/artefacts/ as good? Exit code 1 if not

They begin with the course's own model of the latest step that there is (dpo, else sft, else pretrained). vlm.json beside the
weights says how they were made and what they can do: the same report that a student's own run ends with.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

SOLUTIONS = Path(__file__).resolve().parent
ARTEFACTS = SOLUTIONS.parent / "data" / "artefacts"
sys.path[:0] = [str(SOLUTIONS), str(SOLUTIONS / "step6_vlm")]

import torch
import vlm  # pyright: ignore[reportMissingImports]
from make_artefacts import sha256

LANGUAGES = ("en", "zh")
WORSE = 0.1  # of 50 answers: what another machine's arithmetic may make of the same run


def make(language: str, root: Path) -> dict[str, Any]:
    """Train and write in root/<language>/; what is said of it."""
    folder = root / language
    folder.mkdir(parents=True, exist_ok=True)
    settings = vlm.Settings(language)
    source = next(name for name in vlm.SOURCES if (ARTEFACTS / language / f"{name}.safetensors").is_file())
    learner = vlm.Learner(settings, vlm.find_start(language, source))
    learner.text_right_before = learner.text_right()
    learner.train(lambda: False)
    path = folder / "vlm.safetensors"
    learner.save(path, torch.float16)
    saved = vlm.load(language, path)
    saved.text_right_before = learner.text_right_before
    made = {
        "made_by": "solutions/make_vlm.py",
        "sha256": sha256(path),
        "eye_sha256": sha256(ARTEFACTS / "eye.safetensors"),
        "from": source,
        "from_sha256": sha256(learner.start.path),
        "settings": vlm.asdict(settings),
        "report": saved.report(),
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
    }
    (folder / "vlm.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return made


def check(language: str) -> list[str]:
    """What is wrong with the committed weights: other bytes than noted, or worse than made anew."""
    folder = ARTEFACTS / language
    noted = json.loads((folder / "vlm.json").read_text(encoding="utf-8"))
    wrong = []
    if sha256(folder / "vlm.safetensors") != noted["sha256"]:
        wrong.append(f"{language}/vlm.safetensors: not the file that vlm.json speaks of")
    with tempfile.TemporaryDirectory() as scratch:
        anew = make(language, Path(scratch))
    for split in ("train", "unseen"):
        was, now = noted["report"][split]["see"], anew["report"][split]["see"]
        if was < now - WORSE:
            wrong.append(f"{language}/vlm.safetensors: {split} {was}, made anew {now}")
    return wrong


def main() -> int:
    """Make or check; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("languages", nargs="*", default=list(LANGUAGES), help="en, zh")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        wrong = [line for language in options.languages for line in check(language)]
        print("\n".join(wrong) or "the seeing models are as good as when they are made anew")
        return bool(wrong)
    for language in options.languages:
        print(json.dumps(make(language, ARTEFACTS)["report"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
