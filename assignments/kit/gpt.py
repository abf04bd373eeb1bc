"""各步共用的小 GPT（已给出）：由 torch 自带的层搭成
The small GPT that the steps share (given; nothing to do here), built on torch's own layers.

    model = GPT(GPTConfig(vocab_size=100))
    model(input_ids, targets) -> (logits, loss)

What a block does inside is step 2's. A GPT of step 2's parts takes the same weights and gives the same logits.

B = 批大小 batch size, T = 窗口长度 window length, C = n_embd, V = vocab_size.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class GPTConfig:
    """The model's shape. `dropout` is a probability; `bias` is that of the linear layers and layer norms."""

    vocab_size: int
    block_size: int = 64
    n_layer: int = 2
    n_head: int = 4
    n_embd: int = 128
    dropout: float = 0.0
    bias: bool = False

    def __post_init__(self) -> None:
        if self.n_embd % self.n_head != 0:
            raise ValueError(f"n_embd ({self.n_embd}) must be a multiple of n_head ({self.n_head})")


class CausalAttention(nn.MultiheadAttention):
    """torch's attention, its weights and their names, for the one case that a GPT needs: each position looks at itself
    and the ones before it. torch's own forward is made for all cases and copies more: training is some 7 % slower by it.
    """

    def forward(self, query: Tensor, *_: Any, **__: Any) -> tuple[Tensor, None]:
        """query: FloatTensor[B, T, C], which is key and value too -> the same shape; no weights (None)."""
        B, T, C = query.shape
        q, k, v = (
            part.view(B, T, self.num_heads, C // self.num_heads).transpose(1, 2)  # (B, H, T, C / H)
            for part in F.linear(query, self.in_proj_weight, self.in_proj_bias).split(C, dim=2)
        )
        dropout = self.dropout if self.training else 0.0
        y = F.scaled_dot_product_attention(q, k, v, dropout_p=dropout, is_causal=True)
        return self.out_proj(y.transpose(1, 2).flatten(2)), None  # the heads side by side again, and mixed


def transformer(config: GPTConfig) -> nn.TransformerEncoder:
    """All blocks (each normalises first, then attends, then thinks) and the final norm: [B, T, C] -> [B, T, C].

    torch calls it an encoder; with a causal mask it is what GPTs are made of.
    """
    block = nn.TransformerEncoderLayer(
        config.n_embd,
        config.n_head,
        dim_feedforward=4 * config.n_embd,
        dropout=config.dropout,
        activation="gelu",
        batch_first=True,
        norm_first=True,
        bias=config.bias,
    )
    block.self_attn = CausalAttention(
        config.n_embd, config.n_head, dropout=config.dropout, bias=config.bias, batch_first=True
    )
    norm = nn.LayerNorm(config.n_embd, bias=config.bias)
    return nn.TransformerEncoder(block, config.n_layer, norm=norm, enable_nested_tensor=False)


class GPT(nn.Module):
    """A decoder-only transformer over token ids."""

    causal_mask: Tensor

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.config = config
        self.token_embedding = nn.Embedding(config.vocab_size, config.n_embd)
        self.position_embedding = nn.Embedding(config.block_size, config.n_embd)
        self.dropout = nn.Dropout(config.dropout)
        self.blocks = transformer(config)
        mask = nn.Transformer.generate_square_subsequent_mask(config.block_size)  # (block_size, block_size)
        self.register_buffer("causal_mask", mask, persistent=False)
        self._draw_weights()

    def _draw_weights(self) -> None:
        """Small random matrices. Each block adds to the stream twice: even smaller ones there keep its size at any depth."""
        for name, parameter in self.named_parameters():
            if parameter.dim() >= 2:
                adds = name.endswith(("out_proj.weight", "linear2.weight"))
                nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * self.config.n_layer) if adds else 0.02)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)

    @property
    def n_parameters(self) -> int:
        """How many numbers the model learns."""
        return sum(parameter.numel() for parameter in self.parameters())

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """Score the next token at every position.

        input_ids: LongTensor[B, T], T <= block_size; targets: LongTensor[B, T] or None.
        Returns logits FloatTensor[B, T, V] and their mean cross entropy (None without targets).
        Raises ValueError when T > block_size.
        """
        T = input_ids.size(1)
        if self.config.block_size < T:
            raise ValueError(f"the window has {T} tokens, but block_size is {self.config.block_size}")
        x = self.dropout(self.token_embedding(input_ids) + self.position_embedding.weight[:T])  # (B, T, C)
        x = self.blocks(x, mask=self.causal_mask[:T, :T], is_causal=True)  # (B, T, C)
        # Weight tying: the table that turns ids into vectors also turns vectors into scores.
        logits = x @ self.token_embedding.weight.T  # (B, T, V)
        if targets is None:
            return logits, None
        return logits, F.cross_entropy(logits.view(-1, logits.size(-1)), targets.reshape(-1))

    @torch.no_grad()
    def generate(
        self,
        input_ids: Tensor,
        max_new_tokens: int,
        temperature: float = 1.0,
        top_k: int | None = None,
        generator: torch.Generator | None = None,
    ) -> Tensor:
        """Continue input_ids (LongTensor[B, T], T >= 1) by sampled tokens: LongTensor[B, T + max_new_tokens].

        temperature > 0: below 1 the likely tokens gain. top_k: sample among the k likeliest only.
        Sampling leaves the model's mode as it was.
        """
        was_training = self.training
        self.eval()
        kept = min(top_k or self.config.vocab_size, self.config.vocab_size)
        for _ in range(max_new_tokens):
            logits, _ = self(input_ids[:, -self.config.block_size :])  # (B, T, V)
            best, ids = logits[:, -1].topk(kept)  # 2 x (B, k): only the last position matters
            drawn = torch.multinomial(F.softmax(best / temperature, dim=-1), 1, generator=generator)  # (B, 1)
            input_ids = torch.cat((input_ids, ids.gather(1, drawn)), dim=1)
        self.train(was_training)
        return input_ids


# ---- weights in files


def save(path: Path, model: GPT, metadata: dict[str, str], dtype: torch.dtype = torch.float16) -> None:
    """Write a model's weights and shape as safetensors. metadata: what else is to be known, such as the tokenizer's sha256."""
    from kit.checkpoint import write_tensors

    weights = {name: weight.to(dtype) for name, weight in model.state_dict().items()}
    write_tensors(path, weights, metadata | {"config": json.dumps(asdict(model.config))})


def load(path: Path) -> tuple[GPT, dict[str, str]]:
    """The model that `save` or a training run wrote, in float32 and eval mode, and the file's metadata.

    Raises UsageError for a file that can't be read, or isn't one of this model's.
    """
    from kit.checkpoint import load_model, metadata_of
    from kit.language import say
    from kit.options import UsageError

    metadata = metadata_of(path)
    try:
        model = GPT(GPTConfig(**json.loads(metadata["config"])))
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(
            say(f"{path}：不是这个课程的模型（{error}）。", f"{path}: is no model of this course ({error}).")
        ) from error
    load_model(path, model)
    return model.eval(), metadata
