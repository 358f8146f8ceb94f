"""What the index holds of each idea: the words that find it, and the facts that its card shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict
from urllib.parse import quote, urlencode

from reportback import addresses, prose
from reportback.language import direction
from reportback.ledger import IdeaFacts
from reportback.site import Site


class Entry(TypedDict):
    """What Pagefind is told of one idea, in its own words."""

    url: str
    content: str
    language: str
    meta: dict[str, str]


def entries(site: Site) -> Iterator[Entry]:
    """Every idea, the newest first, in the site's own language: one index holds them all.

    So the stems of words are the same in every edition, and each finds as many ideas. An idea in
    another language is found by its words as they are written. Pagefind's
    own filters and sorts are not used: they come in another order at each run, and weigh six times
    what `columns` does.
    """
    for facts in site.ledger.ideas:
        yield {
            "url": f"{addresses.idea(facts.idea)}#{_shown(site, facts)}",
            "content": _words(site, facts),
            "language": site.settings.lang.lower(),
            "meta": _named(site, facts),
        }


def _words(site: Site, facts: IdeaFacts) -> str:
    """The contributor's words. Those of a withheld idea are not there, nor is the reason.

    The title stands in where there are none, else the reference: Pagefind leaves out what has no
    word.
    """
    words = "" if facts.idea.withheld else prose.to_plain(facts.idea.body)
    told = (words, site.phrases.title(facts.idea))
    return next((text for text in told if any(map(str.isalnum, text))), facts.reference)


def _named(site: Site, facts: IdeaFacts) -> dict[str, str]:
    """What else finds an idea: title and contributor. Pagefind searches all of these.

    Not the reference: its campaign's code would be a word of every idea.
    """
    named = {"title": site.phrases.title(facts.idea)}
    if facts.idea.by:
        named["by"] = facts.idea.by
    return named


def _shown(site: Site, facts: IdeaFacts) -> str:
    """What a card shows and nobody searches for.

    Pagefind searches all that it is given but the address, which it hands on as it is; so this
    stands behind the address, where a link would have its anchor.
    """
    idea, say = facts.idea, site.phrases
    spoken = facts.campaign.lang or site.settings.lang
    tag = spoken if idea.withheld else idea.lang or spoken
    shown = {
        "reference": facts.reference,
        "campaign": facts.campaign.id,
        "outcome": facts.outcome.id,
        "lang": tag,
        "dir": direction(tag),
        "submitted": idea.submitted.isoformat(),
        "day": say.day(idea.submitted),
        "author": "" if idea.withheld else say.author(idea),
        "supporters": say.supporters(idea.supporters) if idea.supporters else "",
        "late": next((say.late(duty) for _, duty in facts.overdue), ""),
        "withheld": prose.to_plain(idea.withheld.reason) if idea.withheld else "",
    }
    return urlencode({key: text for key, text in shown.items() if text}, quote_via=quote)
