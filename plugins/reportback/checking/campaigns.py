"""Rules for campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model import Campaign, UpdatePromise
from reportback.places import Place
from reportback.problems import Problem, nearest, quoted

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def has_campaign(subject: Subject) -> Iterator[Problem]:
    """Every folder of ideas has its campaign."""
    paths = {path for path in subject.register.files | subject.register.broken}
    known = {path.split("/")[2][:-3] for path in paths if path.startswith("content/campaigns/")}
    folders = {path.split("/")[1] for path in paths if path.startswith("ideas/")}
    for folder in sorted(folders - known):
        must = f"must have its campaign, content/campaigns/{folder}.md"
        close = nearest(folder, known)
        todo = f"did you mean the folder 'ideas/{close}'?" if close else "write that file first"
        yield Problem(Place(f"ideas/{folder}"), "campaign-missing", must, "found none", todo)


def codes_differ(subject: Subject) -> Iterator[Problem]:
    """Two campaigns do not share a code, or public references would be ambiguous."""
    seen: dict[str, Campaign] = {}
    for campaign in subject.register.campaigns:
        if campaign.code is None:
            continue
        first = seen.setdefault(campaign.code, campaign)
        if first is not campaign:
            place = subject.at(campaign.path).value("code")
            found = f"found {quoted(campaign.code)} in {first.path} as well"
            must = "must be this campaign's alone"
            yield Problem(place, "campaign-code-taken", must, found, "choose another code")


def dates_in_order(subject: Subject) -> Iterator[Problem]:
    """A campaign opens before it closes; a phase starts before it ends."""
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        if campaign.closes < campaign.opens:
            must, found = f"must not be before it opens, {campaign.opens}", str(campaign.closes)
            todo = "swap the days, or correct one"
            yield Problem(at.value("closes"), "campaign-dates", must, f"found {found}", todo)
        for index, phase in enumerate(campaign.phases):
            if phase.ends and phase.ends < phase.starts:
                must, found = f"must not be before it starts, {phase.starts}", f"found {phase.ends}"
                place = at.value("phases", index, "ends")
                yield Problem(place, "campaign-dates", must, found, "swap the days")
        for index, change in enumerate(campaign.changes):
            if change.on > subject.as_of:
                must = f"must not be after {subject.as_of}, the day that the site speaks for"
                place, found = at.value("changes", index, "on"), f"found {change.on}"
                yield Problem(place, "idea-future", must, found, "correct the day")


def themes_are_not_outcomes(subject: Subject) -> Iterator[Problem]:
    """Themes and areas have ids fit for addresses; a theme's is not an outcome's, nor 'page'."""
    taken = {outcome.id for outcome in subject.vocabulary} | {"page"}
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        for key, ids in (("themes", campaign.themes), ("areas", campaign.areas)):
            for name in ids:
                if not _ID.fullmatch(name):
                    must, todo = "must be small letters, digits and hyphens", "rename it"
                    found, place = f"found {quoted(name)}", at.key(key, name)
                    yield Problem(place, "theme-reserved", must, found, todo)
        for name in taken & campaign.themes.keys():
            must = "must not be an outcome's id, since both have a page in the same place"
            place = at.key("themes", name)
            yield Problem(place, "theme-reserved", must, f"found {quoted(name)}", "rename it")


def extensions_move_forward(subject: Subject) -> Iterator[Problem]:
    """An extension moves one shared deadline to a later day, and is not dated in the future."""
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        for i, promise in enumerate(campaign.promises):
            due = getattr(promise, "by", None)
            if promise.extended and isinstance(promise, UpdatePromise):
                must, found = "must be left out of a promise of news", "found an extension"
                place = at.key("promises", i, "extended")
                yield Problem(place, "promise-extension", must, found, "promise to decide later")
            for j, extension in enumerate(promise.extended):
                loc = ("promises", i, "extended", j)
                floor = max(filter(None, (extension.on, due)))
                if extension.to <= floor:
                    must, found = f"must be later than {floor}", f"found {extension.to}"
                    place = at.value(*loc, "to")
                    yield Problem(place, "promise-extension", must, found, "give the new day")
                if extension.on > subject.as_of:
                    must = f"must not be after {subject.as_of}, the day that the site speaks for"
                    place, found = at.value(*loc, "on"), f"found {extension.on}"
                    yield Problem(place, "idea-future", must, found, "correct the day")
                due = extension.to


def changes_are_explained(subject: Subject) -> Iterator[Problem]:
    """A change of promises, criteria or decider after the opening has its entry in `changes`."""
    for campaign in subject.register.campaigns:
        days = {change.on for change in subject.changes.get(campaign.id, ())}
        if len(days) <= len(campaign.changes):
            continue
        keys = sorted({change.key for change in subject.changes[campaign.id]})
        at = subject.at(campaign.path)
        must = f"must explain each change after the opening, {campaign.opens}, under 'changes'"
        found = f"found {len(days)} changes ({', '.join(keys)}) and {len(campaign.changes)} entries"
        todo = "add 'on', 'what' and 'why' of each"
        yield Problem(at.key(keys[0]), "campaign-changed", must, found, todo)
