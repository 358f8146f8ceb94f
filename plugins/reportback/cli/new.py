"""`reportback new`: a correct file to fill in."""

from __future__ import annotations

import click

from reportback.cli.campaign import campaign
from reportback.cli.decision import decision
from reportback.cli.idea import idea


@click.group()
def new() -> None:
    """Write a correct file to fill in; what a flag does not say is asked."""


for _command in (campaign, idea, decision):
    new.add_command(_command)
