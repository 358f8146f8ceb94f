"""Names that come in only where people said that they may be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import export, mapping, on_a_terminal, register, run, site, tree

ASKED = "May we publish your name?"
ROWS = (
    f"Title,Date,Your name,{ASKED}\n"
    "More seats at the ford,2024-02-01,Ann Archer,Yes\n"
    "Lamps under the bridge,2024-02-02,Bob Baker,No\n"
    "A ferry to the mill,2024-02-03,Cid Cole,\n"
    "Paint for the old lock,2024-02-04,Dee Drew,yes\n"
)
RULED = f"""\
columns: {{title: Title, submitted: Date, by: Your name}}
only_if: {{by: {{column: "{ASKED}", values: [Yes]}}}}
"""
SHOWN = ["Ann Archer", None, None, "Dee Drew"]


def test_a_name_is_taken_only_where_its_owner_said_yes(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    mapping(tmp_path, RULED)
    result = run(tmp_path, file)
    assert result.exit_code == 0, result.output
    assert "dropped, because nobody mapped them" not in result.output
    assert [idea.by for idea in register(tmp_path).ideas] == SHOWN
    assert "Nothing changed." in run(tmp_path, file).output


def test_a_name_that_is_not_taken_leaves_no_trace(tmp_path: Path) -> None:
    written = []
    for name in ("Bob Baker", "Somebody Else"):
        root = tmp_path / name[:3]
        root.mkdir()
        file = export(site(root), ROWS.replace("Bob Baker", name))
        mapping(root, RULED)
        run(root, file)
        written.append({path: data for path, data in tree(root).items() if "ideas/" in path})
    assert written[0] == written[1]  # nor can a digest of it be tried out


def test_a_rule_that_comes_later_brings_no_row_in_twice(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    path = mapping(tmp_path, RULED.splitlines()[0])
    assert run(tmp_path, file).exit_code == 0
    path.write_text(RULED, encoding="utf-8")
    result = run(tmp_path, file)
    assert result.exit_code == 1
    assert "every row would come in a second time" in result.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (ASKED, "May we publish?", "river.import.yaml:2:24: must be a column of the table"),
        ("{by: {column", "{bye: {column", "must be a field of ideas or decisions"),
        ("values:", "value:", "river.import.yaml:2:53"),
        (", values: [Yes]", "", "'values'"),
    ],
)
def test_mistakes_in_the_rule_are_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = export(site(tmp_path), ROWS)
    mapping(tmp_path, RULED.replace(old, new))
    result = run(tmp_path, file)
    assert result.exit_code == 1
    assert said in result.output
    assert not register(tmp_path).ideas


def test_a_guided_import_proposes_the_rule_and_keeps_it(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    code, said = on_a_terminal(tmp_path, file, "yes\ny\n")
    assert code == 0, said
    assert "  3. 'Your name' → by" in said
    assert f"  4. '{ASKED}' → says whether 'by' is taken: only where it is 'Yes' or 'yes'" in said
    assert [idea.by for idea in register(tmp_path).ideas] == SHOWN
    assert "Nothing changed." in run(tmp_path, file).output


def test_a_rule_goes_with_its_name(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    code, said = on_a_terminal(tmp_path, file, "your name\ndrop\nyes\ny\n")
    assert code == 0, said
    assert f"  4. '{ASKED}' → dropped" in said
    assert [idea.by for idea in register(tmp_path).ideas] == [None] * 4
    assert "only_if" not in (tmp_path / "content/campaigns/river.import.yaml").read_text()


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace("Yes", "Maybe"),  # no yes or no
        ROWS.replace(ASKED, "Are you a resident?"),
        ROWS.replace("Your name", "Name of your idea"),
    ],
)
def test_no_name_is_proposed_without_a_plain_permission(tmp_path: Path, rows: str) -> None:
    code, said = on_a_terminal(tmp_path, export(site(tmp_path), rows), "stop\n")
    assert code == 1
    assert "→ by" not in said
    assert "is taken" not in said
