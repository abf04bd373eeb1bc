"""和最后的模型说话（已给出）
Talk with the last model there is (given; nothing to do here).

    python assignments/chain.py talk
    python assignments/chain.py talk --stage pretrained          # 只会接着写 / it only goes on
    python assignments/chain.py talk --stage sft dpo             # 两个阶段并排 / two stages side by side
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rich.columns import Columns
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from kit import artefacts, chat, questions, stories
from kit.artefacts import Trained
from kit.chain.stages import BY_ID, MODEL, STAGES, Place, Stage, stage_of
from kit.language import say
from kit.options import UsageError

LONGEST, LONGEST_STORY = 48, 110  # tokens
HALF = "▀"  # the upper half of a place in the terminal is one pixel, the lower the next


@dataclass
class Speaker:
    """A model to talk with."""

    stage: Stage
    trained: Trained
    model: Any  # (input_ids) -> (logits, …)
    seer: Any = None  # step 6's learner, where there is one

    def stream(self, typed: str, image: Any = None) -> Iterator[str]:
        """The answer, a piece of text at a time. The pretrained model goes on from what was typed."""
        import torch

        encode, goes_on = self.trained.encode, self.stage.id == "pretrained"
        marks = chat.marks_of(self.trained)
        ids = encode(typed) if goes_on else chat.prompt_ids(encode(typed), marks)
        window = self.trained.model.config.block_size
        generator = torch.Generator().manual_seed(len(ids))
        said: list[int] = []
        shown = ""
        for _ in range(LONGEST_STORY if goes_on else LONGEST):
            row = torch.tensor([(ids + said)[-window:]])
            with torch.no_grad():
                scores = (self.model(row)[0] if image is None else self.seer.model(image, row))[0, -1]
            if goes_on:
                number = int(torch.multinomial((scores / 0.7).softmax(-1), 1, generator=generator))
            else:
                number = int(scores.argmax())
            if number == marks.end:
                return
            said.append(number)
            text = self.trained.decode(said)
            if not text.endswith("�"):  # the rest of the character comes with the next token
                yield text[len(shown) :]
                shown = text


def speaker(place: Place, stage: Stage) -> Speaker:
    """The stage's model: what the chain has made, else what the course ships. Raises UsageError, FileNotFoundError."""
    if not stage.has_model:
        raise UsageError(
            say(
                f"{stage.name} 还不会说话：选 3 到 6。", f"the {stage.name} can't talk: choose one of 3 to 6."
            )
        )
    made = place.made(stage.id)
    if made is None:
        if stage.id == "vlm":
            raise UsageError(
                say(
                    "还没有会看图的模型：先运行 chain.py。",
                    "there is no model that sees yet: run chain.py first.",
                )
            )
        folder = stories.find_data_folder() / "artefacts" / place.language
        trained = artefacts.pretrained(place.language, folder / stage.artefact)
        return Speaker(stage, trained, trained.model)
    if stage.id != "vlm":
        trained = artefacts.pretrained(place.language, place.folder(stage.id) / MODEL)
        return Speaker(stage, trained, trained.model)
    if not made.mine:
        raise UsageError(
            say(
                "课程自带的看图模型要用你第 6 步的代码来看：先做完第 6 步，再运行 chain.py。",
                "the course's model that sees looks by your own code of step 6: finish step 6, then run chain.py.",
            )
        )
    from kit.chain.look import seeing

    before = artefacts.pretrained(place.language, place.folder("dpo") / MODEL)
    seer = seeing(place, before)
    seer.model.eval()
    return Speaker(stage, before, seer.model.gpt, seer)


def last_stage(place: Place) -> Stage:
    """The last stage whose model can be talked with: step 6's needs the student's own code."""
    for stage in reversed(STAGES):
        made = place.made(stage.id)
        if stage.has_model and made is not None and (stage.id != "vlm" or made.mine):
            return stage
    return BY_ID["sft"]


def main(place: Place, names: Sequence[str], read: Callable[[str], str] = input) -> int:
    """Talk until an empty line. Returns 0. Raises UsageError."""
    console = Console(highlight=False)
    stages = [stage_of(name) for name in names] or [last_stage(place)]
    if len(stages) > 2:
        raise UsageError(say("--stage：一个或两个。", "--stage: one or two."))
    speakers = [speaker(place, stage) for stage in stages]
    console.print(greeting(place, speakers), markup=False)
    picture: Any = None
    while True:
        try:
            typed = read("> ").strip()
        except EOFError:
            typed = ""
        if not typed:
            return 0
        if typed == "/picture":
            picture = show_picture(console, speakers)
            if picture is None:
                continue
            typed = picture[1]
            console.print(f"> {typed}", markup=False)
        answer(console, speakers, typed, picture[0] if picture else None)
        picture = None


def greeting(place: Place, speakers: Sequence[Speaker]) -> str:
    """Who speaks, what one can say, and an example that the model has never seen."""
    asked = questions.load(place.language, "test")[0]
    example = asked.prompt if speakers[-1].stage.id != "pretrained" else asked.story
    names = say(" 和 ", " and ").join(one.stage.name for one in speakers)
    lines = [
        say(f"你在和这个模型说话：{names}。空行结束。", f"You talk with: {names}. An empty line ends."),
        say(
            "它只读过小故事：先讲一个故事的开头，再问一个问题，例如：",
            "It has read little stories only: tell how one begins, then ask about it, for example:",
        ),
        f"  {example}",
    ]
    if any(one.seer for one in speakers):
        lines.append(
            say("/picture 画一张图，问它看到了什么。", "/picture draws a picture and asks what it sees.")
        )
    return "\n".join(lines)


def answer(console: Console, speakers: Sequence[Speaker], typed: str, image: Any) -> None:
    """Let each of them answer, token by token; two of them side by side."""
    room = min(one.trained.model.config.block_size for one in speakers) - 8 - (16 if image is not None else 0)
    if max(len(one.trained.encode(typed)) for one in speakers) > room:
        console.print(say("太长了，说短一点。", "That is too long; say less."))
        return
    seeing = [one for one in speakers if image is None or one.seer]
    if len(seeing) == 1:
        for piece in seeing[0].stream(typed, image):
            console.print(piece, end="", markup=False, soft_wrap=True)
        console.print()
        return
    from rich.live import Live

    said = [""] * len(seeing)
    with Live(console=console, auto_refresh=False) as live:
        for pieces in itertools.zip_longest(*(one.stream(typed, image) for one in seeing), fillvalue=""):
            said = [before + piece for before, piece in zip(said, pieces, strict=True)]
            panels = [
                Panel(Text(text), title=one.stage.name, width=max(24, console.width // 2 - 2))
                for one, text in zip(seeing, said, strict=True)
            ]
            live.update(Columns(panels), refresh=True)


def show_picture(console: Console, speakers: Sequence[Speaker]) -> tuple[Any, str] | None:
    """Draw a picture in the terminal; it and the question about it. None when nobody here can see."""
    seer = next((one.seer for one in speakers if one.seer), None)
    if seer is None:
        console.print(
            say(
                "这个模型看不见：先做完第 6 步，运行 chain.py。",
                "This model can't see: finish step 6 and run chain.py first.",
            )
        )
        return None
    import numpy as np

    pictures: Any = import_module("pictures")
    import torch

    rng = np.random.default_rng()
    scene = pictures.choose("unseen", 1, rng)
    image = torch.from_numpy(pictures.draw(scene, rng))
    console.print(in_terminal(image[0].permute(1, 2, 0).numpy()))
    return image, pictures.ask(scene[0], seer.settings.language)[0].question


def in_terminal(pixels: Any) -> Text:
    """Pixels [H, W, 3] between 0 and 1, two in a place of the terminal."""
    colours = (pixels.clip(0, 1) * 255).astype(int)
    text = Text()
    for upper, lower in zip(colours[::2], colours[1::2], strict=True):
        for top, bottom in zip(upper, lower, strict=True):
            front, back = (f"rgb({red},{green},{blue})" for red, green, blue in (top, bottom))
            text.append(HALF, style=f"{front} on {back}")
        text.append("\n")
    return text
