"""课程自带的小故事在哪里（已给出）
Where the course's little stories are (given; nothing to do here).
"""

from __future__ import annotations

from pathlib import Path

from kit import language

HERE = Path(__file__).resolve().parent
CORPORA = {"zh": "stories_zh.txt", "en": "stories_en.txt"}


def default_language() -> str:
    """The language of the stories to learn from when nobody chose: the student's; Chinese if that isn't known."""
    return "en" if language.current() == "en" else "zh"


def find_data_folder(start: Path = HERE) -> Path:
    """The course's data/ folder: looked for beside this file and in every folder above it.

    Raises FileNotFoundError, saying where it was looked for.
    """
    for folder in (start, *start.parents):
        if (folder / "data" / CORPORA["zh"]).is_file():
            return folder / "data"
    raise FileNotFoundError(
        language.say(
            f"找不到课程的 data 文件夹（里面应有 {CORPORA['zh']}）：已在 {start} 及其所有上级文件夹中找过。"
            "请在完整的课程仓库里运行。",
            f"The course's data folder (with {CORPORA['zh']}) is neither in {start} nor in any folder above it: "
            "run this inside a complete checkout of the course.",
        )
    )


def path_of(stories_language: str) -> Path:
    """The file with the stories in "zh" or "en". Raises ValueError for another language, FileNotFoundError."""
    if stories_language not in CORPORA:
        raise ValueError(f"language 应为 / must be one of {sorted(CORPORA)}, 不是 / not {stories_language!r}")
    return find_data_folder() / CORPORA[stories_language]


def language_of_file(path: Path) -> str | None:
    """ "zh" or "en" for a file that is a copy of the course's stories; None for any other text, or none at all."""
    if not path.is_file():
        return None
    content = path.read_bytes().replace(b"\r\n", b"\n")
    return next((name for name in CORPORA if path_of(name).read_bytes() == content), None)


def split_text(text: str, held_out: float = 0.1) -> tuple[str, str]:
    """(training, held-out): the last tenth of the stories (separated by an empty line) is never trained on.

    The cut stands at a story boundary; a text without any is cut after nine tenths of its characters.
    """
    parts = text.rstrip("\n").split("\n\n")
    n_held_out = int(len(parts) * held_out)
    if n_held_out == 0:
        cut = int(len(text) * (1 - held_out))
        return text[:cut], text[cut:]
    training = "\n\n".join(parts[:-n_held_out]) + "\n\n"
    return training, text[len(training) :]
