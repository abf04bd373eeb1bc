"""Gradescope's ``submission_metadata.yml``: whose each submission is, and when it was handed in.

Its keys are Ruby's symbols (``:submitters``). Of all that stands there only names, numbers, e-mails and the time are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from autograder.intake.collected import CollectError
from autograder.intake.people import Owner

METADATA_FILE = "submission_metadata.yml"


@dataclass(frozen=True)
class Submitted:
    """One submission: all who handed it in together, and when."""

    owners: tuple[Owner, ...]
    received: datetime | None


def read_metadata(content: bytes) -> dict[str, Submitted]:
    """The submissions by number. Raises CollectError for a file that isn't Gradescope's."""
    try:
        import yaml
    except ImportError as error:
        raise CollectError(f"reading {METADATA_FILE} needs PyYAML: pip install -e '.[staff]'") from error

    try:
        found = yaml.load(content, yaml.BaseLoader)  # text, lists and mappings, whatever tags say
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CollectError(f"{METADATA_FILE}: can't be read: {str(error)[:200]}") from error
    if not isinstance(found, Mapping):
        raise CollectError(f"{METADATA_FILE}: is not Gradescope's list of submissions")
    return {
        str(name).removeprefix("submission_"): _submitted(said)
        for name, said in found.items()
        if isinstance(said, Mapping)
    }


def _submitted(said: Mapping[Any, Any]) -> Submitted:
    listed = said.get(":submitters") or []
    owners = [_owner(one) for one in listed if isinstance(one, Mapping)]
    return Submitted(tuple(owner for owner in owners if owner.ids), _time(said.get(":created_at")))


def _owner(one: Mapping[Any, Any]) -> Owner:
    number, email, name = (str(one.get(key) or "").strip() for key in (":sid", ":email", ":name"))
    return Owner(tuple(text for text in (number, email) if text), name, email)


def _time(value: object) -> datetime | None:
    """As in ``2026-11-20 10:30:00.123456000 Z``."""
    try:
        time = datetime.fromisoformat(re.sub(r"\s+(?=[Z+-])", "", str(value).strip()))
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
