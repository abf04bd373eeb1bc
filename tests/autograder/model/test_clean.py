"""Nothing that a submission contains or prints reaches a terminal, a Markdown file or a file name unescaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from autograder.model.clean import MAX_FILE_NAME_BYTES, code, file_name, markdown, plain

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://example.org/x.png)",
    "[click](javascript:alert(1))",
    "`code` **bold** # head",
    "\x1b]0;title\x07\x1b[2Jcleared",
    "line\nbreak\r\n::error::forged",
    "\u202egnp.exe",
    "| a | b |",
    "&lt;b&gt; &amp;",
    "@everyone #1 https://example.org",
    "```\nfence\n```",
    "~~~",
]


@given(st.text())
def test_plain_is_one_printable_line(text: str) -> None:
    assert "\n" not in plain(text)
    assert all(character.isprintable() for character in plain(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render(markdown(text))
    for tag in ("<script", "<img", "<a ", "<code", "<strong", "<h1", "<table"):
        assert tag not in html


@given(st.text(alphabet="`*_<>[]()!#a\n\\ ~|&"))
def test_markdown_never_becomes_markup(text: str) -> None:
    html = MarkdownIt("commonmark").render("x" + markdown(text) + "x")
    assert html.startswith("<p>x")
    assert html.count("<") == 2, html


@given(st.text(alphabet="`a<& \\"))
def test_a_code_span_holds_exactly_the_text(text: str) -> None:
    html = MarkdownIt("commonmark").render("x " + code(text) + " x")
    assert html.count("<code>") == 1
    assert "<a" not in html


@given(st.text(min_size=1, max_size=300))
def test_a_file_name_is_one_path_component_that_fits(label: str) -> None:
    name = file_name(label, ".md")
    assert "/" not in name
    assert "\0" not in name
    assert name not in (".", "..")
    assert len(name.encode("utf-8")) <= MAX_FILE_NAME_BYTES
    assert name.endswith(".md")


@given(st.text(max_size=40), st.text(max_size=40))
def test_different_labels_get_different_files(one: str, other: str) -> None:
    assert (file_name(one, ".md") == file_name(other, ".md")) == (one == other)


def test_an_ordinary_name_stays_readable() -> None:
    assert file_name("王芳 Wang", ".md") == "王芳 Wang.md"
