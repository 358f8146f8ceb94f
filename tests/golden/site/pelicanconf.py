"""The settings of a small site that tests compare byte for byte."""

from pathlib import Path

SITENAME = "Smallham asks"
SITEURL = "https://smallham.example/asks"
PATH = "content"
THEME = str(Path(__file__).resolve().parents[3] / "theme")
PLUGINS = ["reportback"]
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
RELATIVE_URLS = True

REPORTBACK = {
    "as_of": "2026-04-15",
    "holidays": {"country": "GB", "region": "ENG"},
    "organisation": {"name": "Smallham Parish Council", "url": "https://smallham.example/"},
    "history": False,
}
