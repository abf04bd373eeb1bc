"""教你的语言模型看图（已给出）/ Teach your language model to see (given; nothing to do here).

    python vlm.py                          # 一分钟左右 / a minute or so
    python vlm.py --from sft --language zh
    python vlm.py --freeze                 # 语言模型不动，只训练投影 / the language model stays, only the projector learns

It takes a model that answers questions (of step 5 or 4: your own newest, else the course's), puts an eye in front of it by
your TODOs, and has it answer questions about pictures. In the end: a report, and pictures with what was said of them
before and after. Ctrl-C stops it at any time; what was learned is kept.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # kit/ lies beside this folder

from kit import todos
from kit.interrupts import EXIT_CODE, Interrupts
from kit.language import current, say
from kit.options import UsageError, need

if TYPE_CHECKING:
    import numpy as np
    from kit.artefacts import Trained
    from kit.chat import Marks
    from pictures import Scene
    from torch import Tensor
    from vlm_model import Batch, SeeingGPT

SOURCES = {"dpo": "step5_dpo", "sft": "step4_sft", "pretrained": "step3_pretrain"}  # the later the better
BATCH = 32  # pictures a step
TEXT_ROWS = 4  # beside them, questions of step 4, so that it doesn't forget how to read
SHOWN = 6  # pictures in the end's picture
LONGEST = 40  # tokens of an answer
BAR = 30


@dataclass(frozen=True)
class Settings:
    """What a run learns with. steps: of the projector alone, then of everything; asked: pictures in the report, of each kind."""

    language: str
    first_steps: int = 20
    steps: int = 500
    first_lr: float = 1e-3
    max_lr: float = 2e-3
    freeze: bool = False
    asked: int = 50
    seed: int = 1


@dataclass(frozen=True)
class Start:
    """The language model to begin with, and what is said of where it came from."""

    trained: Trained
    marks: Marks
    source: str
    path: Path


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 when the model has learned, 1 for an open or failing TODO, 2 for a wrong option or file, 130 when stopped."""
    interrupts = Interrupts()
    interrupts.listen()
    options = parser().parse_args(arguments)
    if still_open := todos.open_todos(HERE):
        print(say("还没有完成：", "Still open:"), *still_open, sep="\n  ○ ")
        return 1
    try:
        chosen = {
            name: getattr(options, name)
            for name in ("first_steps", "steps", "max_lr", "freeze", "asked", "seed")
            if getattr(options, name) is not None
        }
        settings = Settings(options.language or ("zh" if current() != "en" else "en"), **chosen)
        for name in ("first_steps", "steps", "asked"):
            need(settings, name, getattr(settings, name) >= 1, ">= 1")
        need(settings, "max_lr", settings.max_lr > 0, "> 0")
        return run(settings, options.source, Path(options.out), interrupts)
    except UsageError as error:
        print(f"✗ {error}")
        return 2
    except Exception as error:
        if not (todos.is_from_todo(error) or isinstance(error, todos.WrongAnswer)):
            raise
        print(f"\n{todos.describe_error(error)}")
        return 1


OPTIONS = {
    "first_steps": ("先只训练投影几步", "steps of the projector alone, at first"),
    "steps": ("然后训练几步", "steps after that"),
    "max_lr": ("最大学习率", "largest learning rate"),
    "asked": ("报告里每种图片问几张", "pictures of each kind in the report"),
    "seed": ("随机种子", "random seed"),
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    found = argparse.ArgumentParser(
        description=say("教你的语言模型看图", "Teach your language model to see", " / ")
    )
    found.add_argument(
        "--from",
        dest="source",
        choices=["mine", *SOURCES],
        help=say(
            "从哪个模型开始：你自己的，或课程的（默认：先找你自己的）",
            "the model to begin with: your own, or the course's (default: your own if there is one)",
            " / ",
        ),
    )
    found.add_argument("--language", choices=("zh", "en"))
    for name, (zh, en) in OPTIONS.items():
        default = getattr(Settings, name)
        text = say(f"{zh}（默认 {default}）", f"{en} (default: {default})", " / ")
        found.add_argument(f"--{name}", type=type(default), help=text, metavar="X")
    found.add_argument(
        "--freeze",
        action="store_true",
        default=None,
        help=say("语言模型不动，只训练投影", "train the projector only, not the language model", " / "),
    )
    found.add_argument("--out", default=str(HERE / "runs"))
    return found


def run(settings: Settings, source: str | None, out: Path, interrupts: Interrupts) -> int:
    """From the language model to the report. Raises UsageError."""
    started = time.perf_counter()
    learner = Learner(settings, find_start(settings.language, source))
    print(learner.opening(), flush=True)
    shown = learner.shown()
    with todos.used_by(HERE):
        before = learner.captions(shown)
        learner.text_right_before = learner.text_right()
        interrupts.phase = "training"
        finished = learner.train(lambda: interrupts.is_stop_asked)
    folder = out / time.strftime("%Y-%m-%d_%H-%M-%S")
    with interrupts.saving():
        folder.mkdir(parents=True, exist_ok=True)
        learner.save(folder / "model.safetensors")
    interrupts.report(say(f"都保存在 {folder} 里。", f"All is kept in {folder}."))
    seconds = time.perf_counter() - started
    report = learner.report()
    kept = {
        "settings": asdict(settings),
        "from": str(learner.start.path),
        "seconds": round(seconds),
        **report,
    }
    (folder / "report.json").write_text(
        json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    learner.save_picture(folder / "captions.png", shown, before, learner.captions(shown))
    print(table(report), say(f"用了 {seconds:.0f} 秒", f"{seconds:.0f} seconds"), "", sep="\n")
    print(f"{folder}:\n  captions.png, model.safetensors, report.json")
    return 0 if finished else EXIT_CODE


# ---- where it begins


def find_start(language: str, source: str | None) -> Start:
    """The student's own newest model that answers, else the course's. Raises UsageError when there is none of that kind."""
    from kit import artefacts, chat, stories
    from kit.checkpoint import metadata_of

    found: list[tuple[str, Path]] = []
    for name in ("dpo", "sft") if source in (None, "mine") else ():
        runs = (HERE.parent / SOURCES[name] / "runs").glob(f"*/{name}.safetensors")
        found += [
            ("mine", path) for path in sorted(runs, key=lambda path: path.stat().st_mtime, reverse=True)
        ]
    if source != "mine":
        names = [source] if source else list(SOURCES)
        folder = stories.find_data_folder() / "artefacts" / language
        found += [(name, path) for name in names if (path := folder / f"{name}.safetensors").is_file()]
    for name, path in found:
        if metadata_of(path).get("language", language) == language:
            trained = artefacts.pretrained(language, path)
            return Start(trained, chat.marks_of(trained), name, path)
    raise UsageError(
        say(
            f"找不到可以开始的模型（--from {source or 'mine'}）：先做第 4 步（python ../step4_sft/sft.py），或用 --from sft。",
            f"there is no model to begin with (--from {source or 'mine'}): do step 4 first (python ../step4_sft/sft.py), or "
            "use --from sft.",
        )
    )


def artefact(language: str) -> Path:
    """The weights that the course ships."""
    from kit import stories

    return stories.find_data_folder() / "artefacts" / language / "vlm.safetensors"


def load(language: str, path: Path | None = None) -> Learner:
    """A model that has learned to see: the one in that file, else the course's own. Raises UsageError."""
    from kit.checkpoint import load_model, metadata_of

    path = path or artefact(language)
    start = find_start(language, "pretrained")  # for its shape and its tokenizer
    metadata = metadata_of(path)
    if metadata.get("tokenizer_sha256") != start.trained.tokenizer_sha256:
        raise UsageError(
            say(
                f"{path} 和 {start.path} 用的不是同一个分词器。",
                f"{path} and {start.path} have different tokenizers.",
            )
        )
    learner = Learner(Settings(language), start)
    load_model(path, learner.model)
    return learner


# ---- learning


class Learner:
    """A model that learns to see: its data, its training, its report."""

    def __init__(self, settings: Settings, start: Start) -> None:
        """Raises UsageError when the eye can't be read."""
        import numpy as np
        import torch
        from eye import load_eye
        from kit import questions
        from vlm_model import SeeingGPT

        self.settings, self.start = settings, start
        torch.manual_seed(settings.seed)
        self.rng = np.random.default_rng(settings.seed)
        self.model: SeeingGPT = SeeingGPT(load_eye(), start.trained.model)
        self.texts = questions.load(settings.language, "train")  # so that it doesn't forget how to read
        self.losses: list[float] = []
        self.text_right_before = 0.0
        self._speak_as_softly_as_words()

    def _speak_as_softly_as_words(self) -> None:
        """Make the picture's vectors about as long as those of words.

        The eye's numbers are large: without this its vectors are some 50 times as long as those of words, the positions
        that are added to them drown, and which thing is above or to the left is learned many times more slowly.
        """
        import numpy as np
        import pictures
        import torch

        rng = np.random.default_rng(self.settings.seed)
        images = self._pictures(pictures.choose("train", BATCH, rng), rng)
        projector: Any = self.model.projector
        with torch.no_grad():
            projector.fc.weight /= self.model.eye(images).square().mean().sqrt()
            seen = self.model.image_embeddings(images)
            if isinstance(seen, torch.Tensor):  # else the check says what the TODO has returned
                words = self.model.gpt.token_embedding.weight
                projector.proj.weight *= words.norm(dim=-1).mean() / seen.norm(dim=-1).mean()

    def opening(self) -> str:
        """What begins."""
        s = self.settings
        learned = sum(weight.numel() for weight in self.model.parameters() if weight.requires_grad)
        return say(
            f"语言模型  {self.start.source}：{self.start.path}\n训练      投影 {s.first_steps} 步，然后{'仍只有投影' if s.freeze else '全部'} "
            f"{s.steps} 步\n          每步 {BATCH} 张图片；{learned:,} 个参数\n随时可以按 Ctrl-C 停下，学到的会保留\n",
            f"language model  {self.start.source}: {self.start.path}\n"
            f"steps           {s.first_steps} of the projector, then {s.steps} of {'still the projector' if s.freeze else 'everything'}\n"
            f"                {BATCH} pictures each; {learned:,} parameters\nCtrl-C stops at any time; what was learned is kept\n",
        )

    def batch(self) -> Batch:
        """Pictures, and for each a question: every other time what is to be seen, else any other."""
        import pictures
        from kit import chat

        scenes = pictures.choose("train", BATCH, self.rng)
        rows = []
        for scene in scenes:
            asked = pictures.ask(scene, self.settings.language)
            chosen = asked[0] if self.rng.random() < 0.5 else asked[self.rng.integers(1, len(asked))]
            rows.append(self._row(chosen.question, chosen.answer))
        return self._pictures(scenes, self.rng), *chat.batch_of(rows, self.start.marks)

    def text_loss(self) -> Tensor:
        """The loss on some questions of step 4, without a picture."""
        from kit import chat
        from torch import nn

        chosen = [self.texts[number] for number in self.rng.integers(len(self.texts), size=TEXT_ROWS)]
        rows = [self._row(one.prompt, one.full) for one in chosen]
        input_ids, targets = chat.batch_of(rows, self.start.marks)
        logits = self.model.gpt(input_ids)[0]
        return nn.CrossEntropyLoss()(logits.flatten(0, 1), targets.flatten())

    def _row(self, question: str, answer: str) -> tuple[Tensor, Tensor]:
        from kit import chat

        encode = self.start.trained.encode
        return chat.question_and_answer(encode(question), encode(answer), self.start.marks)

    def _pictures(self, scenes: list[Scene], rng: np.random.Generator) -> Tensor:
        import pictures
        import torch

        return torch.from_numpy(pictures.draw(scenes, rng))

    def train(
        self, is_stop_asked: Callable[[], bool], show: Callable[[int, int, float], None] | None = None
    ) -> bool:
        """First the projector, then everything; whether it came to the end. show(done, total, loss): after each step."""
        s, show = self.settings, show or show_bar
        everything = list(self.model.projector.parameters())
        phases = [(everything, s.first_steps, s.first_lr)]
        if s.freeze:
            phases.append((everything, s.steps, s.first_lr))
        else:
            phases.append(([p for p in self.model.parameters() if p.requires_grad], s.steps, s.max_lr))
        self.model.train()
        total = s.first_steps + s.steps
        for number, (learning, steps, max_lr) in enumerate(phases):
            for _ in self._steps(learning, steps, max_lr, with_text=number == 1 and not s.freeze):
                show(len(self.losses), total, self.losses[-1])
                if not math.isfinite(self.losses[-1]) or is_stop_asked():
                    print()
                    self.model.eval()
                    return False
        print()
        self.model.eval()
        return True

    def _steps(self, learning: list[Any], steps: int, max_lr: float, with_text: bool) -> Iterator[None]:
        """Steps with a rate that rises for a tenth of them and falls to a hundredth of its height."""
        import torch

        optimizer = torch.optim.AdamW(learning, betas=(0.9, 0.95), weight_decay=0.0, fused=True)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, max_lr, steps + 1, pct_start=0.1, cycle_momentum=False, final_div_factor=4.0
        )
        for _ in range(steps):
            loss = self.model.loss(*self.batch())
            self.losses.append(float(loss.detach()))
            if with_text:
                loss = loss + 0.5 * self.text_loss()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            schedule.step()
            yield

    # ---- asking

    def answers(self, images: Tensor, questions: Sequence[str]) -> list[str]:
        """What the model says about each picture when it is asked so."""
        import torch
        from kit import chat

        trained, marks = self.start.trained, self.start.marks
        self.model.eval()
        with torch.no_grad():
            seen = self.model.image_embeddings(images)  # looked at once, for all tokens

        def scores(input_ids: Tensor) -> tuple[Tensor, None]:
            return self.model.read(seen, input_ids)[:, seen.size(1) :], None

        prompts = [chat.prompt_ids(trained.encode(question), marks) for question in questions]
        said = chat.answer_all(
            scores, prompts, marks, LONGEST, window=self.model.gpt.config.block_size - seen.size(1)
        )
        return [trained.decode(ids) for ids in said]

    def right(self, split: str, blank: bool = False) -> dict[str, float]:
        """The share of right answers by kind of question; blank: the same, shown empty pictures."""
        import numpy as np
        import pictures
        import torch

        rng = np.random.default_rng(self.settings.seed + 1000)
        scenes = pictures.choose(split, self.settings.asked, rng)
        images = self._pictures(scenes, rng)
        if blank:
            images = torch.full_like(images, 0.12)
        asked = [pictures.ask(scene, self.settings.language) for scene in scenes]
        chosen = [(place, one[0]) for place, one in enumerate(asked)]
        chosen += [(place, one[rng.integers(1, len(one))]) for place, one in enumerate(asked)]
        said = self.answers(images[[place for place, _ in chosen]], [one.question for _, one in chosen])
        right: dict[str, list[bool]] = {"see": [], "other": []}
        for (_, one), answer in zip(chosen, said, strict=True):
            right["see" if one.kind == "see" else "other"].append(answer == one.answer)
        return {kind: round(sum(each) / len(each), 4) for kind, each in right.items()}

    def text_right(self) -> float:
        """The share of right answers to step 4's questions, without a picture."""
        from kit import chat, questions

        trained, marks = self.start.trained, self.start.marks
        asked = questions.load(self.settings.language, "test")[: self.settings.asked]
        prompts = [chat.prompt_ids(trained.encode(one.prompt), marks) for one in asked]
        self.model.eval()
        said = chat.answer_all(self.model.gpt, prompts, marks, LONGEST)
        right = [one.is_right(trained.decode(ids)) for one, ids in zip(asked, said, strict=True)]
        return round(sum(right) / len(right), 4)

    def shown(self) -> tuple[list[Scene], Tensor]:
        """Some pictures for people: known combinations, unseen ones, the hero."""
        import numpy as np
        import pictures

        rng = np.random.default_rng(self.settings.seed + 2000)
        scenes = [scene for split in pictures.SPLITS for scene in pictures.choose(split, SHOWN // 3, rng)]
        return scenes, self._pictures(scenes, rng)

    def captions(self, shown: tuple[list[Scene], Tensor]) -> list[str]:
        """What your TODO 3 makes of each picture."""
        import pictures
        import todo3_caption
        import torch
        from kit import chat

        trained, marks = self.start.trained, self.start.marks
        self.model.eval()
        said = []
        for scene, image in zip(shown[0], shown[1].split(1), strict=True):
            question = pictures.ask(scene, self.settings.language)[0].question
            prompt = chat.prompt_ids(trained.encode(question), marks)
            with torch.no_grad():
                ids = todo3_caption.caption(self.model, image, prompt, marks.end, LONGEST)
            if not isinstance(ids, list):
                raise todos.WrongAnswer(
                    say("todo3_caption.py 应返回一个列表。", "todo3_caption.py has to return a list.")
                )
            said.append(trained.decode([int(number) for number in ids]))
        return said

    def attention(self, image: Tensor, question: str) -> tuple[list[str], Tensor]:
        """How much the last place looks at each place of the picture, before each token of the answer is said.

        The last block's attention, the mean of its heads. Returns the tokens, and FloatTensor[n, 4, 4].
        """
        import torch
        import torch.nn.functional as F
        from kit import chat

        trained, marks = self.start.trained, self.start.marks
        ids = chat.prompt_ids(trained.encode(question), marks)
        asked = len(ids)
        ids += trained.encode(self.answers(image, [question])[0])
        block: Any = self.model.gpt.blocks.layers[-1]
        inputs: list[Tensor] = []
        hook = block.self_attn.register_forward_pre_hook(lambda _, given: inputs.append(given[0]))
        with torch.no_grad():
            self.model(image, torch.tensor([ids]))
            hook.remove()
            heads = block.self_attn.num_heads
            q, k, _ = F.linear(inputs[0][0], block.self_attn.in_proj_weight).chunk(3, dim=-1)  # [N + T, C]
            q, k = (part.unflatten(-1, (heads, -1)).transpose(0, 1) for part in (q, k))  # [H, N + T, D]
            scores = q @ k.mT / q.size(-1) ** 0.5
            blind = torch.nn.Transformer.generate_square_subsequent_mask(scores.size(-1))
            looks = (scores + blind).softmax(-1).mean(0)  # [N + T, N + T]
        n_image = len(looks) - len(ids)
        rows = looks[n_image + asked - 1 : -1, :n_image]  # from the place before each token of the answer
        return [trained.decode([number]) for number in ids[asked:]], rows.unflatten(-1, (4, 4))

    # ---- what is kept

    def report(self) -> dict[str, Any]:
        """Shares of right answers."""
        found: dict[str, Any] = {split: self.right(split) for split in ("train", "unseen", "hero")}
        found["blank"] = self.right("train", blank=True)
        return found | {"text": {"before": self.text_right_before, "after": self.text_right()}}

    def save(self, path: Path, dtype: Any = None) -> None:
        """All weights as safetensors, in float32 or the given type."""
        from kit.checkpoint import write_tensors

        weights = {name: weight.to(dtype) for name, weight in self.model.state_dict().items()}
        write_tensors(path, weights, self.metadata())

    def metadata(self) -> dict[str, str]:
        """What somebody needs to use the weights."""
        config = json.dumps(asdict(self.model.gpt.config))
        sha256 = self.start.trained.tokenizer_sha256 or ""
        return {"config": config, "tokenizer_sha256": sha256, "language": self.settings.language}

    def save_picture(
        self, path: Path, shown: tuple[list[Scene], Tensor], before: list[str], after: list[str]
    ) -> None:
        """Pictures, the question's right answer, and what was said before and after; the losses below."""
        import warnings

        import matplotlib.pyplot as plt
        import pictures

        plt.rcParams["font.sans-serif"] = [
            "Noto Sans CJK SC",
            "Microsoft YaHei",
            "PingFang SC",
            "SimHei",
            "DejaVu Sans",
        ]
        scenes, images = shown
        figure, panels = plt.subplots(2, SHOWN // 2, figsize=(11, 7), constrained_layout=True)
        for panel, scene, image, *said in zip(panels.flat, scenes, images, before, after, strict=True):
            right = pictures.ask(scene, self.settings.language)[0].answer
            panel.imshow(image.permute(1, 2, 0))
            mark = "✓" if said[1] == right else "✗"
            panel.set_title(f"{said[0][:40]}\n→ {said[1][:60]} {mark}", fontsize=8)
            panel.axis("off")
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", UserWarning
            )  # a machine without a Chinese font draws boxes, and says so 40 times
            figure.savefig(path, dpi=100)
        plt.close(figure)


# ---- words


def table(report: dict[str, Any]) -> str:
    """The report, a line each."""
    words = {
        "train": ("学过的组合，新的图片", "known combinations, new pictures"),
        "unseen": ("没学过的组合", "combinations never seen"),
        "hero": ("没见过的颜色和形状（黄色三角）", "a thing never seen (a yellow triangle)"),
        "blank": ("空白的图片（只能猜）", "blank pictures (guessing)"),
    }
    lines = [say("答对的比例：描述整张图 / 别的问题", "right answers: all that is seen / other questions")]
    lines += [
        _row(f"{report[name]['see']:7.1%} / {report[name]['other']:7.1%}", *both)
        for name, both in words.items()
    ]
    text = report["text"]
    both = ("第 4 步的问题，没有图片：之前 → 之后", "step 4's questions, no picture: before → after")
    lines.append(_row(f"{text['before']:7.1%} → {text['after']:7.1%}", *both))
    return "\n".join(lines)


def _row(figures: str, zh: str, en: str) -> str:
    """A line of the table; in two languages the second stands below the first."""
    return f"  {figures}   " + say(zh, en, "\n" + " " * (len(figures) + 5))


def show_bar(done: int, total: int, loss: float) -> None:
    """The line that grows."""
    if done % 10 and done != total:
        return
    filled = BAR * done // total
    end = "\r" if sys.stdout.isatty() else "\n"
    if end == "\r" or done % 100 == 0 or done == total:
        print(
            f"[{'█' * filled}{'·' * (BAR - filled)}] {done}/{total}  {say('损失', 'loss', ' / ')} {loss:.3f}",
            end=end,
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
