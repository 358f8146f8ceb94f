"""The tags of a PDF, by which a screen reader knows what each part is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    NameTree,
    Object,
    Operator,
    Pdf,
    String,
)

from reportback.reading.browser import NotPrinted

# Elements of PDF 2.0 that a browser uses, and what they are to a reader of older ones.
_ROLES = {"/Aside": "/Note", "/Em": "/Span", "/Strong": "/Span"}
# Instructions of a page: what begins marked content, what makes a path, and what paints.
_BEGIN = {"BDC", "BMC"}
_PATH = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Tj", "TJ", "'", '"'}
_ARTIFACT = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))
Instruction = ContentStreamInstruction | ContentStreamInlineImage


def check_tagged(pdf: Pdf) -> None:
    """Raises NotPrinted for a PDF without tags."""
    if Name.StructTreeRoot not in pdf.Root:
        must = "the browser makes PDFs that a screen reader cannot read"
        raise NotPrinted(f"{must}; use Chromium or Chrome 131 or newer")


def mend_tags(pdf: Pdf) -> None:
    """Make the browser's tags such that old readers know them, and every run makes the same."""
    tree = pdf.Root.StructTreeRoot
    tree.RoleMap = Dictionary({key: Name(to) for key, to in _ROLES.items()})
    _group_what_figures_hold(tree)
    _number_elements(pdf, tree)
    _set_decoration_apart(pdf)


def _group_what_figures_hold(element: Object) -> None:
    """A figure of the page, with a drawing that has its text and words, is a group to a reader."""
    held = _elements_in(element)
    if element.get(Name.S) == Name.Figure and Name.Alt not in element and held:
        element.S = Name.Div
    for one in held:
        _group_what_figures_hold(one)


def _elements_in(element: Object) -> list[Object]:
    within = _listed(element.get(Name.K))
    return [one for one in within if isinstance(one, Dictionary) and Name.S in one]


def _listed(held: Object | None) -> list[Object]:
    """What stands under a key that holds nothing, one thing or a list."""
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _number_elements(pdf: Pdf, tree: Object) -> None:
    """Elements are named by their order alone.

    The browser counts from where its own doings of the moment have left the count.
    """
    if Name.IDTree not in tree:
        return
    named = NameTree(tree.IDTree)
    number = {old: f"node{at:08d}" for at, old in enumerate(named, start=1)}
    again = NameTree.new(pdf)
    for old, element in named.items():
        element.ID = String(number[old])
        again[number[old]] = element
    for headers in _headers(tree):
        for at, name in enumerate(headers):
            headers[at] = String(number[str(name)])
    tree.IDTree = again.obj


def _headers(element: Object) -> Iterator[Object]:
    """The names of the cells that head a cell, in the element and all that it holds."""
    for told in _listed(element.get(Name.A)):
        if isinstance(told, Dictionary) and Name.Headers in told:
            yield told.Headers
    for one in _elements_in(element):
        yield from _headers(one)


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
