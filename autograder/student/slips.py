"""Recognises common slips behind an exception: a forgotten ``*``, a full-width bracket, a character such as ½ or π."""

from __future__ import annotations

import re
import unicodedata

from autograder.model.verdict import Text

# What to type for a character that Python doesn't take; full-width forms are found by their names.
INSTEAD = dict(zip("“”‘’。、【】《》×·⋅∗÷∕−–—", "\"\"''.,[]<>****//---", strict=True)) | {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "√": "math.sqrt(…)",
    "²": "**2",
    "³": "**3",
    "π": "math.pi",
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
}
MISSING_STAR = Text(
    zh="数后面紧跟着括号，Python 就当成在调用它。相乘要写出乘号：0.5 * (…)",
    en="A number with parentheses right behind it is a call to Python. To multiply, write the sign: 0.5 * (…)",
)
CALLED_TENSOR = Text(
    zh="张量后面的圆括号是调用。取元素用方括号：tokens[…]；相乘要写 *。",
    en="Parentheses behind a tensor are a call. Elements are taken with brackets, tokens[…]; to multiply, write *.",
)
NUMBER_TOUCHES_NAME = Text(
    zh="数和名字之间少了运算符：相乘要写出乘号，例如 2 * x。",
    en="Between a number and a name an operator is missing: to multiply, write the sign, as in 2 * x.",
)
NOT_CALLED = Text(
    zh="方法的名字后面少了括号：写成 model.parameters()、optimizer.step() 这样才是调用它。",
    en="A method's name stands there without parentheses: only model.parameters(), optimizer.step() and so on call it.",
)
CARET = Text(
    zh="Python 的乘方写作 **，^ 是另一种运算。", en="A power is ** in Python; ^ is another operation."
)


def advice_on_import(error: BaseException) -> Text | None:
    """What is behind an exception from reading or importing a file; None when nothing special is known."""
    if isinstance(error, SyntaxError):
        found = re.search(r"invalid (?:non-printable )?character .*\(?U\+([0-9A-F]{4,6})", error.msg)
        if found:
            return odd_character(chr(int(found.group(1), 16)), error.lineno or 0, error.offset or 0)
        if re.search(r"invalid (decimal|hexadecimal|octal|imaginary) literal", error.msg):
            return NUMBER_TOUCHES_NAME
    return advice_on(error)


def advice_on(error: BaseException) -> Text | None:
    """What is behind an exception of the student's code; None when nothing special is known."""
    message = str(error)
    if isinstance(error, TypeError) and re.search(r"'(float|int)' object is not callable", message):
        return MISSING_STAR
    if isinstance(error, TypeError) and "'Tensor' object is not callable" in message:
        return CALLED_TENSOR
    if isinstance(error, TypeError) and re.search(r"'(builtin_function_or_)?method' object is not", message):
        return NOT_CALLED
    if isinstance(error, TypeError) and re.search(r"unsupported operand type\(s\) for \^", message):
        return CARET
    if isinstance(error, NameError) and error.name and not error.name.isascii():
        odd = next(character for character in error.name if not character.isascii())
        return Text(
            zh=f"“{odd}”在 Python 里只是一个名字，没有值。{_type_instead(odd).zh}",
            en=f"“{odd}” is a mere name to Python, without a value. {_type_instead(odd).en}".rstrip(),
        )
    return None


def odd_character(character: str, line: int, column: int) -> Text:
    """A character that can't stand in Python's code: which, where, and what to type for it."""
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    if character.isspace() or not character.isprintable():
        return Text(
            zh=f"第 {line} 行第 {column} 个字符是一个特殊的空格（U+{ord(character):04X}），看起来像空格，Python 却读不懂。"
            "删掉它，换成普通的空格。",
            en=f"Character {column} of line {line} is a special blank (U+{ord(character):04X}, {name}): it looks like a "
            "space, but Python can't read it. Delete it and type an ordinary space.",
        )
    instead = _type_instead(character)
    return Text(
        zh=f"第 {line} 行第 {column} 个字符“{character}”不能出现在 Python 代码里。{instead.zh}",
        en=f"Character {column} of line {line}, “{character}” ({name}), can't stand in Python's code. {instead.en}".rstrip(),
    )


def _type_instead(character: str) -> Text:
    plain = INSTEAD.get(character) or unicodedata.normalize("NFKC", character)
    if not plain.isascii() or plain == character:
        return Text("", "")
    if unicodedata.east_asian_width(character) in "FW":
        return Text(
            zh=f"这是全角字符，请切换到英文输入法，改成 {plain}",
            en=f"It is a full-width character; type {plain} in its place.",
        )
    return Text(zh=f"请改成 {plain}", en=f"Type {plain} in its place.")
