"""Settings for publishing: those of pelicanconf.py, at the address where the site will stand."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *  # noqa: F403
from pelicanconf import REPORTBACK, SITEURL

SITEURL = os.environ.get("SITEURL", SITEURL)

# The report of each campaign as a PDF too, printed by the Chromium or Chrome of this machine.
REPORTBACK = {**REPORTBACK, "report_pdf": True}
