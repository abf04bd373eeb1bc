"""TODO 1 · 数据集：切出输入和目标 / The dataset: cut out input and target.

训练语言模型就是反复做一道题：读到这里，下一个字符是什么？
数据集从一长串字符编号里切出“题目”（输入 x）和“答案”（目标 y）。
Training a language model is one exercise over and over: having read up to here, which character comes next?
The dataset cuts the question (input x) and its answer (target y) out of one long row of character ids.

要做什么：完成 __getitem__。不要改：类名、__init__、__len__、__getitem__ 的参数。
What to do: complete __getitem__. Don't change: the class's name, __init__, __len__, __getitem__'s parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor
from torch.utils.data import Dataset


class PretrainDataset(Dataset[tuple[Tensor, Tensor]]):
    """文本里每一个长度为 block_size 的窗口，和它往后移一个位置的目标。
    Every window of block_size tokens in a text, with its target one place on.
    """

    def __init__(self, tokens: Tensor, block_size: int) -> None:
        """tokens: LongTensor[N]，整个文本的字符编号 / the ids of the whole text;
        block_size: 窗口长度 / the length of a window.
        """
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        """窗口的个数：最后一个窗口后面必须还有一个字符可作目标。
        The number of windows: after the last one there must be one more token to be its target.
        """
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[Tensor, Tensor]:
        """返回第 idx 个窗口的 (x, y) / Return (x, y) of window number idx, 0 <= idx < len(self).

        x: LongTensor[block_size]，self.tokens 中从位置 idx 开始的 block_size 个编号
           the block_size ids of self.tokens that begin at position idx
        y: LongTensor[block_size]，同样长，但整体往后移一个位置：
           as long as x, but moved on by one position:

               y_t = x_{t+1}    （t 是窗口里的位置 / t is the position in the window）

        例子 / Example: tokens = [5, 8, 2, 9, 4, 7], block_size = 3
            idx = 0:  x = [5, 8, 2],  y = [8, 2, 9]
            idx = 2:  x = [2, 9, 4],  y = [9, 4, 7]   （最后一个窗口 / the last window）
        用文字说：“今天天气真好”，block_size = 4，idx = 0：x 是“今天天气”，y 是“天天气真”。
        In letters: "hello world", block_size = 4, idx = 0: x is "hell", y is "ello".

        不要修改 self.tokens，数据只留在内存里：评分时不能用文件（memmap）和共享内存（share_memory_）。
        Leave self.tokens unchanged, and keep data in ordinary memory: files (memmap) and shared memory
        (share_memory_) are closed to a submission.
        """
        # TODO 1: 在这里写你的代码，写好后删掉下面这一行
        # TODO 1: write your code here, then delete the line below
        raise NotImplementedError("TODO 1: 数据集：切出输入和目标 / The dataset: cut out input and target")
