"""Whether a meeting comes after what was decided before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportback.deciding.filled import Entry
from reportback.deciding.form import Form
from reportback.deciding.sheet import Sheet
from reportback.problems import WORKBOOK_KINDS, Problem


def in_order(
    sheet: Sheet, form: Form, entries: Sequence[Entry], said: Iterable[Problem]
) -> tuple[Form, list[Problem]]:
    """No idea was decided after the day of the meeting: it would stay as it is.

    The form comes back without a day that is too early, so that the rows can be judged all the
    same. Of rows that do not tell of their idea as it is now (`said`), nothing can be judged.
    """
    astray = sheet.rows_of(problem for problem in said if problem.code in WORKBOOK_KINDS)
    day = form.said.get("date", sheet.day)
    facts = [sheet.campaign.idea[entry.number] for entry in entries if entry.row not in astray]
    decided = [
        (each.number, each.latest.date) for each in facts if each.latest and each.latest.decision
    ]
    later = [f"idea {number} was decided on {on}" for number, on in sorted(decided) if on > day]
    if not later:
        return form, []
    must = "'Date' must not lie before an idea's last decision, or the idea stays as it is"
    what, todo = f"found {day}; {', '.join(later)}", "correct the day, or empty their rows"
    problem = Problem(form.cells["date",], "sheet-order", must, what, todo)
    kept = {key: value for key, value in form.said.items() if key != "date"}
    return replace(form, said=kept), [problem]
