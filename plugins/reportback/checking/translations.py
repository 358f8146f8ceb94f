"""Rules for translations: each has the words of its original, all of them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportback.checking.subject import Subject
from reportback.model.values import Matter
from reportback.places import FilePlaces, Loc, Place
from reportback.problems import Problem, choose, nearest, quoted

# A translation may leave these out: they stay as they are in the original.
_OPTIONAL = frozenset({"contact"})
_CAMPAIGNS = "content/campaigns/translations/"


def begun(subject: Subject) -> Iterator[Problem]:
    """In each language of the site at least one campaign can be read, once there is any."""
    site = subject.settings.lang
    told = {words.lang for words in subject.register.translations}
    told |= {campaign.lang or site for campaign in subject.register.campaigns}
    if not subject.register.campaigns:
        return
    newest = max(subject.register.campaigns, key=lambda campaign: (campaign.opens, campaign.id))
    written = {path for path in subject.register.files if path.startswith(_CAMPAIGNS)}
    for tag in subject.settings.languages:
        if tag not in told and not any(path.endswith(f".{tag}.md") for path in written):
            place = Place(f"{_CAMPAIGNS}{newest.id}.{tag}.md")
            must = f"should translate a campaign for the pages in '{tag}'"
            todo = f"write this file (docs/languages.md), or take '{tag}' out of 'languages'"
            yield Problem(place, "edition-empty", must, "found no campaign in it", todo)


def of_something(subject: Subject) -> Iterator[Problem]:
    """A translation is of a campaign or of an idea that is there."""
    register = subject.register
    for words in register.translations:
        path = f"content/campaigns/{words.campaign}.md"
        if path not in register.files:
            near = nearest(words.campaign, sorted(register.campaign))
            todo = f"did you mean '{near}'?" if near else "write that file first, or rename this"
            yield _of_nothing(words.path, path, todo)
    for idea in register.idea_translations:
        if idea.number not in subject.numbers.get(idea.campaign, frozenset()):
            what = f"idea {idea.number} of {idea.campaign}"
            yield _of_nothing(idea.path, what, "rename it after the idea's number")


def _of_nothing(path: str, what: str, todo: str) -> Problem:
    must = f"must translate something that is there, {what}"
    return Problem(Place(path), "translation-of-nothing", must, "found none", todo)


def in_a_language_of_the_site(subject: Subject) -> Iterator[Problem]:
    """A translation is in a language that the site is published in, and not in the original's."""
    editions = subject.settings.editions
    for place, tag, own in _tongues(subject):
        must = "should be in a language of the site that is not the original's"
        if tag not in editions:
            todo = f"add '{tag}' to 'languages' in the settings, or {choose(tag, editions)}"
            yield Problem(place, "translation-language", must, f"found {tag}", todo)
        elif tag == own:
            todo = "take it out: nobody would see it"
            yield Problem(place, "translation-language", must, f"found {tag} for both", todo)


def _tongues(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    """Where each translation is, its language, and that of its original."""
    register, site = subject.register, subject.settings.lang
    own = {campaign.id: campaign.lang or site for campaign in register.campaigns}
    for words in register.translations:
        yield Place(words.path), words.lang, own.get(words.campaign, "")
    for told in register.idea_translations:
        idea = register.idea.get((told.campaign, told.number))
        yield Place(told.path), told.lang, (idea and idea.lang) or own.get(told.campaign, "")
    for record in register.records:
        at, around = subject.at(record.path), own.get(record.campaign, "")
        for tag in record.translations:
            yield at.key("translations", tag), tag, around
        for index, decision in enumerate(record.decisions):
            for tag in decision.translations:
                place = at.key("decisions", index, "translations", tag)
                yield place, tag, decision.lang or around


def word_for_word(subject: Subject) -> Iterator[Problem]:
    """A translation has every text that its original has, and no other; lists are as long."""
    register = subject.register
    for words in register.translations:
        campaign = register.campaign.get(words.campaign)
        if campaign:
            at = subject.at(words.path)
            yield from _compared(campaign, words, at, ())
            yield from _body(campaign.body, words.body, at)
    for told in register.idea_translations:
        idea = register.idea.get((told.campaign, told.number))
        if idea and not idea.withheld:
            yield from _body(idea.body, told.body, subject.at(told.path))
    for record in register.records:
        at = subject.at(record.path)
        for tag, own in record.translations.items():
            yield from _compared(record, own, at, ("translations", tag))
        for index, decision in enumerate(record.decisions):
            for tag, reasons in decision.translations.items():
                loc = ("decisions", index, "translations", tag)
                yield from _compared(decision, reasons, at, loc)


def withheld_in_every_language(subject: Subject) -> Iterator[Problem]:
    """The words of a withheld idea are not published in another language either."""
    for told in subject.register.idea_translations:
        idea = subject.register.idea.get((told.campaign, told.number))
        if idea and idea.withheld:
            must, found = "a withheld idea must have no translation", "found one"
            todo = "delete the file, and read docs/withholding.md: git remembers"
            yield Problem(Place(told.path), "withheld-words", must, found, todo)


def _compared(original: Any, words: Matter, at: FilePlaces, loc: Loc) -> Iterator[Problem]:
    if other := next(_other_kind(original, words, at, loc), None):
        yield other
        return
    for name in type(words).model_fields:
        if name in ("own", "kind", "campaign", "lang", "path", "body"):
            continue
        was, now, place = getattr(original, name), getattr(words, name), (*loc, name)
        if isinstance(now, Mapping):
            yield from _same_ids(was, now, at, place)
        elif isinstance(now, tuple):
            yield from _same_list(was, now, at, place)
        elif bool(was) != bool(now) and not (was and name in _OPTIONAL):
            yield _missing(name, at, loc) if was else _surplus(name, at.key(*place))


def _same_list(
    was: tuple[Any, ...], now: tuple[Any, ...], at: FilePlaces, loc: Loc
) -> Iterator[Problem]:
    """As many items as the original has; promises without words of their own need none."""
    if loc[-1] == "promises" and not now and not any(p.text or p.extended for p in was):
        return
    if len(was) != len(now):
        must = f"{quoted(loc[-1])} must have as many items as the original, {len(was)}"
        found, todo = f"found {len(now)}", "translate each one, in the same order"
        code = "translation-missing" if len(now) < len(was) else "translation-surplus"
        yield Problem(at.key(*loc), code, must, found, todo)
        return
    for index, (old, new) in enumerate(zip(was, now, strict=True)):
        if isinstance(new, Matter):
            yield from _compared(old, new, at, (*loc, index))


def _same_ids(
    was: Mapping[str, str], now: Mapping[str, str], at: FilePlaces, loc: Loc
) -> Iterator[Problem]:
    for key in was.keys() - now.keys():
        yield _missing(key, at, loc)
    for key in now.keys() - was.keys():
        must = f"{quoted(loc[-1])} must be the ids of the original"
        todo = choose(key, was)
        yield Problem(at.key(*loc, key), "translation-surplus", must, f"found {quoted(key)}", todo)


def _other_kind(original: Any, words: Matter, at: FilePlaces, loc: Loc) -> Iterator[Problem]:
    """A promise of another kind than the one that stands there: its words are for another."""
    was, now = getattr(original, "kind", None), getattr(words, "kind", None)
    if was != now:
        must = "promises must stand in the order of the original"
        todo = f"write the words of the promise of kind '{was}' here"
        place = at.value(*loc, "kind")
        yield Problem(place, "translation-order", must, f"found {quoted(now)}", todo)


def _body(was: str, now: str, at: FilePlaces) -> Iterator[Problem]:
    if bool(was.strip()) != bool(now.strip()):
        if was.strip():
            yield _missing("the text below the keys", at, ())
        else:
            yield _surplus("the text below the keys", at.body or at.value())


def _missing(name: str, at: FilePlaces, loc: Loc) -> Problem:
    must, todo = f"must translate {quoted(name)}, which the original has", "add its translation"
    return Problem(at.value(*loc), "translation-missing", must, "found none", todo)


def _surplus(name: str, place: Place) -> Problem:
    must, found = "must translate only what the original has", f"found {quoted(name)}"
    todo = "take it out, or add it to the original"
    return Problem(place, "translation-surplus", must, found, todo)
