"""Reports as PDF: what the browser made of the pages, finished so that it can be kept.

Page and paper are one truth, since the page itself is printed. The same page in the same browser
makes the same bytes: dates are of the day that the site speaks for, and the id follows from them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from reportback import addresses
from reportback.printing.outline import title_outline
from reportback.printing.tags import check_tagged, mend_tags
from reportback.reading.browser import Printed, find_browser, print_page
from reportback.site import Site

_AT_ONCE = 2


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
        check_tagged(pdf)
        _say_what_it_is(pdf, site)
        _lead_to_the_web(pdf, folder.resolve().as_uri(), site)
        mend_tags(pdf)
        title_outline(pdf, printed.html)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
        )
    return out.getvalue()


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
