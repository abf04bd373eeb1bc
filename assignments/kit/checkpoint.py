"""存盘：停下以后能一模一样地接着训练（已给出）
Checkpoints: all that is needed to go on exactly where training stopped (given; nothing to do here).

Files are safetensors, never pickle: loading one can't run code.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from safetensors import safe_open
from torch import Tensor

from kit.language import say
from kit.options import UsageError

CHECKPOINT = "checkpoint.safetensors"
MODEL = "model.safetensors"


@dataclass(frozen=True)
class Checkpoint:
    """All that is needed to go on as if nothing had happened, in one file: it is never half new.

    tensors: model.*, optimizer.<parameter's number>.*, rng.* and the losses since the last line of progress.
    """

    settings: Any  # the step's own dataclass of options
    data_sha256: str
    next_step: int
    tensors: dict[str, Tensor]

    def save(self, path: Path) -> None:
        """Write it. An older one stays whole until the new one is."""
        metadata = {
            "settings": json.dumps(asdict(self.settings)),
            "data_sha256": self.data_sha256,
            "next_step": str(self.next_step),
        }
        write_tensors(path, self.tensors, metadata)

    @classmethod
    def load(cls, path: Path, settings: type[Any]) -> Checkpoint:
        """settings: the dataclass that the options are read into. Raises UsageError for a file that this program didn't write."""
        try:
            with safe_open(path, framework="pt") as file:
                metadata = file.metadata()
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
            options = settings(**json.loads(metadata["settings"]))
            return cls(options, metadata["data_sha256"], int(metadata["next_step"]), tensors)
        except (OSError, safetensors.SafetensorError, KeyError, TypeError, ValueError) as error:
            raise UsageError(
                say(
                    f"{path}：读不了（{error}）。请重新开始训练。",
                    f"{path}: can't be read ({error}). Start training anew.",
                )
            ) from error

    def part(self, prefix: str) -> dict[str, Tensor]:
        """The tensors whose names begin with `prefix.`, without it."""
        begin = f"{prefix}."
        return {
            name.removeprefix(begin): tensor
            for name, tensor in self.tensors.items()
            if name.startswith(begin)
        }


def random_state(device: torch.device) -> dict[str, Tensor]:
    """The state of torch's random numbers (dropout draws from them)."""
    state = {"rng.cpu": torch.get_rng_state()}
    if device.type == "cuda":
        state["rng.cuda"] = torch.cuda.get_rng_state(device)
    return state


def restore_random_state(state: Mapping[str, Tensor], device: torch.device) -> None:
    """state: as from random_state, the names without `rng.`."""
    torch.set_rng_state(state["cpu"])
    if device.type == "cuda" and "cuda" in state:
        torch.cuda.set_rng_state(state["cuda"], device)


def optimizer_state(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """What the optimizer remembers of each parameter, as optimizer.<parameter's number>.<name>."""
    states = optimizer.state_dict()["state"]
    return {f"optimizer.{i}.{name}": tensor for i, state in states.items() for name, tensor in state.items()}


def restore_optimizer(optimizer: torch.optim.Optimizer, saved: Mapping[str, Tensor]) -> None:
    """saved: as from optimizer_state, the names without `optimizer.`. Learning rates come from the schedule."""
    state: dict[int, dict[str, Tensor]] = {}
    for name, tensor in saved.items():
        i, _, key = name.partition(".")
        state.setdefault(int(i), {})[key] = tensor
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state})


def write_tensors(path: Path, tensors: Mapping[str, Tensor], metadata: dict[str, str]) -> None:
    """Write a safetensors file; an interrupted write leaves the old file whole."""
    temporary = path.with_suffix(".tmp")
    safetensors.torch.save_file({k: v.contiguous() for k, v in tensors.items()}, temporary, metadata)
    os.replace(temporary, path)


def metadata_of(path: Path) -> dict[str, str]:
    """What a safetensors file says of itself. Raises UsageError when it can't be read."""
    try:
        with safe_open(path, framework="pt") as file:
            return file.metadata() or {}
    except (OSError, safetensors.SafetensorError) as error:
        raise _unusable(path, error) from error


def load_model(path: Path, model: torch.nn.Module) -> None:
    """Put saved weights into a model. Raises UsageError when they can't be read or don't fit."""
    try:
        weights = safetensors.torch.load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise _unusable(path, error) from error
    put_weights(weights, model, path)


def put_weights(weights: Mapping[str, Tensor], model: torch.nn.Module, path: Path) -> None:
    """Put weights into a model. path: where they come from. Raises UsageError when they don't fit."""
    if weights.keys() != model.state_dict().keys():
        raise UsageError(
            say(
                f"{path}：里面的权重名字和现在的模型对不上：它是由课程较早的版本或另一种模型保存的。请重新开始训练。",
                f"{path}: its weights have other names than this model's: an earlier version of the course, or another "
                "model, saved them. Start training anew.",
            )
        )
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:  # a weight of another shape
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> UsageError:
    reason = " ".join(str(error).split())[:200]
    return UsageError(say(f"{path}：用不了（{reason}）。", f"{path}: can't be used ({reason})."))
