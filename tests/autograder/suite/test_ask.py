"""How a question reads in a student's words."""

from __future__ import annotations

import numpy as np

from autograder.suite.ask import call_in_words


def test_a_template_is_filled_with_what_was_asked() -> None:
    arguments = {"values": np.arange(3), "factor": 2}
    assert call_in_words("scale({values}, {factor})", "scale", arguments) == "scale([0, 1, 2], 2)"


def test_an_argument_that_was_left_to_its_default_is_no_fault() -> None:
    """Protects authors whose driver has a default: the feedback is written all the same."""
    assert call_in_words("scale({values}, {factor})", "scale", {"values": [1]}) == "scale([1], ·)"


def test_without_a_template_the_call_is_shown_with_its_names() -> None:
    assert call_in_words("", "scale", {"factor": 2}) == "scale(factor=2)"
