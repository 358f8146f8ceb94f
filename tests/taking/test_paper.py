"""The report on paper: a PDF that all can read, made from the page, and a code that leads back."""

import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image, ImageDraw

from reportback.printing.tags import mend_tags
from reportback.reading.browser import NotPrinted, print_page
from reportback.sharing.codes import Code, code_of
from tests.conftest import Once
from tests.support import SMALL_SETTINGS, build, chromium, files_below, write_site
from tests.taking.conftest import CAMPAIGN, HOSTILE, IDEA

MakeSite = Callable[..., Path]

WITH_PDF = f'{SMALL_SETTINGS}\nREPORTBACK["report_pdf"] = True\n'
FILES = {"content/campaigns/bad.md": CAMPAIGN, "ideas/bad/1-bench.md": IDEA}
PDF = "campaigns/bad/report/bad-report.pdf"


@pytest.fixture(scope="session")
def browser() -> str:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here: install it, or name it in CHROMIUM")
    return program


@pytest.fixture(scope="session")
def printed_site(once: Once, browser: str) -> Path:
    """A small site with its report as PDF."""

    def make(folder: Path) -> object:
        return build(write_site(folder, FILES, WITH_PDF), folder / "output")

    assert browser
    return once("printed-site", make)


@pytest.fixture(scope="session")
def report(published_site: Path, browser: str) -> Iterator[Pdf]:
    """The report of a campaign of the example, as published."""
    assert browser
    folder = published_site / "campaigns/river-for-everyone/report"
    with pikepdf.open(folder / "river-for-everyone-report.pdf") as pdf:
        yield pdf


def elements(within: Object) -> Iterator[Dictionary]:
    """Every element of a tagged PDF's structure."""
    if isinstance(within, Array):
        for inner in within:
            yield from elements(inner)
    elif isinstance(within, Dictionary):
        if "/S" in within:
            yield within
        if "/K" in within:
            yield from elements(within.K)


def links(pdf: Pdf) -> list[str]:
    found = [link for page in pdf.pages for link in page.get("/Annots", [])]
    return [str(link.A.URI) for link in found if "/A" in link and "/URI" in link.A]


# --- what the PDF is --------------------------------------------------------------


@pytest.mark.browser
def test_the_pdf_is_tagged_and_says_what_it_is(report: Pdf) -> None:
    assert bool(report.Root.MarkInfo.Marked)
    assert str(report.Root.Lang) == "en-GB"
    assert bool(report.Root.ViewerPreferences.DisplayDocTitle)
    assert str(report.docinfo.Title).startswith("Report: A river for everyone")
    assert str(report.docinfo.Author) == "Aberwen Council"
    assert str(report.docinfo.CreationDate) == str(report.docinfo.ModDate) == "D:20261016000000Z"
    with report.open_metadata() as meta:
        assert meta["dc:title"] == str(report.docinfo.Title)
        assert set(meta["dc:language"]) == {"en-GB"}


@pytest.mark.browser
def test_in_each_language_the_author_has_the_name_of_that_language(published_site: Path) -> None:
    """Links still lead to the site's root."""
    file = "ar/campaigns/river-for-everyone/report/river-for-everyone-report.pdf"
    with pikepdf.open(published_site / file) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert str(pdf.docinfo.Author) == "مجلس أبروين"
        own = [link for link in links(pdf) if "/campaigns/" in link]
        assert own
        assert not [link for link in own if "/ar/ar/" in link]


@pytest.mark.browser
def test_its_structure_is_that_of_the_page(report: Pdf) -> None:
    found = list(elements(report.Root.StructTreeRoot))
    kinds = Counter(str(element.S) for element in found)
    assert kinds["/H1"] == 1
    assert kinds["/H2"] > 5
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/P", "/Link"} <= kinds.keys()
    known = {"/Document", "/NonStruct", "/Lbl", "/LBody", "/Caption", "/Figure", "/H3", "/Span"}
    known |= {"/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/P", "/Link", "/H1", "/H2", "/Div"}
    known |= {"/THead", "/TBody", "/TFoot", "/Sect", "/Art", "/Note", "/Quote", "/BlockQuote"}
    assert kinds.keys() - known <= set(report.Root.StructTreeRoot.RoleMap.keys())


@pytest.mark.browser
def test_every_figure_has_a_text(report: Pdf) -> None:
    figures = [e for e in elements(report.Root.StructTreeRoot) if str(e.S) == "/Figure"]
    assert figures
    assert [figure for figure in figures if not str(figure.get("/Alt", "")).strip()] == []


@pytest.mark.browser
def test_all_that_is_painted_is_of_an_element_or_marked_as_decoration(report: Pdf) -> None:
    painted = Counter[str]()
    for page in report.pages:
        within: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                within.append(str(instruction.operands[0]))
            elif name == "EMC":
                within.pop()
            elif name in {"Tj", "TJ", "f", "f*", "S", "B", "sh"}:
                painted[within[-1] if within else "of nothing"] += 1
    assert painted["/Artifact"] >= len(report.pages), "each page has its number"
    assert painted["/NonStruct"] > 1000
    assert painted["of nothing"] == 0


@pytest.mark.browser
def test_its_outline_has_the_headings_in_whole_words(report: Pdf) -> None:
    with report.open_outline() as outline:
        (top,) = outline.root
        titles = [item.title for item in top.children]
        promises = next(item for item in top.children if item.title == "What was promised")
        promised = [item.title for item in promises.children]
    assert top.title == "We asked, you said, we did"
    assert titles[:4] == ["We asked", "You said", "We did", "What came of every yes"]
    assert "In progress 5" in titles
    assert any("20 working days, even if it is only" in title for title in promised)


@pytest.mark.browser
def test_its_outline_is_read_from_right_to_left(published_site: Path, browser: str) -> None:
    assert browser
    folder = published_site / "ar/campaigns/river-for-everyone/report"
    with (
        pikepdf.open(folder / "river-for-everyone-report.pdf") as pdf,
        pdf.open_outline() as outline,
    ):
        assert outline.root[0].title == "سألنا، فأجبتم، فعملنا"
        assert outline.root[0].children[-1].title == "مكان حفظ هذا التقرير"


def sheets(element: Object, number: dict[tuple[int, int], int], own: Object = None) -> set[int]:
    """The pages on which an element of a tagged PDF lies, counted from one."""
    own = element.get("/Pg", own)
    held = element.get("/K", Array())
    found: set[int] = set()
    for one in held if isinstance(held, Array) else [held]:
        if isinstance(one, Dictionary) and "/S" in one:
            found |= sheets(one, number, own)
        else:
            page = one.get("/Pg", own) if isinstance(one, Dictionary) else own
            found.add(number[page.objgen])
    return found


@pytest.mark.browser
def test_pages_break_where_nothing_is_torn_apart(published_site: Path, browser: str) -> None:
    """A heading stands with what follows, a sentence on one page, the code on the last."""
    assert browser
    reports = list(published_site.glob("**/report/*-report.pdf"))
    assert len(reports) >= 12  # every campaign in every language
    for path in reports:
        with pikepdf.open(path) as pdf:
            number = {page.objgen: at for at, page in enumerate(pdf.pages, start=1)}
            there = [(str(one.S), sheets(one, number)) for one in elements(pdf.Root.StructTreeRoot)]
            told = [one for one in there if one[0] in {"/H1", "/H2", "/H3", "/P", "/LI", "/TR"}]
            for (kind, before), (_, after) in pairwise(told):
                if kind.startswith("/H"):
                    assert max(before) == min(after), (path.name, kind, before, after)
            torn = [lies for kind, lies in there if kind == "/P" and len(lies) > 1]
            assert torn == [], path.name
            *_, (_, code) = [one for one in there if one[0] == "/Figure"]
            assert code == {len(pdf.pages)}, path.name


@pytest.mark.browser
def test_its_links_lead_to_the_site(report: Pdf, prefix_url: str) -> None:
    found = links(report)
    assert f"{prefix_url}/campaigns/river-for-everyone/1/" in found
    assert [link for link in found if link.startswith("file:")] == []
    said = [link for page in report.pages for link in page.get("/Annots", [])]
    assert all(str(link.get("/Contents", "")) for link in said if "/A" in link)


@pytest.mark.browser
def test_the_page_links_to_it(published_site: Path, browser: str) -> None:
    assert browser
    page = published_site / "campaigns/river-for-everyone/report/index.html"
    found = re.search(r'<a href="([^"]+)" type="application/pdf">', page.read_text("utf-8"))
    assert found
    assert (page.parent / found[1]).read_bytes().startswith(b"%PDF-")


def test_a_site_that_wants_none_offers_none(example_site: Path) -> None:
    assert not list(example_site.rglob("report/*.pdf"))
    for page in example_site.glob("campaigns/*/report/index.html"):
        assert "application/pdf" not in page.read_text(encoding="utf-8")


# --- how it is made ---------------------------------------------------------------


@pytest.mark.browser
def test_the_same_commit_makes_the_same_bytes(printed_site: Path, tmp_path: Path) -> None:
    first = (printed_site / "output" / PDF).read_bytes()
    build(printed_site, tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / PDF).read_bytes() == first
    assert str(tmp_path).encode() not in first


def tagged_table(first: int) -> bytes:
    """A PDF with a table of one heading cell and one cell, its elements named from `first` on."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    name = pikepdf.String(f"node{first:08d}")
    head = pdf.make_indirect(Dictionary(S=Name.TH, ID=name))
    told = Array([Dictionary(O=Name.Table, Headers=Array([name])), Dictionary(O=Name.Table)])
    row = Dictionary(S=Name.TR, K=Array([head, Dictionary(S=Name.TD, A=told)]))
    named = Dictionary(Names=Array([name, head]))
    pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Table, K=row), IDTree=named)
    mend_tags(pdf)
    made = BytesIO()
    pdf.save(made, deterministic_id=True)
    return made.getvalue()


def test_the_names_of_elements_do_not_hang_on_the_browsers_count() -> None:
    assert tagged_table(201) == tagged_table(202)
    with pikepdf.open(BytesIO(tagged_table(201))) as pdf:
        head, cell = list(elements(pdf.Root.StructTreeRoot))[-2:]
        assert cell.A[0].Headers[0] == head.ID == "node00000001"


@pytest.mark.browser
def test_cells_name_the_cells_that_head_them(report: Pdf) -> None:
    there = list(elements(report.Root.StructTreeRoot))
    heads = {str(one.ID) for one in there if "/ID" in one}
    told = [one.A for one in there if isinstance(one.get("/A"), Array)]
    named = {str(name) for some in told for one in some for name in one.get("/Headers", [])}
    assert named
    assert named <= heads
    assert set(pikepdf.NameTree(report.Root.StructTreeRoot.IDTree)) == heads


@pytest.mark.browser
def test_a_hostile_title_is_only_a_title(printed_site: Path) -> None:
    with pikepdf.open(printed_site / "output" / PDF) as pdf:
        assert HOSTILE in str(pdf.docinfo.Title)
        assert links(pdf)


@pytest.mark.browser
def test_nothing_is_left_of_the_printing(printed_site: Path) -> None:
    assert not [name for name in files_below(printed_site) if "printing-" in name]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("/nowhere/chrome", "CHROMIUM names /nowhere/chrome, which is not here; install one, "),
        (
            "false",
            "did not print campaigns/bad/report/index.html: it ended with 1 and said nothing",
        ),
    ],
)
def test_without_a_browser_nothing_is_published(make_site: MakeSite, named: str, said: str) -> None:
    site = make_site(FILES, settings=WITH_PDF)
    program = shutil.which(named) or named
    done = build(site, site / "output", env={"CHROMIUM": program}, check=False)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert said in last
    assert last.endswith("nothing was published")
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


@pytest.mark.browser
def test_what_is_printed_runs_nothing_and_asks_nobody(browser: str, tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        page = tmp_path / "page.html"
        page.write_text(
            "<!doctype html><html lang=en><head><title>Quiet</title>"
            f'<link rel=stylesheet href="{there}/sheet.css"></head><body><h1>Quiet</h1>'
            f'<script>document.title = "Loud"</script><img alt="x" src="{there}/picture.png">'
            f'<iframe src="{there}/frame"></iframe></body></html>',
            encoding="utf-8",
        )
        made = print_page(browser, page)
        server.shutdown()
    assert asked == []
    with made.pdf as pdf:
        assert str(pdf.docinfo.Title) == "Quiet"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_kept_quiet_is_not_printed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Loud</title><header>Loud</header>", encoding="utf-8")
    with pytest.raises(NotPrinted, match="must have a <head>"):
        print_page("never-run", page)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


# --- the code on it ----------------------------------------------------------------


def drawn(code: Code, module: int = 6) -> Image.Image:
    """A code as its path draws it."""
    side = code.size * module
    image = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(image)
    for x, y, across in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        left, top = int(x) * module, int(y) * module
        pen.rectangle((left, top, left + int(across) * module - 1, top + module - 1), 0)
    return image


@pytest.mark.parametrize(
    "address",
    [
        "https://ideas.aberwen.example/campaigns/river-for-everyone/report/",
        f"https://example.org/{'a-long-folder/' * 9}cy/campaigns/caf%C3%A9/report/",
    ],
)
def test_the_code_is_read_back_as_the_address(address: str) -> None:
    (read,) = zxingcpp.read_barcodes(drawn(code_of(address)))
    assert read.text == address
    assert read.format == zxingcpp.BarcodeFormat.QRCode


def test_a_site_without_an_address_prints_no_code(make_site: MakeSite) -> None:
    settings = SMALL_SETTINGS.replace('SITEURL = "https://small.example"\n', "")
    site = make_site(FILES, settings=settings)
    build(site, site / "output")
    page = (site / "output/campaigns/bad/report/index.html").read_text(encoding="utf-8")
    assert 'class="code"' not in page
    assert "https://" not in page.partition("<main")[2]
