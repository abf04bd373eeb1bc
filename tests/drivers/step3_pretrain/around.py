"""What surrounds a call and belongs to everybody: random numbers and torch's settings. Student code leaves it alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch


def seed_all(seed: int) -> None:
    """Seed Python's, numpy's and torch's random numbers."""
    random.seed(seed)
    np.random.seed(seed)
    torch.default_generator.manual_seed(seed)


def next_numbers() -> np.ndarray:
    """float64[3]: the next random numbers of Python, numpy and torch. They tell whether somebody seeded or drew."""
    return np.array([random.random(), np.random.random_sample(), torch.rand((), dtype=torch.float64).item()])


def settings() -> dict[str, Any]:
    """torch's settings for the whole process, as plain values."""
    return {
        "gradients": torch.is_grad_enabled(),
        "default dtype": str(torch.get_default_dtype()),
        "threads": torch.get_num_threads(),
        "deterministic": torch.are_deterministic_algorithms_enabled(),
        "anomaly detection": torch.is_anomaly_enabled(),
    }


@contextmanager
def settings_restored() -> Iterator[None]:
    """Put torch's settings back afterwards: one call's must not live on in the next, which may be another file's."""
    gradients, dtype, threads = torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_num_threads()
    deterministic, anomaly = torch.are_deterministic_algorithms_enabled(), torch.is_anomaly_enabled()
    try:
        yield
    finally:
        torch.set_grad_enabled(gradients)
        torch.set_default_dtype(dtype)
        if torch.get_num_threads() != threads:
            torch.set_num_threads(threads)
        if (
            torch.are_deterministic_algorithms_enabled() != deterministic
        ):  # setting it imports torch's compiler
            torch.use_deterministic_algorithms(deterministic)
        if torch.is_anomaly_enabled() != anomaly:
            torch.autograd.set_detect_anomaly(anomaly)
