"""What makes Pelican a Reportback site: the settings that are the same for every site.

A site's `pelicanconf.py` begins with `from reportback.pelican_settings import *` and says what is
its own below that; so an upgrade of the package brings them along.
"""

from reportback.reading.themes import TEMPLATES, own_theme

PLUGINS = ["reportback"]
THEME = str(own_theme())
THEME_TEMPLATES_OVERRIDES = [TEMPLATES]
PATH = "content"
OUTPUT_PATH = "output"

PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_PATHS = ["articles"]
ARTICLE_URL = "news/{slug}/"
ARTICLE_SAVE_AS = "news/{slug}/index.html"
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*"]

DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
