"""Can a student's file be read as Python at all? One answer, with what to do, for the check, grading and notebooks."""

from __future__ import annotations

import codecs

from autograder.model.verdict import Text

MAX_SOURCE_BYTES = 256 << 10
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_16 = Text(
    zh="这个文件是用 UTF-16 保存的，Python 读不了。在编辑器里用“另存为”或编码菜单，选 UTF-8 再保存",
    en="the file is saved as UTF-16, which Python can't read; in your editor choose “save as”, or the encoding's name, take "
    "UTF-8, and save it again",
)
NO_TEXT = Text(
    zh="这不是文本文件（含有空字节）。它可能没有保存完整：在编辑器里打开，把代码复制到一个新文件，用 UTF-8 保存",
    en="this is not a text file (it holds NUL bytes); it may not have been saved whole: open it in your editor, copy the code "
    "to a new file, and save that as UTF-8",
)
TOO_LARGE = Text(
    zh=f"文件超过了 {MAX_SOURCE_BYTES >> 10} KiB。这里只要代码：删掉粘贴进来的数据和输出",
    en=f"the file is larger than {MAX_SOURCE_BYTES >> 10} KiB; only code is asked for: delete data and output that were pasted in",
)


def unreadable(content: bytes) -> Text | None:
    """Why a file can't be taken, and what mends it; None when it can be.

    Bytes that are no UTF-8 may stand in a comment: Python itself says when they are in the way.
    """
    if len(content) > MAX_SOURCE_BYTES:
        return TOO_LARGE
    if content.startswith(UTF_16_MARKS) or content[1:40:2].count(0) > len(content[1:40:2]) // 2:
        return UTF_16
    return NO_TEXT if b"\0" in content else None
