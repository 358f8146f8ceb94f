"""Decidim's columns: as its own export has them, and read back by our own preset for it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from click.testing import CliRunner

from reportback.cli import main
from reportback.exports.decidim import Proposals
from reportback.model import Idea, Settings
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


def front(more: str = "") -> str:
    """The campaign's file."""
    return (
        "---\ntitle: A\nsummary: B\nquestion: C\nowner: D\ndecider: E\n"
        f"opens: {OPENS}\ncloses: {CLOSES}\npromises: []\n{more}---\n"
    )


def read_back(root: Path, campaign: str, data: bytes, *flags: str) -> tuple[str, tuple[Idea, ...]]:
    """What the import says of a file in a new site, and the ideas that it makes of it."""
    (root / "content/campaigns").mkdir(parents=True)
    (root / "ideas").mkdir()
    (root / "content/campaigns/park.md").write_text(campaign, encoding="utf-8")
    file = root / "park.csv"
    file.write_bytes(data)
    given = ["import", str(file), "--campaign", "park", *flags]
    result = CliRunner().invoke(main, [*given, "--root", str(root), "--as-of", "2026-06-30"])
    assert result.exit_code == 0, result.output
    return result.output, read_site(root).register.ideas_of["park"]


LIKE = ("--like", "decidim-proposals")


def test_our_own_import_reads_it_back(tmp_path: Path) -> None:
    said, ideas = read_back(tmp_path, front(), made(), *LIKE, "--add-themes")
    assert "4 rows read = 3 imported" in said
    assert [idea.source.id for idea in ideas if idea.source] == ["1", "2", "4"]
    assert ideas[0].title == "A bench & a bin"
    assert to_plain(ideas[0].body) == "By *the* river. Please."  # Decidim holds plain text
    assert ideas[1].title == "Mainc"
    assert ideas[1].supporters == 7
    assert [idea.submitted for idea in ideas] == [OPENS, day(2), day(4)]
    assert ideas[0].themes == ("seats",)


IN_THREE_LANGUAGES = [
    idea(
        1, OPENS, title="A bench & a bin", body="By the river.\n\nPlease.", themes=("seats", "play")
    ),
    idea(2, day(2), title="Mainc", body="Ger y bont.", lang="cy", area="north", supporters=7),
    idea(3, day(3), title="=1+1", body="- Seats\n- *A* bin", area="north", themes=("play",)),
    idea(4, day(4), title="Ławka", body="Nad rzeką.", lang="pl"),
    idea(5, day(4), title="'Twas dark", body="", lang="en"),
    idea(6, day(5), title="'=2", body="-- Ann", lang="cy", area="north"),
]
PLACES = "themes: {seats: Seats, play: Play}\nareas: {north: North}\n"


def spoken() -> Site:
    """A campaign in English with ideas in three languages."""
    return Site(Settings(), ledger(ASKED, IN_THREE_LANGUAGES, on=day(40)))


def own(said: Idea) -> str | None:
    """An idea's language, where it is not the campaign's."""
    return None if said.lang == "en" else said.lang


def facts(ideas: Sequence[Idea]) -> list[tuple[object, ...]]:
    """What of ideas is to come back, whatever the order of their themes."""
    return [
        (i.submitted, i.title, to_plain(i.body), own(i), i.area, set(i.themes), i.supporters)
        for i in ideas
    ]


def test_every_ideas_words_and_language_come_back(tmp_path: Path) -> None:
    data = Proposals(site := spoken(), site.ledger.campaigns[0]).file()
    said, _ = read_back(tmp_path / "guessed", front(PLACES), data, "--guess")
    assert "6 rows read = 6 imported" in said
    kept = (tmp_path / "guessed/content/campaigns/park.import.yaml").read_text(encoding="utf-8")
    mapping = tmp_path / "park.yaml"
    mapping.write_text(kept.replace("html:", "markdown:"), encoding="utf-8")
    root = tmp_path / "with Markdown"
    _, ideas = read_back(root, front(PLACES), data, "--mapping", str(mapping))
    assert facts(ideas) == facts(IN_THREE_LANGUAGES)


def test_plain_words_come_back_by_the_ready_mapping(tmp_path: Path) -> None:
    data = Proposals(site := spoken(), site.ledger.campaigns[0]).file()
    said, ideas = read_back(tmp_path, front(PLACES), data, *LIKE)
    assert "Written in several languages" not in said
    assert [idea.lang for idea in ideas] == [None, "cy", None, "pl", None, "cy"]
    assert [idea.title for idea in ideas] == [idea.title for idea in IN_THREE_LANGUAGES]
    assert all(ideas[n].body == IN_THREE_LANGUAGES[n].body for n in (0, 1, 3, 4))
    assert to_plain(ideas[2].body) == "Seats *A* bin"
    assert [idea.area for idea in ideas] == [None, "north", "north", None, None, "north"]
