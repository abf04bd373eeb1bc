"""The numpy oracles of step 2's hidden suite say what torch's own layers and functions compute, gradients included."""

from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from tests.hidden.step2_gpt_model import oracles


def gradient_weights(seed: int, like: Tensor) -> Tensor:
    return torch.from_numpy(oracles.sum_weights(seed, tuple(like.shape)))


def check(expected: oracles.Expected, value: Tensor, seed: int, leaves: dict[str, Tensor]) -> None:
    np.testing.assert_allclose(value.detach().numpy(), expected.value, rtol=1e-9, atol=1e-12)
    found = torch.autograd.grad(value, list(leaves.values()), gradient_weights(seed, value))
    for name, gradient in zip(leaves, found, strict=True):
        np.testing.assert_allclose(gradient.numpy(), expected.gradients[name], rtol=1e-7, atol=1e-10)


def leaf(array: np.ndarray) -> Tensor:
    return torch.from_numpy(array).requires_grad_()


@pytest.mark.parametrize("masked", [True, False])
def test_attend_is_fused_attention(masked: bool) -> None:
    seed, (B, H, T, D) = 5, (2, 3, 4, 5)
    rng = np.random.default_rng(seed)
    scores, v = leaf(oracles.drawn(rng, (B, H, T, T))), leaf(oracles.drawn(rng, (B, H, T, D)))
    # With one-hot queries and keys made of the scores' columns, fused attention sees just these scores.
    q = torch.eye(T, dtype=torch.float64).expand(B, H, T, T)
    value = F.scaled_dot_product_attention(q, scores.transpose(-2, -1), v, is_causal=masked, scale=1.0)
    check(oracles.attend(seed, (B, H, T, D), 0.0, masked), value, seed, {"scores": scores, "v": v})


@pytest.mark.parametrize(("form", "number"), [("none", 0), ("tanh", 1)])
def test_mlp_by_both_forms_of_gelu(form: str, number: int) -> None:
    seed, width = 6, 3
    rng = np.random.default_rng(seed)
    fc, proj = leaf(oracles.drawn(rng, (4 * width, width))), leaf(oracles.drawn(rng, (width, 4 * width)))
    x = leaf(oracles.drawn(rng, (2, 5, width)))
    value = F.linear(F.gelu(F.linear(x, fc), approximate=form), proj)
    leaves = {"x": x, "fc.weight": fc, "proj.weight": proj}
    check(oracles.mlp(seed, [2, 5], width)[number], value, seed, leaves)


def test_loss_is_cross_entropy() -> None:
    seed, shape = 7, (3, 4, 5)
    rng = np.random.default_rng(seed)
    scores = leaf(oracles.drawn(rng, shape, 2.0))
    targets = torch.from_numpy(rng.integers(shape[2], size=shape[:2]))
    value = F.cross_entropy(scores.transpose(1, 2), targets)
    check(oracles.loss(seed, shape, 2.0), value, seed, {"logits": scores})


def test_the_model_is_torchs_transformer_encoder() -> None:
    weights = oracles.model_weights(8)
    ids = np.random.default_rng(8).integers(oracles.VOCABULARY, size=(3, oracles.BLOCK_SIZE))
    layer = nn.TransformerEncoderLayer(
        oracles.WIDTH,
        oracles.HEADS,
        dim_feedforward=4 * oracles.WIDTH,
        dropout=0.0,
        activation="gelu",
        batch_first=True,
        norm_first=True,
        bias=False,
        dtype=torch.float64,
    )
    norm = nn.LayerNorm(oracles.WIDTH, bias=False, dtype=torch.float64)
    layers = nn.TransformerEncoder(layer, oracles.LAYERS, norm=norm, enable_nested_tensor=False)
    names = {"norm1": "ln_1", "self_attn.in_proj_weight": "attn.qkv", "self_attn.out_proj": "attn.proj"}
    names |= {"norm2": "ln_2", "linear1": "mlp.fc", "linear2": "mlp.proj"}
    state = {"norm.weight": weights["ln_f.weight"]}
    for number in range(oracles.LAYERS):
        for theirs, ours in names.items():
            suffix = "" if theirs.endswith("_weight") else ".weight"
            state[f"layers.{number}.{theirs}{suffix}"] = weights[f"blocks.{number}.{ours}.weight"]
    layers.load_state_dict({name: torch.from_numpy(value) for name, value in state.items()})
    table = weights["token_embedding.weight"]
    x = torch.from_numpy(table[ids] + weights["position_embedding.weight"][: ids.shape[1]])
    mask = nn.Transformer.generate_square_subsequent_mask(ids.shape[1], dtype=torch.float64)
    expected = (layers(x, mask=mask, is_causal=True) @ torch.from_numpy(table).T).detach().numpy()
    np.testing.assert_allclose(oracles.model_logits(weights, ids), expected, rtol=1e-9, atol=1e-10)
