"""Strangers' Markdown comes out clean, and says what it said."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from reportback import prose

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](https://tracker.example/pixel.png)",
    "<iframe src='https://evil.example'></iframe>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<p class='skip' id='main'>x</p>",
    "<form action='https://evil.example'><input name=password></form>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<a href='//evil.example'>x</a>",
    "<object data='x'></object><embed src='x'><base href='https://evil.example/'>",
    '<a href="https://a.example" target="_blank" onclick="x()">x</a>',
    "<!-- --><!--><script>alert(1)</script>-->",
    "`<script>`",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]
ALLOWED = {
    *("p", "br", "hr", "em", "strong", "del", "blockquote", "ul", "ol", "li", "a", "code", "pre"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "div"),
}


def assert_clean(html: str) -> None:
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        assert tag.name in ALLOWED
        assert not {name for name in tag.attrs if name.startswith("on")}
        assert not {"style", "id", "src", "srcset", "target"} & tag.attrs.keys()
        if tag.name == "div":
            assert tag.attrs == {"class": ["table-scroll"], "tabindex": "0"}
        href = tag.get("href", "https://")
        assert str(href).lower().startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize("markdown", HOSTILE)
def test_hostile_text_comes_out_clean(markdown: str) -> None:
    assert_clean(str(prose.to_html(markdown)))


@given(st.lists(st.sampled_from([*HOSTILE, "<", ">", '"', "\n\n", "*", "| a |", "- "])))
def test_any_mixture_comes_out_clean(parts: list[str]) -> None:
    assert_clean(str(prose.to_html("".join(parts))))


def test_markdown_says_what_it_says() -> None:
    html = prose.to_html("A **bold** [link](https://a.example/?b=1&c=2)\n\n- one\n- two")
    soup = BeautifulSoup(str(html), "html.parser")
    assert soup.strong.text == "bold"
    assert soup.a["href"] == "https://a.example/?b=1&c=2"
    assert soup.a["rel"] == ["nofollow", "ugc", "noopener"]
    assert [item.text for item in soup.find_all("li")] == ["one", "two"]


def test_headings_begin_below_those_of_the_page() -> None:
    html = prose.to_html("# One\n\n## Two\n\n##### Five")
    levels = [tag.name for tag in BeautifulSoup(str(html), "html.parser").find_all(True)]
    assert levels == ["h3", "h4", "h6"]


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    html = prose.to_html("| a | b |\n| --- | --- |\n| 1 | 2 |")
    box = BeautifulSoup(str(html), "html.parser").div
    assert box["tabindex"] == "0"
    assert box.table.th.text == "a"


def test_columns_are_aligned_by_a_class() -> None:
    html = prose.to_html("| a | b |\n| --: | --- |\n| 1 | 2 |")
    cell = BeautifulSoup(str(html), "html.parser").td
    assert (cell["class"], "align" in cell.attrs) == (["num"], False)


def test_plain_words_keep_spaces_between_blocks() -> None:
    assert prose.to_plain("One\n\nTwo & *three*\n- four\n- five") == "One Two & three four five"


def test_a_heading_is_told_from_what_follows() -> None:
    """As where columns of a form are put together: 'Where' is no word of the sentence before."""
    text = "A bench. \n\n## Where\n\nBy the weir\n\n## Why now?\n\nIt is wet."
    assert prose.to_plain(text) == "A bench. Where: By the weir Why now? It is wet."
    assert prose.excerpt(text) == "A bench."
    assert prose.excerpt(text[10:]) == "Where: By the weir Why now? It is wet."
    assert prose.shortened(text, 24) == "A bench. Where: By the…"


def test_an_excerpt_is_cut_between_words() -> None:
    assert prose.excerpt("one two three four", 12) == "one two…"
    assert prose.excerpt("short", 12) == "short"


@given(st.text(max_size=400), st.integers(min_value=5, max_value=80))
def test_an_excerpt_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(prose.excerpt(text, limit)) <= limit + 1


def test_what_scrolls_can_be_reached_by_keyboard() -> None:
    assert '<pre tabindex="0">' in prose.to_html("```\nlong\n```")
    assert '<div class="table-scroll" tabindex="0">' in prose.to_html("| a |\n| - |\n| b |")
