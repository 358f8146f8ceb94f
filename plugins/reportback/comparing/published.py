"""Which public files are new, different or gone: compared by their bytes, under one theme.

Both sides are rendered with the program's own templates and the head's settings, so that only a
change of the record shows here. What a site's own theme makes of it is not run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from jinja2 import Environment

from reportback import addresses, publication, rendering
from reportback.comparing.changes import Pages
from reportback.exports import TABLES
from reportback.ledger import IdeaFacts
from reportback.pages import Page
from reportback.reading.themes import own_theme
from reportback.site import Site


def pages(before: Site, after: Site) -> Pages:
    """The pages by title; data, feeds, calendars and the list for search engines by number."""
    if before == after:
        return Pages()
    env = rendering.environment([own_theme() / "templates"], after.settings)
    was, now = _files(env, before), _files(env, after)
    old, new = _titles(before), _titles(after)
    differ = {path for path in was.keys() | now.keys() if was.get(path) != now.get(path)}
    differ -= {addresses.output_file(a) for a, page in new.items() if _leads(page) is not None}
    files = {addresses.output_file(address): address for address in (*old, *new)}
    paged = {files[path] for path in differ & files.keys()}
    fresh, lost = paged - old.keys(), {a for a in old if a not in new or _moved(old[a], new[a])}
    lost = {address for address in lost if _leads(old[address]) is None}
    rest = sorted(paged & old.keys() & new.keys())
    return Pages(
        tuple((new[address].title, address) for address in sorted(fresh)),
        tuple((new[address].title, address) for address in rest),
        tuple((_name(old[a]), a, _leads(new[a]) if a in new else None) for a in sorted(lost)),
        len(differ - files.keys()),
    )


def _files(env: Environment, site: Site) -> Mapping[str, bytes]:
    """Every file that the record makes, by path, as a mark of its bytes."""
    rendering.speak_for(env, site)
    made = publication.files(env, site)
    return {path: hashlib.sha256(data).digest() for path, data in made}


def _titles(site: Site) -> Mapping[str, Page]:
    rows = {table.name: 0 for table in TABLES}
    return {page.address: page for page in publication.all_and_moved(site, rows)}


def _leads(page: Page) -> str | None:
    """Where a page leads on to, if it does nothing else."""
    target = page.context.get("target")
    return str(target) if page.template == "redirect.html" else None


def _name(gone: Page) -> str:
    """What a vanished page is called: an idea by its reference, since its words may have to go."""
    facts = gone.context.get("idea")
    return facts.reference if isinstance(facts, IdeaFacts) else gone.title


def _moved(was: Page, now: Page) -> bool:
    """Whether a page that said something only leads on now."""
    return _leads(was) is None and _leads(now) is not None
