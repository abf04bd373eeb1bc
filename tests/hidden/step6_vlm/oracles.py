"""What right answers are, in numpy, place by place, with every gradient by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from tests.hidden.tensors import Array, Expected, drawn, sum_weights

# TODO 1a --------------------------------------------------------------------------------------------------------


def image_tokens(seed: int, shape: Sequence[int]) -> Expected:
    """Place by place."""
    features = drawn(np.random.default_rng(seed), shape)
    B, F, h, w = shape
    weights = sum_weights(seed, (B, h * w, F))
    tokens, back = np.zeros((B, h * w, F)), np.zeros(shape)
    for y in range(h):
        for x in range(w):
            tokens[:, y * w + x] = features[:, :, y, x]
            back[:, :, y, x] = weights[:, y * w + x]
    return Expected(tokens, {"features": back}, {"features": features})


def places(h: int, w: int) -> Array:
    """float64[1, h * w, 2]: the row and column of each place, as one reads."""
    return np.array([[[place // w, place % w] for place in range(h * w)]], dtype=np.float64)


# TODO 1b --------------------------------------------------------------------------------------------------------


def exact_gelu(h: Array) -> tuple[Array, Array]:
    """h times the share of the normal distribution below h, and its slope."""
    below = 0.5 * np.vectorize(math.erfc)(-h / math.sqrt(2))
    return h * below, below + h * np.exp(-(h**2) / 2) / math.sqrt(2 * math.pi)


def gelu_by_tanh(h: Array) -> tuple[Array, Array]:
    """The usual approximation, and its slope."""
    root = math.sqrt(2 / math.pi)
    bend = np.tanh(root * (h + 0.044715 * h**3))
    inner = root * (1 + 3 * 0.044715 * h**2)
    return h * (1 + bend) / 2, (1 + bend) / 2 + h * (1 - bend**2) * inner / 2


GELUS: tuple[Callable[[Array], tuple[Array, Array]], ...] = (exact_gelu, gelu_by_tanh)


def projector(seed: int, shape: Sequence[int], vision_dim: int, text_dim: int) -> list[Expected]:
    """What the driver's projector makes of x, by each form of GELU."""
    rng = np.random.default_rng(seed)
    fc, proj = drawn(rng, (text_dim, vision_dim)), drawn(rng, (text_dim, text_dim))
    x = drawn(rng, [*shape, vision_dim])
    rows = x.reshape(-1, vision_dim)
    out = [*shape, text_dim]
    weights = sum_weights(seed, out).reshape(-1, text_dim)
    found = []
    for gelu in GELUS:
        bent, slope = gelu(rows @ fc.T)
        back = (weights @ proj) * slope
        gradients = {
            "x": (back @ fc).reshape(x.shape),
            "fc.weight": back.T @ rows,
            "proj.weight": weights.T @ bent,
        }
        found.append(Expected((bent @ proj.T).reshape(out), gradients, {"x": x}))
    return found


# TODO 2a --------------------------------------------------------------------------------------------------------


def join(seed: int, rows: int, n_image: int, n_text: int, width: int, block_size: int) -> Expected:
    """Place by place: whose vector it is, and the position that is added."""
    rng = np.random.default_rng(seed)
    positions = drawn(rng, (block_size, width))
    image, text = drawn(rng, (rows, n_image, width)), drawn(rng, (rows, n_text, width))
    shape = (rows, n_image + n_text, width)
    weights = sum_weights(seed, shape)
    joined = np.zeros(shape)
    d_image, d_text, d_positions = (np.zeros(part.shape) for part in (image, text, positions))
    for b in range(rows):
        for place in range(n_image + n_text):
            is_image = place < n_image
            source, back = (image, d_image) if is_image else (text, d_text)
            own = place if is_image else place - n_image
            joined[b, place] = source[b, own] + positions[place]
            back[b, own] = weights[b, place]
            d_positions[place] += weights[b, place]
    gradients = {"image_embeddings": d_image, "text_embeddings": d_text, "position_embedding": d_positions}
    return Expected(joined, gradients, {"image_embeddings": image, "text_embeddings": text})


# TODO 2b --------------------------------------------------------------------------------------------------------


def with_image_targets(targets: Sequence[Sequence[int]], n_image: int) -> Array:
    """int64[B, n_image + T]: row by row, as lists."""
    rows = [[-100 for _ in range(n_image)] + list(row) for row in targets]
    return np.array(rows, dtype=np.int64).reshape(len(targets), -1)


# TODO 3 ---------------------------------------------------------------------------------------------------------

PICTURE = (1, 3, 2, 3)


def picture(seed: int) -> Array:
    """float64[1, 3, 2, 3]: the picture that the driver draws."""
    return drawn(np.random.default_rng(seed), PICTURE)


def caption(
    seed: int, prompt_ids: Sequence[int], end_id: int, max_new_tokens: int, vocabulary: int
) -> list[int]:
    """What the driver's model says to the end, by its rule: a number for the picture, and one for each token read."""
    weighted = picture(seed).ravel() * np.arange(1, 19)
    state = round(64 * float(weighted.sum()))
    for token in prompt_ids:
        state = _after(state, token)
    said: list[int] = []
    while len(said) < max_new_tokens:
        likeliest = state % vocabulary
        if likeliest == end_id:
            return said
        said.append(likeliest)
        state = _after(state, likeliest)
    return said


def _after(state: int, token: int) -> int:
    return (31 * state + 7 + token) % 10007


# vlm ------------------------------------------------------------------------------------------------------------

VOCABULARY, BLOCK_SIZE, HEADS, WIDTH = 7, 12, 2, 16
CELL, COLOURS = 4, 3
ROWS, COLUMNS = 2, 3
OPENS, END = 0, 4
BLOCK = "gpt.blocks.layers.0."
SHAPES = {
    "gpt.token_embedding.weight": (VOCABULARY, WIDTH),
    "gpt.position_embedding.weight": (BLOCK_SIZE, WIDTH),
    BLOCK + "self_attn.in_proj_weight": (3 * WIDTH, WIDTH),
    BLOCK + "self_attn.out_proj.weight": (WIDTH, WIDTH),
    BLOCK + "linear1.weight": (4 * WIDTH, WIDTH),
    BLOCK + "linear2.weight": (WIDTH, 4 * WIDTH),
    BLOCK + "norm1.weight": (WIDTH,),
    BLOCK + "norm2.weight": (WIDTH,),
    "gpt.blocks.norm.weight": (WIDTH,),
    "projector.fc.weight": (WIDTH, COLOURS),
    "projector.proj.weight": (WIDTH, WIDTH),
}


def drawn_weights(rng: np.random.Generator) -> dict[str, Array]:
    """The weights that the driver gives a model, in the order of their names."""
    return {name: 0.3 * rng.normal(size=shape) for name, shape in sorted(SHAPES.items())}


def drawn_pictures(rng: np.random.Generator, count: int) -> tuple[Array, Array]:
    """float64[count, 3, 8, 12] and int64[count, 2]: the driver's pictures, and what is to be said of them."""
    height, width = CELL * ROWS, CELL * COLUMNS
    pictures = rng.normal(size=(count, COLOURS, height, width)) / 10
    said = []
    for one in pictures:
        colour = int(rng.integers(COLOURS))
        top, left = CELL * int(rng.integers(ROWS)), CELL * int(rng.integers(COLUMNS))
        one[colour, top : top + CELL, left : left + CELL] += 1.0
        said.append([1 + colour, END])
    return pictures, np.array(said)


def vlm_logits(
    weights: dict[str, Array],
    images: Array,
    ids: Array,
    gelu: Callable[[Array], tuple[Array, Array]] = exact_gelu,
) -> Array:
    """float64[B, N + T, V]: the whole, from pictures to scores."""
    B, places = len(images), ROWS * COLUMNS
    seen = np.zeros((B, places, COLOURS))
    for place in range(places):
        y, x = CELL * (place // COLUMNS), CELL * (place % COLUMNS)
        seen[:, place] = 4 * images[:, :, y : y + CELL, x : x + CELL].mean((2, 3))
    as_words = gelu(seen @ weights["projector.fc.weight"].T)[0] @ weights["projector.proj.weight"].T
    words = weights["gpt.token_embedding.weight"]
    x = np.concatenate((as_words, words[ids]), axis=1)
    x = x + weights["gpt.position_embedding.weight"][: x.shape[1]]
    own = {name.removeprefix(BLOCK): weight for name, weight in weights.items()}
    x = x + _attention(_norm(x, own["norm1.weight"]), own)
    # The language model is given: its GELU is the exact one, whatever the student's projector uses.
    x = x + exact_gelu(_norm(x, own["norm2.weight"]) @ own["linear1.weight"].T)[0] @ own["linear2.weight"].T
    return _norm(x, weights["gpt.blocks.norm.weight"]) @ words.T


def _attention(x: Array, own: dict[str, Array]) -> Array:
    q, k, v = np.split(x @ own["self_attn.in_proj_weight"].T, 3, axis=-1)
    size = WIDTH // HEADS
    out = np.zeros(x.shape)
    future = np.triu(np.full((x.shape[1], x.shape[1]), -np.inf), 1)
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        seen = np.einsum("bid,bjd->bij", q[..., part], k[..., part]) / math.sqrt(size) + future
        share = np.exp(seen - seen.max(-1, keepdims=True))
        out[..., part] = share / share.sum(-1, keepdims=True) @ v[..., part]
    return out @ own["self_attn.out_proj.weight"].T


def _norm(x: Array, weight: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    return weight * centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)


def right_captions(weights: dict[str, Array], images: Array, said: Array) -> float:
    """The share of pictures of which the model says all that is to be said, token by token."""
    ids = np.full((len(images), 1), OPENS)
    for _ in range(said.shape[1]):
        likeliest = vlm_logits(weights, images, ids)[:, -1].argmax(-1)
        ids = np.concatenate((ids, likeliest[:, None]), axis=1)
    return float((ids[:, 1:] == said).all(axis=1).mean())
