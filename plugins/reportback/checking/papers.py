"""Rules for pictures and papers in a campaign's files folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from reportback import addresses
from reportback.checking.subject import Subject
from reportback.model import Paper, Picture, Record, Unusable
from reportback.model.spellings import PAPER_KINDS
from reportback.places import Place
from reportback.problems import Problem, choose, quoted
from reportback.reading.papers import kind_of


def papers_exist(subject: Subject) -> Iterator[Problem]:
    """A named picture or paper lies in the files folder."""
    papers = _papers(subject)
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            place = subject.at(idea.path).value("images", index, "file")
            yield from _missing(papers, idea.campaign, image.file, place)
    for place, record, name in _named(subject):
        yield from _missing(papers, record.campaign, name, place)


def pictures_can_be_shown(subject: Subject) -> Iterator[Problem]:
    """A picture of an idea is whole, and of a kind and size that can be published."""
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            found = subject.register.pictures.get(idea.path_of(image))
            if isinstance(found, Unusable):
                place = subject.at(idea.path).value("images", index, "file")
                yield Problem(place, "picture-unreadable", found.must, found.found, found.todo)


def papers_are_safe(subject: Subject) -> Iterator[Problem]:
    """A paper is of a kind that cannot act on the site, is what its name says, and is whole."""
    for place, record, name in _named(subject):
        if kind_of(name) not in PAPER_KINDS:
            must = f"must be one of these kinds: {', '.join(PAPER_KINDS)}"
            todo = "save it as PDF, or put it elsewhere and give its address as 'url'"
            yield Problem(place, "paper-kind", must, f"found {quoted(name)}", todo)
        found = subject.register.papers.get(record.path_of(name))
        if isinstance(found, Unusable):
            yield Problem(place, "paper-unreadable", found.must, found.found, found.todo)


def papers_name_nobody(subject: Subject) -> Iterator[Problem]:
    """A paper's properties, which are published with it, name nobody but the body itself."""
    for place, record, name in _named(subject):
        paper = subject.register.papers.get(record.path_of(name))
        if isinstance(paper, Paper):
            known = _officials(subject, record)
            people = [who for who in paper.names if who.casefold() not in known]
            if people:
                must = "a paper's properties should name no person"
                found = f"found {', '.join(quoted(who) for who in people)}"
                todo = "take the name out where it was written (Properties), or leave it as it is"
                yield Problem(place, "paper-author", must, found, todo)


def _officials(subject: Subject, record: Record) -> frozenset[str]:
    """Who may be named: those who publish, ask, own and decide."""
    settings, campaign = subject.settings, subject.register.campaign.get(record.campaign)
    names = [settings.site_name, settings.organisation.name, record.by]
    names += [campaign.owner, campaign.decider] if campaign else []
    return frozenset(name.casefold() for name in names if name)


def published_under_own_names(subject: Subject) -> Iterator[Problem]:
    """Two files are not published at one address, nor at two that some systems throw together."""
    first: dict[str, str] = {}
    told: set[Place] = set()
    for place, address, name in (*_pictures(subject), *_evidence(subject)):
        taken = first.setdefault(address.casefold(), name)
        if taken != name and place not in told:
            told.add(place)
            published = quoted(PurePosixPath(address).name)
            must = "must have a name of its own when it is published"
            found = f"found {quoted(taken)}, which is published as {published} too"
            yield Problem(place, "picture-name", must, found, "rename one of them")


def _pictures(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    """Place, public address and name of each picture that can be shown."""
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            picture = subject.register.pictures.get(idea.path_of(image))
            if isinstance(picture, Picture):
                place = subject.at(idea.path).value("images", index, "file")
                for address, _ in addresses.picture_sizes(idea.campaign, image.file, picture):
                    yield place, address, image.file


def _evidence(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    """Place, public address and name of each paper."""
    for place, record, name in _named(subject):
        yield place, addresses.paper(record.campaign, name), name


def _named(subject: Subject) -> Iterator[tuple[Place, Record, str]]:
    """Each paper that a record names, as its minutes or as evidence, and where."""
    for record in subject.register.records:
        if record.minutes_file:
            yield subject.at(record.path).value("minutes"), record, record.minutes_file
    for record, i, decision in subject.decisions():
        for j, evidence in enumerate(decision.evidence):
            if evidence.file is not None:
                place = subject.at(record.path).value("decisions", i, "evidence", j, "file")
                yield place, record, evidence.file


def evidence_leads_somewhere(subject: Subject) -> Iterator[Problem]:
    """Evidence has an address or a paper, and not both."""
    for record, i, decision in subject.decisions():
        for j, evidence in enumerate(decision.evidence):
            if (evidence.file is None) is not (evidence.url is None):
                continue
            neither = evidence.url is None
            code, found = ("key-missing", "neither") if neither else ("key-unwanted", "both")
            must = "must have either an address, 'url', or a paper, 'file'"
            todo = "add the one that there is" if neither else "take one of them out"
            place = subject.at(record.path).value("decisions", i, "evidence", j)
            yield Problem(place, code, must, f"found {found}", todo)


def _papers(subject: Subject) -> Mapping[str, list[str]]:
    """The names in each campaign's files folder."""
    papers: dict[str, list[str]] = {}
    for path in sorted(subject.register.files):
        _, campaign, folder, name = (*path.split("/", 3), "", "", "")[:4]
        if folder == "files" and name:
            papers.setdefault(campaign, []).append(name)
    return papers


def _missing(
    papers: Mapping[str, list[str]], campaign: str, name: str, place: Place
) -> Iterator[Problem]:
    names = papers.get(campaign, [])
    if name not in names:
        must, found = f"must be a file in ideas/{campaign}/files/", f"found no {quoted(name)}"
        todo = choose(name, names) if names else "put the file there"
        yield Problem(place, "picture-missing", must, found, todo)
