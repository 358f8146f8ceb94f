"""The form in a real browser, with the program that stands in for a code host (decap-server)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.form import site
from tests.form.site import git
from tests.form.stand_in import NotHere, leading_to, published_under_a_path, standing_in
from tests.support import build, run_cli

pytestmark = pytest.mark.browser


class Desk(NamedTuple):
    """A member of staff at the form: the page, the repository behind it, what went wrong."""

    page: Page
    repository: Path
    address: str
    outside: list[str]

    def go(self, where: str) -> None:
        """Open a part of the form afresh."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#/collections/{where}")

    def save(self) -> None:
        """Save, and wait until the form says so."""
        self.page.get_by_role("button", name="Save").click()
        self.page.get_by_text("Entry saved").wait_for()

    def refused(self) -> str:
        """Save, and read why the form would not."""
        self.page.get_by_role("button", name="Save").click()
        dialog = self.page.get_by_role("dialog", name="Not saved yet")
        dialog.wait_for()
        said = dialog.get_by_role("list").inner_text()
        dialog.get_by_role("button").click()
        return said

    def choose(self, label: str, *words: str) -> None:
        """Pick from a list by typing."""
        for word in words:
            self.page.get_by_label(label).last.fill(word)
            self.page.keyboard.press("Enter")

    def correct(self, label: str, words: str) -> None:
        """Type over what was refused; the form itself moves the focus about meanwhile."""
        self.page.get_by_label(label).last.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def type(self, place: int, words: str) -> None:
        """Type into a Markdown field, in place of what is there."""
        self.page.locator(".cms-editor-raw [contenteditable=true]").nth(place).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def branches(self) -> list[str]:
        """The branches that the form made."""
        listed = git(self.repository, "branch", "--format=%(refname:short)").split()
        return [name for name in listed if name != "main"]

    def diff(self, branch: str) -> str:
        """What a branch changes."""
        return git(self.repository, "diff", "--no-color", "-U0", f"main...{branch}")

    def proposed(self, branch: str) -> Path:
        """A copy of what a branch holds. In the repository itself the stand-in changes branches."""
        copy = self.repository.with_name("proposed")
        git(self.repository, "clone", "-q", "--branch", branch, str(self.repository), str(copy))
        return copy


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The site's repository, and where the stand-in for its code host answers."""
    repository = site.write(tmp_path / "repository")
    try:
        with standing_in(repository) as address:
            yield repository, address
    except NotHere as error:
        pytest.skip(str(error))


@pytest.fixture
def desk(
    browser: Browser, form_site: Path, server: tuple[Path, str], tmp_path: Path
) -> Iterator[Desk]:
    """The form, logged in. Nothing may be fetched from elsewhere, and no script may fail."""
    repository, stand_in = server
    page = browser.new_page(viewport={"width": 1280, "height": 1600})
    page.set_default_timeout(15_000)
    outside: list[str] = []
    page.route("**/*", leading_to(stand_in, outside))
    page.on("dialog", lambda dialog: dialog.accept())
    with published_under_a_path(form_site / "output", tmp_path) as address:
        page.goto(f"{address}admin/")
        page.get_by_role("button", name="Login").click()
        page.get_by_text("Quick add").wait_for()
        yield Desk(page, repository, f"{address}admin/", outside)
        assert outside == []
        page.close()


def test_a_decision_for_two_ideas_is_recorded_and_the_site_shows_it(
    desk: Desk, tmp_path: Path
) -> None:
    desk.go("records-parks/new")
    page = desk.page
    page.get_by_label("A word for its address").fill("cabinet")
    page.get_by_label("Day of the decisions").fill("2026-05-20")
    page.get_by_label("Who decided").fill("The cabinet: 7 to 2")
    page.get_by_role("button", name="Add decision").click()
    desk.choose("Ideas", "PARK-4", "A gate")
    desk.choose("Outcome", "Declined")
    assert "needs a reason" in desk.refused()
    assert desk.branches() == []
    desk.type(0, "No to both. Diolch!\n\n* the *pond* is deep\n* the gate is shut")
    desk.save()

    (branch,) = desk.branches()
    assert branch == "cms/records-parks/2026-05-20-cabinet"
    changed = git(desk.repository, "diff", "--name-status", f"main...{branch}").split()
    assert changed == ["A", "ideas/parks/decisions/2026-05-20-cabinet.yaml"]
    proposed = desk.proposed(branch)
    written = (proposed / changed[1]).read_text(encoding="utf-8")
    assert written == (
        'date: 2026-05-20\nby: "The cabinet: 7 to 2"\ndecisions:\n  - ideas: [4, 5]\n'
        "    outcome: declined\n    reason: |\n      No to both. Diolch!\n\n"
        "      * the *pond* is deep\n      * the gate is shut\n"
    )
    checked = run_cli("check", cwd=proposed)
    assert checked.returncode == 0, checked.stdout
    assert "2026-05-20-cabinet" not in checked.stdout
    build(proposed, tmp_path / "output")
    for number in (4, 5):
        shown = (
            tmp_path / "output" / "campaigns" / "parks" / str(number) / "index.html"
        ).read_text()
        said = BeautifulSoup(shown, "lxml").get_text(" ", strip=True)
        assert "Declined" in said
        assert "the gate is shut" in said


def test_a_record_that_was_written_by_hand_changes_only_where_it_is_changed(desk: Desk) -> None:
    desk.go("records-parks/entries/2026-03-10-panel")
    page = desk.page
    page.get_by_label("Who decided").fill("Panel a chabinet")
    desk.save()
    (branch,) = desk.branches()
    kept = [line for line in desk.diff(branch).splitlines() if line[:1] in "+-"]
    assert kept[2:] == ["-by: 'The panel'   # all nine", "+by: Panel a chabinet   # all nine"]


def test_an_idea_that_was_written_by_hand_gets_another_theme(desk: Desk) -> None:
    desk.go("ideas-parks/entries/1-a-swing")
    desk.choose("Themes", "Llwybrau")
    desk.save()
    (branch,) = desk.branches()
    kept = [line for line in desk.diff(branch).splitlines() if line[:1] in "+-"]
    assert kept[2:] == [
        "-themes: [play]   # her own word",
        "+themes: [play, paths]   # her own word",
    ]


def test_a_new_idea_gets_the_next_number(desk: Desk) -> None:
    desk.go("ideas-parks/new")
    page = desk.page
    page.get_by_label("Title").fill("Mainc i Ŵyn")
    page.get_by_label("Day on which it came").fill("2026-02-01")
    desk.type(0, "A bench for lambs.")
    desk.save()
    (branch,) = desk.branches()
    proposed = desk.proposed(branch)
    made = proposed / "ideas" / "parks" / "6-mainc-i-wyn.md"
    assert made.read_text(encoding="utf-8") == (
        "---\nsubmitted: 2026-02-01\ntitle: Mainc i Ŵyn\n---\n\nA bench for lambs.\n"
    )
    assert run_cli("check", cwd=proposed).returncode == 0


def test_a_campaign_gets_another_promise(desk: Desk) -> None:
    desk.go("campaigns/entries/parks")
    page = desk.page
    page.get_by_role("button", name="Add promise").click()
    page.get_by_role("menuitem", name="Every idea gets an answer").click()
    page.get_by_label("Within").last.fill("soon")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("must be a time, such as").wait_for()
    desk.correct("Within", "4 weeks")
    desk.choose("Counted from", "the last day")
    desk.save()
    (branch,) = desk.branches()
    kept = [line for line in desk.diff(branch).splitlines() if line[:1] in "+-"]
    assert kept[2:] == ["+  - kind: answer", "+    within: 4 weeks", "+    of: closes"]


def test_mistakes_are_refused_before_anything_is_saved(desk: Desk) -> None:
    desk.go("records-parks/new")
    page = desk.page
    page.get_by_label("Address of the minutes").fill("www.town.example")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("must be a whole address that begins with https://").wait_for()
    page.get_by_text("Day of the decisions is required").wait_for()
    desk.correct("Address of the minutes", "https://town.example/minutes")
    page.get_by_text("Who decided is required").wait_for()
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the browser's own day
    page.get_by_label("Day of the decisions").fill(tomorrow.isoformat())
    page.get_by_label("Who decided").fill("Panel")
    page.get_by_role("button", name="Add decision").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Outcome is required").wait_for()
    page.get_by_text("Ideas is required").wait_for()
    desk.choose("Ideas", "PARK-4")
    desk.choose("Outcome", "Combined")
    desk.type(0, "It goes on there.")
    said = desk.refused()
    assert "still to come" in said
    assert "must say in which idea it goes on" in said
    assert desk.branches() == []


def test_what_was_published_cannot_be_taken_back(desk: Desk) -> None:
    desk.go("records-parks/entries/2026-03-10-panel")
    page = desk.page
    page.get_by_role("button", name="Published").click()
    page.get_by_role("menuitem", name="Duplicate").wait_for()
    offered = [item.inner_text() for item in page.get_by_role("menuitem").all()]
    assert offered == ["Duplicate"]
    assert page.get_by_role("button", name="Delete").count() == 0


def test_the_rich_editor_is_there_and_asks_for_nothing_else(desk: Desk) -> None:
    desk.go("records-parks/entries/2026-03-10-panel")
    desk.page.locator(".cms-editor-raw").get_by_role("switch").first.click()
    desk.page.locator(".cms-editor-visual").first.wait_for()
