"""What right answers are, in float64 numpy, with every gradient by hand: a second opinion on formulas of torch's."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from tests.hidden.tensors import Array, Expected, drawn, sum_weights

WHOLE_MODEL = 1e-4  # relative, through all of its layers
MASKED = -np.inf


# TODO 1 ---------------------------------------------------------------------------------------------------------


def exact_gelu(h: Array) -> tuple[Array, Array]:
    """h * Phi(h), and its slope."""
    phi = np.vectorize(lambda x: 0.5 * math.erfc(-x / math.sqrt(2)))(h)
    return h * phi, phi + h * np.exp(-h * h / 2) / math.sqrt(2 * math.pi)


def tanh_gelu(h: Array) -> tuple[Array, Array]:
    """The approximation by tanh, and its slope."""
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (h + 0.044715 * h**3))
    return 0.5 * h * (1 + t), 0.5 * (1 + t) + 0.5 * h * (1 - t * t) * c * (1 + 3 * 0.044715 * h * h)


GELUS: tuple[Callable[[Array], tuple[Array, Array]], ...] = (exact_gelu, tanh_gelu)


def mlp(seed: int, shape: Sequence[int], width: int) -> list[Expected]:
    """The MLP that the driver draws, by each form of GELU."""
    rng = np.random.default_rng(seed)
    fc, proj = drawn(rng, (4 * width, width)), drawn(rng, (width, 4 * width))
    x = drawn(rng, [*shape, width]).reshape(-1, width)
    inputs = {"x": x.reshape([*shape, width])}
    found = []
    for gelu in GELUS:
        h = x @ fc.T
        bent, slope = gelu(h)
        weights = sum_weights(seed, [*shape, width]).reshape(-1, width)
        back = (weights @ proj) * slope
        gradients = {
            "x": (back @ fc).reshape([*shape, width]),
            "fc.weight": back.T @ x,
            "proj.weight": weights.T @ bent,
        }
        found.append(Expected((bent @ proj.T).reshape([*shape, width]), gradients, inputs))
    return found


# TODO 2 ---------------------------------------------------------------------------------------------------------


def block(seed: int, shape: Sequence[int]) -> Expected:
    """The block of the driver's parts: out = h + mlp(ln_2(h)), h = x + attn(ln_1(x)), all of them linear."""
    rng = np.random.default_rng(seed)
    (s1, t1), (s2, t2), (s3, t3) = ((drawn(rng, shape[-1:]), drawn(rng, shape[-1:])) for _ in range(3))
    matrix = drawn(rng, (shape[-2], shape[-2]))
    x = drawn(rng, shape)
    h = x + np.einsum("ts,bsc->btc", matrix, x * s1 + t1)
    out = h * (1 + s2 * s3) + t2 * s3 + t3
    back = sum_weights(seed, shape) * (1 + s2 * s3)
    return Expected(out, {"x": back + s1 * np.einsum("ts,btc->bsc", matrix, back)}, {"x": x})


# TODO 3a, 3b, 3c ------------------------------------------------------------------------------------------------


def attention_scores(seed: int, shape: Sequence[int]) -> Expected:
    """Every dot product by itself, over the square root of its length."""
    rng = np.random.default_rng(seed)
    q, k = drawn(rng, shape), drawn(rng, shape)
    B, H, T, D = shape
    root = D**0.5
    scores = np.zeros((B, H, T, T))
    for i in range(T):
        for j in range(T):
            scores[:, :, i, j] = (q[:, :, i] * k[:, :, j]).sum(-1) / root
    w = sum_weights(seed, scores.shape)
    return Expected(
        scores,
        {"q": np.einsum("bhij,bhjd->bhid", w, k) / root, "k": np.einsum("bhij,bhid->bhjd", w, q) / root},
        {"q": q, "k": k},
    )


def causal_mask(seed: int, shape: Sequence[int], scale: float) -> Expected:
    """The scores with -inf wherever the column is behind the row; no gradient that counts goes there."""
    scores = drawn(np.random.default_rng(seed), shape, scale)
    inputs = {"scores": scores.copy()}
    weights = sum_weights(seed, shape)
    for row in range(shape[-1]):
        scores[..., row, row + 1 :] = MASKED
        weights[..., row, row + 1 :] = 0.0
    return Expected(scores, {"scores": weights}, inputs)


def shares(scores: Sequence[Sequence[float]]) -> Array:
    """What each row of scores comes to in one head, [1, 1, T, T]: exp of each over the row's sum of them."""
    powers = [[math.exp(score) for score in row] for row in scores]
    return np.array([[[[power / sum(row) for power in row] for row in powers]]])


def attend(seed: int, shape: Sequence[int], offset: float, masked: bool) -> Expected:
    """Row by row: shares that add up to 1, and the average of v by them."""
    rng = np.random.default_rng(seed)
    B, H, T, _ = shape
    scores = drawn(rng, (B, H, T, T)) + offset
    v = drawn(rng, shape)
    g = sum_weights(seed, shape)
    out, d_scores, d_v = np.zeros(shape), np.zeros(scores.shape), np.zeros(shape)
    for b, h, i in np.ndindex(B, H, T):
        seen = slice(0, i + 1 if masked else T)
        row = np.exp(scores[b, h, i, seen] - scores[b, h, i, seen].max())
        share = row / row.sum()
        out[b, h, i] = share @ v[b, h, seen]
        d_share = v[b, h, seen] @ g[b, h, i]
        d_scores[b, h, i, seen] = share * (d_share - share @ d_share)
        d_v[b, h, seen] += share[:, None] * g[b, h, i]
    return Expected(out, {"scores": d_scores, "v": d_v}, {"scores": scores, "v": v})


# TODO 4a, 4b, 4c ------------------------------------------------------------------------------------------------


def embed(seed: int, ids: Sequence[Sequence[int]], vocabulary: int, block_size: int, width: int) -> Expected:
    """Place by place."""
    rng = np.random.default_rng(seed)
    tokens, positions = drawn(rng, (vocabulary, width)), drawn(rng, (block_size, width))
    shape = (len(ids), len(ids[0]), width)
    w = sum_weights(seed, shape)
    out, d_tokens, d_positions = np.zeros(shape), np.zeros(tokens.shape), np.zeros(positions.shape)
    for b, row in enumerate(ids):
        for t, token in enumerate(row):
            out[b, t] = tokens[token] + positions[t]
            d_tokens[token] += w[b, t]
            d_positions[t] += w[b, t]
    gradients = {"token_embedding": d_tokens, "position_embedding": d_positions}
    return Expected(out, gradients, {"input_ids": np.array(ids)})


def logits(seed: int, shape: Sequence[int], blocks: int, vocabulary: int) -> Expected:
    """The driver's blocks and ln_f are scale * x + shift each; then a dot product with each row of the table."""
    rng = np.random.default_rng(seed)
    parts = [(drawn(rng, shape[-1:]), drawn(rng, shape[-1:])) for _ in range(blocks + 1)]
    weight = drawn(rng, (vocabulary, shape[-1]))
    x = drawn(rng, shape)
    inputs = {"x": x}
    product = np.ones(shape[-1])
    for scale, shift in parts:
        x, product = x * scale + shift, product * scale
    w = sum_weights(seed, (*shape[:-1], vocabulary))
    gradients = {
        "x": np.einsum("btv,vc->btc", w, weight) * product,
        "token_embedding": np.einsum("btv,btc->vc", w, x),
    }
    return Expected(np.einsum("btc,vc->btv", x, weight), gradients, inputs)


def loss(seed: int, shape: Sequence[int], scale: float) -> Expected:
    """The mean of log-sum-exp minus the right token's score."""
    rng = np.random.default_rng(seed)
    scores = drawn(rng, shape, scale)
    targets = rng.integers(shape[2], size=tuple(shape[:2]))
    value, shares = cross_entropy(scores, targets)
    right = np.zeros(scores.shape)
    np.put_along_axis(right, targets[..., None], 1.0, axis=-1)
    # For a single number the weights are one number as well.
    gradients = {"logits": sum_weights(seed, ()) * (shares - right) / targets.size}
    return Expected(np.array(value), gradients, {"logits": scores, "targets": targets})


def cross_entropy(scores: Array, targets: Array) -> tuple[float, Array]:
    """The mean over all places, in nats, and the shares that softmax gives."""
    scores = np.asarray(scores, dtype=np.float64)
    shifted = scores - scores.max(-1, keepdims=True)
    total = np.log(np.exp(shifted).sum(-1, keepdims=True))
    picked = np.take_along_axis(shifted - total, targets[..., None], axis=-1)
    return float(-picked.mean()), np.exp(shifted - total)


# model ----------------------------------------------------------------------------------------------------------

VOCABULARY, BLOCK_SIZE, LAYERS, HEADS, WIDTH = 11, 8, 2, 2, 16
BLOCK = {
    "ln_1": (WIDTH,),
    "attn.qkv": (3 * WIDTH, WIDTH),
    "attn.proj": (WIDTH, WIDTH),
    "ln_2": (WIDTH,),
    "mlp.fc": (4 * WIDTH, WIDTH),
    "mlp.proj": (WIDTH, 4 * WIDTH),
}


def model_shapes(layers: int) -> dict[str, tuple[int, ...]]:
    """The shape of each weight, by its name."""
    ends = {
        "token_embedding": (VOCABULARY, WIDTH),
        "position_embedding": (BLOCK_SIZE, WIDTH),
        "ln_f": (WIDTH,),
    }
    blocks = {f"blocks.{number}.{name}": shape for number in range(layers) for name, shape in BLOCK.items()}
    return {f"{name}.weight": shape for name, shape in (ends | blocks).items()}


def model_weights(seed: int) -> dict[str, Array]:
    """The weights that the driver gives a model of this seed."""
    rng = np.random.default_rng(seed)
    return {name: 0.2 * rng.normal(size=shape) for name, shape in sorted(model_shapes(LAYERS).items())}


def model_logits(
    weights: dict[str, Array],
    ids: Array,
    layers: int = LAYERS,
    gelu: Callable[[Array], tuple[Array, Array]] = exact_gelu,
) -> Array:
    """A GPT with these weights, in float64."""
    x = weights["token_embedding.weight"][ids] + weights["position_embedding.weight"][: ids.shape[1]]
    starts = range(0, WIDTH, WIDTH // HEADS)
    for number in range(layers):
        own = {name: weights[f"blocks.{number}.{name}.weight"] for name in BLOCK}
        q, k, v = np.split(_norm(x, own["ln_1"]) @ own["attn.qkv"].T, 3, axis=-1)
        heads = [_head(*(part[..., h : h + WIDTH // HEADS] for part in (q, k, v))) for h in starts]
        x = x + np.concatenate(heads, axis=-1) @ own["attn.proj"].T
        x = x + gelu(_norm(x, own["ln_2"]) @ own["mlp.fc"].T)[0] @ own["mlp.proj"].T
    return _norm(x, weights["ln_f.weight"]) @ weights["token_embedding.weight"].T


def _norm(x: Array, weight: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    return weight * centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)


def _head(q: Array, k: Array, v: Array) -> Array:
    out = np.zeros(v.shape)
    for i in range(q.shape[1]):
        row = np.einsum("bd,bjd->bj", q[:, i], k[:, : i + 1]) / q.shape[-1] ** 0.5
        share = np.exp(row - row.max(-1, keepdims=True))
        out[:, i] = np.einsum("bj,bjd->bd", share / share.sum(-1, keepdims=True), v[:, : i + 1])
    return out
