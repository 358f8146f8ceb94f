"""The headers that a careful host sends along with each file of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportback import addresses
from reportback.model import Settings
from reportback.policy.directives import content_policy
from reportback.policy.kinds import FOLDERS, Kind, pattern

POLICY, CACHE, OPEN = "Content-Security-Policy", "Cache-Control", "Access-Control-Allow-Origin"
SHARED = "Cross-Origin-Resource-Policy"
OPENER = "Cross-Origin-Opener-Policy"
REFERRER = "Referrer-Policy"
KIND = "Content-Type"

_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get"),
    *("screen-wake-lock", "usb", "xr-spatial-tracking"),
)
# A page may change each day and each hour, its style with a new version. What carries its own
# digest in its name never does.
_SOON, _LATER = "public, max-age=300", "public, max-age=3600"
_NEVER_CHANGES = "public, max-age=31536000, immutable"
_DIGESTED = (f"{addresses.SEARCH}fragment/", f"{addresses.SEARCH}index/")
# What other sites and programs may read from a browser: the open data, feeds, calendars, pictures
# of links.
_FOR_ALL = (addresses.DATA, "*.atom", "*.ics", "*/oembed.json", "*card.png")

_ODF = "application/vnd.oasis.opendocument"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BYTES = "application/octet-stream"

# Types that many servers do not know. The preview and every server's configuration say them.
TYPES = {
    ".atom": "application/atom+xml",
    ".ics": "text/calendar",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
    ".csv": "text/csv",
    ".webp": "image/webp",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
# A host that sends no file of a type that it was not told, as IIS, must be told of every ending.
ALL_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "text/xml",
    ".txt": "text/plain",
    ".yml": "text/yaml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".rtf": "application/rtf",
    ".odt": f"{_ODF}.text",
    ".ods": f"{_ODF}.spreadsheet",
    ".odp": f"{_ODF}.presentation",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    **TYPES,
    **dict.fromkeys((".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"), _BYTES),
}
# Text all of it, in UTF-8, and so worth packing on the way.
TEXTS = (
    *("text/html", "text/css", "text/plain", "text/csv", "text/calendar", "text/xml"),
    *("text/javascript", "application/javascript", "application/json", "application/xml"),
    *("application/atom+xml", "application/ld+json", "application/geo+json", "image/svg+xml"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """The headers of what lies at `where`: a folder with all below it, an ending, or '' for all."""

    where: str
    headers: Mapping[str, str]

    def regex(self, path: str) -> str:
        """A regular expression for the addresses on the host, whose site lies below `path`."""
        return f"^{re.escape(path)}{pattern(self.where)}"


def rules(settings: Settings) -> Iterator[Rule]:
    """Every rule. Where two speak of one header the later, which is the more special, counts."""
    yield Rule("", _common(settings))
    yield Rule(addresses.STYLE.split("/")[0] + "/", {CACHE: _LATER})
    for where, kind in FOLDERS.items():
        if kind is not Kind.FORM or settings.editing.form:
            yield Rule(where, _special(settings, kind))
    yield from (Rule(where, {CACHE: _NEVER_CHANGES}) for where in _DIGESTED)
    yield from (Rule(where, {OPEN: "*", SHARED: "cross-origin"}) for where in _FOR_ALL)


def _common(settings: Settings) -> Mapping[str, str]:
    return {
        POLICY: content_policy(settings, Kind.PAGE),
        "X-Content-Type-Options": "nosniff",
        REFERRER: "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        OPENER: "same-origin",
        SHARED: "same-origin",
        CACHE: _SOON,
    }


def _special(settings: Settings, kind: Kind) -> Mapping[str, str]:
    """The form's login answers from a window of another host, which must find who opened it."""
    policy = {POLICY: content_policy(settings, kind)}
    match kind:
        case Kind.FORM:
            login = {OPENER: "same-origin-allow-popups", CACHE: "no-cache"}
            return {**policy, **login, REFERRER: "strict-origin-when-cross-origin"}
        case Kind.CARD:
            return {**policy, SHARED: "cross-origin"}
    return policy


def headers(settings: Settings, address: str) -> dict[str, str]:
    """All headers of the file or page at one address, without its type."""
    found: dict[str, str] = {}
    for rule in rules(settings):
        if re.match(rule.regex(""), address):
            found |= rule.headers
    return found
