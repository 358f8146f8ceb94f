"""What a new site begins with: the files that come with the package, and where it came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
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


def own_wheel() -> Path | None:
    """The wheel that this package was installed from, where it was a file that is still there."""
    told = json.loads(distribution("reportback").read_text("direct_url.json") or "{}")
    parts = urlsplit(str(told.get("url", "")))
    path = Path(url2pathname(parts.path))
    is_wheel = parts.scheme == "file" and path.suffix == ".whl"
    return path if is_wheel and path.is_file() else None


def from_source() -> bool:
    """Whether this package runs from its source code, so that a site cannot install the same."""
    told = json.loads(distribution("reportback").read_text("direct_url.json") or "{}")
    return "dir_info" in told


@cache
def timezones() -> Mapping[str, str]:
    """The time zone of each country, by its two letters; the first listed where it has several."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {country: zone for country, _, zone, *_ in reversed(rows)}
