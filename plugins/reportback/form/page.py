"""The page of the form: no other page links to its script."""

from __future__ import annotations

from reportback import addresses
from reportback.form.config import reached
from reportback.pages import Page
from reportback.site import Site

# Where the program that stands in for a code host answers, on the machine of who tries the form.
LOCAL = "http://localhost:8081"


def page(site: Site) -> Page:
    """The form, for staff: in no list and no sitemap. `reached`: where its script may speak to."""
    editing = site.settings.editing
    context = {"reached": (*reached(editing), LOCAL), "repository": editing.repository}
    title = site.phrases.gettext("Edit this site")
    return Page(addresses.FORM, "form.html", title, context, listed=False)
