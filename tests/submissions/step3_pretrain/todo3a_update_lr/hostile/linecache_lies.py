# kind: hostile
# attack: output_injection
# about: Plants false source lines and file names, so that a traceback shows the grader's files and a secret-looking line.

import linecache
import torch

PATH = "../../tests/hidden/step3_pretrain/test_todo3a_update_lr.py"
LINE = "assert True  # <script>alert(1)</script> ::error::graded\n"
linecache.cache[PATH] = (len(LINE), None, [LINE] * 100, PATH)
linecache.getline = lambda *arguments: LINE
linecache.checkcache = lambda *arguments: None
exec(compile("\n" * 41 + "def fail():\n    raise AssertionError('the hidden test is wrong')\n", PATH, "exec"))


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    fail()
