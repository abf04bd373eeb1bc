"""The GPT that the steps share: torch's own layers compute the same, nothing looks ahead, and a file brings it back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from autograder.model.paths import SOLUTIONS

sys.path.append(str(SOLUTIONS))  # kit/ is given code, which lies there

from kit import gpt  # pyright: ignore[reportMissingImports]
from kit.options import UsageError  # pyright: ignore[reportMissingImports]

sys.path.remove(str(SOLUTIONS))

SHAPE = {"vocab_size": 11, "block_size": 8, "n_layer": 2, "n_head": 2, "n_embd": 16}


def large(**more: object) -> gpt.GPT:
    """A model with weights so large that every part of it matters."""
    torch.manual_seed(0)
    model = gpt.GPT(gpt.GPTConfig(**(SHAPE | more)))
    with torch.no_grad():
        for weight in model.parameters():
            weight.copy_(0.3 * torch.randn_like(weight))
    return model.eval()


def ids_of(length: int = 8) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(1).integers(11, size=(3, length)))


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("length", [1, 5, 8])
def test_torchs_own_attention_gives_the_same_logits_and_gradients(bias: bool, length: int) -> None:
    model, ids = large(bias=bias), ids_of(length)
    loss = model(ids, ids)[1]
    found = torch.autograd.grad(loss, list(model.parameters()))
    logits = model(ids)[0]
    for block in model.blocks.layers:
        block.self_attn.__class__ = nn.MultiheadAttention
    expected = torch.autograd.grad(model(ids, ids)[1], list(model.parameters()))
    torch.testing.assert_close(logits, model(ids)[0], rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("with_gradients", [False, True])
def test_a_later_token_changes_no_earlier_logit(bias: bool, with_gradients: bool) -> None:
    """Without gradients torch may take another way through its layers."""
    model, ids = large(bias=bias), ids_of()
    other = ids.clone()
    other[:, 5:] = (other[:, 5:] + 1) % 11
    with torch.set_grad_enabled(with_gradients):
        a, b = model(ids)[0], model(other)[0]
    assert torch.equal(a[:, :5], b[:, :5])
    assert not torch.allclose(a[:, 5:], b[:, 5:])


def test_a_new_model_guesses_at_random_and_can_learn() -> None:
    torch.manual_seed(0)
    model = gpt.GPT(gpt.GPTConfig(**SHAPE))
    loss = model(ids_of(), ids_of().roll(1))[1]
    assert loss.item() == pytest.approx(np.log(11), abs=0.1)
    loss.backward()
    assert all(weight.grad is not None and weight.grad.any() for weight in model.parameters())


def test_too_long_a_window_is_refused() -> None:
    with pytest.raises(ValueError, match="9 tokens, but block_size is 8"):
        large()(ids_of(9))


def test_sampling_keeps_to_the_likeliest_and_leaves_the_mode() -> None:
    model = large().train()
    written = model.generate(ids_of(3), 12, top_k=1)
    assert model.training
    assert written.shape == (3, 15)
    model.eval()
    for t in range(3, 15):
        best = model(written[:, max(0, t - 8) : t])[0][:, -1].argmax(-1)
        assert torch.equal(written[:, t], best)


def test_sampling_draws_as_often_as_the_model_says() -> None:
    model, start = large(), ids_of(3)[:1].expand(4000, 3)
    shares = (model(start[:1])[0][0, -1] / 2).softmax(-1)
    drawn = model.generate(start, 1, temperature=2.0, generator=torch.Generator().manual_seed(3))[:, -1]
    torch.testing.assert_close(torch.bincount(drawn, minlength=11) / 4000, shares, rtol=0, atol=0.04)


def test_a_file_brings_the_model_back(tmp_path: Path) -> None:
    model, path = large(), tmp_path / "model.safetensors"
    gpt.save(path, model, {"tokenizer": "abc"})
    loaded, metadata = gpt.load(path)
    assert metadata["tokenizer"] == "abc"
    assert loaded.config == model.config
    assert not loaded.training
    assert next(loaded.parameters()).dtype == torch.float32
    torch.testing.assert_close(loaded(ids_of())[0], model(ids_of())[0], rtol=0, atol=0.05)  # float16


def test_what_is_no_model_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    with pytest.raises(UsageError, match="can't be used"):
        gpt.load(path)
    save_file({"x": torch.zeros(2)}, path, {})
    with pytest.raises(UsageError, match="no model of this course"):
        gpt.load(path)
    save_file({"x": torch.zeros(2)}, path, {"config": json.dumps(SHAPE)})
    with pytest.raises(UsageError, match="Start training anew"):
        gpt.load(path)
