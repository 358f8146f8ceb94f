"""Reports as PDF: what the browser made of the pages, finished so that it can be kept.

Page and paper are one truth, since the page itself is printed. The same page in the same browser
makes the same bytes: dates are of the day that the site speaks for, and the id follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    OutlineItem,
    Pdf,
    String,
)

from reportback import addresses
from reportback.reading.browser import NotPrinted, Printed, find_browser, print_page
from reportback.site import Site

_AT_ONCE = 2
# Elements of PDF 2.0 that a browser uses, and what they are to a reader of older ones.
_ROLES = {"/Aside": "/Note", "/Em": "/Span", "/Strong": "/Span"}


# Instructions of a page: what begins marked content, what makes a path, and what paints.
_BEGIN = {"BDC", "BMC"}
_PATH = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Tj", "TJ", "'", '"'}
_ARTIFACT = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))
Instruction = ContentStreamInstruction | ContentStreamInlineImage


def report_files(
    editions: Iterable[Site], folder: Path, names: Container[str]
) -> Iterator[tuple[str, bytes]]:
    """The reports among the files of a site in `folder`, each as PDF beside its page.

    Raises NotPrinted where there is no browser, or it makes nothing that all can read.
    """
    reports = [
        (site, name, site.placed(addresses.report_pdf(facts.campaign)))
        for site in editions
        for facts in site.ledger.campaigns
        if (name := addresses.output_file(site.placed(addresses.report(facts.campaign)))) in names
    ]
    if not reports:
        return
    browser = find_browser()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        printed = pool.map(lambda report: print_page(browser, folder / report[1]), reports)
        for (site, _, beside), made in zip(reports, printed, strict=True):
            yield beside, finished(made, site, folder)


def finished(printed: Printed, site: Site, folder: Path) -> bytes:
    """A PDF that says what it is, leads to the web, and is the same whenever it is made."""
    with printed.pdf as pdf:
        _is_tagged(pdf)
        _say_what_it_is(pdf, site)
        _lead_to_the_web(pdf, folder.resolve().as_uri(), site)
        _group_what_figures_hold(pdf.Root.StructTreeRoot)
        _title_the_outline(pdf, _headings(printed.html))
        _set_decoration_apart(pdf)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
        )
    return out.getvalue()


def _is_tagged(pdf: Pdf) -> None:
    if Name.StructTreeRoot not in pdf.Root:
        must = "the browser makes PDFs that a screen reader cannot read"
        raise NotPrinted(f"{must}; use Chromium or Chrome 131 or newer")


def _say_what_it_is(pdf: Pdf, site: Site) -> None:
    """Title and language come from the page; the day is the site's, and so is the author."""
    title, day = str(pdf.docinfo.get(Name.Title, site.body)), _day(site.as_of)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    said = {"/Title": title, "/Author": site.body, "/Creator": "Reportback", "/Producer": "pikepdf"}
    for key, text in (said | {"/CreationDate": day, "/ModDate": day}).items():
        pdf.docinfo[key] = String(text)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = title
        meta["dc:creator"] = [site.body]
        meta["dc:language"] = [str(pdf.Root.get(Name.Lang, site.language.tag))]
        meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = site.as_of.isoformat()
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({key: Name(to) for key, to in _ROLES.items()})


def _day(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


def _lead_to_the_web(pdf: Pdf, here: str, site: Site) -> None:
    """Links between pages lead to the site, not into the folder where it was built."""
    for page in pdf.pages:
        for link in page.get(Name.Annots, Array()):
            target = _target(link)
            if target is not None and target.startswith(f"{here}/"):
                target = site.whole("", site.settings.lang) + target.removeprefix(f"{here}/")
                link.A.URI = String(target)
            if target is not None:
                link.Contents = String(target)  # what a reader says of a link


def _target(link: Object) -> str | None:
    action = link.get(Name.A)
    return str(action.URI) if isinstance(action, Dictionary) and Name.URI in action else None


def _set_decoration_apart(pdf: Pdf) -> None:
    """Page numbers, rules and grounds belong to no element: a reader is told to pass them over."""
    for page in pdf.pages:
        told = list(_apart(pikepdf.parse_content_stream(page)))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(told))


def _apart(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """The same instructions, those that paint outside every element marked as an artifact.

    No mark may stand between the parts of a path, so they are held back until it is painted.
    """
    depth, path = 0, list[Instruction]()
    for instruction in instructions:
        name = str(instruction.operator)
        depth += (name in _BEGIN) - (name == "EMC")
        if depth or name not in _PATH | _PAINT:
            yield from (*path, instruction)
            path.clear()
        elif name in _PATH:
            path.append(instruction)
        else:
            yield from (_ARTIFACT, *path, instruction, _END)
            path.clear()


def _group_what_figures_hold(element: Object) -> None:
    """A figure of the page, with a drawing that has its text and words, is a group to a reader."""
    inner = element.get(Name.K, Array())
    held = [one for one in (inner if isinstance(inner, Array) else [inner]) if _is_element(one)]
    if element.get(Name.S) == Name.Figure and Name.Alt not in element and held:
        element.S = Name.Div
    for one in held:
        _group_what_figures_hold(one)


def _is_element(held: Object) -> bool:
    return isinstance(held, Dictionary) and Name.S in held


def _title_the_outline(pdf: Pdf, headings: Sequence[str]) -> None:
    """The page's own headings, in its order.

    The browser runs words together where a heading breaks its line, and turns round the words of a
    line that runs from right to left.
    """
    left = list(headings)

    def mend(items: Iterable[OutlineItem]) -> None:
        for item in items:
            letters = _letters(item.title)
            same = (at for at, heading in enumerate(left) if _letters(heading) == letters)
            if (at := next(same, None)) is not None:
                item.title = left[at]
                del left[: at + 1]
            mend(item.children)

    with pdf.open_outline() as outline:
        mend(outline.root)


def _letters(text: str) -> list[str]:
    return sorted(re.findall(r"\w", text))


def _headings(html: bytes) -> list[str]:
    reader = _Headings()
    reader.feed(html.decode("utf-8"))
    return [" ".join(heading.split()) for heading in reader.found]


class _Headings(HTMLParser):
    """The text of every heading of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: str | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """A heading begins."""
        if re.fullmatch("h[1-6]", tag):
            self.within = tag
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """A heading ends."""
        if tag == self.within:
            self.within = None

    def handle_data(self, data: str) -> None:
        """Text, of a heading perhaps."""
        if self.within:
            self.found[-1] += data
