"""TODO 5 · 问参考模型 / Asking the reference model.

参考模型是训练开始前的那个模型，一份不再改变的复印件。它说的话只是标尺：不求梯度，也不能有随机性（dropout），
否则同样的回答每次量出来都不一样。
The reference is the model from before training: a copy that never changes again. What it says is a yardstick only: no
gradients, and nothing random (dropout), or the same answer would measure differently each time.

要做什么：完成 reference_log_probs。不要改：函数名和参数。
What to do: complete reference_log_probs. Don't change: the function's name and parameters.
"""

from __future__ import annotations

from collections.abc import Callable

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


def reference_log_probs(
    reference: nn.Module,
    input_ids: Tensor,
    targets: Tensor,
    sequence_log_probs: Callable[[Tensor, Tensor], Tensor],
) -> Tensor:
    """参考模型给每个回答的对数概率 / The reference's log-probability of each answer.

    reference: reference(input_ids) -> (logits FloatTensor[B, T, V], None)
    input_ids, targets: LongTensor[B, T]
    sequence_log_probs: sequence_log_probs(logits, targets) -> FloatTensor[B]。用这个参数，不要自己再写一遍：检查时
        会换成别的函数 / use this argument, don't write it once more: the checks pass another function
    返回 / returned: FloatTensor[B]，不带梯度 / without a gradient

    要做到 / See to it that
    * 没有 dropout：同样的问题，同样的回答，不管模型原来是 train 还是 eval 模式
      there is no dropout: the same question gets the same answer, whether the model was in train or in eval mode
    * 之后模型的模式（model.training）和之前一样：原来是 train 就还是 train，原来是 eval 就还是 eval。
      它的各部分和它总是同一个模式，不必一个一个地记
      afterwards the model's mode (model.training) is what it was: train stays train, eval stays eval. Its parts always
      have the mode that it has: they needn't be remembered one by one
    * 模型的其他一切都不变：权重、requires_grad、已有的梯度、dropout 的概率
      nothing else about the model changes: weights, requires_grad, gradients that are there, the probability of dropout

    例子 / Example: 模型在 train 模式，dropout 是 0.5 / the model is in train mode, with a dropout of 0.5
        问两次，两次的结果相同；之后 reference.training 仍是 True
        asked twice, it says the same twice; afterwards reference.training is still True
    """
    # TODO 5: 在这里写你的代码，写好后删掉下面这一行
    # TODO 5: write your code here, then delete the line below
    raise NotImplementedError("TODO 5: 问参考模型 / Asking the reference model")
