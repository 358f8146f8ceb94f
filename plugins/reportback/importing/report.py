"""What an import says at its end: few lines for many rows, and nothing left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportback.importing.additions import lines_to_paste
from reportback.importing.already import there_said
from reportback.importing.choices import Choice
from reportback.importing.drafts import Draft
from reportback.importing.job import Result
from reportback.importing.lines import EVERY, MOST, listed, rows_said, shortened
from reportback.importing.markup import same_words
from reportback.importing.pointing import (
    as_they_would_become,
    look_alikes_said,
    personal_said,
    settled_said,
)
from reportback.problems import counted, quoted
from reportback.reading.tables import BadRow, Table, text_of

_SAYS = {"campaign": "campaign", "themes": "theme", "area": "area", "outcome": "outcome"}


def opening(result: Result) -> Iterator[str]:
    """How the file was read, which columns are used, and which are dropped."""
    table, cells = result.cells.table, result.cells
    rows = len(table.rows) + len(table.bad)
    yield f"{table.name}: {table.how}; {rows:,} rows, {len(table.columns)} columns"
    yield from _noted(table)
    for field, count, number, day in cells.counted_days():
        many = counted(count, "date")
        yield f"  {many} for '{field}' held as plain numbers, such as {number}, read as {day}"
    for field, form in cells.date_forms():
        yield f"  dates for '{field}' were read as {form}"
    unused = [name for name in cells.unused if name not in cells.mapping.drop]
    if unused:
        yield f"  dropped, because nobody mapped them: {', '.join(map(quoted, unused))}"


def _noted(table: Table) -> Iterator[str]:
    yield from (f"  {note}" for note in table.notes)
    if table.hidden:
        rows = rows_said(sorted(table.hidden))
        yield f"  hidden in the workbook, by a filter or by hand, and read like all others: {rows}"


def columns(table: Table) -> str:
    """The columns of a table, each with the first thing that it holds."""
    lines = [f"{table.name}: {table.how}", *_noted(table), "Its columns, and what they hold:"]
    for place, name in enumerate(table.columns):
        first = next((text for row in table.rows if (text := text_of(row.cells[place]))), "")
        lines.append(f"  {quoted(name)}: {shortened(first)}")
    return "\n".join(lines)


def closing(result: Result, *, dry: bool, every: bool = False) -> Iterator[str]:
    """What became of every row, in the end the balance; `every` row by number, however many."""
    most = EVERY if every else MOST
    yield from _rows(result, most)
    yield from personal_said(result, most)
    yield from look_alikes_said(result, most)
    yield from written(result, dry=dry)


def to_agree(result: Result) -> Iterator[str]:
    """All that an import would do, for a person who has settled what only people can."""
    yield from opening(result)
    yield from as_they_would_become(result)
    yield from _rows(result, MOST)
    yield from settled_said(result, MOST)
    yield from written(result, dry=True)


def written(result: Result, *, dry: bool) -> Iterator[str]:
    """What was written, or would be, and the balance."""
    yield from _written(result, dry=dry)
    yield f"{result.balance}."


def _rows(result: Result, most: int) -> Iterator[str]:
    yield from _refusals(result, most)
    yield from _grouped("Skipped by rule", result.rows.rules(), most)
    yield from there_said(result, most)
    yield from _new(result, most)


def stopped(result: Result, outcomes: Iterable[str]) -> Iterator[str]:
    """Why nothing was written, and what to do."""
    yield from result.obstacles
    for field in dict.fromkeys(item.field for item in result.unknown):
        yield from _unknown(result, field)
        if field == "outcome":
            yield f"  # each is one of: {', '.join(outcomes)}"
    yield from (f"{problem}" for problem in result.problems[:MOST])
    if len(result.problems) > MOST:
        yield f"… and {len(result.problems) - MOST:,} more problems like these"
    yield from _refusals(result, MOST)
    yield "Nothing was written."


def _refusals(result: Result, most: int) -> Iterator[str]:
    """Refused rows by reason; where the file could not be told apart, with the line too."""
    yield from _grouped("Refused", result.rows.reasons(), most)
    broken = [row for row in result.cells.table.bad if row.line is not None]
    if broken:
        yield "  In the file itself:"
        yield from listed((f"  row {row.number} is {_lines(row)}" for row in broken), most)


def _lines(row: BadRow) -> str:
    several = row.last and row.last != row.line
    return f"lines {row.line} to {row.last}" if several else f"line {row.line}"


def _grouped(title: str, groups: dict[str, list[int]], most: int) -> Iterator[str]:
    if not groups:
        return
    yield f"{title}:"
    largest = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1]))
    for why, rows in sorted(largest[:most], key=lambda item: item[1]):
        yield f"  {rows_said(rows, most)}: {why}"
    rest = [row for _, rows in largest[most:] for row in rows]
    if rest:
        yield f"  {rows_said(rest, most)}: other reasons (--all says them)"


def _new(result: Result, most: int) -> Iterator[str]:
    fresh = {idea.source.id for idea in result.ideas.ideas if idea.source}
    drafts = [draft for draft in result.rows.drafts if draft.source_id in fresh]
    made = [draft.row for draft in drafts if draft.title_made]
    if made:
        yield f"Titles made from the first words, since there was none: {rows_said(made, most)}"
    yield from _left(drafts, most)
    if result.ideas.unlinked:
        yield "'builds_on' names what is not an idea of the campaign, and was left out:"
        yield from listed(
            (f"row {row}: {quoted(word)}" for row, word in result.ideas.unlinked), most
        )
    for name in ("title", "body"):
        html = [draft.row for draft in drafts if name in draft.html_suspected]
        if html:
            yield f"'{name}' looks like HTML (--html {name} makes it text): {rows_said(html, most)}"
    costs = [d.row for d in result.rows.drafts if d.answer and d.answer.cost_left_out]
    if costs and result.records.files:
        count = counted(len(costs), "row")
        yield f"Costs left out, since nothing is spent on what is not done: {count}"
    counts = Counter(problem.code for problem in result.warnings)
    for code, times in counts.most_common():
        example = next(problem for problem in result.warnings if problem.code == code)
        yield f"{times:,} × {code}: {example.message} ('reportback check' lists them)"


def _left(drafts: Iterable[Draft], most: int) -> Iterator[str]:
    """What was left where a row says something in several languages, or names several areas."""
    languages: dict[Choice, list[int]] = defaultdict(list)
    areas: dict[Choice, list[int]] = defaultdict(list)
    for draft in drafts:
        for choice in (choice for choice in draft.choices if choice.left):
            languages[choice].append(draft.row)
        if len(draft.areas) > 1:
            areas[Choice(draft.areas[0], draft.areas[1:])].append(draft.row)
    yield from _chosen("Written in several languages; one was taken:", languages, most)
    yield from _chosen("In several areas; an idea has one:", areas, most)


def _chosen(title: str, rows: Mapping[Choice, list[int]], most: int) -> Iterator[str]:
    if rows:
        yield title
    for choice, numbers in rows.items():
        left = " or ".join(map(quoted, choice.left))
        count = counted(len(numbers), "row")
        yield f"  {quoted(choice.taken)} and not {left} in {count}: {rows_said(numbers, most)}"


def _written(result: Result, *, dry: bool) -> Iterator[str]:
    verb = "Would write" if dry else "Wrote"
    for (campaign, key), labels in sorted(result.additions.items()):
        added = "Would add" if dry else "Added"
        what = counted(len(labels), key.removesuffix("s"))
        yield f"{added} {what} to the campaign {campaign}: {', '.join(labels.values())}"
    if not result.files:
        yield "Nothing else changed." if result.additions else "Nothing changed."
        return
    ideas = Counter(idea.campaign for idea in result.ideas.ideas)
    numbers = defaultdict(list)
    for idea in result.ideas.ideas:
        numbers[idea.campaign].append(idea.number)
    for path in result.campaigns:
        yield f"{verb} the campaign {path}"
    for campaign, count in sorted(ideas.items()):
        first, last = min(numbers[campaign]), max(numbers[campaign])
        yield f"{verb} {counted(count, 'idea')} to ideas/{campaign}/ (numbers {first} to {last})"
    if result.records.files:
        records, decided = len(result.records.files), result.records.decided
        yield f"{verb} {counted(records, 'record')} with decisions on {counted(decided, 'idea')}"


def _unknown(result: Result, field: str) -> Iterator[str]:
    """The words of one field that mean nothing yet, with the lines that give them a meaning."""
    items = [item for item in result.unknown if item.field == field]
    words = Counter(item.word for item in items)
    alike = _spellings(words)
    yield f"{counted(len(alike), _SAYS[field])} of the export not known here:"
    yield from listed(_counted_words(words, spellings) for spellings in alike)
    labels = field in ("themes", "area")
    if labels:
        yield from _to_paste(result, field)
    if labels and (sign := _parting(words)):
        yield f"If '{sign}' parts several of them: 'separators: {{{field}: \"{sign}\"}}'."
    say = "Or say" if labels else "Say"
    yield f"{say} in the mapping file what each means (~ leaves it out):\nvalues:\n  {field}:"
    yield from (f"    {_as_key(spellings[0])}: " for spellings in alike)


def _spellings(words: Counter[str]) -> list[list[str]]:
    """Words that are one, since only capitals, blanks and '&' differ; the commonest come first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, _ in words.most_common():
        found[same_words(word)].append(word)
    return sorted(found.values(), key=lambda alike: -sum(words[word] for word in alike))


def _counted_words(words: Counter[str], spellings: Iterable[str]) -> str:
    named = " or ".join(map(quoted, spellings))
    return f"{named} ({counted(sum(words[word] for word in spellings), 'row')})"


def _parting(words: Iterable[str]) -> str | None:
    """A sign that seems to part several values in one cell."""
    found = Counter(sign for word in words for sign in ";|,/" if sign in word)
    return found.most_common(1)[0][0] if found else None


def _to_paste(result: Result, field: str) -> Iterator[str]:
    """The lines that --add-themes would put in, and no others."""
    for (campaign, key), labels in result.lacking.items():
        if key == ("themes" if field == "themes" else "areas"):
            yield f"Add them to content/campaigns/{campaign}.md (--add-themes does it):"
            yield lines_to_paste(key, labels).rstrip("\n")


def _as_key(word: str) -> str:
    return lines_to_paste("x", {word: ""}).split("\n")[1].strip().rsplit(":", 1)[0]
