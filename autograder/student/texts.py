"""Everything that the checks say to a student, in both languages. ``{…}`` is filled in by the screens."""

from __future__ import annotations

from autograder.model.verdict import Text

# The parts of a screen.
CALLED = Text(zh="调用", en="called")
GOT = Text(zh="返回", en="came back")
FOUND = Text(zh="查到", en="found")
EXPECTED = Text(zh="应为", en="expected")
PROBLEM = Text(zh="哪里不对", en="what is off")
IDEA = Text(zh="道理", en="the idea")
PRINTED = Text(zh="你的代码打印了", en="your code printed")
YOUR_FILE = Text(zh="你的文件", en="your file")
STUCK_HINT = Text(zh="卡住了？看一条提示", en="Stuck? Take a hint")
MORE_FAIL = Text(zh="另外还有 {count} 项没有通过", en="{count} more not passing yet")
CHECKS = Text(zh="公开检查 {passed}/{all}", en="public checks {passed}/{all}")

SEE_ALL = Text(zh="看完整的：", en="All of it:")

# How a TODO stands.
DONE = Text(zh="完成", en="done")
OPEN = Text(zh="还没开始", en="open")
BEGUN = Text(zh="还没通过", en="not passing yet")
UNCHECKED = Text(zh="改过，还没检查", en="changed, not checked yet")
WAITING = Text(zh="等上面的都完成", en="after those above")

# An open stub.
START = Text(
    zh="从这里开始：打开 {file}，读一读开头的说明和例子，在第 {line} 行（“TODO {id}”那里）写下你的代码，然后保存。",
    en="Begin here: open {file}, read the explanation and the example in it, write your code at line {line}, where it "
    "says “TODO {id}”, and save.",
)
MARKER_LEFT = Text(
    zh="你已经写了代码，但第 {line} 行还留着 raise NotImplementedError，它会先打断函数。删掉这一行再试。",
    en="You have written code, but line {line} still says raise NotImplementedError, which stops the function. Delete "
    "that line and try again.",
)
OTHERS_FIRST = Text(
    zh="这一项把你的文件合在一起运行，要等它们都写好。还没开始的是：",
    en="This one runs your files together, so it waits until all of them are written. Still open:",
)
LINE = Text(zh="第 {line} 行", en="line {line}")
NOT_IMPLEMENTED = Text(
    zh="函数仍然执行到了 raise NotImplementedError：这一种情况还没有写。",
    en="The function still arrives at raise NotImplementedError: this case has not been written yet.",
)

# Errors in the student's file.
ERROR_AT = Text(zh="你的文件 {file} 第 {line} 行", en="your file {file}, line {line}")
IMPORT_ERROR = Text(
    zh="这个文件还不能导入，所以还没有一项检查能运行。",
    en="The file can't be imported yet, so no check could run.",
)
MISSING = Text(
    zh="找不到 {file}。用“{reset}”可以把它恢复成最初的样子。",
    en="There is no {file}. “{reset}” brings back the original.",
)
TIMED_OUT = Text(
    zh="算了 {seconds} 秒还没有算完，所以停下了。是不是有一个不会结束的循环？看看循环的条件会不会变。",
    en="It was stopped because it had not finished after {seconds} seconds of computing. Is there a loop that never "
    "ends? See whether its condition ever changes.",
)
STUCK_AT = Text(zh="停下时运行到", en="where it was when it was stopped")
RUNNING = Text(zh="当时正在检查", en="what was being checked")
CRASHED = Text(
    zh="你的代码结束了整个 Python（返回码 {code}），例如 os._exit 会这样。检查因此中断了。",
    en="Your code ended Python as a whole (exit code {code}), as os._exit does. That cut the check off.",
)
ENDED = Text(
    zh="你的文件调用了 exit() 之类的函数，想结束程序。删掉它：检查只需要你的函数。",
    en="Your file asks to end the program (exit() or the like). Take that out: the check only needs your function.",
)
BROKEN = Text(
    zh="检查工具自己出了错，不是你的代码的错。请把下面这些告诉老师。",
    en="The check itself failed, which is not your code's fault. Please tell your teacher what it says below.",
)

# Getting on.
PASSED = Text(zh="全部通过，做得好！", en="All of it passes. Well done!")
HIDDEN = Text(
    zh="公开检查只看例子和边界；打分用的隐藏检查更仔细，会试更多的输入。",
    en="The public checks look at examples and edges; the hidden ones that grade are more thorough and try more inputs.",
)
NEXT = Text(zh="下一个", en="next")
ALL_DONE = Text(
    zh="所有 TODO 都通过了公开检查。提交并推送，就会得到分数。",
    en="Every TODO passes the public checks. Commit and push to get your score.",
)
NOW_RUN = Text(zh="现在用上你写的代码：", en="Now use what you have built:")
NEXT_STEP = Text(zh="下一步：{title}", en="The next step: {title}")

# Pictures.
PLACE = Text(zh="位置", en="place")
TEXT = Text(zh="文本", en="text")
ROW_OK = Text(zh="{part}（对）", en="{part} (right)")
RIGHT_ROW = Text(zh="{part} 应为", en="{part} expected")
YOUR_ROW = Text(zh="你的 {part}", en="your {part}")
NOT_IN_TEXT = Text(zh="文本里没有这样一段", en="no such run in the text")
SHIFTS = Text(
    zh="{part} 应从位置 {right} 开始，你的从位置 {mine} 开始。",
    en="{part} should begin at place {right}; yours begins at place {mine}.",
)
LENGTHS = Text(
    zh="{part} 应有 {right} 个编号，你的有 {mine} 个。",
    en="{part} should have {right} ids; yours has {mine}.",
)
YOUR_CURVE = Text(zh="你的曲线", en="your curve")
RIGHT_POINTS = Text(zh="应经过的点", en="where it should pass")
YOURS = Text(zh="你的", en="yours")
TOKENS = Text(
    zh="应分成 {right} 个 token，你的是 {mine} 个；红色的和应为的不一样。",
    en="There should be {right} tokens; yours are {mine}. What is red is not as expected.",
)
MATRIX = Text(
    zh="每行是一个{rows}，每列是一个{columns}；颜色越深，数越大；带 * 的和另一边不一样。",
    en="A line for each {rows}, a column for each {columns}; the darker, the larger. A * marks what differs from the other.",
)

# hint
HINT = Text(zh="提示 {number}/{all}", en="hint {number} of {all}")
MORE_HINTS = Text(zh="还有 {count} 条，需要时再来：", en="{count} more if you need it:")
LAST_HINT = Text(
    zh="这是最后一条。还是不行？把你试过的写下来，问问同学或老师。",
    en="That was the last one. Still stuck? Write down what you tried, and ask a classmate or your teacher.",
)
NO_HINTS_LEFT = Text(zh="提示都看过了，再读一遍：", en="You have read all the hints. Here they are again:")
NO_HINTS = Text(zh="这一项没有提示。", en="There are no hints for this one.")

# progress, reset
PROGRESS = Text(zh="进度", en="progress")
HINTS_READ = Text(zh="提示 {read}/{all}", en="hints {read}/{all}")
RESET_DONE = Text(
    zh="TODO {id} 恢复成了最初的样子。你写的留在 {kept}。",
    en="TODO {id} is as it was at the start. Your version is kept in {kept}.",
)
RESET_FRESH = Text(zh="TODO {id} 恢复了：{file}。", en="TODO {id} is back: {file}.")
RESET_NOT_NEEDED = Text(
    zh="TODO {id} 已经是最初的样子，没有改动任何东西。",
    en="TODO {id} is as it was at the start; nothing was changed.",
)
NOTHING_OPEN = Text(zh="没有未完成的 TODO 了。", en="No TODO is open any more.")

# watch
WATCHING = Text(
    zh="正在看着 {file}：每次保存都会检查。",
    en="Watching {file}: every save is checked.",
)
KEYS = Text(
    zh="h 提示 · p 进度 · r 再检查 · q 退出（再按回车）",
    en="h hint · p progress · r check again · q quit (then Enter)",
)
MOVING_ON = Text(zh="接着做 {name}：{title}", en="On to {name}: {title}")
GOODBYE = Text(zh="再见！进度都记着。", en="Goodbye! Your progress is kept.")
CHECKING = Text(zh="正在检查 TODO {id} …", en="Checking TODO {id} …")

# Usage
UNKNOWN_TODO = Text(zh="没有 TODO {id}。有的是：{known}。", en="There is no TODO {id}. There are: {known}.")
UNKNOWN_WORD = Text(
    zh="“{word}”既不是命令，也不是 TODO。命令有：{commands}。TODO 有：{known}。",
    en="“{word}” is neither a command nor a TODO. Commands: {commands}. TODOs: {known}.",
)
DID_YOU_MEAN = Text(zh="是不是想输入：", en="Did you mean:")
WHICH_RESET = Text(
    zh="要恢复哪一个 TODO？写上它的 ID：{known}。", en="Which TODO is to be reset? Add its ID: {known}."
)
UNKNOWN_STEP = Text(
    zh="没有步骤 {name}。有的是：{known}。", en="There is no step {name}. There are: {known}."
)
NOTHING_TO_SOLVE = Text(zh="{name} 里还没有要做的 TODO。", en="There is no TODO to solve in {name} yet.")
READ_ABOUT_IT = Text(zh="它讲什么，写在：{file}", en="What it is about stands in {file}")
NO_FOLDER = Text(zh="没有这个文件夹：{folder}", en="there is no folder {folder}")
NO_STUB = Text(zh="{id} 没有自己的文件。", en="{id} has no file of its own.")
