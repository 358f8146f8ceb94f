"""What the commands below `reportback new` share: the site as it is, and writing to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import click

from reportback.as_of import day_spoken_for
from reportback.cli.asking import Answer, Question, show
from reportback.cli.refusing import refuse
from reportback.drafting import Draft, next_number
from reportback.model import Campaign, Register, Settings
from reportback.problems import Problem, choose, errors, nearest, quoted
from reportback.proposing import said_of
from reportback.reading import Reading, read_site
from reportback.reading.configuration import read_settings
from reportback.reading.provenance import numbers_proposed, numbers_used
from reportback.reading.revisions import Revision
from reportback.writing import put_new


@dataclass(frozen=True)
class Desk:
    """A site with the day that it speaks for."""

    root: Path
    asked_day: date | None

    @cached_property
    def settings(self) -> Settings:
        """The site's settings; where they cannot be used the command ends."""
        settings, problems = read_settings(self.root)
        if errors(problems):
            refuse(errors(problems))
        return settings

    @cached_property
    def today(self) -> date:
        """The site's day."""
        return day_spoken_for(self.asked_day, self.settings)

    @cached_property
    def reading(self) -> Reading:
        """Everything that can be read, with its places."""
        return read_site(self.root)

    @property
    def register(self) -> Register:
        """Everything that can be read."""
        return self.reading.register

    def campaign(self, name: str) -> Campaign:
        """A campaign that there is, or wrong usage."""
        value, wrong = self._known(name)
        if wrong:
            raise click.UsageError(wrong[0])
        return self.register.campaign[value]

    def which_campaign(self) -> Question:
        """The question for a campaign, with those that there are."""
        names = sorted(self.register.campaign)
        if not names and not self._broken_campaigns():
            raise click.UsageError(
                "There is no campaign yet. Write one first: reportback new campaign NAME"
            )
        rows = [(name, self.register.campaign[name].title) for name in names]
        only = names[0] if len(names) == 1 else None
        return Question(
            "--campaign",
            "Campaign",
            lambda said, given: self._known(said.strip()),
            default=lambda given: only,
            before=lambda given: show("Campaigns", rows),
        )

    def _broken_campaigns(self) -> list[str]:
        return [path for path in self.register.broken if path.startswith("content/")]

    def _known(self, name: str) -> Answer:
        names = sorted(self.register.campaign)
        if name in names:
            return name, []
        path = f"content/campaigns/{name}.md"
        if path in self.register.broken:
            return None, [f"{path} cannot be read; run: reportback check"]
        there = f"There are: {', '.join(names)}." if names else "There is none that can be read."
        near = f" {choose(name, names)}" if nearest(name, names) else ""
        return None, [f"There is no campaign {quoted(name)}.{near} {there}"]

    def wrong_with(self, draft: Draft) -> list[Problem]:
        """Why the check would refuse a new file."""
        return errors(self._said_of(draft))

    def _said_of(self, draft: Draft) -> list[Problem]:
        return said_of(draft, self.root, self.reading, self.settings, self.today)

    def next_number(self, campaign_name: str, proposals: Sequence[Revision] = ()) -> int:
        """The next number, counting those that git knows to be used and whose files are gone, and
        those in proposals that are still open."""
        used, problems = numbers_used(self.root, campaign_name)
        if problems and self.settings.history:
            refuse(problems)
        proposed = numbers_proposed(proposals, campaign_name)
        number = next_number(self.register, campaign_name, used, proposed)
        there = {n for name, n, _ in self.register.numbered if name == campaign_name}
        gone = sorted(used - there)
        if gone:
            click.echo(
                f"Note: {', '.join(map(str, gone))} was used before and its file is gone. A number"
                " is never used twice; bring the file back, or withhold the idea.",
                err=True,
            )
        return number

    def write(self, draft: Draft | None, problems: list[Problem]) -> Path:
        """Write the draft if all rules hold with it; else say what is wrong, and leave nothing."""
        if draft is None:
            refuse(problems)
        said = self._said_of(draft)
        if wrong := errors(said):
            refuse(wrong)
        path = self.root / draft.path
        try:
            put_new({path: draft.text.encode()})
        except FileExistsError:
            named = " Give another record of that day a --name." if path.suffix == ".yaml" else ""
            said_so = f"{draft.path} exists already; nothing was written.{named}"
            raise click.UsageError(said_so) from None
        click.echo("".join(f"{problem}\n" for problem in said), nl=False, err=True)
        click.echo(f"Wrote {path}")
        return path


def say_next(path: Path, *steps: str) -> None:
    """What a person does next."""
    click.echo(f"\nNext:\n  1. Open {path}")
    last = "Commit it, or open a pull request: then it can be published."
    for number, step in enumerate((*steps, "Run: reportback check", last), start=2):
        click.echo(f"  {number}. {step}")
