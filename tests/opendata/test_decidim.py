"""Decidim's columns: as its own export has them, and read back by our own preset for it."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from click.testing import CliRunner

from reportback.cli import main
from reportback.exports.decidim import Proposals
from reportback.model import Settings
from reportback.prose import to_plain
from reportback.reading import read_site
from reportback.site import Site
from tests.ledger.records import CLOSES, OPENS, campaign, day, decision, idea, ledger, record

# decidim-proposals/app/serializers or lib, ProposalSerializer#serialize, in its order; a hash is
# its parts joined by '/'. Texts have a language, taxonomies a number and a language.
COLUMNS = """
id author/id author/name author/url taxonomies participatory_space/id participatory_space/url
component/id title body address latitude longitude state state_published_at reference answer
answered_at votes likes/total_count likes/user_likes comments attachments follows_count published_at
url meeting_urls related_proposals is_amend original_proposal/title original_proposal/url withdrawn
withdrawn_at created_at updated_at created_in_meeting coauthorships_count cost cost_report
execution_period
""".split()

IDEAS = [
    idea(1, OPENS, title="A bench & a bin", body="By *the* river.\n\nPlease.", themes=("seats",)),
    idea(2, day(2), title="Mainc", lang="cy", area="north", supporters=7, by="Siân"),
    idea(3, day(2), title=None, withheld={"date": day(3), "by": "We", "reason": "A name."}),
    idea(4, day(4), title="=1+1", themes=("seats", "play")),
    idea(5, day(4), title="Gone"),
]
RECORDS = [
    record(day(9), decision(1, "taken-forward"), decision(5, "withdrawn")),
    record(day(12), decision(4, "merged", into=1), decision(2, "declined", reason="Na."), name="b"),
]
ASKED = campaign(themes={"seats": "Seats", "play": "Play"}, areas={"north": "North"})


def made() -> bytes:
    site = Site(Settings(), ledger(ASKED, IDEAS, RECORDS, on=day(40)))
    return Proposals(site, site.ledger.campaigns[0]).file()


def rows() -> list[dict[str, str]]:
    text = made().decode()
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def test_the_columns_are_decidims_in_its_order() -> None:
    plain = [re.sub(r"^(taxonomies|title|body|answer)/.*", r"\1", name) for name in rows()[0]]
    assert list(dict.fromkeys(plain)) == COLUMNS


def test_what_a_record_says_is_there_and_what_it_cannot_know_is_empty() -> None:
    found = {row["id"]: row for row in rows()}
    assert list(found) == ["1", "2", "4", "5"]
    assert [found[n]["state"] for n in ("1", "2", "4", "5")] == [
        "accepted",
        "rejected",
        "merged",
        "",
    ]
    assert found["5"]["withdrawn"] == "true"
    assert found["2"]["title/cy"] == "Mainc"
    assert found["2"]["title/en"] == ""
    assert found["2"]["answer/en"] == "Na."
    assert found["2"]["answered_at"] == f"{day(12)} 00:00:00 UTC"
    assert found["4"]["title/en"] == "'=1+1"
    assert found["4"]["taxonomies/ids"] == "1, 2"
    assert found["1"]["related_proposals"] == "http://localhost:8000/campaigns/park/4/"
    unknown = ("author/id", "latitude", "comments", "likes/total_count", "meeting_urls")
    assert all(row[name] == "" for row in found.values() for name in unknown)


def test_our_own_import_reads_it_back(tmp_path: Path) -> None:
    front = (
        "---\ntitle: A\nsummary: B\nquestion: C\nowner: D\ndecider: E\n"
        f"opens: {OPENS}\ncloses: {CLOSES}\npromises: []\n---\n"
    )
    (tmp_path / "content/campaigns").mkdir(parents=True)
    (tmp_path / "ideas").mkdir()
    (tmp_path / "content/campaigns/park.md").write_text(front, encoding="utf-8")
    file = tmp_path / "park.csv"
    file.write_bytes(made())
    flags = ["--campaign", "park", "--like", "decidim-proposals", "--add-themes"]
    result = CliRunner().invoke(
        main, ["import", str(file), *flags, "--root", str(tmp_path), "--as-of", "2026-06-30"]
    )
    assert result.exit_code == 0, result.output
    ideas = read_site(tmp_path).register.ideas_of["park"]
    assert "4 rows read = 3 imported" in result.output
    assert [idea.source.id for idea in ideas if idea.source] == ["1", "2", "4"]
    assert ideas[0].title == "A bench & a bin"
    assert to_plain(ideas[0].body) == "By *the* river. Please."  # Decidim holds plain text
    assert ideas[1].title == "Mainc"
    assert ideas[1].supporters == 7
    assert [idea.submitted for idea in ideas] == [OPENS, day(2), day(4)]
    assert ideas[0].themes == ("seats",)
