"""The settings of a site from its open data, as the text of its settings file."""

from __future__ import annotations

from collections.abc import Iterable
from pprint import pformat
from typing import Any

from reportback.model.open_data import KNOWN as LICENCES
from reportback.restoring.rows import TypedRow
from reportback.site import LOCAL
from reportback.terms import DEFAULT_OUTCOMES

SETTINGS = "pelicanconf.py"
_HEAD = '''"""This site's own settings, made anew from its open data. Its looks are not in there."""

from reportback.pelican_settings import *  # noqa: F403

'''


def settings_text(site: TypedRow, outcomes: Iterable[TypedRow]) -> str:
    """A settings file that gives the same facts."""
    address = str(site["address"])
    pelicans = {
        "SITENAME": site["name"],
        "SITEURL": "" if address.startswith(LOCAL) else address.rstrip("/"),
        "DEFAULT_LANG": site["language"],
        "TIMEZONE": site["timezone"],
    }
    lines = "".join(f"{name} = {value!r}\n" for name, value in pelicans.items())
    group = pformat(_group(site, outcomes), width=98, sort_dicts=False)
    return f"{_HEAD}{lines}\nREPORTBACK = {group}\n"


def _group(site: TypedRow, outcomes: Iterable[TypedRow]) -> dict[str, Any]:
    given = {
        "organisation": {"name": site["organisation"]},
        "holidays": {"country": site["country"], "region": site["region"]},
        "open_data": {
            "licence": site["licence"],
            "licence_url": _address(site["licence"], site["licence_address"]),
            "contact": site["contact"],
            "keywords": list(site["keywords"] or ()),
        },
        "outcomes": {row["outcome"]: _outcome(row) for row in outcomes},
    }
    groups = {name: _filled(group) for name, group in given.items()}
    tongues = {
        "languages": list(site["languages"] or ()),
        "translations": {tag: dict(words) for tag, words in site["translations"].items()},
    }
    since = site["public_since"]
    own = {"public_since": str(since) if since else None, "example": site["example"] or None}
    return _filled(groups) | _filled(tongues) | _filled(own)


def _address(licence: str | None, address: str | None) -> str | None:
    """A licence's address, where its id does not say it already."""
    known = LICENCES.get(licence or "")
    return None if known and known.url == address else address


_KNOWN = {outcome.id for outcome in DEFAULT_OUTCOMES}


def _outcome(row: TypedRow) -> dict[str, Any]:
    """What a site says of an outcome: its words, and all rules of one of its own."""
    words = _filled({"label": row["own_label"], "meaning": row["own_meaning"]})
    if row["outcome"] in _KNOWN:
        return words
    rules = {"final": row["final"], "reason": row["reason_needed"], "decides": row["decides"]}
    return {**words, "stage": row["stage"], **rules}


def _filled(group: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in group.items() if value not in (None, [], {})}
