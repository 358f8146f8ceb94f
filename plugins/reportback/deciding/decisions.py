"""What one row decides, as the keys of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportback.deciding import values
from reportback.deciding.columns import BY_KEY
from reportback.deciding.sheet import Sheet, empty, told
from reportback.places import Loc
from reportback.problems import Problem, quoted
from reportback.reading.tables import Cell, Row, text_of


def decision(
    sheet: Sheet, row: Row, problems: list[Problem]
) -> tuple[dict[str, Any], dict[Loc, str]]:
    """What a row decides: the keys of a record with the columns that they come from."""
    code = sheet.campaign.campaign.code or sheet.campaign.campaign.id
    readers: dict[str, Callable[[Cell], Any]] = {
        "outcome": lambda cell: values.outcome(cell, sheet.vocabulary, sheet.phrases),
        "reason": values.words,
        "into": lambda cell: values.number(cell, code),
        "owner": values.line,
        "due": values.day,
        "cost": values.amount,
        "currency": values.currency,
        "evidence_title": values.line,
        "evidence_url": values.line,
        "reopens": values.yes,
    }
    said = {
        key: told(sheet, row, key, read, problems)
        for key, read in readers.items()
        if text_of(sheet.cell(row, key))
    }
    if "outcome" not in said:
        problems.append(empty(sheet, row, "outcome", "empty the row, or choose an outcome"))
    problems += _halves(sheet, row, said)
    return _keys(said)


def _halves(sheet: Sheet, row: Row, given: Mapping[str, Any]) -> Iterator[Problem]:
    """A cost has its currency, and evidence has its title and its address."""
    cost, code = given.get("cost"), given.get("currency")
    if cost and not code and not cost[1]:
        yield empty(sheet, row, "currency", "write three letters, such as GBP or EUR")
    if cost and code and cost[1] and cost[1] != code:
        place, must = sheet.at(row.number, "currency"), "'Currency' must be that of the cost"
        what, todo = f"found {code} beside {cost[1]}", "correct one of the two cells"
        yield Problem(place, "value-currency", must, what, todo)
    if "currency" in given and "cost" not in given:
        yield empty(sheet, row, "cost", "write the amount, or empty the currency")
    for here, there in (("evidence_title", "evidence_url"), ("evidence_url", "evidence_title")):
        if here in given and there not in given:
            beside = quoted(BY_KEY[here].title)
            yield empty(sheet, row, there, f"fill it in, or empty {beside}")


def _keys(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Loc, str]]:
    """Cells as a record's keys."""
    said: dict[str, Any] = {
        key: given[key]
        for key in ("outcome", "reason", "into", "owner", "due", "reopens")
        if given.get(key)
    }
    columns: dict[Loc, str] = {(key,): key for key in said}
    if values.says_none(said.get("reason", "")):
        del said["reason"]
        said["no_reason_given"] = True
        columns["no_reason_given",] = "reason"
    amount, sign = given.get("cost") or (None, None)
    code = given.get("currency") or sign
    if amount is not None and code:
        said["cost"] = {"amount": amount, "currency": code}
        columns |= {("cost",): "cost", ("cost", "amount"): "cost"}
        columns["cost", "currency"] = "currency" if given.get("currency") else "cost"
    if given.get("evidence_url") and given.get("evidence_title"):
        said["evidence"] = ({"title": given["evidence_title"], "url": given["evidence_url"]},)
        first = ("evidence", 0)
        columns |= {first: "evidence_url", (*first, "title"): "evidence_title"}
        columns[*first, "url"] = "evidence_url"
    return said, columns
