"""Renders a page: Jinja with autoescape, style and script inline, and a policy that lets the browser run nothing else.

The policy names the style and the script by their hashes, so that neither a tag nor an attribute that got into the page
some other way is applied: no inline handlers, no ``style`` attributes, no pictures, no connections, no forms.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from autograder.model.clean import in_number, plain
from autograder.views.markdown import shown

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parent / "templates"


def render(template: str, *, style: str, script: str, **values: Any) -> str:
    """The page of a template with one style sheet and one script, all from ``templates/``."""
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(policy=policy, style=Markup(_text(style)), script=Markup(_text(script)), **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["plain"], environment.filters["shown"] = lru_cache(4096)(plain), shown
    environment.filters["counted"] = in_number
    environment.filters["points"] = lambda value: f"{value:g}"
    environment.filters["percent"] = lambda value: "–" if value is None else f"{100 * value:.0f}%"
    return environment


@lru_cache
def _text(name: str) -> str:
    """A file of ``templates/``, as a browser hashes it: without the end tag, with plain line ends."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError(f"{TEMPLATES / name}: must not hold “</”, which could end its element")
    return text


@lru_cache
def _hash(name: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(_text(name).encode('utf-8')).digest()).decode()}"
