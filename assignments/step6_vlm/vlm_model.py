"""一个会看图的 GPT：眼睛、你的投影、语言模型（已给出）
A GPT that sees: an eye, your projector, a language model (given; nothing to do here).

    model = SeeingGPT(eye, gpt)
    model(images, input_ids) -> logits

B = 批大小 batch size, N = 图片词元 image tokens, T = 文字长度 length of the text, C = n_embd, V = vocab_size,
F = 眼睛的特征 the eye's features.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.gpt import GPT
from todo1a_image_tokens import image_tokens
from todo1b_projector import Projector
from todo2a_join import join
from todo2b_targets import with_image_targets
from torch import Tensor, nn

Batch = tuple[Tensor, Tensor, Tensor]  # images, input_ids, targets


class SeeingGPT(nn.Module):
    """A language model whose row of vectors begins with what an eye sees."""

    def __init__(self, eye: nn.Module, gpt: GPT) -> None:
        """eye(images) gives FloatTensor[B, F, h, w] and has an attribute `width`, which is F."""
        super().__init__()
        self.eye = eye
        self.gpt = gpt
        self.projector: nn.Module = Projector(eye.width, gpt.config.n_embd)  # pyright: ignore[reportArgumentType]

    def image_embeddings(self, images: Tensor) -> Tensor:
        """FloatTensor[B, 3, H, W] -> FloatTensor[B, N, C]: the picture's places as words (TODOs 1a, 1b)."""
        return self.projector(image_tokens(self.eye(images)))

    def read(self, image_embeddings: Tensor, input_ids: Tensor) -> Tensor:
        """Score the next token at every place, of a picture that was looked at already (TODO 2a).

        image_embeddings: FloatTensor[B, N, C]; input_ids: LongTensor[B, T], N + T <= block_size. Returns
        FloatTensor[B, N + T, V]. Raises ValueError when N + T > block_size.
        """
        gpt = self.gpt
        x = join(image_embeddings, gpt.token_embedding(input_ids), gpt.position_embedding)
        length, block_size = x.size(1), gpt.config.block_size
        if length > block_size:
            raise ValueError(
                f"picture and text have {length} places together, but block_size is {block_size}"
            )
        x = gpt.blocks(gpt.dropout(x), mask=gpt.causal_mask[:length, :length], is_causal=True)
        return x @ gpt.token_embedding.weight.T

    def forward(self, images: Tensor, input_ids: Tensor) -> Tensor:
        """FloatTensor[B, 3, H, W], LongTensor[B, T] -> FloatTensor[B, N + T, V]: look, then read."""
        return self.read(self.image_embeddings(images), input_ids)

    def loss(self, images: Tensor, input_ids: Tensor, targets: Tensor) -> Tensor:
        """Mean cross entropy over the targets that count, in nats a token; targets: LongTensor[B, T] (TODO 2b)."""
        logits = self(images, input_ids)
        whole = with_image_targets(targets, logits.size(1) - targets.size(1))
        return nn.CrossEntropyLoss()(logits.flatten(0, 1), whole.flatten())  # it skips -100


def train(model: SeeingGPT, batches: Iterable[Batch], optimizer: Any) -> list[Tensor]:
    """One step per batch; the losses, detached."""
    losses = []
    model.train()
    for batch in batches:
        loss = model.loss(*batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return losses
