"""`web.config` for IIS, by its own modules alone: it need not have the one that rewrites addresses.

A `<location>` names one address with all below it, and knows no `*`. It inherits from those above
it and from the file's own first part; what is there already must be removed before it is added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from reportback import addresses
from reportback.hosting.hosted import NOTE, Hosted, Move
from reportback.policy import Rule
from reportback.policy.rules import ALL_TYPES

# What other hosts read. IIS hides its own web.config by itself.
_HIDDEN = (".delivered", ".htaccess", ".nojekyll", "_headers", "_redirects")
# IIS hides every folder of this name, where programs lie; here it may be a campaign's or a theme's.
_SHOWN = "bin"
_TELLTALE = "X-Powered-By"


def configuration(told: Hosted) -> str:
    """What holds everywhere, then each address that has more headers or has moved."""
    root = ET.Element("configuration")
    root.append(ET.Comment(f" {NOTE} "))
    everywhere = ET.SubElement(root, "system.webServer")
    _pages(everywhere, told)
    _types(everywhere)
    _hidden(everywhere)
    ET.SubElement(_headers(everywhere, told.common), "remove", name=_TELLTALE)
    headers, moves = _special(told), _moved(told)
    for path in sorted(headers.keys() | moves.keys()):
        here = ET.SubElement(ET.SubElement(root, "location", path=path), "system.webServer")
        if path in headers:
            _headers(here, headers[path])
        if path in moves:
            ET.SubElement(here, "httpRedirect", _leading(told, moves[path]))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _pages(server: ET.Element, told: Hosted) -> None:
    """A folder shows its index.html, and no list of files. The page for what is missing is a file
    by its path from the website's folder, since a page by its address would be sent with 200."""
    names = ET.SubElement(ET.SubElement(server, "defaultDocument", enabled="true"), "files")
    ET.SubElement(names, "clear")
    ET.SubElement(names, "add", value="index.html")
    ET.SubElement(server, "directoryBrowse", enabled="false")
    errors = ET.SubElement(server, "httpErrors", errorMode="Custom", existingResponse="Auto")
    page = unquote(told.path + addresses.NOT_FOUND).removeprefix("/").replace("/", "\\")
    for status in ("403", "404"):
        ET.SubElement(errors, "remove", statusCode=status, subStatusCode="-1")
        ET.SubElement(errors, "error", statusCode=status, path=page, responseMode="File")


def _types(server: ET.Element) -> None:
    """How long a file may be kept is said by a header, so IIS adds nothing of its own."""
    types = ET.SubElement(server, "staticContent")
    ET.SubElement(types, "clientCache", cacheControlMode="NoControl")
    for suffix, kind in ALL_TYPES.items():
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        ET.SubElement(types, "remove", fileExtension=suffix)
        ET.SubElement(types, "mimeMap", fileExtension=suffix, mimeType=kind + charset)
    ET.SubElement(server, "urlCompression", doStaticCompression="true")


def _hidden(server: ET.Element) -> None:
    security = ET.SubElement(server, "security")
    hidden = ET.SubElement(ET.SubElement(security, "requestFiltering"), "hiddenSegments")
    ET.SubElement(hidden, "remove", segment=_SHOWN)
    for name in _HIDDEN:
        ET.SubElement(hidden, "remove", segment=name)
        ET.SubElement(hidden, "add", segment=name)


def _headers(server: ET.Element, headers: Mapping[str, str]) -> ET.Element:
    sent = ET.SubElement(ET.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in headers.items():
        ET.SubElement(sent, "remove", name=name)
        ET.SubElement(sent, "add", name=name, value=value)
    return sent


def _special(told: Hosted) -> Mapping[str, Mapping[str, str]]:
    """The headers that are other than everywhere, by the address that they begin at."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for rule in told.rules[1:]:
        for place in _places(told, rule):
            found[place.rstrip("/")] |= rule.headers
    return found


def _places(told: Hosted, rule: Rule) -> Iterator[str]:
    """Where a rule holds. Of files by their ending, those of the site and of each campaign: to name
    those of every idea would be more than IIS reads."""
    if rule.where.startswith("*"):
        known = (edition + file for edition in told.editions for file in told.shared)
        return (address for address in known if re.match(rule.regex(""), address))
    return told.each(rule)


def _moved(told: Hosted) -> Mapping[str, Move]:
    """The moves by old address; IIS does not tell upper from lower case, and refuses doubles."""
    found: dict[str, Move] = {}
    for move in told.moves:
        found.setdefault(_old(move).lower(), move)
    return found


def _old(move: Move) -> str:
    """An old address as a location. What did not move along is not below a folder's own page."""
    if move.below:
        return move.old.rstrip("/")
    return addresses.output_file(move.old)


def _leading(told: Hosted, move: Move) -> dict[str, str]:
    """`$S`: what followed the old address, with its slash; `$Q`: the question after it."""
    new = f"{told.path}{move.new}"
    whole = f"{new.rstrip('/')}$S$Q" if move.below else f"{new}$Q"
    how = {"exactDestination": "true", "httpResponseStatus": "Permanent"}
    return {"enabled": "true", "destination": whole, **how}
