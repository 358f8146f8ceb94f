"""What strangers wrote can do nothing in a comment that a bot posts."""

from __future__ import annotations

import re
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportback.comparing.harmless import harmless
from tests.comparing.sites import IDEA, RECORD, edit, said, start
from tests.support import write_tree

HOSTILE = (
    "@anna @org/team fixes #12, closes GH-12 !7 org/repo#3 https://evil.example www.evil.example "
    "a@b.example <img src=x onerror=alert(1)> <script>x</script> ![p](https://evil.example/p.png) "
    "[l](javascript:1) **b** `c` ~~d~~ | e | $f$ </ins></details><!-- &lt; &#64;anna "
    "\N{RIGHT-TO-LEFT OVERRIDE}g deadbeefcafe"
)
EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
# What GitHub looks for in the text of a comment, after Markdown.
NOTIFIES = re.compile(
    r"@[a-z0-9]|#\d|\bGH-\d|!\d|https?://|www\.|\b[0-9a-f]{7,40}\b", re.IGNORECASE
)


def html(markdown: str) -> str:
    found = cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_UNSAFE, extensions=EXTENSIONS
    )
    assert isinstance(found, str)
    return found


def own(page: str) -> str:
    """A page without the marks that we set ourselves."""
    marks = r"</?(?:p|ul|li|h3|strong|em|del|ins|sub|code)(?: /)?>"
    return re.sub(marks, "", re.sub(r"<code>/[^<]*</code>", "", page))


@given(st.text(max_size=200) | st.text("@#!<>[]()`*_~|\\$-+=1ag:/.&;\n", max_size=60))
@example(HOSTILE)
@example("# heading")
@example("- [ ] task")
@example("1. list")
@example("\\@anna \\<b>")
@example("````")
@example("@\N{ZERO WIDTH SPACE}anna")
@settings(max_examples=300)
def test_any_text_stays_text_on_its_line(text: str) -> None:
    said_ = html(f"- {harmless(text)} end")
    plain = re.fullmatch(r"<ul>\n<li>(.*)\nend</li>\n</ul>\n|<ul>\n<li>(.*)</li>\n</ul>\n", said_)
    assert plain, said_
    assert "<" not in (plain[1] or plain[2])
    assert not NOTIFIES.search(plain[1] or plain[2])


def test_a_text_is_still_shown_as_it_was_written() -> None:
    shown = html(harmless("Tea & <b>cake</b> *at* 5_o_clock, [see] 1|2 \\ `x`"))
    assert shown == "<p>Tea &amp; &lt;b&gt;cake&lt;/b&gt; *at* 5_o_clock, [see] 1|2 \\ `x`</p>\n"


def test_hostile_words_in_every_field_do_nothing(tmp_path: Path) -> None:
    site = start(tmp_path / "site")
    hostile = HOSTILE.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "")
    quoted = "'" + hostile.replace("'", "''") + "'"
    edit(site, IDEA, "title: A bench", f"title: {quoted}")
    edit(site, IDEA, "by the pond", hostile)
    edit(site, IDEA, "by: Ann", f"by: {quoted}")
    edit(site, RECORD, "The pond is too small.", quoted)
    edit(site, "content/pages/about.md", "About us", hostile)
    edit(site, "content/campaigns/park.md", "title: The park", f"title: {quoted}")
    edit(site, "content/campaigns/park.md", "It is cheap", quoted)
    decision = f"  - {{ideas: [2], outcome: declined, reason: {quoted}, owner: {quoted}}}\n"
    news = "ideas/park/decisions/2026-06-01-news.yaml"
    write_tree(site, {news: f"date: 2026-06-01\nby: {quoted}\ndecisions:\n{decision}"})
    page = own(html(said(site)))
    assert "<" not in page
    assert not NOTIFIES.search(page)


def test_a_huge_change_fits_into_one_comment(tmp_path: Path) -> None:
    site = start(tmp_path / "site")
    for number in range(4, 120):
        matter = f"---\ntitle: '{'@x ' * 60}{number}'\nsubmitted: 2026-01-13\n---\n\nYes.\n"
        write_tree(site, {f"ideas/park/{number}-x.md": matter})
    each = [
        f"  - {{ideas: [{number}], outcome: declined, reason: '{'#1 <b> ' * 300}'}}\n"
        for number in range(4, 120)
    ]
    news = "ideas/park/decisions/2026-06-01-news.yaml"
    write_tree(site, {news: "date: 2026-06-01\nby: Panel\ndecisions:\n" + "".join(each)})
    text = said(site)
    assert len(text) < 60_000
    assert text.startswith("**This change gives 116 ideas an outcome")
    assert re.search(r"… and \d+ more that are not shown here\.", text)
    assert "104 more ideas" in text
