"""Texts of exports on the page: what people wrote is what is read, sign by sign, line by line."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportback.importing.markup import first_sentence, from_html, from_plain, made_title
from reportback.prose import to_html
from tests.importing.sites import HEAD, MAP, export, mapping, register, run, site


def seen(markdown: str) -> str:
    """What a reader sees, without blanks."""
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", str(to_html(markdown)))))


AWKWARD = [
    *("<ramp>", "# Important", "* * *", "=====", "---", "_x_ *y* **z**", "5*6*7", "C:\\temp\\_x"),
    *(
        "12. März",
        "14. April",
        "> 3 m",
        "[a]: b",
        "[text](there)",
        "![x](y)",
        "&amp; &lt;",
        "`code`",
    ),
    *("--- | ---", "a | b", "~~no~~", "+ 44 1234", "ends with \\", "<!-- gone? -->", "snake_case"),
    *("see https://x.org/_a_(b).", "(https://x.org/a)", "www.x.org", "<3", "-", "1)", "\\# \\\\"),
]


@given(st.lists(st.sampled_from([*AWKWARD, ""]), min_size=1, max_size=8))
def test_plain_text_loses_no_sign(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert seen(from_plain(text)) == re.sub(r"\s", "", text)


@example("1\n:-")  # a table of one column
@example("` ` `")  # code that is a blank
@given(st.text(alphabet="ab1 -*_.)#>`[](!&;<~|=+\\\n:/", max_size=40))
def test_plain_text_of_any_signs(text: str) -> None:
    """Signs of lists are the list's own, and so may be seen no more; all else is there."""
    lists = r"[-*0-9.)\s]"
    assert re.sub(lists, "", seen(from_plain(text))) == re.sub(lists, "", text)


def test_lines_stay_lines_and_lists_become_lists() -> None:
    text = "Dear all,\nplease:\n- trees\n- a bench\nThanks\nJo\n\n1. one\n2. two\n7. seven"
    html = str(to_html(from_plain(text)))
    assert "<p>Dear all,<br>\nplease:</p>\n<ul>\n<li>trees</li>\n<li>a bench</li>\n</ul>" in html
    assert "<p>Thanks<br>\nJo</p>" in html
    assert "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<p>7. seven</p>" in html


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("  1. a\n  2. b\n  3. c", "<ol><li>a</li><li>b</li><li>c</li></ol>"),
        ("  - a\n  - b\n  - c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("  - a\n    - b\n  - c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("\t- a\n\t\tand more\n\t- b", "<ul><li>a<br>andmore</li><li>b</li></ul>"),
        ("So:\n   - a\n   So it is", "<p>So:</p><ul><li>a</li></ul><p>Soitis</p>"),
        ("  1. a\n2. b\n3. c\n4. d", "<ol><li>a</li><li>b</li><li>c</li><li>d</li></ol>"),
        ("So:\n\n   1. a\n\n    2. b", "<p>So:</p><ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("  - a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        (
            "- a\n\nSo:\n    - b\n    - c",
            "<ul><li>a</li></ul><p>So:</p><ul><li>b</li><li>c</li></ul>",
        ),
    ],
)
def test_an_indented_list_is_the_list_that_it_is(text: str, page: str) -> None:
    assert re.sub(r"\s", "", str(to_html(from_plain(text)))) == page


LINES = ["- a", "* b", "1. c", "2. d", "3. e", "2) f", "so", "", "---"]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(LINES)), max_size=8), st.integers(1, 9)
)
def test_an_indent_of_all_lines_says_nothing(lines: list[tuple[int, str]], more: int) -> None:
    texts = ["\n".join(" " * (by + n) + line for n, line in lines) for by in (0, more)]
    assert from_plain(texts[0]) == from_plain(texts[1])


@pytest.mark.parametrize("flags", [(), ("--redact",)])
def test_a_cell_that_begins_with_an_indented_list(tmp_path: Path, flags: tuple[str, ...]) -> None:
    file = export(site(tmp_path), f'{HEAD}1,A,"  - a\n  - b\n    - c",2024-02-01\n')
    assert run(tmp_path, file, *MAP, *flags).exit_code == 0
    assert register(tmp_path).ideas[0].body == "- a\n- b\n    - c"


@pytest.mark.parametrize(
    ("html", "page"),
    [
        ("<p>One<br>two<br/></p>", "<p>One<br>\ntwo</p>"),
        ("<p>One<br><br>two</p>", "<p>One</p>\n<p>two</p>"),
        ("<p>Points:<br>- a<br>- b</p>", "<p>Points:<br>\n- a<br>\n- b</p>"),
        ("<p># no</p><p>3. c</p>", "<p># no</p>\n<p>3. c</p>"),
        ("<p>1 &lt; 2 &amp;amp; &lt;script&gt;x</p>", "<p>1 &lt; 2 &amp;amp; &lt;script&gt;x</p>"),
        ("<script>x()</script><style>p{}</style><p>Hi</p>", "<p>Hi</p>"),
        ("No tags.\n\nBut\nlines &amp; all", "<p>No tags.</p>\n<p>But<br>\nlines &amp; all</p>"),
        ("One\ntwo <b>bold</b>", "<p>One<br>\ntwo <strong>bold</strong></p>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
        ),
    ],
)
def test_html_reads_as_it_did(html: str, page: str) -> None:
    assert str(to_html(from_html(html))).strip() == page


def test_links_of_html() -> None:
    html = (
        '<p><a href="https://x.org/a(b)">https://x.org/a(b)</a> <a href="https://y.org/(1)">z</a>'
    )
    page = str(to_html(from_html(html)))
    assert 'href="https://x.org/a(b)"' in page
    assert 'href="https://y.org/(1)"' in page


def test_a_pipe_in_a_table_of_html() -> None:
    page = str(to_html(from_html("<table><tr><td>a|b</td><td>c<br>d</td></tr></table>")))
    assert "<td>a|b</td>\n<td>c d</td>" in page


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Good", "Good"),
        ("It costs little. It helps many.", "It costs little. …"),
        (
            "Dr. Smith of No. 5 St. Mary's agreed. We start.",
            "Dr. Smith of No. 5 St. Mary's agreed. …",
        ),
        ("## Our answer\n\n**In May. We** do [it](https://x.org).", "In May. We do it."),
        ("## Only a heading", "Only a heading"),
        ("It costs £1.5 million\\\na year. Ändern", "It costs £1.5 million a year. …"),
        (
            "1\\. \\*x\\* \\<b>, see <https://x.org/a_b>",
            "1\\. \\*x\\* \\<b>, see <https://x.org/a_b>",
        ),
        ("[no link\\](<https://x.org/a(1)>)", "[no link\\](<https://x.org/a(1)>)"),
        ("今年做。明年也做。", "今年做。 …"),
        ("word " * 60, f"{'word ' * 47}word…"),
    ],
)
def test_the_first_sentence_of_a_reason(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_titles_are_made_of_words() -> None:
    assert made_title("a \\<ramp> \\*x\\* **b** s_c\\\nsee <https://x.y>") == (
        "a <ramp> *x* b s_c see https://x.y"
    )


def test_markdown_is_left_alone_where_it_is_said(tmp_path: Path) -> None:
    text = "columns: {title: Title, body: Text, submitted: Date}\nmarkdown: [body]\n"
    mapping(site(tmp_path), text)
    run(tmp_path, export(tmp_path, f'{HEAD}1,A,"    **Bold**\n# Heading",2024-02-01\n'))
    assert register(tmp_path).ideas[0].body.strip() == "**Bold**\n# Heading"


def test_tags_that_are_meant_to_be_read(tmp_path: Path) -> None:
    text = "columns: {title: Title, body: Text, submitted: Date}\nplain: [body]\n"
    mapping(site(tmp_path), text)
    result = run(tmp_path, export(tmp_path, f"{HEAD}1,A,the <p> tag,2024-02-01\n"))
    assert result.exit_code == 0
    assert "&lt;p&gt;" in to_html(register(tmp_path).ideas[0].body)


def test_html_everywhere_stops_and_html_in_few_rows_is_said(tmp_path: Path) -> None:
    rows = "1,A,<p>Hello</p>,2024-02-01\n2,B,x,2024-02-01\n3,C,x,2024-02-01\n"
    result = run(tmp_path, export(site(tmp_path), HEAD + rows), *MAP)
    assert "'body' looks like HTML (--html body makes it text): row 2" in result.output


GUARDED = HEAD + (
    "1,'=1+1,'- Seats,2024-02-01\n2,''Twas,'Twas dark,2024-02-02\n3,' @home,'plain',2024-02-03\n"
)


def test_an_apostrophe_before_a_formula_goes_where_the_mapping_says_so(tmp_path: Path) -> None:
    words = "columns: {title: Title, body: Text, submitted: Date}\n"
    mapping(site(tmp_path), f"{words}guarded: true\n")
    assert run(tmp_path, export(tmp_path, GUARDED)).exit_code == 0
    ideas = register(tmp_path).ideas
    assert [idea.title for idea in ideas] == ["=1+1", "'Twas", "@home"]
    assert [idea.body for idea in ideas] == ["- Seats", "'Twas dark", "'plain'"]
    mapping(tmp_path, words)
    again = run(tmp_path, export(tmp_path, GUARDED)).output
    assert "0 imported + 3 already there" in again  # the same rows, and they differ
    assert "row 2 is idea 1 of river: title, body" in again
