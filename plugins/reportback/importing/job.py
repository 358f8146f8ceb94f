"""The whole of an import as one value: what would be written, and what stands in its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from reportback.checking import Subject, check
from reportback.composing import campaign_text
from reportback.importing.additions import Additions, additions_for, with_words
from reportback.importing.alike import Alike, look_alikes
from reportback.importing.balance import Balance
from reportback.importing.cells import Cells
from reportback.importing.drafts import Frame
from reportback.importing.future import future_register, grown
from reportback.importing.identity import derives, signature_of
from reportback.importing.mapping import ImportMapping
from reportback.importing.plan import IdeaPlan, plan_ideas
from reportback.importing.records import RecordPlan, plan_records
from reportback.importing.redaction import Finding, findings, masked
from reportback.importing.sorting import Sorted, sort_rows
from reportback.importing.vocabulary import Unknown
from reportback.model import CampaignMatter, Register, Settings
from reportback.places import Places
from reportback.problems import Problem, Severity
from reportback.reading.tables import Table

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Request:
    """What is to be imported, and into what."""

    table: Table
    mapping: ImportMapping
    system: str
    campaign: str | None
    register: Register
    settings: Settings
    as_of: date
    add_words: bool = False
    redact: bool = False


@dataclass
class Result:
    """What an import comes to. Nothing may be written when `obstacles` or `problems` has any.

    `additions` are themes and areas for its campaigns; `lacking`, those that it would have needed.
    """

    cells: Cells
    rows: Sorted
    ideas: IdeaPlan = field(default_factory=IdeaPlan)
    records: RecordPlan = field(default_factory=RecordPlan)
    titles: Mapping[str, str] = field(default_factory=dict)
    campaigns: dict[str, str] = field(default_factory=dict)
    lacking: Additions = field(default_factory=dict)
    additions: Additions = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    obstacles: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    alike: tuple[Alike, ...] = ()
    personal: tuple[Finding, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether nothing may be written."""
        return bool(self.obstacles or self.problems or self.unknown)

    @property
    def files(self) -> dict[str, str]:
        """The new files by path."""
        return {**self.campaigns, **self.ideas.files, **self.records.files}

    @property
    def balance(self) -> Balance:
        """What became of every row."""
        return Balance(
            len(self.cells.table.rows) + len(self.cells.table.bad),
            len(self.ideas.ideas),
            len(self.ideas.there),
            len(self.rows.refused),
            len(self.rows.skipped),
        )


def run(request: Request, progress: Progress) -> Result:
    """Plan an import from its rows to its files."""
    campaigns = _campaigns(request)
    additions = additions_for(_frame(request, campaigns)) if request.add_words else {}
    campaigns = with_words(campaigns, additions)
    frame = _frame(request, campaigns)
    result = Result(frame.cells, sort_rows(frame, progress), additions=additions)
    result.titles = {name: matter.title for name, matter in campaigns.items()}
    result.unknown = tuple(sorted(set(frame.unknown)))
    if result.unknown:
        result.lacking = additions_for(_frame(request, campaigns))
    result.obstacles += _obstacles(request, result)
    if result.stopped:
        return result
    result.ideas = plan_ideas(result.rows, request.register, request.system)
    result.personal = _personal(request, result)
    known = {idea.source.id for _, idea in result.ideas.there if idea.source}
    result.alike = tuple(look_alikes(result.rows.drafts, known, request.register))
    result.records = plan_records(
        result.ideas.asks, request.register, campaigns, request.mapping.record, request.system
    )
    result.campaigns = _new_campaigns(request, campaigns, result.ideas)
    _check_all(request, campaigns, result)
    return result


def _personal(request: Request, result: Result) -> tuple[Finding, ...]:
    """What the rows that would come in say of somebody, as it was written."""
    fresh = {idea.source.id for idea in result.ideas.ideas if idea.source}
    rows = {draft.row for draft in result.rows.drafts if draft.source_id in fresh}
    cells = replace(result.cells, mask=None)
    return tuple(findings(cells, rows, request.settings.holidays.country))


def _frame(request: Request, campaigns: Mapping[str, CampaignMatter]) -> Frame:
    mask = partial(masked, country=request.settings.holidays.country)
    cells = Cells(request.table, request.mapping, mask if request.redact else None)
    sources = (idea.source for idea in request.register.ideas if idea.source)
    known = frozenset(source.id for source in sources if source.system == request.system)
    return Frame(
        cells,
        request.system,
        request.campaign,
        campaigns,
        request.settings.vocabulary,
        request.as_of,
        request.settings.lang,
        known,
        mask,
    )


def _campaigns(request: Request) -> dict[str, CampaignMatter]:
    """The campaigns that are there, and those that the mapping can create."""
    planned: dict[str, CampaignMatter] = dict(request.mapping.campaigns)
    return planned | dict(request.register.campaign)


def _obstacles(request: Request, result: Result) -> list[str]:
    found = [
        f"The dates for '{name}' can be read as {one} and as {other}. Say which:"
        f" 'dates: [{one}]' in the mapping file, or --date {one}"
        for name, one, other in result.cells.ambiguous_dates()
    ]
    return found + _tags_everywhere(result) + _changed_identities(request, result)


def _tags_everywhere(result: Result) -> list[str]:
    """Fields that hold HTML in most rows, so that every page would show its tags."""
    drafts = result.rows.drafts
    counts = Counter(name for draft in drafts for name in draft.html_suspected)
    return [
        f"The column for '{name}' looks like HTML in {count:,} of {len(drafts):,} rows. Say --html"
        f" {name} ('html: [{name}]' in the mapping file), or 'plain: [{name}]' if people are to"
        " read its tags."
        for name, count in sorted(counts.items())
        if count * 2 > len(drafts)
    ]


def _changed_identities(request: Request, result: Result) -> list[str]:
    """Derived identities that cannot be compared with those that are there."""
    if not derives(result.cells) or not result.rows.drafts:
        return []
    here = {draft.source_id for draft in result.rows.drafts}
    signature = signature_of(result.rows.drafts[0].source_id)
    campaigns = {draft.campaign for draft in result.rows.drafts}
    for idea in request.register.ideas:
        if not idea.source or idea.campaign not in campaigns:
            continue
        ours = idea.source.system == request.system
        if ours and signature_of(idea.source.id) != signature:
            said = (
                "Rows are known again by their words, and the columns for title, body, submitted"
                f" or by are not those of the first import of '{request.system}': every row would"
                " come in a second time. Use the first import's mapping, map 'id', or give"
                " these ideas another source (--source NAME) if they are others."
            )
            return [said]
        if not ours and idea.source.id in here:
            said = (
                f"Rows of this file are here already, from '{idea.source.system}' (idea"
                f" {idea.number} of {idea.campaign}). Write 'source: {idea.source.system}' into"
                f" the mapping file, or --source '{idea.source.system}'."
            )
            return [said]
    return []


def _new_campaigns(
    request: Request, campaigns: Mapping[str, CampaignMatter], ideas: IdeaPlan
) -> dict[str, str]:
    """The files of campaigns that have ideas now and had no file."""
    used = {idea.campaign for idea in ideas.ideas}
    found = {}
    for name in sorted(used - set(request.register.campaign)):
        planned = request.mapping.campaigns[name]
        matter = grown(CampaignMatter, campaigns[name], CampaignMatter.model_fields)
        found[f"content/campaigns/{name}.md"] = campaign_text(matter, planned.body or "")
    return found


def _check_all(request: Request, campaigns: Mapping[str, CampaignMatter], result: Result) -> None:
    """Every rule of the record, over the record as it will be: what is new stands in the way."""
    before = set(check(_subject(request, request.register)))
    future = future_register(
        request.register, campaigns, result.ideas.ideas, result.records.records
    )
    after = check(_subject(request, future))
    new = [problem for problem in after if problem not in before]
    errors = [problem for problem in new if problem.severity is Severity.ERROR]
    result.problems += [*result.records.problems, *errors]
    result.warnings += [problem for problem in new if problem.severity is Severity.WARNING]


def _subject(request: Request, register: Register) -> Subject:
    return Subject(register, Places(), request.settings, request.as_of, {})
