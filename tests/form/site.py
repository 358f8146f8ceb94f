"""A small site with the form on, its files as somebody wrote them by hand, in git."""

from __future__ import annotations

from pathlib import Path

from tests.support import SMALL_SETTINGS, run, write_site

GITHUB = '{"repository": "https://github.com/town/ideas", "login": "https://login.example/auth"'
EDITING = f'REPORTBACK["editing"] = {GITHUB}, "form": True, "edit_links": True}}\n'

CAMPAIGN = """\
---
# yaml-language-server: $schema=../../.vscode/schemas/campaign.json
title: "Parciau Cymru: parks"   # in both languages
summary: 'What should we do with the parks?'
question: "Beth nesaf? What's next?"
owner: Parks team
decider: "The cabinet"
opens: 2026-01-05

closes: 2026-02-28
code: PARK
criteria:
  # the first is the law
  - "It is lawful"
  - It can be paid for
themes: {paths: "Llwybrau â chlo", play: Play}
areas:
  north: The north   # all of it
promises:
  - kind: answer
    within: 20 working days
    of: submitted
    text: "We answer."
  - {kind: decide, by: 2026-05-29}
  - kind: update
    every: 90 days
x-budget: 12_000
x-map:
  zoom: 7
---

Words of the campaign, with *stars* and _lines_.

* one
* two
"""

IDEA = """\
---
title: 'A swing: "for all"'
submitted: 2026-01-20
by: مريم
themes: [play]   # her own word
area: north
x-seat: 0042
---

Ŵyl y gŵyr, ‘swings’ — for everyone.


  Two lines apart.
"""

RECORD = """\
# Written after the meeting, by hand.
date: 2026-03-10
by: 'The panel'   # all nine
summary: >
  One paragraph,
  folded.

x-agenda: [4, 7]
decisions:
  # The swings
  - ideas: [1, 3]
    outcome: under-review
    reason: |
      Diolch! *Stars*, _lines_ and __more__.

      1) one
      2) two
    x-vote: 7:2
  - outcome: taken-forward   # at last
    ideas:
      - 2
    reason: "Yes: it’s “good” #1"
    due: 2026-09-30
    cost: {amount: 1850.50, currency: GBP}
    evidence:
      - title: Minutes
        url: https://town.example/minutes?a=1&b=2
"""


def idea(title: str) -> str:
    """An ordinary idea."""
    return f"---\ntitle: {title}\nsubmitted: 2026-01-21\n---\n\nSome words.\n"


FILES = {
    "content/campaigns/parks.md": CAMPAIGN,
    "content/pages/about.md": "Title: About\n\nAbout us.\n",
    "ideas/parks/1-a-swing.md": IDEA,
    "ideas/parks/2-a-bench.md": idea("A bench"),
    "ideas/parks/3-a-tree.md": idea("A tree"),
    "ideas/parks/4-a-pond.md": idea("A pond"),
    "ideas/parks/5-a-gate.md": idea("A gate"),
    "ideas/parks/decisions/2026-03-10-panel.yaml": RECORD,
    ".gitignore": "/output/\n",
}


def git(root: Path, *words: str) -> str:
    """What git says. Raises AssertionError where it fails."""
    identity = ("-c", "user.name=Staff", "-c", "user.email=staff@town.example")
    done = run(["git", *identity, *words], cwd=root)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write(root: Path, editing: str = EDITING) -> Path:
    """The site, committed on main."""
    write_site(root, FILES, SMALL_SETTINGS + editing)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Staff")
    git(root, "config", "user.email", "staff@town.example")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "The site")
    return root
