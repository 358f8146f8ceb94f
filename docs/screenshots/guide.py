"""The pictures of the guide for staff, made from the example site by the commands that it names.

python docs/screenshots/guide.py [NAME …]

Each is a function below, named as its file in docs/guide/images. Pictures are reduced to 64
colours, which is enough for text and keeps the package small.
"""

import argparse
import html
import io
import itertools
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cmarkgfm
import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests import support
from tests.browser.visits import serving
from tests.form.stand_in import leading_to, published_under_a_path, standing_in

PICTURES = support.ROOT / "docs" / "guide" / "images"
WIDTH = 960
COLOURS = 64

_FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px 24px; background: #fff; color: #1f2328; inline-size: {width}px;
  box-sizing: border-box; font: 15px/1.5 system-ui, sans-serif; }}
pre {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }}
pre b {{ color: #0b5563; }} table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid #d1d9e0; padding: 4px 10px; text-align: start; }}
blockquote {{ margin-inline: 0; padding-inline-start: 12px;
  border-inline-start: 3px solid #d1d9e0; }}
</style>{body}"""


@dataclass(frozen=True)
class Studio:
    """A browser, a copy of the example in a repository of its own, and its built pages."""

    browser: Browser
    site: Path
    url: str

    def page(self, address: str, height: int = 760) -> Page:
        page = self.browser.new_page(
            viewport={"width": WIDTH, "height": height}, reduced_motion="reduce"
        )
        page.goto(self.url + address, wait_until="networkidle")
        return page

    def framed(self, body: str) -> bytes:
        page = self.browser.new_page(viewport={"width": WIDTH, "height": 200})
        page.set_content(_FRAME.format(width=WIDTH, body=body))
        return page.screenshot(full_page=True)

    def terminal(self, *typed: str) -> bytes:
        """What a command prints, below what was typed."""
        command = [str(Path(sys.executable).parent / "reportback"), *typed[1:]]
        env = support.environment({"COLUMNS": "100"})
        both = subprocess.run(
            command,
            cwd=self.site,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said = html.escape(both.stdout.strip())
        return self.framed(f"<pre><b>$ {html.escape(shlex.join(typed))}</b>\n\n{said}</pre>")


def idea(studio: Studio) -> bytes:
    return studio.page("campaigns/river-for-everyone/20/", 1000).screenshot()


def campaign(studio: Studio) -> bytes:
    return studio.page("campaigns/river-for-everyone/").screenshot()


def promises(studio: Studio) -> bytes:
    page = studio.page("campaigns/river-for-everyone/")
    return page.locator("section", has=page.locator(".promises")).first.screenshot()


def overdue(studio: Studio) -> bytes:
    return studio.page("promises/").screenshot()


def report(studio: Studio) -> bytes:
    return studio.page("campaigns/river-for-everyone/report/", 900).screenshot()


def withheld(studio: Studio) -> bytes:
    return studio.page("campaigns/river-for-everyone/19/", 620).screenshot()


_MISTAKES = """\
date: 2026-10-15
by: The Streets Panel
decisions:
  - ideas: [1, 200]
    outcome: take-forward
    reason: A crossing that is watched is kept.
  - ideas: [3]
    outcome: declined
"""


def check(studio: Studio) -> bytes:
    name = "ideas/streets-to-walk/decisions/2026-10-15-panel.yaml"
    with _with_file(studio.site / name, _MISTAKES):
        return studio.terminal("reportback", "check")


_ANSWERS = """\
Timestamp,Your idea in a few words,Tell us more,Your name,E-mail address
14/10/2026 09:12:44,A bench half-way up,The hill is steep. One would do.,Nia,n@aber.example
14/10/2026 10:02:10,Lights by the bus stop,Nobody can see the step at five.,,j.b@aber.example
14/10/2026 19:44:03,Quieter buses,The number 9 wakes the baby. Ring me on 01632 960 123.,,
15/10/2026 08:01:59,A seat on the hill,The hill is steep and there is nowhere to sit.,Bryn,
"""


def import_(studio: Studio) -> bytes:
    (studio.site.parent / "answers.csv").write_text(_ANSWERS, encoding="utf-8")
    return studio.terminal(
        *("reportback", "import", "../answers.csv", "--campaign", "the-market-hall"),
        *("--guess", "--date", "dd/mm/yyyy", "--dry-run"),
    )


_DECISIONS = """\
date: 2026-10-16
by: The Streets Panel
summary: The panel's third meeting.
decisions:
  - ideas: [18, 22]
    outcome: taken-forward
    reason: Both cost little and help people who walk slowly.
    owner: Highways
    due: 2027-02-26
  - ideas: [19]
    outcome: declined
    reason: The street is too narrow, and a lorry could not pass.
"""


def comment(studio: Studio) -> bytes:
    name = "ideas/streets-to-walk/decisions/2026-10-16-panel.yaml"
    with _with_file(studio.site / name, _DECISIONS):
        said = support.run_cli("diff", cwd=studio.site)
    if said.returncode:
        sys.exit(f"reportback diff ended with {said.returncode}: {said.stdout}")
    return studio.framed(cmarkgfm.github_flavored_markdown_to_html(said.stdout))


_SHEET = """<style>.sheet {{ font: 13px/1.35 Carlito, Calibri, sans-serif; }}
.sheet td, .sheet th {{ vertical-align: top; font-weight: 400; max-inline-size: 17em; }}
.sheet th {{ background: #f3f4f6; color: #57606a; text-align: center; }}
.sheet tr:nth-child(2) td {{ font-weight: 700; background: #e7e6e0; }}
.sheet td.fill {{ position: relative; min-inline-size: 9em; background: #fff9e5; }}
.sheet ul {{ position: absolute; inset: 1.7em auto auto 0; z-index: 1; margin: 0; padding: 0;
  inline-size: 10em; list-style: none; background: #fff; border: 1px solid #57606a; }}
.sheet li {{ padding: 1px 8px; }} .sheet li:nth-child(3) {{ background: #0b5563; color: #fff; }}
</style><table class="sheet">{rows}</table>"""
_SHOWN = ("Number", "Reference", "Title", "Present outcome", "The idea", "Outcome", "Reason")


def spreadsheet(studio: Studio) -> bytes:
    """The first rows of the workbook that `export` makes, with its own list of outcomes open."""
    path = studio.site.parent / "decide.xlsx"
    said = support.run_cli(
        *("export", "--campaign", "streets-to-walk", "--to", path),
        cwd=studio.site,
    )
    if said.returncode:
        sys.exit(f"reportback export ended with {said.returncode}: {said.stderr}")
    book = openpyxl.load_workbook(path)
    sheet, lists = book["Decide"], book["Lists"]
    places = [cell.column for cell in sheet[1] if cell.value in _SHOWN]
    outcomes = itertools.takewhile(bool, (lists.cell(row, 1).value for row in range(2, 99)))
    choices = "".join(f"<li>{html.escape(label)}</li>" for label in outcomes)
    letters = "".join(f"<th>{get_column_letter(place)}</th>" for place in places)
    rows = [f"<tr><th></th>{letters}</tr>"]
    for row in range(1, min(sheet.max_row, 8) + 1):
        cells = [_cell(sheet, row, place, choices) for place in places]
        rows.append(f"<tr><th>{row}</th>{''.join(cells)}</tr>")
    return studio.framed(_SHEET.format(rows="".join(rows)))


def _cell(sheet: Worksheet, row: int, place: int, choices: str) -> str:
    """A cell, with the open list in the first one that is to be filled in."""
    title, value = sheet.cell(1, place).value, str(sheet.cell(row, place).value or "")
    fill = ' class="fill"' if title in ("Outcome", "Reason") else ""
    opened = f"<ul>{choices}</ul>" if (title, row) == ("Outcome", 2) else ""
    return f"<td{fill}>{html.escape(textwrap.shorten(value, 150, placeholder='…'))}{opened}</td>"


_EDITING = """
REPORTBACK["editing"] = {
    "repository": "https://github.com/aberwen/ideas",
    "login": "https://login.aberwen.example/auth",
    "form": True,
}
"""


def form_decision(studio: Studio) -> bytes:
    """The form over a copy of its own, filled in as a clerk would, and not saved."""
    folder = studio.site.parent / "edited"
    site = copy_of_the_example(folder / "site", _EDITING)
    support.build(site, folder / "output")
    with (
        standing_in(site) as stand_in,
        published_under_a_path(folder / "output", folder) as address,
    ):
        page = studio.browser.new_page(viewport={"width": 1100, "height": 1250})
        page.route("**/*", leading_to(stand_in, []))
        page.goto(f"{address}admin/")
        page.get_by_role("button", name="Login").click()
        page.get_by_text("Quick add").wait_for()
        page.goto("about:blank")
        page.goto(f"{address}admin/#/collections/records-streets-to-walk/new")
        page.get_by_label("Day of the decisions").fill("2026-10-16")
        page.get_by_label("Who decided").fill("The Streets Panel")
        page.get_by_role("button", name="Add decision").click()
        for label, words in (("Ideas", ["STREETS-22", "STREETS-18"]), ("Outcome", ["Taken"])):
            for word in words:
                page.get_by_label(label).last.fill(word)
                page.keyboard.press("Enter")
        page.locator(".cms-editor-raw [contenteditable=true]").first.click()
        page.keyboard.insert_text("Both cost little and help people who walk slowly.")
        return page.screenshot()


@contextmanager
def _with_file(path: Path, text: str) -> Iterator[None]:
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.unlink()


MADE: dict[str, Callable[[Studio], bytes]] = {
    "idea": idea,
    "campaign": campaign,
    "promises": promises,
    "overdue": overdue,
    "report": report,
    "withheld": withheld,
    "check": check,
    "import": import_,
    "comment": comment,
    "spreadsheet": spreadsheet,
    "form-decision": form_decision,
}


def copy_of_the_example(folder: Path, more: str = "") -> Path:
    """The example alone in a repository of its own, with one commit; `more`: of its settings."""
    for name in ("content", "ideas", "theme", "plugins"):
        shutil.copytree(support.ROOT / name, folder / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy2(support.ROOT / name, folder / name)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(more)
    who = ("-c", "user.name=Reportback", "-c", "user.email=staff@aberwen.example")
    for words in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-qm", "Start")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def small(picture: bytes) -> bytes:
    """The same picture with few colours."""
    reduced = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=0)
    made = io.BytesIO()
    reduced.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MADE))
    wanted = parser.parse_args().names or list(MADE)
    if unknown := sorted(set(wanted) - set(MADE)):
        parser.error(f"no such picture: {', '.join(unknown)}; there are {', '.join(MADE)}")
    program = support.chromium()
    if program is None:
        sys.exit("no Chromium here: install it, or name it in CHROMIUM")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = copy_of_the_example(Path(folder) / "site")
        support.build(site, Path(folder) / "output")
        browser = playwright.chromium.launch(executable_path=program, args=support.chromium_flags())
        with serving(Path(folder) / "output") as served:
            studio = Studio(browser, site, served.url)
            for name in wanted:
                picture = small(MADE[name](studio))
                (PICTURES / f"{name}.png").write_bytes(picture)
                print(f"{name}.png: {len(picture) // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
