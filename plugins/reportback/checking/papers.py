"""Rules for pictures and papers in a campaign's files folder."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, choose, quoted


def papers_exist(subject: Subject) -> Iterator[Problem]:
    """A named picture or paper lies in the files folder; evidence has an address or a paper."""
    for idea in subject.register.ideas:
        for index, image in enumerate(idea.images):
            place = subject.at(idea.path).value("images", index, "file")
            yield from _missing(subject, idea.campaign, image.file, place)
    for record in subject.register.records:
        at = subject.at(record.path)
        for i, decision in enumerate(record.decisions):
            for j, evidence in enumerate(decision.evidence):
                loc = ("decisions", i, "evidence", j)
                if evidence.file is not None:
                    place = at.value(*loc, "file")
                    yield from _missing(subject, record.campaign, evidence.file, place)
                if (evidence.file is None) is (evidence.url is None):
                    must = "must have either an address, 'url', or a paper, 'file'"
                    found = "found neither" if evidence.url is None else "found both"
                    code = "key-missing" if evidence.url is None else "key-unwanted"
                    yield Problem(at.value(*loc), code, must, found, "write one of them")


def _missing(subject: Subject, campaign: str, name: str, place: Place) -> Iterator[Problem]:
    folder = f"ideas/{campaign}/files/"
    if folder + name not in subject.register.files:
        names = [p.removeprefix(folder) for p in subject.register.files if p.startswith(folder)]
        must, found = f"must be a file in {folder}", f"found no {quoted(name)}"
        todo = choose(name, sorted(names)) if names else "put the file there"
        yield Problem(place, "picture-missing", must, found, todo)
