"""Rules for pictures and papers in a campaign's files folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, choose, quoted


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
