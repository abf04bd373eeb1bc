"""A plain training loop, as small GPT repositories have it: what this course's loop is measured beside.

Batches are cut one by one from a memory-mapped file of uint16, the learning rate is set each step, AdamW is as torch makes
it by default on a CPU (`fused=True` on request) and the loss is read every tenth step. Same model, shape and data type.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

BATCH_SIZE, BLOCK_SIZE, MAX_NORM = 12, 64, 1.0
MAX_LR, MIN_LR, WARMUP_STEPS, TOTAL_STEPS = 1e-3, 1e-4, 100, 2000
LOG_INTERVAL = 10


class PlainLoop:
    """Trains `model` on the ids in `path`."""

    def __init__(self, model: nn.Module, path: Path, fused: bool) -> None:
        self.model = model
        self.ids = np.memmap(path, dtype=np.uint16, mode="r")
        decay = [p for p in model.parameters() if p.dim() >= 2]
        rest = [p for p in model.parameters() if p.dim() < 2]
        groups = [{"params": decay, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}]
        more = {"fused": True} if fused else {}
        self.optimizer = torch.optim.AdamW(groups, lr=MAX_LR, betas=(0.9, 0.95), **more)
        self.step = 0
        self.loss = math.nan

    def batch(self) -> tuple[Tensor, Tensor]:
        """(x, y), both LongTensor[BATCH_SIZE, BLOCK_SIZE], from random places."""
        starts = torch.randint(len(self.ids) - BLOCK_SIZE, (BATCH_SIZE,))
        x = [torch.from_numpy(self.ids[i : i + BLOCK_SIZE].astype(np.int64)) for i in starts]
        y = [torch.from_numpy(self.ids[i + 1 : i + 1 + BLOCK_SIZE].astype(np.int64)) for i in starts]
        return torch.stack(x), torch.stack(y)

    def learning_rate(self) -> float:
        """Warmup, then a cosine."""
        if self.step < WARMUP_STEPS:
            return MAX_LR * (self.step + 1) / WARMUP_STEPS
        p = min(1.0, (self.step - WARMUP_STEPS) / (TOTAL_STEPS - WARMUP_STEPS))
        return MIN_LR + 0.5 * (1 + math.cos(math.pi * p)) * (MAX_LR - MIN_LR)

    def train(self, steps: int) -> None:
        """Train so many steps more."""
        for _ in range(steps):
            lr = self.learning_rate()
            for group in self.optimizer.param_groups:
                group["lr"] = lr
            x, y = self.batch()
            _, loss = self.model(x, y)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), MAX_NORM)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            if self.step % LOG_INTERVAL == 0:
                self.loss = loss.item()
            self.step += 1
