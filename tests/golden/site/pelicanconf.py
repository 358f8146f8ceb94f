"""The settings of a small site that tests compare byte for byte."""

from pathlib import Path

SITENAME = "Smallham asks"
SITEURL = "https://smallham.example/asks"
DEFAULT_LANG = "en"
TIMEZONE = "Europe/London"

REPORTBACK = {
    "organisation": {"name": "Smallham Parish Council"},
    "holidays": {"country": "GB", "region": "ENG"},
    "as_of": "2026-04-15",
    "history": False,
    "languages": ["cy"],
    "translations": {"cy": {"organisation": "Cyngor Plwyf Smallham"}},
}

PLUGINS = ["reportback"]
THEME = str(Path(__file__).resolve().parents[3] / "theme")
PATH = "content"
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_PATHS: list[str] = []
STATIC_PATHS = ["images"]
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
