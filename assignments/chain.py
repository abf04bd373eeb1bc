"""从文字到会说话的模型，用你自己的代码（已给出）
From raw text to a model that one can talk to, by your own code (given; nothing to do here).

    python assignments/chain.py                       # 分词器 → GPT → 预训练 → 回答 → 偏好 → 看图，几分钟 / some minutes
    python assignments/chain.py --until step3_pretrain
    python assignments/chain.py talk                  # 和最后的模型说话 / talk with the last model there is

Each stage uses your own files where they pass the public checks, else what the course ships, and says which. Ctrl-C stops
it at any time; the same command goes on, and does only what is out of date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kit import language, stories
from kit.language import say
from kit.options import Help, Parser, UsageError

HERE = Path(__file__).resolve().parent


def parser() -> argparse.ArgumentParser:
    """The options, explained in the student's language."""
    made = Parser(
        prog="chain.py",
        description=say(
            "从文字到会说话的模型：六步连成一串。通过公开检查的步骤用你的代码，别的用课程自带的结果。",
            "From raw text to a model that one can talk to: the six steps as one chain. Steps that pass the public checks use "
            "your code, the others what the course ships.",
        ),
        formatter_class=lambda prog: Help(prog, width=79),
    )

    def add(name: str, zh: str, en: str, **more: object) -> None:
        made.add_argument(name, help=say(zh, en), **more)  # pyright: ignore[reportArgumentType]

    add(
        "command",
        "run（默认）：做；talk：和它说话",
        "run (default) makes it, talk talks with it",
        nargs="?",
        choices=("run", "talk"),
        default="run",
    )
    add("--language", "故事用哪种语言", "the stories' language", choices=("zh", "en"))
    add(
        "--until",
        "做到哪一步为止，例如 step3_pretrain 或 3",
        "the last step, as in step3_pretrain or 3",
        metavar="STEP",
    )
    add("--only", "只做这一步", "this step only", metavar="STEP")
    add("--fresh", "全部重新做", "make all anew", action="store_true")
    add("--name", "写在最后一页上的名字", "the name on the page in the end", default="", metavar="NAME")
    add(
        "--stage",
        "talk：和哪个阶段的模型说话；两个阶段就并排比较",
        "talk: with the model of which stage; two of them are compared side by side",
        nargs="+",
        metavar="STEP",
    )
    add(
        "--out",
        "结果放在哪里",
        "where results go",
        type=Path,
        default=HERE / "runs" / "chain",
        metavar="FOLDER",
    )
    add(
        "--lang",
        "用哪种语言说话（默认看系统设置）",
        "the language of messages (default: the locale's)",
        choices=language.CHOICES,
    )
    return made


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 when all is done; 1 when a stage of yours had to be replaced by the course's; 2 for a wrong option, or a
    file or folder that can't be used; 130 after Ctrl-C.
    """
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--lang", choices=language.CHOICES)
    if chosen := first.parse_known_args(arguments)[0].lang:
        language.choose(chosen)
    options = parser().parse_args(arguments)
    spoken = options.language or stories.default_language()
    from kit.chain.stages import Place

    place = Place(options.out, spoken)
    try:
        if options.command == "talk":
            from kit.chain import talk

            return talk.main(place, options.stage or [])
        from kit.chain import run

        return run.run(place, run.stages_between(options.only, options.until), options.fresh, options.name)
    except (UsageError, FileNotFoundError) as error:
        print(f"✗ {error}")
        return 2
    except KeyboardInterrupt:
        print()
        return 130


if __name__ == "__main__":
    sys.exit(main())
