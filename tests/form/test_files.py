"""What the form writes, byte for byte: new files, and files that somebody wrote by hand."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportback.form.fields import KINDS
from reportback.reading.files import CONTROL
from reportback.reading.yamltext import parse
from tests.form.conftest import Node
from tests.form.site import CAMPAIGN, IDEA, RECORD
from tests.support import ROOT, build, differences, run_cli, write_tree

pytestmark = pytest.mark.browser

EXAMPLE = {
    "campaign": sorted((ROOT / "content" / "campaigns").glob("*.md")),
    "idea": sorted((ROOT / "ideas").glob("*/*.md")),
    "record": sorted((ROOT / "ideas").glob("*/decisions/*.yaml")),
}
BY_HAND = {"campaign": CAMPAIGN, "idea": IDEA, "record": RECORD}


def changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.split("\n"), new.split("\n"))
    return [line for line in lines if line[0] in "+-"]


# --- what is there stays as it is ------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_nobody_changes_keeps_every_byte(node: Node, kind: str) -> None:
    texts = [BY_HAND[kind], *(path.read_text(encoding="utf-8") for path in EXAMPLE[kind])]
    assert len(texts) > 5
    for text in texts:
        assert node("edit", kind, text=text, changes=[]) == text


def test_line_ends_of_windows_stay(node: Node) -> None:
    text = RECORD.replace("\n", "\r\n")
    assert node("edit", "record", text=text, changes=[]) == text
    made = node("edit", "record", text=text, changes=[[["by"], "The cabinet"]])
    assert made == text.replace("'The panel'", "The cabinet")


EDITS: list[tuple[str, list[Any], list[str]]] = [
    (
        "record",
        [[["by"], "Nia: chair"]],
        ["- by: 'The panel'   # all nine", '+ by: "Nia: chair"   # all nine'],
    ),
    ("record", [[["date"], "2026-03-11"]], ["- date: 2026-03-10", "+ date: 2026-03-11"]),
    (
        "record",
        [[["minutes"], "https://town.example/m"]],
        ["+ minutes: https://town.example/m"],
    ),
    (
        "record",
        [[["decisions", 1, "due"], "2026-10-01"]],
        ["-     due: 2026-09-30", "+     due: 2026-10-01"],
    ),
    ("record", [[["decisions", 1, "due"], ""]], ["-     due: 2026-09-30"]),
    (
        "record",
        [[["decisions", 1, "cost", "amount"], 2000]],
        [
            "-     cost: {amount: 1850.50, currency: GBP}",
            "+     cost: {amount: 2000, currency: GBP}",
        ],
    ),
    ("record", [[["decisions", 1, "ideas"], [2, 4]]], ["+       - 4"]),
    ("record", [[["decisions", 0, "ideas"], [1]]], ["-   - ideas: [1, 3]", "+   - ideas: [1]"]),
    (
        "record",
        [
            [
                ["decisions", 0, "reason"],
                "Diolch! *Stars*, _lines_ and __more__.\n\n1) one\n2) three",
            ]
        ],
        ["-       2) two", "+       2) three"],
    ),
    (
        "record",
        [[["decisions", 2], {"ideas": [5], "outcome": "declined", "reason": "No.\n\nSorry."}]],
        [
            "+   - ideas: [5]",
            "+     outcome: declined",
            "+     reason: |",
            "+       No.",
            "+ ",
            "+       Sorry.",
        ],
    ),
    ("idea", [[["area"], ""]], ["- area: north"]),
    (
        "idea",
        [[["themes"], ["paths", "play"]]],
        ["- themes: [play]   # her own word", "+ themes: [paths, play]   # her own word"],
    ),
    ("idea", [[["supporters"], 12]], ["+ supporters: 12"]),
    ("idea", [[["by"], "مريم ع."]], ["- by: مريم", "+ by: مريم ع."]),
    (
        "campaign",
        [[["promises", 1, "by"], "2026-06-05"]],
        ["-   - {kind: decide, by: 2026-05-29}", "+   - {kind: decide, by: 2026-06-05}"],
    ),
    (
        "campaign",
        [[["promises", 0, "within"], "15 working days"]],
        ["-     within: 20 working days", "+     within: 15 working days"],
    ),
    ("campaign", [[["areas", 1], {"id": "south", "label": "The south"}]], ["+   south: The south"]),
    (
        "campaign",
        [[["criteria", 1], "It is cheap"]],
        ["-   - It can be paid for", "+   - It is cheap"],
    ),
    ("campaign", [[["contact"], "parks@town.example"]], ['+ contact: "parks@town.example"']),
    (
        "campaign",
        [[["decider"], "Y Cabinet"]],
        ['- decider: "The cabinet"', "+ decider: Y Cabinet"],
    ),
]


@pytest.mark.parametrize(("kind", "changes", "lines"), EDITS)
def test_an_edit_changes_only_its_own_lines(
    node: Node, kind: str, changes: list[Any], lines: list[str]
) -> None:
    made = node("edit", kind, text=BY_HAND[kind], changes=changes)
    assert sorted(changed_lines(BY_HAND[kind], made)) == sorted(lines)


def test_a_decision_that_is_taken_out_leaves_the_others_alone(node: Node) -> None:
    made = node("edit", "record", text=RECORD, changes=[[["decisions", 0], None]])
    gone = {line[2:] for line in changed_lines(RECORD, made)}
    first = RECORD[RECORD.index("  - ideas: [1, 3]") : RECORD.index("  - outcome:")]
    assert gone == set(first.split("\n")[:-1])


def test_the_words_of_an_idea_change_and_nothing_above_them(node: Node) -> None:
    made = node("edit", "idea", text=IDEA, changes=[[["body"], "New words."]])
    head = IDEA[: IDEA.rindex("---\n") + 4]
    assert made == f"{head}\nNew words.\n"


# --- new files -------------------------------------------------------------------


def test_what_is_left_empty_is_left_out(node: Node) -> None:
    decision = {"ideas": [1], "outcome": "under-review", "reason": "", "cost": {"amount": ""}}
    empty = {"into": None, "evidence": [], "reopens": False, "owner": "  ", "due": ""}
    data = {"date": "2026-03-11", "by": "Panel ", "decisions": [decision | empty], "what": "x"}
    made = node("write", "record", data=data | {"summary": "", "minutes": None})
    expected = (
        "date: 2026-03-11\nby: Panel\ndecisions:\n  - ideas: [1]\n    outcome: under-review\n"
    )
    assert made == expected


def test_the_example_written_anew_by_the_form_makes_the_same_site(
    node: Node, tmp_path: Path, example_site: Path
) -> None:
    files: dict[str, str | bytes] = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in (ROOT / "content", ROOT / "ideas")
        for path in folder.rglob("*.*")
        if path.is_file()
    }
    for kind, paths in EXAMPLE.items():
        for path in paths:
            data = node("open", kind, text=path.read_text(encoding="utf-8"))
            del data["file as it was opened"]
            files[path.relative_to(ROOT).as_posix()] = node("write", kind, data=data).encode()
    files["pelicanconf.py"] = (ROOT / "pelicanconf.py").read_bytes()
    root = write_tree(tmp_path / "anew", files)
    (root / "plugins").symlink_to(ROOT / "plugins")
    (root / "theme").symlink_to(ROOT / "theme")
    checked = run_cli("check", cwd=root)
    assert (checked.returncode, checked.stdout) == (0, run_cli("check", cwd=ROOT).stdout)
    build(root, tmp_path / "output")
    assert differences(example_site, tmp_path / "output") == []


TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cn"])
    | st.sampled_from("\n\r\t\v :#-'\"{}[]|>&*!%@`\\,?~yn01"),
    max_size=40,
)


@settings(max_examples=300)
@given(line=TEXTS, text=TEXTS, owner=TEXTS)
def test_every_text_is_read_back_as_it_was_typed(
    node: Node, line: str, text: str, owner: str
) -> None:
    """But for space around it, and for signs that no file may hold."""
    decision = {"ideas": [1], "outcome": "declined", "reason": text, "owner": owner}
    shown = {"date": "2026-03-11", "by": line, "decisions": [decision]}
    made = node("write", "record", data=shown)
    read, _, problems = parse("x.yaml", made)
    assert problems == []
    again = node("open", "record", text=made)
    assert {key: again[key] for key in read} == json.loads(json.dumps(read))
    assert read.get("by", "").strip() == typed(line)
    (back,) = read["decisions"]
    assert (back.get("reason", "").strip(), back.get("owner", "").strip()) == (
        typed(text),
        typed(owner),
    )
    assert CONTROL.search(made) is None
    changed = node(
        "edit",
        "record",
        text=RECORD,
        changes=[[["by"], line or "x"], [["decisions", 1, "reason"], text or "y"]],
    )
    read, _, problems = parse("x.yaml", changed)
    assert problems == []
    assert read.get("by", "").strip() == typed(line or "x")
    assert read["decisions"][1].get("reason", "").strip() == typed(text or "y")


def typed(text: str) -> str:
    breaks = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    kept = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "", breaks)
    return kept.strip()
