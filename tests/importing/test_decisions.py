"""Exports that say what became of ideas."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportback.importing.markup import from_plain
from tests.importing.sites import checked, export, mapping, register, run, site, tree

MAPPING = """\
source: panel
columns: {id: Id, title: Title, submitted: Date, outcome: Result, reason: Why, decided: Decided,
          cost: Cost, into: Into}
values:
  outcome: {"1": taken-forward, "0": declined, Started: [taken-forward, in-progress], "": ~}
set: {currency: GBP, decided_by: The panel}
record: {name: panel}
"""
HEAD = "Id,Title,Date,Result,Why,Decided,Cost,Into\n"


def imported(root: Path, rows: str) -> str:
    mapping(site(root), MAPPING)
    result = run(root, export(root, HEAD + rows))
    return result.output


def test_outcomes_become_records(tmp_path: Path) -> None:
    rows = (
        'a,A,2024-02-01,1,Good,2024-05-01,"£1,200.50",\n'
        "b,B,2024-02-01,0,Bad,2024-05-01,300,\nc,C,2024-02-01,0,Bad,2024-05-01,,\n"
        "d,D,2024-02-01,,,,,\ne,E,2024-02-01,merged,Same,2024-06-01,,a\n"
    )
    output = imported(tmp_path, rows)
    assert "Wrote 2 records with decisions on 4 ideas" in output
    assert "Costs left out, since nothing is spent on what is not done: 1 row" in output
    text = (tmp_path / "ideas/river/decisions/2024-05-01-panel.yaml").read_text()
    assert text == (
        "date: 2024-05-01\nby: The panel\ndecisions:\n"
        "  - ideas: [1]\n    outcome: taken-forward\n    reason: Good\n"
        "    cost:\n      amount: 1200.50\n      currency: GBP\n"
        "  - ideas: [2, 3]\n    outcome: declined\n    reason: Bad\n"
    )
    (_, late) = register(tmp_path).records_of["river"]
    assert late.decisions[0].into == 1
    assert checked(tmp_path).exit_code == 0
    before = tree(tmp_path)
    assert "Nothing changed." in run(tmp_path, tmp_path / "export.csv").output
    assert tree(tmp_path) == before


def test_an_outcome_in_two_steps(tmp_path: Path) -> None:
    imported(tmp_path, "a,A,2024-02-01,Started,Good,2024-05-01,,\n")
    records = register(tmp_path).records_of["river"]
    assert [record.decisions[0].outcome for record in records] == ["taken-forward", "in-progress"]
    assert checked(tmp_path).exit_code == 0


LONG = "The path floods (twice in 2023). **It** is dear;\nNo. 5 helps.\n\n- Lamps\n- Seats"
TWO_STEPS = """\
columns: {id: Id, title: Title, submitted: Date, outcome: Result, reason: Why, decided: Decided,
          cost: Cost, into: Into, due: Due, owner: Owner, evidence: Link}
values:
  outcome: {Started: [taken-forward, in-progress], Joined: [under-review, merged]}
set: {currency: GBP}
"""


def test_the_last_of_two_steps_says_all_and_the_first_how_the_reason_begins(
    tmp_path: Path,
) -> None:
    mapping(site(tmp_path), TWO_STEPS)
    rows = (
        f'a,A,2024-02-01,Started,"{LONG}",2024-05-01,300,,2024-09-01,Parks,https://x.example/1\n'
        f'b,B,2024-02-01,Started,"{LONG}",2024-05-01,200,,2024-09-01,Parks,\n'
        "c,C,2024-02-01,Joined,Alike,2024-05-01,,a,,,\n"
    )
    file = export(tmp_path, f"{HEAD.strip()},Due,Owner,Link\n{rows}")
    assert run(tmp_path, file).exit_code == 0
    first, last = register(tmp_path).records_of["river"]
    assert (tmp_path / first.path).read_text(encoding="utf-8") == (
        "date: 2024-05-01\nby: The cabinet\ndecisions:\n"
        "  - ideas: [1, 2]\n    outcome: taken-forward\n"
        "    reason: The path floods (twice in 2023). …\n"
        "  - ideas: [3]\n    outcome: under-review\n    reason: Alike\n"
    )
    whole = last.decisions[0]
    assert (whole.outcome, whole.ideas) == ("in-progress", (1,))
    assert whole.reason == from_plain(LONG)
    assert (str(whole.due), whole.owner, len(whole.evidence)) == ("2024-09-01", "Parks", 1)
    assert [d.cost.amount for d in last.decisions if d.cost] == [300, 200]
    assert last.decisions[-1].into == 1
    assert checked(tmp_path).exit_code == 0
    before = tree(tmp_path)
    assert "Nothing changed." in run(tmp_path, file).output
    assert tree(tmp_path) == before


def test_two_steps_without_a_reason_both_say_so(tmp_path: Path) -> None:
    mapping(site(tmp_path), MAPPING.replace("currency: GBP", "no_reason_given: true"))
    run(tmp_path, export(tmp_path, f"{HEAD}a,A,2024-02-01,Started,,2024-05-01,,\n"))
    records = register(tmp_path).records_of["river"]
    assert [record.decisions[0].no_reason_given for record in records] == [True, True]
    assert checked(tmp_path).exit_code == 0


def test_rows_that_break_a_rule_are_refused(tmp_path: Path) -> None:
    rows = (
        "a,A,2024-02-01,1,,2024-05-01,,\nb,B,2024-02-01,1,Yes,,,\n"
        "c,C,2024-02-01,1,Yes,2023-05-01,,\nd,D,2024-02-01,merged,Yes,2024-05-01,,zz\n"
        "e,E,2024-02-01,in-progress,Yes,2024-05-01,,\n"
    )
    output = imported(tmp_path, rows)
    assert "row 2: 'taken-forward' needs a reason" in output
    assert "row 3: it has an outcome and no day on which that was decided" in output
    assert "row 4: it was decided on 2023-05-01, before it was submitted" in output
    assert "row 5: it was combined with 'zz', which is not an idea of the campaign" in output
    assert "row 6: 'in-progress' must come after taken-forward" in output
    assert "5 rows read = 0 imported + 0 already there + 5 refused" in output


def test_an_unknown_outcome_stops_everything(tmp_path: Path) -> None:
    output = imported(tmp_path, "a,A,2024-02-01,Maybe,x,2024-05-01,,\n")
    assert "1 outcome of the export not known" in output
    assert "values:\n  outcome:\n    Maybe:" in output
    assert not register(tmp_path).ideas


def test_a_later_export_decides_only_what_is_undecided(tmp_path: Path) -> None:
    imported(tmp_path, "a,A,2024-02-01,1,Good,2024-05-01,,\nb,B,2024-02-01,,,,,\n")
    later = "a,A,2024-02-01,0,No,2024-06-01,,\nb,B,2024-02-01,1,Good,2024-06-01,,\n"
    result = run(tmp_path, export(tmp_path, HEAD + later))
    assert "row 2 is idea 1 of river: 'taken-forward' here, 'declined' in" in result.output
    assert "Wrote 1 record with decisions on 1 idea" in result.output
    assert checked(tmp_path).exit_code == 0


def test_decisions_alone_find_their_ideas_by_source(tmp_path: Path) -> None:
    imported(tmp_path, "a,A,2024-02-01,,,,,\n")
    text = "source: panel\ndecisions_only: true\ncolumns: {id: 'No', outcome: End, decided: 'On'}\n"
    path = mapping(tmp_path, text + "set: {no_reason_given: true}\n", "second.yaml")
    file = export(tmp_path, "No,End,On\na,declined,2024-05-01\nq,declined,2024-05-01\n", "b.csv")
    result = run(tmp_path, file, "--mapping", str(path))
    assert result.exit_code == 1
    assert "row 3: there is no idea with the source id 'q' of 'panel'" in result.output
    (record,) = register(tmp_path).records
    assert (record.by, record.decisions[0].no_reason_given) == ("The cabinet", True)
    assert checked(tmp_path).exit_code == 0


LINKED = """\
columns: {{id: Id, title: Title, submitted: Date, outcome: Result, decided: Decided,
          evidence: [{column}, Second paper]}}
set: {{no_reason_given: true}}
"""
OF_THE_PAGE, OF_THE_PAPER = (
    "https://www.City.example/answers?id=1",
    "http://papers.example:80/2.pdf",
)


@pytest.mark.parametrize(
    ("column", "more", "label"),
    [
        ("response_url", "", "city.example"),
        ("responseUrl", "", "city.example"),
        ("Link", "", "city.example"),
        ("URL of the answer", "", "city.example"),
        ("HREF", "", "city.example"),
        ("Links", "", "city.example"),
        ("The council's answer", "", "The council's answer"),
        ("Linked papers", "", "Linked papers"),
        ("response_url", "headings: {response_url: The answer}\n", "The answer"),
        ("Link", "headings: {Link: ~}\n", "city.example"),
    ],
)
def test_evidence_has_a_label_that_people_can_read(
    tmp_path: Path, column: str, more: str, label: str
) -> None:
    mapping(site(tmp_path), LINKED.format(column=column) + more)
    head = f"Id,Title,Date,Result,Decided,{column},Second paper\n"
    row = f"a,A,2024-02-01,declined,2024-05-01,{OF_THE_PAGE},{OF_THE_PAPER}\n"
    assert run(tmp_path, export(tmp_path, head + row)).exit_code == 0
    (record,) = register(tmp_path).records
    evidence = [(item.title, item.url) for item in record.decisions[0].evidence]
    assert evidence == [(label, OF_THE_PAGE), ("Second paper", OF_THE_PAPER)]
    assert checked(tmp_path).exit_code == 0
