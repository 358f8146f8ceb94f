"""A small site with a move, a calendar, a search page and a form for staff."""

from __future__ import annotations

from pathlib import Path

from tests.support import SMALL_SETTINGS, Files, build, write_site

FILES: Files = {
    "content/campaigns/park.md": """\
        ---
        title: The park
        summary: What should become of it?
        question: What should become of the park?
        owner: Parks
        decider: The council
        code: PARK
        opens: 2026-01-05
        closes: 2026-02-28
        promises:
          - {kind: answer, within: 20 working days, of: submitted}
        ---
        Please tell us.
        """,
    "ideas/park/1-bench.md": """\
        ---
        title: A bench
        submitted: 2026-01-10
        ---
        A bench by the pond, please.
        """,
    "content/redirects.yaml": """\
        campaigns/green/: campaigns/park/
        old-about/: about/
        contact.htm: about/
        old/trees.html: campaigns/park/
        """,
    "content/pages/about.md": (
        "Title: About\n\nWho we are: [the park](../campaigns/park/) and "
        "[privacy]({filename}privacy.md) ![A logo]({static}../images/logo.svg).\n"
    ),
    "content/pages/privacy.md": "Title: Privacy\n\nNothing is kept. [About]({filename}about.md)\n",
    "content/images/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def site(folder: Path, url: str = "https://small.example", more: str = "") -> Path:
    """The site's files, not yet built."""
    settings = SMALL_SETTINGS.replace("https://small.example", url) + more
    return write_site(folder, FILES, settings)


def built(folder: Path, output: Path, url: str = "https://small.example", more: str = "") -> Path:
    """The site, built into `output`."""
    build(site(folder, url, more), output)
    return output
