"""The student's page inside nbgrader's: whole, and unable to reach or break what is around it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from autograder.gradebooks.feedback_page import framed

AROUND = '<html><BODY class="a">\n<p id="mark">1</p></body></html>'


class Seen(HTMLParser):
    """The tags outside of the frame, and the frame's attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.frame: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each opening tag."""
        self.tags.append(tag)
        if tag == "iframe":
            self.frame = dict(attrs)


@pytest.mark.parametrize(
    "own",
    [
        "<!doctype html><p>你好 &amp; “hi”</p>",
        """"'></iframe><script>alert(1)</script>""",
        r"\1 \g<0> {page} <body>",
    ],
)
def test_the_page_is_whole_and_stays_in_its_frame(own: str) -> None:
    seen = Seen(framed(AROUND, own))
    assert seen.tags == ["html", "body", "iframe", "p"]
    assert seen.frame["srcdoc"] == own
    assert seen.frame["sandbox"] == "allow-scripts"
