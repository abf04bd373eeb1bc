"""最后那一页要的东西：词元、注意力、回答、图片（已给出）
What the page in the end needs: tokens, attention, answers, pictures (given; nothing to do here).

    python -m kit.chain.look LANGUAGE ROOT NAME     # 写 / writes ROOT/LANGUAGE/chain.html
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from kit import artefacts, chat, questions
from kit.artefacts import Trained
from kit.chain import page
from kit.chain.page import Answers, Attention, Contents, Link, Picture
from kit.chain.run import summary
from kit.chain.stages import ASSIGNMENTS, BY_ID, MODEL, STAGES, TOKENIZER, Made, Place
from kit.language import current
from kit.start import let_threads_wait_shortly

SENTENCES = {
    "en": "Once upon a time there was a little fox who wanted to see the sea.",
    "zh": "从前有一只小狐狸，它很想去看大海。",
}
OPENING = {"en": "Once upon a time", "zh": "从前"}
ASKED, WRITTEN, LOOKED_AT, SEEN = (
    4,
    90,
    14,
    6,
)  # questions, tokens of the story, tokens that look at each other, pictures


def contents(place: Place, name: str) -> Contents:
    """All that the page shows. Raises UsageError when a model can't be read."""
    made = {stage.id: found for stage in STAGES if (found := place.made(stage.id))}
    models = {
        stage: artefacts.pretrained(place.language, place.folder(stage) / MODEL)
        for stage in ("pretrained", "sft", "dpo")
        if stage in made
    }
    first = models["pretrained"]
    return Contents(
        name=name,
        language=place.language,
        shown_first="en" if current() == "en" else "zh",
        links=[_link(stage.id, made[stage.id]) for stage in STAGES if stage.id in made],
        tokens=pieces(place, SENTENCES[place.language]),
        story=story(first, OPENING[place.language]),
        attention=attention(first, SENTENCES[place.language], made["gpt"].mine if "gpt" in made else False),
        answers=answers(place, models),
        pictures=pictures_of(place, made, models),
    )


def _link(stage: str, made: Made) -> Link:
    zh, en = BY_ID[stage].title
    return Link(
        stage=stage,
        zh=zh,
        en=en,
        mine=made.mine,
        why=made.why,
        summary=summary(stage, made.figures),
        seconds=made.seconds,
        rows=made.rows,
        figures=made.figures,
    )


def pieces(place: Place, text: str) -> list[str]:
    """The text as its tokens; one that is a part of a character only is shown as a dot."""
    from tokenizers import Tokenizer

    stage = "tokenizer" if place.made("tokenizer") else "pretrained"
    encoded = Tokenizer.from_file(str(place.folder(stage) / TOKENIZER)).encode(text)
    found, end = [], 0
    for start, stop in encoded.offsets:
        found.append(text[max(start, end) : stop] or "·")
        end = max(end, stop)
    return found


def story(trained: Trained, opening: str) -> str:
    """What the pretrained model writes, always the same."""
    import torch

    ids = torch.tensor([trained.encode(opening)])
    written = trained.model.generate(
        ids, WRITTEN, temperature=0.7, generator=torch.Generator().manual_seed(3)
    )
    text = trained.decode(written[0].tolist()).replace("\n\n", "\n")
    end = max(text.rfind(mark) for mark in '.!?。！？”"')
    return text[: end + 1] or text


def attention(trained: Trained, text: str, mine: bool) -> Attention:
    """Who looks at whom in the last block, head by head; by the student's own code where it made the GPT."""
    import torch
    import torch.nn.functional as F

    ids = trained.encode(text)[:LOOKED_AT]
    inputs: list[Any] = []
    if mine:
        sys.path.insert(0, str(ASSIGNMENTS / BY_ID["gpt"].step))
        own: Any = import_module("gpt")

        model: Any = own.from_given(trained.model)
        layer = model.blocks[-1].attn
    else:
        model = trained.model
        layer = model.blocks.layers[-1].self_attn
    hook = layer.register_forward_pre_hook(lambda _, given: inputs.append(given[0]))
    with torch.no_grad():
        model(torch.tensor([ids]))
        hook.remove()
        if mine:
            weights = layer.weights(inputs[0])[0]  # [H, T, T]
        else:
            q, k, _ = F.linear(inputs[0][0], layer.in_proj_weight).chunk(3, dim=-1)  # [T, C]
            q, k = (part.unflatten(-1, (layer.num_heads, -1)).transpose(0, 1) for part in (q, k))  # [H, T, D]
            scores = q @ k.mT / q.size(-1) ** 0.5
            blind = torch.nn.Transformer.generate_square_subsequent_mask(len(ids))
            weights = (scores + blind).softmax(-1)
    return Attention([trained.decode([number]) for number in ids], weights.tolist(), mine)


def answers(place: Place, models: dict[str, Trained]) -> list[Answers]:
    """The same questions after each stage."""
    found = []
    by_stage: dict[str, list[str]] = {}
    asked = questions.load(place.language, "test")[:ASKED]
    for stage, trained in models.items():
        marks = chat.marks_of(trained)
        prompts = [chat.prompt_ids(trained.encode(one.prompt), marks) for one in asked]
        by_stage[stage] = [
            trained.decode(ids).strip().rstrip("�")
            for ids in chat.answer_all(trained.model, prompts, marks, 40)
        ]
    for number, one in enumerate(asked):
        said = {stage: said[number] for stage, said in by_stage.items()}
        found.append(
            Answers(
                one.story, one.question, said, {stage: one.is_right(text) for stage, text in said.items()}
            )
        )
    return found


def pictures_of(place: Place, made: dict[str, Made], models: dict[str, Trained]) -> list[Picture]:
    """Pictures of things never seen together in training, and what the last model says; none without step 6's own code."""
    if "vlm" not in made or not made["vlm"].mine or "dpo" not in models:
        return []
    seer = seeing(place, models["dpo"])
    import numpy as np

    pictures: Any = import_module("pictures")
    import torch

    rng = np.random.default_rng(4)
    scenes = pictures.choose("unseen", SEEN, rng)
    images = torch.from_numpy(pictures.draw(scenes, rng))
    asked = [pictures.ask(scene, place.language)[0] for scene in scenes]
    said = seer.answers(images, [one.question for one in asked])
    return [
        Picture(page.png(image.permute(1, 2, 0).numpy()), one.question, text, one.answer)
        for image, one, text in zip(images, asked, said, strict=True)
    ]


def seeing(place: Place, trained: Trained) -> Any:
    """The model that sees, by step 6's own code. trained: the one that it began from. Raises UsageError."""
    sys.path.insert(0, str(ASSIGNMENTS / BY_ID["vlm"].step))
    step: Any = import_module("vlm")

    from kit.checkpoint import load_model

    start = step.Start(trained, chat.marks_of(trained), "chain", trained.path)
    learner = step.Learner(step.Settings(place.language), start)
    load_model(place.folder("vlm") / MODEL, learner.model)
    return learner


def main(arguments: list[str]) -> int:
    """Write the page. Returns 0, 2 for a file that can't be used."""
    from kit.options import UsageError

    language, root, name = arguments
    let_threads_wait_shortly()
    place = Place(Path(root), language)
    try:
        page.write(Path(root) / language / "chain.html", contents(place, name))
    except (UsageError, OSError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
