"""Rules for campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reportback.checking.subject import Subject
from reportback.model import Campaign, DecidePromise, UpdatePromise
from reportback.model.spellings import ID
from reportback.places import Loc, Place
from reportback.problems import Problem, nearest, quoted

_ID = re.compile(ID)


def has_campaign(subject: Subject) -> Iterator[Problem]:
    """Every folder of ideas has its campaign."""
    parts = [path.split("/") for path in subject.register.files]
    known = {part[2][:-3] for part in parts if part[0] == "content" and part[2].endswith(".md")}
    folders = {part[1] for part in parts if part[0] == "ideas" and len(part) > 2}
    for folder in sorted(folders - known):
        must = f"must have its campaign, content/campaigns/{folder}.md"
        close = nearest(folder, known)
        todo = "write that file first"
        if close:
            todo = f"did you mean the folder 'ideas/{close}'?"
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
            must = "'code' must be this campaign's alone"
            yield Problem(place, "campaign-code-taken", must, found, "choose another code")


def dates_in_order(subject: Subject) -> Iterator[Problem]:
    """A campaign opens before it closes; a phase starts before it ends."""
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        if campaign.closes < campaign.opens:
            must, found = (
                f"'closes' must not be before 'opens', {campaign.opens}",
                str(campaign.closes),
            )
            todo = "swap the days, or correct one"
            yield Problem(at.value("closes"), "campaign-dates", must, f"found {found}", todo)
        for index, phase in enumerate(campaign.phases):
            if phase.ends and phase.ends < phase.starts:
                must, found = (
                    f"'ends' must not be before 'starts', {phase.starts}",
                    f"found {phase.ends}",
                )
                place = at.value("phases", index, "ends")
                yield Problem(place, "campaign-dates", must, found, "swap the days")


def explained_in_time(subject: Subject) -> Iterator[Problem]:
    """A change or an extension is not dated in the future."""
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        days: list[tuple[date, Loc]] = [
            (change.on, ("changes", i, "on")) for i, change in enumerate(campaign.changes)
        ]
        days += [
            (extension.on, ("promises", i, "extended", j, "on"))
            for i, promise in enumerate(campaign.promises)
            for j, extension in enumerate(promise.extended)
        ]
        for day, loc in days:
            if day > subject.as_of:
                must = f"'on' must not be after {subject.as_of}, the day that the site speaks for"
                yield Problem(
                    at.value(*loc), "idea-future", must, f"found {day}", "correct the day"
                )


def themes_are_not_outcomes(subject: Subject) -> Iterator[Problem]:
    """Themes and areas have ids fit for addresses, which are no outcome's, nor 'page'."""
    taken = {outcome.id for outcome in subject.vocabulary} | {"page"}
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        for key, what, ids in (
            ("themes", "a theme", campaign.themes),
            ("areas", "an area", campaign.areas),
        ):
            for name in ids:
                must = f"{what}'s id must not be an outcome's, since both have a page in one place"
                if not _ID.fullmatch(name):
                    must = "an id must be small letters, digits and hyphens"
                elif name not in taken:
                    continue
                found, place = f"found {quoted(name)}", at.key(key, name)
                yield Problem(place, "theme-reserved", must, found, "rename it")


def areas_are_not_themes(subject: Subject) -> Iterator[Problem]:
    """A theme and an area do not share an id: each has a list of ideas under it."""
    for campaign in subject.register.campaigns:
        for name in campaign.themes.keys() & campaign.areas.keys():
            must = "an area's id must not be a theme's, since both have a page in one place"
            found, place = f"found {quoted(name)}", subject.at(campaign.path).key("areas", name)
            yield Problem(place, "area-taken", must, found, "rename one of them")


def extensions_move_forward(subject: Subject) -> Iterator[Problem]:
    """An extension moves one deadline to a later day; a promise of news has none to move."""
    for campaign in subject.register.campaigns:
        at = subject.at(campaign.path)
        for i, promise in enumerate(campaign.promises):
            if promise.extended and isinstance(promise, UpdatePromise):
                must, found = (
                    "'extended' must be left out of a promise of news",
                    "found an extension",
                )
                place, todo = at.key("promises", i, "extended"), "take it out"
                yield Problem(place, "promise-extension", must, found, todo)
                continue
            due = promise.by if isinstance(promise, DecidePromise) else None
            for j, extension in enumerate(promise.extended):
                floor = max(filter(None, (extension.on, due)))
                if extension.to <= floor:
                    must, found = (
                        f"an extension must be later than {floor}",
                        f"found {extension.to}",
                    )
                    place = at.value("promises", i, "extended", j, "to")
                    yield Problem(place, "promise-extension", must, found, "give the new day")
                due = extension.to


def changes_are_explained(subject: Subject) -> Iterator[Problem]:
    """A change of promises, criteria or decider after the opening has its entry in `changes`.

    An entry is for the first change on its day or after it; git may count a day differently by one.
    """
    for campaign in subject.register.campaigns:
        entries = sorted(change.on for change in campaign.changes)
        before = campaign.opens - timedelta(days=1)
        for day, keys in _changes_by_day(subject, campaign):
            fitting = [on for on in entries if before < on <= day + timedelta(days=1)]
            if fitting:
                entries = [on for on in entries if on not in fitting]
            else:
                yield _unexplained(subject, campaign, day, keys)
            before = day


def _changes_by_day(subject: Subject, campaign: Campaign) -> list[tuple[date, list[str]]]:
    """What changed on each day; what is not committed yet changes on the as-of date."""
    found: dict[date, set[str]] = {}
    for change in subject.changes.get(campaign.id, ()):
        found.setdefault(change.on or subject.as_of, set()).add(change.key)
    return [(day, sorted(keys)) for day, keys in sorted(found.items())]


def _unexplained(subject: Subject, campaign: Campaign, day: date, keys: list[str]) -> Problem:
    names = " and ".join(f"'{key}'" for key in keys)
    must = f"must say under 'changes' what changed of {names} after the opening, and why"
    found = f"found a change on {day} without its entry"
    todo = f"add under 'changes': on: {day}, what: …, why: …"
    return Problem(subject.at(campaign.path).key(keys[0]), "campaign-changed", must, found, todo)
