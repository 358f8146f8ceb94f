"""Rules for ideas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportback.checking.subject import Subject
from reportback.problems import Problem, choose, quoted

_ADD = "add it to the campaign's {}, or take it out"


def has_title(subject: Subject) -> Iterator[Problem]:
    """An idea has a title, unless it is withheld."""
    for idea in subject.register.ideas:
        if idea.title is None and idea.withheld is None:
            place = subject.at(idea.path).value("title")
            must, todo = "must have a 'title'", "add the line 'title: …'"
            yield Problem(place, "key-missing", must, "found none", todo)


def themes_and_area_known(subject: Subject) -> Iterator[Problem]:
    """An idea's themes and area are those of its campaign."""
    for idea in subject.register.ideas:
        campaign = subject.register.campaign.get(idea.campaign)
        if campaign is None:
            continue
        at = subject.at(idea.path)
        for index, theme in enumerate(idea.themes):
            if theme not in campaign.themes:
                must, found = f"must be a theme of {campaign.path}", f"found {quoted(theme)}"
                todo = _choose(theme, campaign.themes, "themes")
                yield Problem(at.value("themes", index), "theme-unknown", must, found, todo)
        if idea.area is not None and idea.area not in campaign.areas:
            must, found = f"must be an area of {campaign.path}", f"found {quoted(idea.area)}"
            todo = _choose(idea.area, campaign.areas, "areas")
            yield Problem(at.value("area"), "area-unknown", must, found, todo)


def _choose(word: str, known: Mapping[str, str], key: str) -> str:
    """What to write for a theme or area: the id that has this label, else the nearest id."""
    if not known:
        return _ADD.format(key)
    by_label = {label.casefold(): name for name, label in known.items()}
    meant = by_label.get(word.casefold())
    return f"did you mean '{meant}'?" if meant else choose(word, known)


def dated_in_time(subject: Subject) -> Iterator[Problem]:
    """An idea is not dated in the future; one from outside the campaign's days is looked at."""
    for idea in subject.register.ideas:
        place = subject.at(idea.path).value("submitted")
        if idea.submitted > subject.as_of:
            must = (
                f"'submitted' must not be after {subject.as_of}, the day that the site speaks for"
            )
            found, todo = f"found {idea.submitted}", "correct the day"
            yield Problem(place, "idea-future", must, found, todo)
            continue
        campaign = subject.register.campaign.get(idea.campaign)
        runs = campaign and campaign.opens <= campaign.closes
        if campaign and runs and not campaign.opens <= idea.submitted <= campaign.closes:
            must = f"'submitted' should lie between {campaign.opens} and {campaign.closes}"
            found, todo = f"found {idea.submitted}", "correct the day, unless it did arrive then"
            yield Problem(place, "idea-outside-campaign", must, found, todo)


def withheld_without_words(subject: Subject) -> Iterator[Problem]:
    """A withheld idea has no title, name, picture or body."""
    todo = "delete it here, and in git's history as docs/withholding.md says"
    for idea in subject.register.ideas:
        if idea.withheld is None:
            continue
        at = subject.at(idea.path)
        for key in ("title", "by", "images"):
            if getattr(idea, key):
                must, found = f"'{key}' must not stand in the file of a withheld idea", "found it"
                yield Problem(at.key(key), "withheld-words", must, found, todo)
        if idea.body.strip():
            must, found = "a withheld idea must have no text", "found text below the keys"
            yield Problem(at.body or at.value(), "withheld-words", must, found, todo)


def withheld_in_time(subject: Subject) -> Iterator[Problem]:
    """An idea is withheld after it was sent, and not in the future."""
    for idea in subject.register.ideas:
        if idea.withheld is None:
            continue
        on, place = idea.withheld.date, subject.at(idea.path).value("withheld", "date")
        if on > subject.as_of:
            must = f"must not be after {subject.as_of}, the day that the site speaks for"
            yield Problem(place, "idea-future", must, f"found {on}", "correct the day")
        if on < idea.submitted:
            must = f"an idea must not be withheld before it was sent, {idea.submitted}"
            yield Problem(place, "decision-before-idea", must, f"found {on}", "correct the day")


def withheld_for_good(subject: Subject) -> Iterator[Problem]:
    """A withheld idea is not decided from that day on."""
    for record, i, decision in subject.decisions():
        for j, number in enumerate(decision.ideas):
            idea = subject.register.idea.get((record.campaign, number))
            if idea and idea.withheld and record.date >= idea.withheld.date:
                must = f"a record must not decide idea {number}, withheld on {idea.withheld.date}"
                found, todo = f"found a decision of {record.date}", "take the number out"
                place = subject.at(record.path).value("decisions", i, "ideas", j)
                yield Problem(place, "withheld-decided", must, found, todo)
