"""What is behind an exception of student code, in words: for the check on a student's own machine and for grading alike.

It goes by the exception's type and message alone, since no more than that comes back from the sandbox.
"""

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
NOBODY_TYPES = Text(
    zh="这里没有人会输入什么：input() 和 breakpoint() 都等不到回答。需要的值都由参数给出；想看中间的值，用 print。",
    en="Nobody types here, so input() and breakpoint() get no answer. All that is needed comes as arguments; to look at "
    "a value on the way, print it.",
)
CLOSED = Text(
    zh="评分时你的代码不能读写文件、建文件夹、启动程序、用共享内存或上网：只用参数里给的东西，并返回结果。",
    en="When it is graded, your code can't read or write files, make folders, start programs, share memory or reach the "
    "network: use what the arguments hold, and return the result.",
)
SAVE_AS_UTF8 = Text(
    zh="这个文件不是用 UTF-8 保存的（例如是 GBK，记事本里叫 ANSI）。在编辑器里用“另存为”或右下角的编码菜单，选 UTF-8 再保存。",
    en="The file isn't saved as UTF-8 (but as GBK, say, which Notepad calls ANSI). In your editor choose “save as”, or the "
    "encoding's name at the bottom, take UTF-8, and save it again.",
)
NO_GRAPHICS_CARD = Text(
    zh='这里没有显卡：去掉 .cuda()、.to("cuda")；参数在哪个设备上，就在哪个设备上算（x.device）。',
    en='There is no graphics card here: leave out .cuda() and .to("cuda"), and compute on the device that the arguments '
    "are on (x.device).",
)
EXPLAINED: dict[str, Text] = {
    "NameError": Text(
        zh="Python 不认识这个名字：拼写对吗？是参数的名字吗？需要先 import 吗？",
        en="Python doesn't know this name: is it spelled right? Is it a parameter's name? Does it need an import?",
    ),
    "UnboundLocalError": Text(
        zh="用到这个变量时，它还没有得到值。", en="This variable is used before it was given a value."
    ),
    "SyntaxError": Text(
        zh="Python 读不懂这一行：看看括号、冒号、逗号是不是齐全，也看看上一行。",
        en="Python can't read this line: check brackets, colons and commas, in the line above as well.",
    ),
    "IndentationError": Text(
        zh="缩进不对：同一层的代码要对齐，函数里的代码要缩进 4 个空格。",
        en="The indentation is off: lines of the same block must line up, those in a function by 4 spaces.",
    ),
    "TabError": Text(
        zh="缩进里混用了制表符和空格：全部改成空格。",
        en="Tabs and spaces are mixed in the indentation: make all of them spaces.",
    ),
    "TypeError": Text(
        zh="类型或参数个数不合：看看每个值是什么类型，调用时给了几个参数。",
        en="A type or the number of arguments doesn't fit: see what type each value has and how many were passed.",
    ),
    "ZeroDivisionError": Text(
        zh="除以了 0：分母什么时候会是 0？", en="A division by 0: when is the denominator 0?"
    ),
    "AttributeError": Text(
        zh="这个对象没有这个名字的属性或方法：拼写对吗？对象是你以为的类型吗？",
        en="The object has no attribute or method of this name: is it spelled right, and is the object what you think "
        "it is?",
    ),
    "IndexError": Text(
        zh="下标超出了范围：最后一个元素的下标是长度减 1。",
        en="An index is out of range: the last element has index length minus 1.",
    ),
    "KeyError": Text(
        zh="字典里没有这个键：打印一下它有哪些键。",
        en="The dictionary has no such key: print the keys it has.",
    ),
    "ModuleNotFoundError": Text(
        zh="没有这个模块：每个 TODO 单独评分，你的其他文件不能导入；文件开头已经导入的东西就够用了。",
        en="There is no such module: each TODO is graded by itself, without your other files, and needs no more than what "
        "its file imports already.",
    ),
    "RecursionError": Text(
        zh="函数一层层地调用自己，没有停下来。", en="The function calls itself over and over without an end."
    ),
    "EOFError": NOBODY_TYPES,
    "BdbQuit": NOBODY_TYPES,
    "PermissionError": CLOSED,
    "FileNotFoundError": CLOSED,
    "OSError": CLOSED,
}
# What a SyntaxError is about, by Python's own words for it.
SYNTAX: tuple[tuple[str, Text], ...] = (
    (r"codec can't decode|Non-UTF-8|unknown encoding|encoding problem", SAVE_AS_UTF8),
    (
        r"'(return|yield|await)' outside",
        Text(
            zh="这一行没有缩进到函数里面：让它和函数里其他的行对齐（通常是 4 个空格）。",
            en="This line isn't inside the function: indent it as the function's other lines are, usually by 4 spaces.",
        ),
    ),
    (
        r"'(break|continue)' (outside|not properly)",
        Text(zh="这一行要缩进到循环里面。", en="This line has to be indented into a loop."),
    ),
    (
        r"was never closed|does not match opening|unmatched|too many nested",
        Text(
            zh="括号不成对：数一数左括号和右括号。",
            en="The brackets don't pair up: count those that open and close.",
        ),
    ),
    (
        r"unterminated (f-)?string|EOL while|EOF while",
        Text(zh="字符串没有结束：少了一个引号。", en="A string doesn't end: a quotation mark is missing."),
    ),
    (
        r"expected ':'",
        Text(
            zh="行末少了冒号：def、if、else、for、while 的行以冒号结尾。",
            en="A colon is missing at the end: lines with def, if, else, for and while end with one.",
        ),
    ),
    (
        r"Maybe you meant '=='|cannot assign to|cannot delete",
        Text(
            zh="等号左边要是一个名字；比较两个值用 ==。",
            en="What stands left of = has to be a name; to compare two values, write ==.",
        ),
    ),
    (
        r"from __future__ imports must occur",
        Text(
            zh="from __future__ 这一行必须在其他 import 之前：把新的 import 写到它下面。",
            en="The line with from __future__ has to come before all other imports: put yours below it.",
        ),
    ),
    (r"null bytes", SAVE_AS_UTF8),
)
# Messages in Python's and torch's own words, which are shown as they are. A hidden test's question can't be told in them:
# names are short, numbers are sizes. Whatever else an exception says stays with staff.
NAME, SMALL, SHAPE = r"[\w.<>]{1,40}", r"\d{1,4}", r"\[?[\dx, ]{0,24}\]?"
OWN_WORDS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rf"name '{NAME}' is not defined(\. Did you (mean|forget)\D{{0,60}})?",
        rf"(local|cannot access local|cannot access free) variable '{NAME}'\D{{0,80}}",
        rf"module '{NAME}' has no attribute '{NAME}'",
        rf"'{NAME}' object (has no attribute '{NAME}'|is not (callable|iterable|subscriptable|an iterator))",
        rf"type object '{NAME}' has no attribute '{NAME}'",
        rf"{NAME}\(\) (takes|missing|got) [\w ,':.-]{{1,80}}",
        rf"unsupported operand type\(s\) for [^\w\s()]{{1,3}}=?( or pow\(\))?: '{NAME}' and '{NAME}'",
        rf"'[^\w\s]{{1,3}}' not supported between instances of '{NAME}' and '{NAME}'",
        rf"can only concatenate {NAME} \(not \"{NAME}\"\) to {NAME}",
        rf"cannot unpack non-iterable {NAME} object",
        rf"(too many|not enough) values to unpack( \(expected {SMALL}(, got {SMALL})?\))?",
        rf"{NAME} indices must be integers( or slices)?(, not {NAME})?",
        rf"{NAME} index out of range|{NAME} assignment index out of range|index out of range in self",
        rf"index {SMALL} is out of bounds for dimension {SMALL} with size {SMALL}",
        r"(integer |float )?(division|modulo)( or modulo)? by zero|float division by zero|math domain error",
        rf"No module named '{NAME}'|cannot import name '{NAME}' from '{NAME}'\D{{0,60}}",
        r"maximum recursion depth exceeded\D{0,60}",
        rf"mat1 and mat2 shapes cannot be multiplied \({SMALL}x{SMALL} and {SMALL}x{SMALL}\)",
        rf"The size of tensor a \({SMALL}\) must match the size of tensor b \({SMALL}\) at non-singleton dimension {SMALL}",
        rf"shape '{SHAPE}' is invalid for input of size \d{{1,6}}",
        rf"Expected target size {SHAPE}, got {SHAPE}",
        r"Dimension out of range \(expected to be in range of \[-?\d, -?\d\], but got -?\d\)",
        r"element 0 of tensors does not require grad and does not have a grad_fn",
        r"Trying to backward through the graph a second time\D{0,300}",
        r"a leaf Variable that requires grad is being used in an in-place operation\.?",
        r"only (integer tensors|one element tensors|Tensors)\D{0,80}",
        r"Torch not compiled with CUDA enabled|Found no NVIDIA driver on your system\D{0,300}",
        r"EOF when reading a line|zero-dimensional tensor \(at position 0\) cannot be concatenated",
        rf"expected scalar type {NAME} but found {NAME}|Boolean value of Tensor with more than one value is ambiguous",
    )
)


def own_words(message: str) -> str:
    """An exception's message where it is in Python's or torch's own words, in one line; else nothing.

    What student code raises by itself could hold anything that it was asked in a hidden test.
    """
    known = any(pattern.fullmatch(message.strip()) for pattern in OWN_WORDS)
    return " ".join(message.split())[:200] if known else ""


def advice_on(type_name: str, message: str, line: int = 0, column: int = 0) -> Text | None:
    """What is behind an exception of the student's code, as far as it can be told; None when nothing is known.

    ``line`` and ``column`` say where, for a SyntaxError; 0: not known.
    """
    special = (
        _syntax_advice(message, line, column)
        if type_name == "SyntaxError"
        else _call_advice(type_name, message)
    )
    return special or EXPLAINED.get(type_name)


def _syntax_advice(message: str, line: int, column: int) -> Text | None:
    found = re.search(r"invalid (?:non-printable )?character .*\(?U\+([0-9A-F]{4,6})", message)
    if found:
        return odd_character(chr(int(found.group(1), 16)), line, column)
    if re.search(r"invalid (decimal|hexadecimal|octal|imaginary) literal", message):
        return NUMBER_TOUCHES_NAME
    return next((text for pattern, text in SYNTAX if re.search(pattern, message)), None)


def _call_advice(type_name: str, message: str) -> Text | None:
    if type_name == "TypeError" and re.search(r"'(float|int)' object is not callable", message):
        return MISSING_STAR
    if type_name == "TypeError" and "'Tensor' object is not callable" in message:
        return CALLED_TENSOR
    if type_name == "TypeError" and re.search(r"'(builtin_function_or_)?method' object is not", message):
        return NOT_CALLED
    if type_name == "TypeError" and re.search(r"unsupported operand type\(s\) for \^", message):
        return CARET
    if re.search(r"CUDA|NVIDIA", message):
        return NO_GRAPHICS_CARD
    if re.search(r"shared memory|unable to (open|mmap)|reading from stdin", message):
        return NOBODY_TYPES if "stdin" in message else CLOSED
    found = re.match(r"name '(\w+)' is not defined", message)
    if type_name == "NameError" and found and not found.group(1).isascii():
        odd = next(character for character in found.group(1) if not character.isascii())
        return Text(
            zh=f"“{odd}”在 Python 里只是一个名字，没有值。{_type_instead(odd).zh}",
            en=f"“{odd}” is a mere name to Python, without a value. {_type_instead(odd).en}".rstrip(),
        )
    return None


def odd_character(character: str, line: int, column: int) -> Text:
    """A character that can't stand in Python's code: which, where, and what to type for it."""
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    where = (
        Text(zh=f"第 {line} 行第 {column} 个字符", en=f"Character {column} of line {line}")
        if column
        else Text(zh=f"第 {line} 行里的一个字符", en=f"A character of line {line}")
    )
    if character.isspace() or not character.isprintable():
        return Text(
            zh=f"{where.zh}是一个特殊的空格（U+{ord(character):04X}），看起来像空格，Python 却读不懂。"
            "删掉它，换成普通的空格。",
            en=f"{where.en} is a special blank (U+{ord(character):04X}, {name}): it looks like a "
            "space, but Python can't read it. Delete it and type an ordinary space.",
        )
    instead = _type_instead(character)
    return Text(
        zh=f"{where.zh}“{character}”不能出现在 Python 代码里。{instead.zh}",
        en=f"{where.en}, “{character}” ({name}), can't stand in Python's code. {instead.en}".rstrip(),
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
