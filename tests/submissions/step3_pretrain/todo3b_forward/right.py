# %% byte_order_mark: Saved by an editor that puts a byte order mark at the beginning.
# encoding: utf-8-sig
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% callable_class: forward is an instance of a class with __call__ and a counter.
class Forward:
    def __init__(self):
        self.count = 0

    def __call__(self, model, input_ids, labels):
        self.count += 1
        batch = {"targets": labels}
        return model(input_ids, **batch)


forward = Forward()


# %% cross_entropy_reshape: Recomputes the loss by cross entropy from the same pass's logits, flattened by reshape, though the model also gave one.
import torch
import torch.nn.functional as F


def forward(model, input_ids: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """前向传播:得到 logits,再自己算一遍交叉熵。"""
    logits, _unused = model(input_ids, labels)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss


# %% cross_entropy_transposed: Recomputes the loss with the classes moved to dimension 1, as cross entropy also accepts, by a criterion object.
import torch.nn as nn

criterion = nn.CrossEntropyLoss()


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    loss = criterion(logits.transpose(1, 2), labels)
    return logits, loss


# %% cross_entropy_view: Recomputes the loss by cross entropy from the same pass's logits, flattened by view.
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    B, T, V = logits.shape
    loss = F.cross_entropy(logits.view(B * T, V), labels.contiguous().view(B * T))
    return logits, loss


# %% forward_method_called: Calls the model's forward method instead of the model.
def forward(model, input_ids, labels):
    logits, loss = model.forward(input_ids, targets=labels)
    return logits, loss


# %% indexed_output: Keeps the output and picks its items by index.
import torch


def forward(model, input_ids, labels):
    output = model(input_ids, targets=labels)
    logits = output[0]
    loss = output[1]
    return (logits, loss)


# %% keyword_targets: The plain solution, with targets by keyword.
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% lambda_expression: A lambda.
forward = lambda model, input_ids, labels: model(input_ids, targets=labels)


# %% log_softmax_before_cross_entropy: log_softmax before cross entropy is superfluous and harmless, since it does not change what is normalised already.
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    loss = F.cross_entropy(log_probs.reshape(-1, log_probs.shape[-1]), labels.reshape(-1))
    return logits, loss


# %% logsumexp_by_hand: Cross entropy by hand: logsumexp minus the logit of the label.
# mutated: yes
import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    picked = torch.gather(logits, -1, labels.unsqueeze(-1)).squeeze(-1)
    loss = (torch.logsumexp(logits, dim=-1) - picked).mean()
    return logits, loss


# %% main_block: Unused imports and a small experiment under if __name__ == "__main__".
import math
import os
import sys

import numpy as np
import torch


def forward(model, input_ids, labels):
    return model(input_ids, targets=labels)


if __name__ == "__main__":
    def toy(ids, targets=None):
        return ids * 1.0, (ids * 1.0 - targets).mean()

    print(forward(toy, torch.ones(1, 2), torch.zeros(1, 2)))


# %% mean_of_loss: Takes the mean of a loss that is a scalar already, as code for several GPUs does, with autograd switched on explicitly.
import torch


def forward(model, input_ids, labels):
    with torch.enable_grad():
        logits, loss = model(input_ids, targets=labels)
        if loss is not None:
            loss = loss.mean()
    return logits, loss


# %% moves_to_device: Moves the batch to the model's device first, and prints the shapes.
def forward(model, input_ids, labels):
    device = next(model.parameters()).device
    input_ids = input_ids.to(device)
    labels = labels.to(device)
    logits, loss = model(input_ids, targets=labels)
    print("logits:", tuple(logits.shape), "loss:", loss.item())
    return logits, loss


# %% named_tuple: Returns a NamedTuple, which is a tuple, made by a helper.
from typing import NamedTuple

import torch


class Output(NamedTuple):
    logits: torch.Tensor
    loss: torch.Tensor


def _run(model, *args, **kwargs):
    return Output(*model(*args, **kwargs))


def forward(model, input_ids, labels):
    return _run(model, input_ids, targets=labels)


# %% nll_of_log_softmax: Negative log likelihood of log_softmax.
from torch.nn import functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids, targets=labels)
    log_probs = F.log_softmax(logits, dim=-1)
    loss = F.nll_loss(log_probs.flatten(0, 1), labels.flatten())
    return logits, loss


# %% non_ascii_names: Chinese names and docstring, and a warning when the shapes look strange.
import warnings


def 检查形状(输入, 标签):
    if 输入.shape != 标签.shape:
        warnings.warn("输入和标签的形状不一样")


def forward(model, input_ids, labels):
    """一次前向传播,返回 (logits, 损失)。"""
    检查形状(input_ids, labels)
    结果, 损失 = model(input_ids, targets=labels)
    return 结果, 损失


# %% one_hot_by_hand: Cross entropy by hand with one-hot labels, sum over all divided by their number.
# mutated: yes
import torch
import torch.nn.functional as F


def my_cross_entropy(logits, labels):
    one_hot = F.one_hot(labels, logits.shape[-1]).to(logits.dtype)
    return -(one_hot * torch.log_softmax(logits, dim=-1)).sum() / labels.numel()


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    return logits, my_cross_entropy(logits, labels)


# %% positional_targets: Targets by position, returned as they come.
def forward(model, input_ids, labels):
    return model(input_ids, labels)


# %% sliced_output: Takes the first two items by slicing and makes a tuple of them.
def forward(model, input_ids, labels):
    return tuple(model(input_ids, targets=labels)[:2])


# %% windows_line_ends: Written on Windows, with CRLF line ends and type hints.
# newlines: crlf
from typing import Tuple

import torch
from torch import Tensor


def forward(model: torch.nn.Module, input_ids: Tensor, labels: Tensor) -> Tuple[Tensor, Tensor]:
    # 前向传播
    logits, loss = model(input_ids, labels)
    return logits, loss


# %% asserts_float_logits: Asserts float32 logits and int64 labels before it hands the loss back.
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    assert logits.dtype == torch.float32 and labels.dtype == torch.int64
    assert loss.ndim == 0
    return logits, loss


# %% float_logits_for_the_loss: Casts the logits to float32 for a cross entropy with ignore_index, as fine-tuning scripts do.
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.float().view(-1, logits.size(-1)), labels.reshape(-1), ignore_index=-100)
    return logits, loss


# %% disabled_autocast: Runs the pass inside a disabled autocast context.
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    with torch.autocast(device_type="cpu", enabled=False):
        logits, loss = model(input_ids, targets=labels)
    return logits, loss
