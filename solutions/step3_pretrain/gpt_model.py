"""第 2 步的模型：一个小 GPT（已给出）/ Step 2's model: a small GPT (given; nothing to do here).

    model = GPT(GPTConfig(vocab_size=100))
    model(input_ids, targets) -> (logits, loss)

它由 torch 自带的层搭成，各步共用：看 ../kit/gpt.py。里面每一层做什么，是第 2 步的内容。
It is built on torch's own layers and shared by all steps: see ../kit/gpt.py. What its layers do inside is step 2's subject.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))  # kit/ lies beside this folder

from kit.gpt import GPT, GPTConfig

__all__ = ["GPT", "GPTConfig"]
