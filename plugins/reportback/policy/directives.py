"""The content security policy of each kind of page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from reportback.model import Editing, Host, Settings
from reportback.policy.kinds import Kind, kind_of

Directives = dict[str, tuple[str, ...]]

_SELF, _NONE = "'self'", "'none'"
_GITHUB_API = "https://api.github.com"
# Where the program that stands in for a code host answers, on the machine of who tries the form.
_LOCAL = "http://localhost:8081"
# A browser heeds these only as headers, and complains of them in a page.
_HEADER_ONLY = frozenset({"frame-ancestors"})

# Nothing runs on a page that could connect to anything. Tools that look at one from within, as
# Lighthouse does, read the site's robots.txt all the same, and count its absence against it.
_PAGE: Mapping[str, tuple[str, ...]] = {
    "default-src": (_NONE,),
    "style-src": (_SELF,),
    "img-src": (_SELF,),
    "font-src": (_SELF,),
    "connect-src": (_SELF,),
    "form-action": (_SELF,),
    "base-uri": (_NONE,),
    "frame-ancestors": (_NONE,),
}
_IN_PAGES = tuple(name for name in _PAGE if name not in _HEADER_ONLY)
_FILES = frozenset({"style-src", "img-src", "font-src"})


def _search() -> Directives:
    return {**_PAGE, "script-src": (_SELF, "'wasm-unsafe-eval'")}


def _card() -> Directives:
    return {**_PAGE, "form-action": (_NONE,), "frame-ancestors": ("*",)}


def _form(editing: Editing) -> Directives:
    """Decap CMS compiles its own checks and styles itself. This page alone allows that."""
    return {
        **_PAGE,
        "script-src": (_SELF, "'unsafe-eval'"),
        "style-src": (_SELF, "'unsafe-inline'"),
        "img-src": (_SELF, "data:", "blob:", "https:"),
        "font-src": (_SELF, "data:"),
        "connect-src": (_SELF, "blob:", *reached(editing)),
        "form-action": (_NONE,),
    }


def reached(editing: Editing) -> tuple[str, ...]:
    """The hosts that the form for staff speaks to from the browser."""
    if editing.code_host is Host.GITHUB:
        return (_GITHUB_API, "https://www.githubstatus.com", _LOCAL)
    address = urlsplit(editing.repository or "")
    return (f"{address.scheme}://{address.netloc}", _LOCAL)


def _directives(settings: Settings, kind: Kind) -> Directives:
    """What a kind of page may do. A site's own additions hold for its own pages, not for cards."""
    match kind:
        case Kind.CARD:
            return _card()
        case Kind.FORM:
            return _form(settings.editing)
    own = _search() if kind is Kind.SEARCH else dict(_PAGE)
    for directive, sources in settings.policy.items():
        own[directive] = (*own.get(directive, ()), *sources)
    return own


def _written(directives: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(f"{name} {' '.join(dict.fromkeys(allowed))}" for name, allowed in directives)


def content_policy(
    settings: Settings, kind: Kind, also: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> str:
    """The policy as a header. `also`: sources that the preview needs to reload a page."""
    directives = _directives(settings, kind)
    for name, sources in also.items():
        directives[name] = (*directives.get(name, ()), *sources)
    return _written(directives.items())


def meta(settings: Settings, address: str) -> str:
    """The policy that a page carries itself, for hosts that send no headers.

    Below `file:` browsers do not agree what 'self' is, so the offline copy, which has no script
    and sends nothing, names that instead.
    """
    if settings.offline:
        return _written((name, ("file:",) if name in _FILES else (_NONE,)) for name in _IN_PAGES)
    own = _directives(settings, kind_of(address))
    return _written((name, sources) for name, sources in own.items() if name not in _HEADER_ONLY)
