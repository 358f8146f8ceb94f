"""Small sites in git repositories of their own, a change to them, and what `diff` says of it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from reportback.cli import main
from tests import support
from tests.checking.making import commit, git

__all__ = ["CAMPAIGN", "IDEA", "RECORD", "commit", "diff", "edit", "git", "said", "start"]

CAMPAIGN = "content/campaigns/park.md"
IDEA = "ideas/park/1-bench.md"
RECORD = "ideas/park/decisions/2026-03-02-panel.yaml"
_IDEA = "---\ntitle: {title}\nsubmitted: 2026-01-{day:02}\nby: Ann\n---\n\n{words}\n"
FILES: dict[str, str | bytes] = {
    CAMPAIGN: """\
        ---
        title: The park
        summary: What should the park become?
        question: What should the park become?
        owner: Parks team
        decider: Parks committee
        code: PARK
        opens: 2026-01-05
        closes: 2026-02-05
        criteria: [It lasts, It is cheap]
        promises:
          - kind: decide
            by: 2026-05-29
        ---

        Tell us.
        """,
    IDEA: _IDEA.format(title="A bench", day=10, words="A bench by the pond, please."),
    "ideas/park/2-reeds.md": _IDEA.format(title="Reed beds", day=11, words="Plant reeds."),
    "ideas/park/3-boats.md": _IDEA.format(title="Boats", day=12, words="Row on the pond."),
    RECORD: """\
        date: 2026-03-02
        by: Parks committee
        decisions:
          - ideas: [1]
            outcome: taken-forward
            reason: People want to sit.
            due: 2026-07-31
          - ideas: [2]
            outcome: under-review
          - ideas: [3]
            outcome: declined
            reason: The pond is too small.
        """,
    "content/pages/about.md": "Title: About us\n\nWe ask.\n",
}


def start(root: Path, settings: str = support.SMALL_SETTINGS) -> Path:
    """The site, committed on its main branch."""
    support.write_site(root, FILES, settings)
    commit(root, "2026-03-02")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Other words in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def diff(root: Path, *arguments: str) -> Result:
    """What `reportback diff` does."""
    command = ["diff", "--root", str(root), *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def said(root: Path, *arguments: str) -> str:
    """What it says of a change that can be compared."""
    done = diff(root, *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout
