"""What only people can settle: personal data, ideas that may be one, and rows as they would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportback.composing import written
from reportback.importing.alike import Alike
from reportback.importing.drafts import Draft
from reportback.importing.job import Result
from reportback.importing.lines import listed, rows_said, shortened
from reportback.importing.redaction import Finding
from reportback.problems import counted, quoted

_SHOWN = 3
_LONG = 160


def personal_said(result: Result, most: int) -> Iterator[str]:
    """Personal data in the rows that would come in, and what is done with it."""
    if result.personal:
        done = "masked" if result.cells.mask else "left as it is; --redact masks it"
        yield f"Personal data in the text ({_kinds(result)}), {done}:"
        yield from _found(result, most)


def personal_found(result: Result, most: int) -> Iterator[str]:
    """Personal data in the rows that would come in, and nothing on what is done with it."""
    if result.personal:
        yield f"Personal data in the text ({_kinds(result)}):"
        yield from _found(result, most)


def settled_said(result: Result, most: int) -> Iterator[str]:
    """What became of personal data and look-alikes that a person has seen and settled."""
    if result.personal:
        done = "masked" if result.cells.mask else "left as it is"
        yield f"Personal data in the text ({_kinds(result)}) is {done}."
    if result.alike:
        rows = rows_said([pair.row for pair in result.alike], most)
        yield f"May be the same idea as another, and come in all the same: {rows}"


def _kinds(result: Result) -> str:
    kinds = Counter(finding.what.removeprefix("the ") for finding in result.personal)
    return ", ".join(f"{times:,} × {kind}" for kind, times in kinds.most_common())


def _found(result: Result, most: int) -> Iterator[str]:
    """Each finding with row, column and the words around it."""
    yield from listed(map(_finding, result.personal), most)


def _finding(finding: Finding) -> str:
    what = finding.what.removeprefix("the ")
    return f"row {finding.row}, {quoted(finding.column)}: {what} in {quoted(finding.said, 120)}"


def look_alikes_said(result: Result, most: int) -> Iterator[str]:
    """Ideas that may be one, the likest first, and how to leave a row out."""
    if not result.alike:
        return
    pairs = sorted(result.alike, key=lambda pair: (-pair.score, pair.row))
    yield f"May be the same idea ({counted(len(pairs), 'row')}); all come in, for you to decide:"
    yield from listed((pair_said(result, pair) for pair in pairs), most)
    yield (
        f"  --leave-out {quoted(pairs[0].source_id)} leaves a row out; under 'leave_out' in the"
        " mapping file its id stays out"
    )


def pair_said(result: Result, pair: Alike) -> str:
    """A row, what it looks like, and how much."""
    title = quoted(result.titles[pair.campaign])
    other = f"idea {pair.number} of {title}" if pair.number else f"row {pair.other_row}"
    return (
        f"{pair.score} of 100: row {pair.row} (id {pair.source_id}) {quoted(pair.title)}"
        f" and {other} {quoted(pair.other_title)}"
    )


def as_they_would_become(result: Result) -> Iterator[str]:
    """Three new rows as ideas, long text shortened."""
    fresh = {idea.source.id: idea.number for idea in result.ideas.ideas if idea.source}
    drafts = [draft for draft in result.rows.drafts if draft.source_id in fresh][:_SHOWN]
    for draft in drafts:
        title = quoted(result.titles[draft.campaign])
        yield f"Row {draft.row} would become idea {fresh[draft.source_id]} of {title}:"
        yield from (f"    {line}" for line in _in_words(draft))


def _in_words(draft: Draft) -> Iterator[str]:
    if draft.matter is not None:
        for key, value in written(draft.matter).items():
            if key != "source":
                several = value if isinstance(value, list | tuple) else [value]
                yield f"{key}: {shortened(', '.join(map(str, several)), _LONG)}"
    yield f"text: {shortened(draft.body, _LONG) or '(none)'}"
    if draft.answer:
        yield f"outcome: {', '.join(draft.answer.outcomes)}, decided {draft.answer.decided}"
