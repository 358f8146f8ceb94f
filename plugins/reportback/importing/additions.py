"""Themes and areas that campaigns do not have: which, and how they come into a campaign's file.

Only their lines are put in, and all else stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode, Node

from reportback.composing import as_yaml
from reportback.importing.drafts import Frame, unknown_words
from reportback.importing.vocabulary import to_add
from reportback.model import CampaignMatter

Additions = Mapping[tuple[str, str], Mapping[str, str]]  # by campaign and key, labels by id


def additions_for(frame: Frame) -> Additions:
    """Ids and labels for the themes and areas of all rows that their campaigns do not have yet."""
    for row in frame.cells.table.rows:
        unknown_words(frame, row)
    known = [item for item in frame.unknown if item.campaign in frame.campaigns]
    taken = {outcome.id for outcome in frame.vocabulary} | {"page"}
    campaigns = frame.campaigns.values()
    taken |= {name for matter in campaigns for name in (*matter.themes, *matter.areas)}
    found = {}
    for key, kind in (("themes", "themes"), ("areas", "area")):
        for campaign, labels in to_add(known, kind, taken).items():
            found[(campaign, key)] = labels
            taken = taken | labels.keys()
    return found


def with_words(
    campaigns: Mapping[str, CampaignMatter], additions: Additions
) -> dict[str, CampaignMatter]:
    """The campaigns with what is added to them."""
    found = dict(campaigns)
    for (campaign, key), labels in additions.items():
        both = {**getattr(found[campaign], key), **labels}
        found[campaign] = found[campaign].model_copy(update={key: both})
    return found


def lines_to_paste(key: str, labels: Mapping[str, str]) -> str:
    """The lines that declare themes or areas."""
    return as_yaml({key: dict(labels)})


def with_additions(text: str, key: str, labels: Mapping[str, str]) -> str:
    """A campaign file's text with further themes or areas under their key."""
    lines = text.split("\n")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    matter = lines[1:end]
    root = yaml.compose("\n".join(matter), Loader=yaml.CSafeLoader)
    value = _value(root, key)
    entries = as_yaml(dict(labels)).rstrip("\n").split("\n")
    if value is None:
        matter += [f"{key}:", *(f"  {entry}" for entry in entries)]
    elif isinstance(value, MappingNode) and not value.flow_style and value.value:
        indent = " " * value.value[0][0].start_mark.column
        after = value.value[-1][1].end_mark.line + (value.value[-1][1].end_mark.column > 0)
        matter[after:after] = [f"{indent}{entry}" for entry in entries]
    elif isinstance(value, MappingNode):
        matter = _into_braces(matter, value, entries)
    return "\n".join([lines[0], *matter, *lines[end:]])


def _value(root: Node | None, key: str) -> Node | None:
    if not isinstance(root, MappingNode):
        return None
    return next((value for name, value in root.value if name.value == key), None)


def _into_braces(matter: list[str], value: MappingNode, entries: list[str]) -> list[str]:
    """A group written as {a: b} gets the new entries before its closing brace."""
    line, column = value.end_mark.line, value.end_mark.column - 1
    text = matter[line]
    comma = ", " if value.value else ""
    quoted = ", ".join(entries)
    return [
        *matter[:line],
        f"{text[:column].rstrip()}{comma}{quoted}{text[column:]}",
        *matter[line + 1 :],
    ]
