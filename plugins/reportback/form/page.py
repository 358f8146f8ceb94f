"""The page of the form: no other page links to its script."""

from __future__ import annotations

from reportback import addresses
from reportback.pages import Page
from reportback.site import Site


def page(site: Site) -> Page:
    """The form, for staff: in no list and no sitemap."""
    context = {"repository": site.settings.editing.repository}
    title = site.phrases.gettext("Edit this site")
    return Page(addresses.FORM, "form.html", title, context, listed=False)
