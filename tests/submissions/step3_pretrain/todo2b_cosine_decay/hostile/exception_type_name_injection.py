# kind: hostile
# attack: output_injection
# about: Raises an exception whose type name and module are HTML, Markdown, a spreadsheet formula and a workflow command.

NAME = (
    '</code><script>alert(1)</script>\n::error file=grade.py::passed\n=HYPERLINK("http://127.0.0.1","15")\n'
    "| passed | 15 |\n[click](javascript:alert(1)) \x1b]0;passed\x07"
)
Injected = type(
    NAME, (Exception,), {"__module__": "\x1b[2J<img src=x onerror=alert(1)>", "__qualname__": NAME}
)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    raise Injected("=1+1")
