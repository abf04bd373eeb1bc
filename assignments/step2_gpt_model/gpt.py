"""把你写的部件装成一个 GPT（已给出）/ Puts your parts together into a GPT (given; nothing to do here).

    model = GPT(GPTConfig(vocab_size=100))
    model(input_ids, targets) -> (logits, loss)

B = 批大小 batch size, T = 窗口长度 window length, C = n_embd, H = n_head, D = C / H, V = vocab_size.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch
from todo1_mlp import MLP
from todo2_block import Block
from todo3a_attention_scores import attention_scores
from todo3b_causal_mask import causal_mask
from todo3c_attend import attend
from todo4a_embed import embed
from todo4b_logits import logits
from todo4c_loss import loss
from torch import Tensor, nn

if TYPE_CHECKING:
    import kit.gpt

Cache = tuple[Tensor, Tensor]  # keys and values, each FloatTensor[B, H, T, D]


@dataclass(frozen=True)
class GPTConfig:
    """The model's shape; `dropout` is a probability."""

    vocab_size: int
    block_size: int = 64
    n_layer: int = 2
    n_head: int = 4
    n_embd: int = 128
    dropout: float = 0.0

    def __post_init__(self) -> None:
        if self.n_embd % self.n_head != 0:
            raise ValueError(f"n_embd ({self.n_embd}) must be a multiple of n_head ({self.n_head})")


class CausalSelfAttention(nn.Module):
    """Every position looks at itself and at the ones before it: your TODOs 3a, 3b, 3c, in H heads side by side."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.n_head = config.n_head
        self.qkv = nn.Linear(config.n_embd, 3 * config.n_embd, bias=False)
        self.proj = nn.Linear(config.n_embd, config.n_embd, bias=False)
        self.dropout = nn.Dropout(config.dropout)

    def forward(self, x: Tensor) -> Tensor:
        """FloatTensor[B, T, C] -> the same shape."""
        q, k, v = self.heads(x)
        return self.joined(attend(causal_mask(attention_scores(q, k)), v))

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys and values of each head: FloatTensor[B, H, T, D] each."""
        B, T, C = x.shape
        q, k, v = (
            part.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
            for part in self.qkv(x).split(C, dim=2)
        )
        return q, k, v

    def joined(self, y: Tensor) -> Tensor:
        """The heads side by side again, and mixed: FloatTensor[B, H, T, D] -> FloatTensor[B, T, C]."""
        return self.dropout(self.proj(y.transpose(1, 2).flatten(2)))

    def weights(self, x: Tensor) -> Tensor:
        """Who looks at whom, for pictures: FloatTensor[B, H, T, T]; each row adds up to 1."""
        q, k, _ = self.heads(x)
        scores = causal_mask(attention_scores(q, k))
        everything = torch.eye(scores.size(-1)).expand_as(scores)
        return attend(scores, everything)  # the values are "I am position j": their average is the weights


class GPT(nn.Module):
    """A decoder-only transformer over token ids, built from your eight files."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.config = config
        self.token_embedding = nn.Embedding(config.vocab_size, config.n_embd)
        self.position_embedding = nn.Embedding(config.block_size, config.n_embd)
        self.dropout = nn.Dropout(config.dropout)
        self.blocks = nn.ModuleList(
            Block(
                nn.LayerNorm(config.n_embd, bias=False),
                CausalSelfAttention(config),
                nn.LayerNorm(config.n_embd, bias=False),
                MLP(config.n_embd, config.dropout),
            )
            for _ in range(config.n_layer)
        )
        self.ln_f = nn.LayerNorm(config.n_embd, bias=False)
        # Each block adds to the stream twice: smaller weights there keep its size at any depth.
        for name, parameter in self.named_parameters():
            if parameter.dim() > 1:
                std = 0.02 / math.sqrt(2 * config.n_layer) if name.endswith("proj.weight") else 0.02
                nn.init.normal_(parameter, std=std)

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
        length = input_ids.size(1)
        if length > self.config.block_size:
            raise ValueError(f"the window has {length} tokens, but block_size is {self.config.block_size}")
        x = self.dropout(embed(input_ids, self.token_embedding, self.position_embedding))
        scores = logits(x, self.blocks, self.ln_f, self.token_embedding)
        if targets is None:
            return scores, None
        return scores, loss(
            scores.contiguous(), targets
        )  # in memory as in its shape, for who folds it with view()

    @torch.no_grad()
    def generate(
        self, input_ids: Tensor, max_new_tokens: int, temperature: float = 0.0, top_k: int | None = None
    ) -> Tensor:
        """Continue input_ids (LongTensor[B, T], T >= 1): LongTensor[B, T + max_new_tokens].

        temperature 0 takes the likeliest token; above 0 your TODO 5 says how probable each is. The mode stays as it was.
        """
        was_training = self.training
        self.eval()
        for _ in range(max_new_tokens):
            scores = self(input_ids[:, -self.config.block_size :])[0][:, -1]  # [B, V]: the last position's
            input_ids = torch.cat((input_ids, next_ids(scores, temperature, top_k)), dim=1)
        self.train(was_training)
        return input_ids

    @torch.no_grad()
    def generate_with_cache(self, input_ids: Tensor, max_new_tokens: int) -> Tensor:
        """The same as generate(temperature=0), but keys and values of the past are kept by your TODO 6.

        T + max_new_tokens <= block_size. Raises ValueError.
        """
        if input_ids.size(1) + max_new_tokens > self.config.block_size:
            raise ValueError(f"a cache holds block_size ({self.config.block_size}) positions at most")
        was_training = self.training
        self.eval()
        caches: list[Cache | None] = [None] * self.config.n_layer
        new = input_ids
        for _ in range(max_new_tokens):
            past = input_ids.size(1) - new.size(1)
            positions = nn.Embedding.from_pretrained(self.position_embedding.weight[past:])
            steps = [_CachedBlock(block, caches, number) for number, block in enumerate(self.blocks)]
            x = embed(new, self.token_embedding, positions)
            scores = logits(x, steps, self.ln_f, self.token_embedding)
            new = next_ids(scores[:, -1], 0.0, None)
            input_ids = torch.cat((input_ids, new), dim=1)
        self.train(was_training)
        return input_ids


class _CachedBlock(nn.Module):
    """A block that looks at the kept keys and values too."""

    def __init__(self, block: nn.Module, caches: list[Cache | None], number: int) -> None:
        super().__init__()
        attention = _CachedAttention(block.attn, caches, number)  # pyright: ignore[reportArgumentType]
        self.block = Block(block.ln_1, attention, block.ln_2, block.mlp)  # pyright: ignore[reportArgumentType]

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class _CachedAttention(nn.Module):
    def __init__(self, attention: CausalSelfAttention, caches: list[Cache | None], number: int) -> None:
        super().__init__()
        self.attention, self.caches, self.number = attention, caches, number

    def forward(self, x: Tensor) -> Tensor:
        from todo6_kv_cache import extend

        q, k, v = self.attention.heads(x)
        k, v = self.caches[self.number] = extend(self.caches[self.number], k, v)
        scores = attention_scores(q, k)
        if (
            q.size(2) > 1
        ):  # the beginning, all at once; later there is one new position, which sees all the others
            scores = causal_mask(scores)
        return self.attention.joined(attend(scores, v))


def next_ids(scores: Tensor, temperature: float, top_k: int | None) -> Tensor:
    """The next token of each row: FloatTensor[B, V] -> LongTensor[B, 1]."""
    if temperature == 0:
        return scores.argmax(dim=-1, keepdim=True)
    from todo5_sample import next_token_probabilities

    shares = torch.stack([next_token_probabilities(row, temperature, top_k) for row in scores])
    return torch.multinomial(shares, 1)


# ---- your GPT and the one that the later steps are given, ../kit/gpt.py: other names, the same weights

# torch.nn.TransformerEncoder, of which that one is made, calls the parts of a block and the final norm otherwise.
_TORCH_NAMES = {
    "ln_1": "norm1",
    "attn.qkv.weight": "self_attn.in_proj_weight",
    "attn.proj": "self_attn.out_proj",
    "ln_2": "norm2",
    "mlp.fc": "linear1",
    "mlp.proj": "linear2",
}


def torch_name(name: str) -> str:
    """What the given model calls a weight of yours: "blocks.0.mlp.fc.weight" is "blocks.layers.0.linear1.weight" there."""
    if not name.startswith("blocks."):
        return name.replace("ln_f", "blocks.norm")
    _, number, part = name.split(".", 2)
    for ours, theirs in _TORCH_NAMES.items():
        part = part.replace(ours, theirs)
    return f"blocks.layers.{number}.{part}"


def from_given(given: kit.gpt.GPT) -> GPT:
    """Your GPT with the weights of a given one (without biases), in eval mode."""
    shape = asdict(given.config)
    del shape["bias"]
    model = GPT(GPTConfig(**shape))
    theirs = given.state_dict()
    model.load_state_dict({name: theirs[torch_name(name)] for name in model.state_dict()})
    return model.eval()


def to_given(model: GPT) -> kit.gpt.GPT:
    """A given GPT with the weights of yours, in eval mode: ``kit.gpt.save`` writes it for the steps that follow."""
    import kit.gpt

    given = kit.gpt.GPT(kit.gpt.GPTConfig(**asdict(model.config)))
    given.load_state_dict({torch_name(name): weight for name, weight in model.state_dict().items()})
    return given.eval()
