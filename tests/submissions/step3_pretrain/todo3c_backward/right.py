# %% byte_order_mark: Saved by an editor that puts a byte order mark at the beginning.
# encoding: utf-8-sig
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% callable_class: backward_and_step is an instance of a class with __call__ that keeps a history.
import torch


class Stepper:
    """把一步训练写成一个可以调用的对象。"""

    def __init__(self):
        self.history = []

    def __call__(self, loss, model, optimizer, max_norm):
        optimizer.zero_grad()
        loss.backward()
        norm = float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))
        self.history.append(norm)
        optimizer.step()
        return norm


backward_and_step = Stepper()


# %% flattened_gradients: Flattens all gradients into one vector by torch.cat.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    flat = torch.cat([p.grad.view(-1) for p in model.parameters() if p.grad is not None])
    norm = flat.norm(p=2)
    clip = norm > max_norm
    if clip:
        ratio = max_norm / norm
        for p in model.parameters():
            if p.grad is not None:
                p.grad *= ratio
    optimizer.step()
    return norm


# %% foreach_operations: The horizontally fused operations _foreach_norm and _foreach_mul_.
import torch


@torch.no_grad()
def _clip(grads, max_norm):
    norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads, 2.0)))
    torch._foreach_mul_(grads, float(torch.clamp(max_norm / (norm + 1e-6), max=1.0)))
    return norm


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = _clip([p.grad for p in model.parameters() if p.grad is not None], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% gradients_by_autograd_grad: Computes the gradients by torch.autograd.grad and puts them into p.grad, so nothing can accumulate.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    params = [p for p in model.parameters() if p.requires_grad]
    grads = torch.autograd.grad(loss, params, allow_unused=True)
    for p, g in zip(params, grads):
        p.grad = g
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    return float(norm)


# %% gradients_set_to_none_by_hand: Sets p.grad to None by hand after the step, parameters by a generator over named_parameters.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_((p for _, p in model.named_parameters()), max_norm)
    optimizer.step()
    for p in model.parameters():
        p.grad = None
    return float(norm)


# %% gradients_zeroed_by_hand: Zeroes the gradients in place by hand before backward.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    for p in model.parameters():
        if p.grad is not None:
            p.grad.detach_()
            p.grad.zero_()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_([p for p in model.parameters()], max_norm, error_if_nonfinite=True)
    optimizer.step()
    return norm.detach().cpu().item()


# %% hypotenuse: The norm by math.hypot of the parameters' norms; gradients divided instead of multiplied; torch.autograd.backward.
# mutated: yes
import math

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    torch.autograd.backward(loss)
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    norm = math.hypot(*(float(g.norm()) for g in grads))
    divisor = max(1.0, norm / max_norm)
    [g.div_(divisor) for g in grads]
    optimizer.step()
    model.zero_grad(set_to_none=True)
    return norm


# %% lambda_expression: A lambda that runs the steps as the items of a tuple.
from torch.nn.utils import clip_grad_norm_

backward_and_step = lambda loss, model, optimizer, max_norm: (
    optimizer.zero_grad(),
    loss.backward(),
    float(clip_grad_norm_(model.parameters(), max_norm)),
    optimizer.step(),
)[2]


# %% main_block: Unused imports and a small experiment under if __name__ == "__main__".
import copy
import math
import os
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


if __name__ == "__main__":
    net = nn.Linear(3, 1)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        print(backward_and_step(net(torch.randn(4, 3)).pow(2).mean(), net, opt, 1.0))


# %% manual_clip_with_epsilon: Norm and clipping by hand, with torch's epsilon and a clamp.
# mutated: yes
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    total = torch.sqrt(sum((g.detach() ** 2).sum() for g in grads))
    coef = torch.clamp(max_norm / (total + 1e-6), max=1.0)
    for g in grads:
        g.mul_(coef)
    optimizer.step()
    return total.item()


# %% manual_clip_without_epsilon: Norm and clipping by hand with plain Python floats, without an epsilon.
# mutated: yes
import math


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        if p.grad is not None:
            total += p.grad.norm(2).item() ** 2
    total = math.sqrt(total)
    if total > max_norm:
        for p in model.parameters():
            if p.grad is not None:
                p.grad.data.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total


# %% model_zero_grad_first: model.zero_grad() before backward, parameters as a tuple.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.zero_grad()
    loss.backward()
    params = tuple(model.parameters())
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    return norm.item()


# %% non_ascii_names: Chinese names for everything, split into helper functions.
import torch


def 求梯度(损失, 优化器):
    优化器.zero_grad()
    损失.backward()


def 裁剪(模型, 上限):
    return torch.nn.utils.clip_grad_norm_(模型.parameters(), 上限).item()


def backward_and_step(loss, model, optimizer, max_norm):
    """一步更新:先求梯度,再裁剪,最后更新参数。"""
    求梯度(loss, optimizer)
    范数 = 裁剪(model, max_norm)
    optimizer.step()
    return 范数


# %% numpy_norm: Norm by numpy, returned as numpy.float64.
import numpy as np
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad.detach().cpu().numpy().ravel() for p in model.parameters() if p.grad is not None]
    norm = np.linalg.norm(np.concatenate(grads).astype(np.float64))
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm


# %% optimizer_closure: Everything happens inside a closure that the optimizer calls.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    norms = []

    def closure():
        optimizer.zero_grad()
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm).item())
        return loss

    optimizer.step(closure)
    return norms[0]


# %% parameters_of_the_optimizer: Clips the parameters that stand in the optimizer's groups.
import itertools

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    params = list(itertools.chain.from_iterable(g["params"] for g in optimizer.param_groups))
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm, foreach=False)
    optimizer.step()
    return float(norm)


# %% prints_and_warns: Prints the norm and warns when it is clipped; cleans up in finally.
import warnings

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    try:
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm).item()
        if norm > max_norm:
            warnings.warn(f"梯度范数 {norm:.3f} 超过了 {max_norm},已裁剪")
        print("loss", loss.item(), "norm", norm)
        optimizer.step()
    finally:
        optimizer.zero_grad()
    return norm


# %% stack_of_norms: Norm of the stacked norms; new gradient tensors are put in the place of the old ones.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    params = [p for p in model.parameters() if p.grad is not None]
    norm = torch.stack([p.grad.norm() for p in params]).norm()
    scale = min(1.0, max_norm / (norm.item() + 1e-6))
    for p in params:
        p.grad = p.grad * scale
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% total_norm_then_clip: get_total_norm followed by clip_grads_with_norm_.
from torch.nn.utils import clip_grads_with_norm_, get_total_norm


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
    clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% vector_norm: torch.linalg.vector_norm, twice, and clip_grad_norm_ for the clipping only.
import torch
from torch.linalg import vector_norm


def total_norm(parameters):
    return vector_norm(torch.stack([vector_norm(p.grad) for p in parameters if p.grad is not None]))


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    before = float(total_norm(model.parameters()))
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return before


# %% windows_line_ends: Written on Windows, with CRLF line ends.
# newlines: crlf
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    # 1. 反向传播
    loss.backward()
    # 2. 梯度裁剪
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    # 3. 更新参数
    optimizer.step()
    # 4. 清空梯度
    optimizer.zero_grad()
    return norm.item()


# %% zero_first: Clears the gradients before backward and not afterwards; norm.item().
from torch.nn.utils import clip_grad_norm_


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grad_norm = clip_grad_norm_(model.parameters(), max_norm=max_norm)
    optimizer.step()
    return grad_norm.item()


# %% zero_first_and_last: Clears the gradients both before backward and after the step; set_to_none said explicitly.
import torch
import torch.nn as nn


def backward_and_step(loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer,
                      max_norm: float) -> float:
    """反向传播、裁剪、更新一步,返回裁剪前的梯度范数。"""
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    total_norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=2.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(total_norm)


# %% zero_last: The plain solution: backward, clip_grad_norm_, step, zero_grad; the norm as a float.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% zeros_kept_as_tensors: zero_grad(set_to_none=False), and returns the norm as a 0-d tensor.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(list(model.parameters()), max_norm)
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return norm


# %% norms_of_float_gradients: Takes each norm of the gradient as float32, as mixed-precision code does.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norms = [p.grad.float().norm(2) for p in model.parameters() if p.grad is not None]
    total = torch.norm(torch.stack(norms), 2)
    coefficient = torch.clamp(max_norm / (total + 1e-6), max=1.0)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.mul_(coefficient)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return total.item()


# %% dot_of_flat_gradients: Sums the squares by torch.dot into a float32 accumulator.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = torch.zeros((), dtype=torch.float32)
    for p in model.parameters():
        if p.grad is None:
            continue
        g = p.grad.reshape(-1)
        total += torch.dot(g, g)
    norm = total.sqrt()
    if norm > max_norm:
        for p in model.parameters():
            if p.grad is not None:
                p.grad.mul_(max_norm / norm)
    optimizer.step()
    model.zero_grad(set_to_none=True)
    return float(norm)


# %% float_coefficient_tensor: Multiplies by a one-element float32 coefficient through dot products and matrices.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    flat = torch.cat([g.flatten() for g in grads])
    norm = torch.sqrt(flat @ flat)
    scale = torch.tensor(min(1.0, max_norm / (norm.item() + 1e-6)), dtype=torch.float32)
    for g in grads:
        g.copy_(torch.mul(g, scale))
    optimizer.step()
    for p in model.parameters():
        p.grad = None
    return norm.item()


# %% asserts_single_precision: Asserts that loss and gradients are float32, as the course's models are.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    assert loss.dtype == torch.float32
    loss.backward()
    for p in model.parameters():
        if p.grad is not None:
            assert p.grad.dtype == torch.float32, p.grad.dtype
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, error_if_nonfinite=False)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norm_out_in_float_buffer: Writes the parameters' norms into a preallocated float32 buffer.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    with_grad = [p for p in model.parameters() if p.grad is not None]
    buffer = torch.empty(len(with_grad), dtype=torch.float32)
    for i, p in enumerate(with_grad):
        buffer[i] = torch.linalg.vector_norm(p.grad)
    norm = torch.linalg.vector_norm(buffer)
    factor = (max_norm / norm.clamp(min=1e-12)).clamp(max=1.0)
    with torch.no_grad():
        for p in with_grad:
            torch.mul(p.grad, factor, out=p.grad)
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% disabled_scaler: A disabled GradScaler around everything, as training scripts for several devices have it.
import torch

scaler = torch.amp.GradScaler("cpu", enabled=False)


def backward_and_step(loss, model, optimizer, max_norm):
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    grad_norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad(set_to_none=True)
    return grad_norm.item()
