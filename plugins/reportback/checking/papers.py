"""Rules for pictures and papers in a campaign's files folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from reportback import addresses
from reportback.checking.subject import Subject
from reportback.model import Picture, Unusable
from reportback.places import Place
from reportback.problems import Problem, choose, quoted

# What no browser runs as a part of the site. HTML and SVG are not among them.
PAPERS = (
    *("pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "rtf", "csv", "txt"),
    *("jpg", "jpeg", "png", "webp", "gif"),
)


def papers_exist(subject: Subject) -> Iterator[Problem]:
    """A named picture or paper lies in the files folder."""
    papers = _papers(subject)
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            place = subject.at(idea.path).value("images", index, "file")
            yield from _missing(papers, idea.campaign, image.file, place)
    for record, i, decision in subject.decisions():
        for j, evidence in enumerate(decision.evidence):
            if evidence.file is not None:
                place = subject.at(record.path).value("decisions", i, "evidence", j, "file")
                yield from _missing(papers, record.campaign, evidence.file, place)


def pictures_can_be_shown(subject: Subject) -> Iterator[Problem]:
    """A picture of an idea is whole, and of a kind and size that can be published."""
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            found = subject.register.pictures.get(idea.path_of(image))
            if isinstance(found, Unusable):
                place = subject.at(idea.path).value("images", index, "file")
                yield Problem(place, "picture-unreadable", found.must, found.found, found.todo)


def papers_are_safe(subject: Subject) -> Iterator[Problem]:
    """A paper, which is published as it is, is of a kind that cannot act on the site."""
    for place, _, name in _evidence(subject):
        if PurePosixPath(name).suffix.lower().removeprefix(".") not in PAPERS:
            must = f"must be one of these kinds: {', '.join(PAPERS)}"
            todo = "save it as PDF, or put it elsewhere and give its address as 'url'"
            yield Problem(place, "paper-kind", must, f"found {quoted(name)}", todo)


def published_under_own_names(subject: Subject) -> Iterator[Problem]:
    """Two files are not published at one address, nor at two that some systems throw together."""
    first: dict[str, str] = {}
    for place, address, name in (*_pictures(subject), *_evidence(subject)):
        taken = first.setdefault(address.casefold(), name)
        if taken != name:
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
                yield place, addresses.picture(idea.campaign, image.file, picture), image.file


def _evidence(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    """Place, public address and name of each paper."""
    for record, i, decision in subject.decisions():
        for j, evidence in enumerate(decision.evidence):
            if evidence.file is not None:
                place = subject.at(record.path).value("decisions", i, "evidence", j, "file")
                yield place, addresses.paper(record.campaign, evidence.file), evidence.file


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
