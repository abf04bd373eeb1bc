"""Reads a page as a browser's parser does, as far as tests need it: elements with their attributes, and the text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

URL_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset"})


@dataclass
class Element:
    """A tag with its attributes, and the text directly in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page, in order."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new element."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """What follows is no longer this element's text."""
        self.elements.append(Element("#after", {}))

    def handle_data(self, data: str) -> None:
        """Text belongs to the tag before it: enough for what is asked here."""
        if self.elements:
            self.elements[-1].text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag that have these attributes."""
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    @property
    def text(self) -> str:
        """All text but that of style and script."""
        return " ".join(
            element.text.strip() for element in self.elements if element.tag not in ("style", "script")
        )


def assert_strict(source: str) -> Page:
    """The page can do nothing but show itself: one style and one script, named by the policy, and no way out."""
    page = Page(source)
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = policy.attributes["content"]
    assert rules.startswith("default-src 'none';")
    assert "unsafe" not in rules
    for tag in ("style", "script"):
        (element,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode("utf-8")).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules
    for element in page.elements:
        assert element.tag not in (
            "img",
            "iframe",
            "object",
            "embed",
            "base",
            "link",
            "form",
            "video",
            "image",
        )
        for name, value in element.attributes.items():
            assert not name.startswith("on"), element
            assert name != "style", element
            if name in URL_ATTRIBUTES:
                assert re.match(r"#|feedback/[^:/]*$", value), element
    return page
