"""The open data says what the ledger says, in CSV as in JSON."""

import csv
import json
from io import StringIO

import pytest

from reportback import addresses
from reportback.exports import TABLES, Table
from reportback.exports.dictionary import schema_file
from reportback.exports.files import table_files
from reportback.model import Settings
from reportback.site import Site
from tests.ledger.records import campaign, day, decision, idea, ledger, record


@pytest.fixture(scope="module")
def files(example: Site) -> dict[str, bytes]:
    tables = (file for t in TABLES for file in table_files(example, t, t.rows(example)))
    return dict((*tables, schema_file(example)))


def from_csv(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[addresses.table(name, "csv")].decode()
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_both_formats_have_the_same_rows(files: dict[str, bytes], table: Table) -> None:
    document = json.loads(files[addresses.table(table.name, "json")])
    rows = from_csv(files, table.name)
    assert document["as_of"] == "2026-10-16"
    assert len(rows) == len(document[table.name])
    assert rows or table.name in {"redirects", "translations"}
    for flat, full in zip(rows, document[table.name], strict=True):
        assert list(flat) == list(full) == [column.name for column in table.columns]
        for name, value in full.items():
            if isinstance(value, int) and not isinstance(value, bool):
                assert flat[name] == str(value)


def test_every_idea_is_there_with_its_outcome(example: Site, files: dict[str, bytes]) -> None:
    rows = {row["reference"]: row for row in from_csv(files, "ideas")}
    assert len(rows) == len(example.ledger.ideas)
    for facts in example.ledger.ideas:
        row = rows[facts.reference]
        assert row["outcome"] == facts.outcome.id
        assert row["since"] == facts.since.isoformat()


def test_a_withheld_idea_has_its_reason_and_no_words(files: dict[str, bytes]) -> None:
    withheld = [row for row in from_csv(files, "ideas") if row["outcome"] == "withheld"]
    assert withheld
    for row in withheld:
        assert row["withheld_reason"]
        assert row["title"] == row["words"] == row["by"] == ""


def test_outcomes_add_up_to_received(files: dict[str, bytes]) -> None:
    for row in json.loads(files["data/campaigns.json"])["campaigns"]:
        assert sum(row["outcomes"].values()) == row["received"]


def test_the_dictionary_names_every_column(files: dict[str, bytes]) -> None:
    tables = json.loads(files[addresses.DATA_SCHEMA])["tables"]
    for table in TABLES:
        assert [c["name"] for c in tables[table.name]["columns"]] == [
            column.name for column in table.columns
        ]
        assert all(column.meaning.endswith(".") for column in table.columns)


def test_a_sites_own_keys_go_through_wherever_they_stand() -> None:
    moved = {"on": day(40), "to": day(150), "reason": "Floods.", "x-vote": 7}
    promise = {"kind": "decide", "by": day(60), "extended": (moved,), "x-law": "s. 4"}
    phase = {"name": "Talks", "starts": day(0), "x-room": "Hall"}
    paper = {"title": "Plan", "url": "https://example.org/plan", "x-pages": 3}
    cost = {"amount": 5, "currency": "GBP", "x-fund": "Parks"}
    given = decision(1, "taken-forward", evidence=(paper,), cost=cost)
    source = {"system": "forum", "id": "9", "x-thread": "a"}
    asked = campaign(promise, phases=(phase,))
    answers = record(day(50), given).model_copy(update={"own": {"x-meeting": "12"}})
    site = Site(Settings(), ledger(asked, [idea(source=source)], [answers], on=day(70)))
    rows = {table.name: table.rows(site) for table in TABLES}
    assert rows["campaigns"][0]["phases"][0]["x-room"] == "Hall"
    assert rows["promises"][0]["own"] == {"x-law": "s. 4"}
    assert rows["promises"][0]["extended"][0]["x-vote"] == 7
    assert rows["ideas"][0]["own"] == {"source": {"x-thread": "a"}}
    assert rows["decisions"][0]["evidence"][0]["x-pages"] == 3
    assert rows["decisions"][0]["own"] == {"cost": {"x-fund": "Parks"}}
    assert rows["decisions"][0]["record_own"] == {"x-meeting": "12"}
