"""What a new site begins with: the files that come with the package, and where it came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

STARTER = Path(__file__).resolve().parents[1] / "starter"
_CACHES = frozenset({"__pycache__", ".DS_Store"})


def starter_files() -> Mapping[str, bytes]:
    """Every file of the starter by its path, dotfiles too."""
    found = sorted(path for path in STARTER.rglob("*") if path.is_file())
    named = {path.relative_to(STARTER): path for path in found}
    return {n.as_posix(): p.read_bytes() for n, p in named.items() if not _CACHES & {*n.parts}}


def version() -> str:
    """The version of Reportback that is installed."""
    return distribution("reportback").version


def own_wheel() -> Mapping[str, bytes]:
    """The wheel that this package was installed from by its name, where that was a file that is
    still there."""
    parts = urlsplit(str(_origin().get("url", "")))
    path = Path(url2pathname(parts.path))
    is_wheel = parts.scheme == "file" and path.suffix == ".whl" and path.is_file()
    return {path.name: path.read_bytes()} if is_wheel else {}


def from_source() -> bool:
    """Whether this package runs from its source code, so that a site cannot install the same."""
    return "dir_info" in _origin()


def _origin() -> Mapping[str, Any]:
    """What the installer wrote down of where the package came from; nothing, from an index."""
    told = json.loads(distribution("reportback").read_text("direct_url.json") or "{}")
    return dict(told)


@cache
def timezones() -> Mapping[str, str]:
    """The time zone of each country, by its two letters; the first listed where it has several."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {country: zone for country, _, zone, *_ in reversed(rows)}
