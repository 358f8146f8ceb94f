"""Settings of the example site: Aberwen, a council that does not exist."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

# --- What every site sets ----------------------------------------------------

SITENAME = "Aberwen Council: what became of your ideas"
SITEURL = "https://ideas.aberwen.example"
DEFAULT_LANG = "en-GB"
TIMEZONE = "Europe/London"

REPORTBACK = {
    "organisation": {
        "name": "Aberwen Council",
        "logo": "images/logo.svg",
        "colours": {"accent": "#0b5563", "accent_dark": "#8fd0dc"},
        "footer": [
            {"title": "Aberwen Council", "url": "https://www.aberwen.example"},
            {"title": "Contact us", "url": "https://www.aberwen.example/contact"},
        ],
    },
    # Working days leave out weekends and the bank holidays of this country and region.
    "holidays": {"country": "GB", "region": "WLS"},
    # The example always tells the same story. A real site leaves this out and speaks for today.
    "as_of": "2026-10-16",
    # The example's campaigns did not open in this repository, so git cannot vouch for them.
    "history": False,
    # Every page says that nothing on it is real. A real site leaves this out.
    "example": True,
}

# --- What makes Pelican a Reportback site (the same for every site) -----------

PLUGIN_PATHS = [str(HERE / "plugins")]
PLUGINS = ["reportback"]
THEME = str(HERE / "theme")
PATH = "content"
OUTPUT_PATH = "output"

PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_PATHS = ["articles"]
ARTICLE_URL = "news/{slug}/"
ARTICLE_SAVE_AS = "news/{slug}/index.html"
STATIC_PATHS = ["images"]

DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
