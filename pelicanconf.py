"""Settings of the example site: Aberwen, a council that does not exist."""

import sys
from pathlib import Path

PLUGINS_HERE = str(Path(__file__).resolve().parent / "plugins")
sys.path.insert(0, PLUGINS_HERE)  # Reportback as it is in this checkout; a site has it installed
from reportback.pelican_settings import *  # noqa: E402, F403 - the same for every site

PLUGIN_PATHS = [PLUGINS_HERE]

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
    # English lies at the root, Welsh below /cy/ and Arabic below /ar/.
    "languages": ["cy", "ar"],
    "translations": {
        "cy": {
            "site_name": "Cyngor Aberwen: beth ddigwyddodd i'ch syniadau",
            "organisation": "Cyngor Aberwen",
            "footer": [
                {"title": "Cyngor Aberwen", "url": "https://www.aberwen.example/cy"},
                {"title": "Cysylltu â ni", "url": "https://www.aberwen.example/cy/cysylltu"},
            ],
        },
        "ar": {
            "site_name": "مجلس أبروين: ماذا حدث لأفكاركم",
            "organisation": "مجلس أبروين",
            "footer": [
                {"title": "مجلس أبروين", "url": "https://www.aberwen.example"},
                {"title": "اتصلوا بنا", "url": "https://www.aberwen.example/contact"},
            ],
        },
    },
    # Working days leave out weekends and the bank holidays of this country and region.
    "holidays": {"country": "GB", "region": "WLS"},
    # On what terms others may use the open data, and whom they may ask.
    "open_data": {
        "licence": "OGL-UK-3.0",
        "contact": "mailto:data@aberwen.example",
        "keywords": ["participation", "ideas", "decisions", "local government"],
    },
    # The example always tells the same story. A real site leaves this out and speaks for today.
    "as_of": "2026-10-16",
    # The example's campaigns did not open in this repository, so git cannot vouch for them.
    "history": False,
    # Every page says that nothing on it is real. A real site leaves this out.
    "example": True,
}
