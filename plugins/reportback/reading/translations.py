"""Translations of campaigns and ideas, each a file of its own beside what it translates."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.model import CampaignTranslation, CampaignWords, IdeaTranslation, IdeaWords
from reportback.model.rejection import Rejected
from reportback.model.rules import language
from reportback.problems import quoted
from reportback.reading import names
from reportback.reading.desk import Desk, grown

TRANSLATIONS = "translations"


def read_campaigns(desk: Desk, folder: str) -> None:
    """Read content/campaigns/translations/<campaign>.<language>.md."""
    for path, campaign, tag in _translations(desk, folder, "<campaign>"):
        read = desk.with_body(CampaignWords, path)
        if read is None:
            desk.broken.add(path)
            continue
        more = {"campaign": campaign, "lang": tag, "path": path, "body": read[1]}
        desk.translations.append(grown(CampaignTranslation, read[0], **more))


def read_ideas(desk: Desk, campaign: str, folder: str) -> None:
    """Read ideas/<campaign>/translations/<number>.<language>.md."""
    for path, number, tag in _translations(desk, folder, "<number>"):
        if str(names.idea_number(f"{number}.md")) != number:
            _misnamed(desk, path, "<number>")
            continue
        read = desk.with_body(IdeaWords, path)
        if read is None:
            desk.broken.add(path)
            continue
        place = {"campaign": campaign, "number": int(number), "lang": tag, "path": path}
        desk.idea_translations.append(grown(IdeaTranslation, read[0], body=read[1], **place))


def _translations(desk: Desk, folder: str, what: str) -> Iterator[tuple[str, str, str]]:
    """Path, name of the original and language of every file in a folder of translations."""
    for path, name in desk.entries(folder):
        if not desk.usable(path, folder=False):
            continue
        parts = names.translated(name)
        if parts is None:
            _misnamed(desk, path, what)
            continue
        tag = _language(desk, path, parts[1])
        if tag:
            yield path, parts[0], tag


def _misnamed(desk: Desk, path: str, what: str) -> None:
    must = f"must be a translation, named {what}.<language>.md"
    todo = "rename it, with the language's tag such as cy or pt-BR"
    desk.report(path, "file-name", must, f"found {quoted(path.rsplit('/', 1)[-1])}", todo)


def _language(desk: Desk, path: str, tag: str) -> str | None:
    try:
        return language(tag)
    except Rejected as wrong:
        said = wrong.context or {}
        must, todo = "must have a known language in its name", str(said["todo"])
        desk.report(path, "value-language", must, f"found {quoted(tag)}", todo)
    return None
