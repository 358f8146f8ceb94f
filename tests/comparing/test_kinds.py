"""Each kind of change is said, in words, under the heading where a reviewer looks for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.comparing.sites import CAMPAIGN, IDEA, RECORD, commit, edit, git, said, start
from tests.support import write_tree

NOTHING = "**Nothing changes for the public.**\n"
NEWS = "ideas/park/decisions/2026-06-01-news.yaml"
HEAD = "date: 2026-06-01\nby: Parks committee\ndecisions:\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return start(tmp_path / "site")


def record(site: Path, decisions: str) -> None:
    write_tree(site, {NEWS: HEAD + decisions})


def part(text: str, heading: str) -> str:
    """What stands below a heading."""
    _, found, after = text.partition(f"### {heading}\n")
    assert found, text
    return after.partition("\n### ")[0]


def test_nothing_is_said_to_be_nothing(site: Path) -> None:
    assert said(site) == NOTHING


def test_what_no_reader_sees_is_no_change(site: Path) -> None:
    (site / IDEA).rename(site / "ideas/park/1-a-seat.md")
    edit(site, RECORD, "by: Parks", "# agreed at once\nby: Parks")
    edit(site, "pelicanconf.py", "SITENAME", "# The name\nSITENAME")
    (site / "notes.txt").write_text("mine", encoding="utf-8")
    assert said(site) == NOTHING


def test_a_decision_with_its_reason(site: Path) -> None:
    record(site, "  - ideas: [2]\n    outcome: declined\n    reason: The *herons* nest there.\n")
    text = said(site)
    assert text.startswith("**This change gives 1 idea an outcome.**")
    assert "**The park, record 2026-06-01-news**" in text
    assert (
        "- PARK-2 *Reed beds*: under review → **declined**. Reason: The herons nest there."
        in part(text, "Decisions")
    )
    assert "The park: 1 of 3 ideas were taken forward → 1 of 3; 1 without a decision → 0." in text


def test_news_does_not_count_as_another_outcome_and_a_day_that_slips_is_named(site: Path) -> None:
    record(
        site,
        "  - ideas: [1]\n    outcome: taken-forward\n    reason: Wood is late.\n"
        "    due: 2026-09-30\n    cost: {amount: 900, currency: GBP}\n"
        "    evidence: [{title: The order, url: 'https://example.org/order'}]\n",
    )
    text = said(site)
    assert "an outcome" not in text
    line = "PARK-1 *A bench*: news, still **taken forward**. The day slips: from 31 July 2026"
    assert f"{line} to 30 September 2026. Cost: £900. Evidence: The order." in text


def test_a_merge_names_the_idea_that_it_went_into(site: Path) -> None:
    record(site, "  - {ideas: [2], outcome: merged, into: 1, reason: Alike.}\n")
    assert "→ **combined**. It goes on in PARK-1 *A bench*. Reason: Alike." in said(site)


def test_what_is_reopened_wants_a_second_look(site: Path) -> None:
    record(site, "  - {ideas: [3], outcome: under-review, reopens: true}\n")
    looked = part(said(site), "Please look twice")
    assert "PARK-3 *Boats*: declined → **under review**. This reopens what was final." in looked


def test_a_correction_names_the_record_that_it_mends(site: Path) -> None:
    record(
        site,
        "  - {ideas: [3], outcome: taken-forward, reason: A misprint.,\n"
        "     corrects: 2026-03-02-panel}\n",
    )
    assert "This corrects the record of 2 March 2026." in said(site)


def test_a_published_decision_that_is_rewritten(site: Path) -> None:
    edit(site, RECORD, "The pond is too small.", "The pond is far too deep.")
    looked = part(said(site), "Please look twice")
    assert "The decision on PARK-3 *Boats* is rewritten. Reason: … The pond is " in looked
    assert "<ins>far</ins>" in looked
    assert "<del>small.</del> <ins>deep.</ins>" in looked


def test_a_translation_that_is_added_is_told_and_needs_no_second_look(site: Path) -> None:
    edit(site, "pelicanconf.py", '"history": False', '"languages": ["cy"], "history": False')
    translated = "The pond is too small.\n    translations: {cy: {reason: Mae'r pwll yn rhy fach.}}"
    edit(site, RECORD, "The pond is too small.", translated)
    write_tree(
        site,
        {"ideas/park/translations/1.cy.md": "---\ntitle: Mainc\nby: Us\n---\n\nMainc.\n"},
    )
    text = said(site)
    assert "Translations: none → cy: Mae'r pwll yn rhy fach." in part(text, "Decisions")
    assert "Please look twice" not in text
    assert "1 picture, paper or other file changes." in text


def test_a_published_translation_that_is_rewritten(site: Path) -> None:
    edit(site, "pelicanconf.py", '"history": False', '"languages": ["cy"], "history": False')
    told = "The pond is too small.\n    translations: {cy: {reason: Mae'r pwll yn rhy fach.}}"
    edit(site, RECORD, "The pond is too small.", told)
    commit(site, "2026-03-03")
    edit(site, RECORD, "rhy fach", "ddwfn")
    assert "Mae'r pwll yn ddwfn." in part(said(site), "Please look twice")


def test_a_record_that_vanishes(site: Path) -> None:
    (site / RECORD).unlink()
    looked = part(said(site), "Please look twice")
    assert "The published record vanishes, with what it decided on 3 ideas." in looked
    assert "PARK-3 *Boats*: declined → **waiting for an answer**, without a new decision." in looked
    assert "moves 3 ideas without a decision, rewrites 1 thing that was published" in said(site)


def test_a_decision_taken_out_of_a_record(site: Path) -> None:
    edit(site, RECORD, "  - ideas: [2]\n    outcome: under-review\n", "")
    looked = part(said(site), "Please look twice")
    assert "The published decision ‘under review’ on PARK-2 *Reed beds* is taken out." in looked


def test_a_new_idea(site: Path) -> None:
    write_tree(
        site, {"ideas/park/4-x.md": "---\ntitle: Swans\nsubmitted: 2026-01-13\n---\n\nYes.\n"}
    )
    text = said(site)
    assert "adds 1 idea" in text
    assert "- 1 new idea: PARK-4 *Swans*." in part(text, "Ideas")
    assert "- New: *Swans* at `/campaigns/park/4/`" in part(text, "Pages")


def test_a_contributors_words_want_a_second_look(site: Path) -> None:
    edit(site, IDEA, "title: A bench", "title: Two benches")
    edit(site, IDEA, "by the pond", "near the gate")
    looked = part(said(site), "Please look twice")
    assert (
        "The contributor's title of PARK-1 *Two benches* changes: A bench → Two benches" in looked
    )
    assert "… A bench <del>by</del> <ins>near</ins> the pond, please. … / " in looked
    assert "alters the words of 1 contributor" in said(site)


def test_themes_and_other_details_of_an_idea(site: Path) -> None:
    edit(site, IDEA, "by: Ann", "by: Ann\nsupporters: 12")
    assert "- PARK-1 *A bench*, Supporters: none → 12" in part(said(site), "Ideas")


def test_a_withheld_idea_is_told_by_its_reason_and_never_by_its_words(site: Path) -> None:
    held = "withheld: {date: 2026-06-02, by: Parks team, reason: It names a child.}"
    edit(site, IDEA, "title: A bench\n", "")
    edit(site, IDEA, "by: Ann\n---\n\nA bench by the pond, please.\n", f"{held}\n---\n")
    text = said(site)
    line = "The words of PARK-1 are withheld by Parks team from 2 June 2026."
    assert f"{line} Reason: It names a child." in text
    assert "bench" not in text
    assert "withholds 1 idea" in text


def test_an_idea_that_vanishes(site: Path) -> None:
    edit(
        site,
        RECORD,
        "  - ideas: [3]\n    outcome: declined\n    reason: The pond is too small.\n",
        "",
    )
    (site / "ideas/park/3-boats.md").unlink()
    text = said(site)
    assert "PARK-3 vanishes from the site." in part(text, "Please look twice")
    gone = "*PARK-3* at `/campaigns/park/3/` vanishes, and its address leads nowhere."
    assert gone in part(text, "Pages")
    assert "Boats" not in text


def test_a_vanished_page_that_leads_on(site: Path) -> None:
    (site / NEWS).parent.mkdir(exist_ok=True)
    (site / RECORD).rename(site / "ideas/park/decisions/2026-03-02-committee.yaml")
    moved = "campaigns/park/decisions/2026-03-02-"
    write_tree(site, {"content/redirects.yaml": f"{moved}panel/: {moved}committee/\n"})
    text = part(said(site), "Pages")
    assert f"at `/{moved}panel/` leads on to `/{moved}committee/`." in text


def test_a_promise_becomes_broken(site: Path) -> None:
    edit(site, CAMPAIGN, "by: 2026-05-29", "by: 2026-02-20")
    record(site, "  - {ideas: [2], outcome: declined, reason: Too wet.}\n")
    text = said(site)
    assert "The promises changed after the campaign opened" in part(text, "Please look twice")
    assert "‘A decision on every idea by 20 February 2026’ becomes broken for 2 more ideas." in text
    assert "is done, late, for 1 idea." in part(text, "Promises")


def test_a_broken_promise_is_counted_in_the_first_sentence(site: Path) -> None:
    edit(
        site,
        RECORD,
        "outcome: declined\n    reason: The pond is too small.",
        "outcome: under-review",
    )
    text = said(site)
    line = "The promise ‘A decision on every idea by 29 May 2026’ becomes broken for 1 more idea."
    assert line in part(text, "Please look twice")
    assert "breaks 1 promise" in text.splitlines()[0]


def test_a_promise_with_more_time_is_no_longer_broken(site: Path) -> None:
    more = "\n    extended: [{to: 2026-07-31, on: 2026-05-01, reason: Floods.}]"
    edit(site, CAMPAIGN, "by: 2026-05-29", f"by: 2026-05-29{more}")
    text = said(site)
    assert "gets more time: until 31 July 2026. Reason: Floods." in part(text, "Please look twice")
    assert "is no longer broken for 1 idea." in part(text, "Promises")
    assert "is open again." in part(text, "Promises")


def test_criteria_that_change_after_the_opening(site: Path) -> None:
    edit(site, CAMPAIGN, "It is cheap", "It is pretty")
    looked = part(said(site), "Please look twice")
    line = "The criteria changed after the campaign opened: "
    assert f"{line}<del>It is cheap</del> <ins>It is pretty</ins>" in looked


def test_a_campaign_that_opens_again(site: Path) -> None:
    edit(site, CAMPAIGN, "closes: 2026-02-05", "closes: 2026-07-05")
    text = said(site)
    assert "- Closes: 5 February 2026 → 5 July 2026" in part(text, "Campaigns")
    assert "It was ‘Being decided’ and becomes ‘Open now’." in part(text, "Please look twice")


def test_new_and_vanished_campaigns(site: Path) -> None:
    other = (site / CAMPAIGN).read_text(encoding="utf-8").replace("PARK", "HALL")
    write_tree(site, {"content/campaigns/hall.md": other.replace("The park", "The hall")})
    commit(site, "2026-03-03")
    git(site, "branch", "both")
    (site / "content/campaigns/hall.md").unlink()
    assert "The campaign vanishes, with its 0 ideas." in said(site, "both")
    commit(site, "2026-03-04")
    text = said(site, "HEAD~2", "--head", "both")
    assert "- New campaign. Its question: What should the park become?" in part(text, "Campaigns")


def test_pages_news_files_and_settings_of_the_site(site: Path) -> None:
    write_tree(
        site,
        {
            "content/pages/help.md": "Title: Help\n\nAsk.\n",
            "content/images/x.txt": "a file",
            "theme/templates/base.html": "Ours.\n",
        },
    )
    edit(site, "content/pages/about.md", "We ask.", "We answer.")
    edit(site, "pelicanconf.py", "A small site", "A *great* site")
    outcomes = '"outcomes": {"declined": {"label": "Not now"}}, "history"'
    edit(site, "pelicanconf.py", '"history"', outcomes)
    text = said(site)
    told = part(text, "The site")
    assert "- New page: *Help*." in told
    assert "- The page *About us* changes." in told
    assert "- 1 picture, paper or other file changes." in told
    assert "- The setting ‘the site's name’ changes: A small site → A \\*great\\* site" in told
    assert "outcomes.declined" in told
    assert "the look of all pages may change" in part(text, "Please look twice")
    (site / "content/pages/about.md").unlink()
    assert "The page *About us* vanishes." in part(said(site), "Please look twice")


def test_other_tools_get_the_typed_changes(site: Path) -> None:
    record(site, "  - {ideas: [2], outcome: declined, reason: Too wet.}\n")
    found = json.loads(said(site, "--format", "json"))
    first = found["changes"][0]
    assert (first["kind"], first["values"]["before"], first["values"]["after"]) == (
        *("decided", "under-review", "declined"),
    )
    assert found["empty"] is False


def test_a_paper_counts_only_where_a_decision_names_it(site: Path) -> None:
    write_tree(site, {"ideas/park/files/plan.txt": "A plan."})
    commit(site, "2026-03-03")
    edit(site, "ideas/park/files/plan.txt", "A plan.", "Another plan.")
    assert said(site) == NOTHING
    edit(site, RECORD, "due: 2026-07-31", "evidence: [{title: Plan, file: plan.txt}]")
    commit(site, "2026-03-04")
    edit(site, "ideas/park/files/plan.txt", "Another plan.", "The plan.")
    assert "- 1 picture, paper or other file changes." in said(site, "HEAD")
