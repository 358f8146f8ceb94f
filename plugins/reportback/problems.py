"""A problem: what must be true, what was found, what to do, and where.

Every kind of problem has one entry in `KINDS`; `docs/problems.md` and the test that asks for a
fixture folder per kind are both made from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from reportback.places import Place, printable

MOST_NAMED = 30


class Severity(StrEnum):
    """An error stops the build; a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem, with the rule that it holds (one sentence for people)."""

    code: str
    rule: str
    severity: Severity = Severity.ERROR


def _kinds(*kinds: Kind) -> dict[str, Kind]:
    """The kinds by code; a code used twice is a mistake in this file."""
    twice = [code for code, count in Counter(kind.code for kind in kinds).items() if count > 1]
    if twice:
        raise ValueError(f"problem codes used twice: {', '.join(twice)}")
    return {kind.code: kind for kind in kinds}


KINDS = _kinds(
    # files
    Kind("file-encoding", "Files are UTF-8 text."),
    Kind("file-control-character", "Files hold no invisible control characters."),
    Kind("file-conflict", "A file holds no two versions of the same lines."),
    Kind("file-empty", "A file holds something."),
    Kind("file-too-large", "A file holds at most one megabyte of text."),
    Kind("file-unreadable", "Files are ordinary files that can be read."),
    Kind("file-is-folder", "A folder does not stand where a file belongs, nor the reverse."),
    Kind("file-link-outside", "A link leads to something inside the site's folder."),
    Kind("file-case-clash", "Two names do not differ only by upper and lower case."),
    Kind("file-name", "Files have the names that the record needs."),
    Kind("file-stray", "The ideas folder holds only ideas, records and their papers."),
    # front matter and YAML
    Kind("front-matter-missing", "A campaign or idea begins with front matter between '---'."),
    Kind("front-matter-unclosed", "Front matter is closed with '---'."),
    Kind("yaml-syntax", "YAML can be read."),
    Kind("yaml-tab", "YAML is indented with spaces."),
    Kind("yaml-shape", "Front matter and records are keys with values."),
    Kind("yaml-duplicate-key", "A key is written once."),
    Kind("yaml-alias", "YAML's anchors, aliases and tags are not used."),
    Kind("yaml-remark", "Text with a '#' that begins a word stands in quotes."),
    # keys and values
    Kind("key-unknown", "Only known keys are used; own keys begin with 'x-'."),
    Kind("key-missing", "Required keys are given."),
    Kind("key-unwanted", "Keys that exclude each other are not used together."),
    Kind("value-text", "Text is text, on one line, and not empty."),
    Kind("value-number", "Numbers are numbers, in their range."),
    Kind("value-switch", "A switch is true or false."),
    Kind("value-date", "Dates are real days, written yyyy-mm-dd."),
    Kind("value-period", "Periods are a number of days, working days, weeks or months."),
    Kind("value-address", "Web addresses are whole."),
    Kind("value-language", "Languages are known language tags."),
    Kind("value-currency", "Currencies are known three-letter codes."),
    Kind("value-list", "Lists are lists, and nothing stands in them twice."),
    Kind("value-group", "Groups of keys are groups of keys."),
    Kind("value-choice", "A choice is one of those allowed."),
    Kind("value-code", "A campaign's code is 2 to 12 capital letters."),
    # rules across records
    Kind("campaign-missing", "Every folder of ideas has its campaign."),
    Kind("campaign-code-taken", "Two campaigns do not share a code."),
    Kind("campaign-dates", "A campaign opens before it closes; its phases run forwards."),
    Kind("campaign-changed", "A change of what was promised is explained."),
    Kind("theme-reserved", "A theme's or an area's id is not an outcome's."),
    Kind("area-taken", "An area's id is not a theme's."),
    Kind("theme-unknown", "Themes are those of the campaign."),
    Kind("area-unknown", "Areas are those of the campaign."),
    Kind("idea-number-taken", "An idea's number is its own."),
    Kind("idea-number-gap", "A campaign's ideas are numbered without gaps."),
    Kind("idea-unknown", "Ideas that are named exist."),
    Kind("idea-self", "An idea does not point at itself."),
    Kind("idea-future", "Nothing is dated after the day that the site speaks for."),
    Kind("idea-outside-campaign", "Ideas arrive while the campaign is open.", Severity.WARNING),
    Kind("source-taken", "Two ideas of a campaign do not have one source."),
    Kind("withheld-words", "A withheld idea's words, title and name are not in the file."),
    Kind("withheld-decided", "A withheld idea is not decided afterwards."),
    Kind("picture-missing", "Pictures and papers that are named exist."),
    Kind("picture-unreadable", "Pictures are whole, and of a kind and size that can be shown."),
    Kind("picture-name", "Two pictures or papers are not published under one name."),
    Kind("paper-unreadable", "Papers are whole, and what their names say."),
    Kind("paper-author", "A paper's properties name no person.", Severity.WARNING),
    Kind("map-unreadable", "A map is GeoJSON with outlines of areas, in degrees."),
    Kind("map-area", "A map belongs to a campaign and shows all of its areas."),
    Kind("paper-kind", "Papers are of a kind that is safe to publish as it is."),
    Kind("record-date", "A record's date is the date in its name."),
    Kind("outcome-unknown", "Outcomes are those of the vocabulary."),
    Kind("outcome-not-recorded", "Some outcomes are never written in a record."),
    Kind("reason-missing", "Every decision but 'under review' gives its reason."),
    Kind("reason-contradiction", "A reason and 'no reason given' exclude each other."),
    Kind("decision-twice", "A record decides an idea once."),
    Kind("decision-future", "A decision is not dated after the day that the site speaks for."),
    Kind("decision-before-idea", "A decision is not older than its idea."),
    Kind("move-after-final", "Nothing follows a final outcome unless it reopens or corrects."),
    Kind("move-too-early", "Work begins or stops only after an idea was taken forward."),
    Kind("reopens-nothing", "Only an idea with a final outcome is reopened."),
    Kind("corrects-nothing", "A correction names an earlier record that decided the idea."),
    Kind("into-missing", "A combined idea says which idea it went into."),
    Kind("into-unwanted", "Only a combined idea goes into another."),
    Kind("merge-cycle", "Combined ideas do not lead back to themselves."),
    Kind("evidence-missing", "A delivered idea shows evidence.", Severity.WARNING),
    Kind("due-passed", "What is announced is announced before its day.", Severity.WARNING),
    Kind("promise-extension", "An extension is later than the date it extends."),
    Kind("address-gone", "A published address stays, or a redirect leads on from it."),
    Kind("redirect", "Redirects lead from an address that moved to one that is there."),
    Kind("translation-of-nothing", "A translation is of a campaign or an idea that is there."),
    Kind(
        "translation-language",
        "A translation is in another language of the site than its original.",
        Severity.WARNING,
    ),
    Kind("translation-missing", "A translation has every text that its original has."),
    Kind("translation-surplus", "A translation has no text that its original has not."),
    Kind("translation-order", "A translation's promises stand in the campaign's order."),
    Kind("personal-data", "Personal data stays out of the record.", Severity.WARNING),
    Kind("placeholder", "Nothing that was left to be filled in is published."),
    Kind("history-unreadable", "What was promised at the opening can be read from git."),
    Kind("history-shallow", "Changes are read from the whole history.", Severity.WARNING),
    # issues of a code host
    Kind("issue-form", "The form for ideas asks for each part of an idea."),
    # settings
    Kind("settings", "The settings can be used."),
    Kind(
        "interface-language",
        "The interface has every word in the site's languages.",
        Severity.WARNING,
    ),
    Kind("edition-language", "The interface has words in every language of the site."),
    Kind("edition-empty", "Every language of the site has words of its own.", Severity.WARNING),
    Kind("site-address", "A site that is published knows its address.", Severity.WARNING),
    Kind(
        "override-unknown",
        "A site's own template or style sheet takes the place of one of the theme's.",
        Severity.WARNING,
    ),
    Kind("page-unfinished", "A page has no gaps left to fill in.", Severity.WARNING),
    Kind("colour-contrast", "Text is readable on its ground (WCAG 2.2 AA)."),
)

# What only a workbook can have wrong that staff filled in: `record` says them, `check` never does.
WORKBOOK_KINDS = _kinds(
    Kind("sheet-column", "A sheet has the columns that tell what is decided, each once."),
    Kind("sheet-row", "The cells of a row belong together."),
    Kind("sheet-stale", "An idea stands as it did when the workbook was made."),
    Kind("sheet-order", "A meeting's decisions come after those that its ideas have."),
)

# What only open data can have wrong that a site is made from again: `restore` says them.
DATA_KINDS = _kinds(
    Kind("data-file", "A table of the open data is whole, and can be read."),
    Kind("data-column", "A table of the open data has all its columns."),
    Kind("data-cell", "A cell of the open data is of its column's type."),
    Kind("data-name", "Names in the open data are fit for files."),
    Kind("data-fact", "What the data says of its records follows from them.", Severity.WARNING),
    Kind("data-elsewhere", "Pictures and papers lie beside the data.", Severity.WARNING),
)
_ALL_KINDS = _kinds(*KINDS.values(), *WORKBOOK_KINDS.values(), *DATA_KINDS.values())


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem. Sorted by place, then code.

    `must`: what must be true. `found`: what was found. `todo`: what to do.
    Raises KeyError when `code` is of no kind.
    """

    place: Place
    code: str
    must: str
    found: str
    todo: str

    def __post_init__(self) -> None:
        _ALL_KINDS[self.code]

    @property
    def severity(self) -> Severity:
        """Whether it stops the build."""
        return _ALL_KINDS[self.code].severity

    @property
    def message(self) -> str:
        """The one line that a person reads, without its place."""
        return printable(f"{self.must}; {self.found}; {self.todo}")

    def __str__(self) -> str:
        word = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.place}: {word}{self.message} [{self.code}]"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a person most likely meant."""
    return _nearest(word[:80], tuple(known))


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    alike = {other.casefold(): other for other in known}
    found = get_close_matches(word.casefold(), list(alike), n=1, cutoff=0.6)
    return alike[found[0]] if found else None


def choose(word: str, known: Iterable[str]) -> str:
    """What to do about a word that is not known: the nearest one, else all of them."""
    words = list(known)
    close = nearest(word, words)
    if close:
        return f"did you mean '{close}'?"
    shown = ", ".join(words[:MOST_NAMED]) + (" …" if len(words) > MOST_NAMED else "")
    return f"use one of: {shown}" if words else "take it out"


def counted(number: int, what: str) -> str:
    """A count with its noun, such as '1,204 problems'."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def quoted(value: object, limit: int = 60) -> str:
    """A value as a message shows it: in quotes, on one line, shortened, nothing unprintable."""
    text = printable(" ".join(str(value).split()))
    return f"'{text[: limit - 1]}…'" if len(text) > limit else f"'{text}'"
