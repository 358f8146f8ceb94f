"""What a page is about, for search engines and other programs: schema.org, as JSON-LD.

The same facts as on the page, and no more; texts are cut short, since the page has them whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportback import addresses, prose
from reportback.exports import TABLES, VERSION
from reportback.ledger import CampaignFacts, Event, IdeaFacts
from reportback.ledger.decisions import RecordFacts
from reportback.pages.page import Page
from reportback.site import Site

_LETTER, _ANSWER, _ANSWERS = 500, 200, 5
_MEDIA = {"csv": "text/csv", "json": "application/json"}

Node = dict[str, Any]


def structured(site: Site, page: Page) -> Node | None:
    """The nodes of a page: its way down from the home page, and its main thing if it has one."""
    about = _ABOUT.get(page.template)
    nodes = [*_trail(site, page), *(about(site, page) if about else ())]
    return {"@context": "https://schema.org", "@graph": nodes} if nodes else None


def _trail(site: Site, page: Page) -> Iterator[Node]:
    """The pages above this one; a site's first page has none."""
    if not page.trail:
        return
    above = [
        {
            "@type": "ListItem",
            "position": place,
            "name": link.title,
            "item": site.whole(link.address),
        }
        for place, link in enumerate(page.trail, start=1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": page.title}
    yield {"@type": "BreadcrumbList", "itemListElement": [*above, here]}


def _organisation(site: Site) -> Node:
    home = site.whole(addresses.HOME)
    return {"@type": "Organization", "name": site.body, "url": home}


def _home(site: Site, page: Page) -> Iterator[Node]:
    logo = site.settings.organisation.logo
    home = site.whole(addresses.HOME)
    more = {"logo": site.whole(logo)} if logo else {}
    yield _organisation(site) | more
    yield {
        "@type": "WebSite",
        "name": site.settings.site_name,
        "url": home,
        "inLanguage": site.language.tag,
        "publisher": _organisation(site),
    }


def _campaign(site: Site, page: Page) -> Iterator[Node]:
    """A campaign's page is about its question."""
    facts: CampaignFacts = page.context["campaign"]
    campaign = facts.campaign
    yield {
        "@type": "CollectionPage",
        "@id": site.whole(page.address),
        "name": campaign.title,
        "description": prose.shortened(campaign.summary, _LETTER),
        "inLanguage": campaign.lang or site.settings.lang,
        "publisher": _organisation(site),
        "mainEntity": {
            "@type": "Question",
            "name": campaign.question,
            "author": {"@type": "Organization", "name": campaign.owner},
            "dateCreated": campaign.opens.isoformat(),
            "expires": campaign.closes.isoformat(),
            "answerCount": facts.tally.received,
        },
    }


def _idea(site: Site, page: Page) -> Iterator[Node]:
    """An idea is a posting, and each decision on it that stands a comment of the organisation's.

    A withheld idea has no words, so there is no posting.
    """
    idea: IdeaFacts = page.context["idea"]
    told, campaign = idea.idea, idea.campaign
    if told.withheld:
        return
    address = site.whole(page.address)
    likes = {"@type": "InteractionCounter", "interactionType": "https://schema.org/LikeAction"}
    more: Node = {"author": {"@type": "Person", "name": told.by}} if told.by else {}
    if told.body:
        more["text"] = prose.shortened(told.body, _LETTER)
    if told.supporters is not None:
        more["interactionStatistic"] = likes | {"userInteractionCount": told.supporters}
    if answers := [_answer(site, event) for event in idea.standing[-_ANSWERS:]]:
        more["comment"] = answers
    yield {
        "@type": "DiscussionForumPosting",
        "@id": address,
        "url": address,
        "headline": site.phrases.title(told),
        "identifier": idea.reference,
        "datePublished": told.submitted.isoformat(),
        "dateModified": idea.last_heard.isoformat(),
        "inLanguage": told.lang or campaign.lang or site.settings.lang,
        "creativeWorkStatus": site.phrases.outcome(idea.outcome),
        "isPartOf": {"@id": site.whole(addresses.campaign(campaign))},
        **more,
    }


def _answer(site: Site, event: Event) -> Node:
    said = site.phrases.outcome(event.outcome)
    reason = prose.shortened(event.reason, _ANSWER) if event.reason else None
    where = f"{addresses.record(event.record)}#{event.anchor}" if event.record else None
    return {
        "@type": "Comment",
        "name": said,
        "text": reason or said,
        "author": _organisation(site),
        "creditText": event.by,
        "datePublished": event.date.isoformat(),
        **({"url": site.whole(where)} if where else {}),
    }


def _record(site: Site, page: Page) -> Iterator[Node]:
    facts: RecordFacts = page.context["record"]
    record = facts.record
    yield {
        "@type": "Report",
        "@id": site.whole(page.address),
        "name": page.title,
        "author": _organisation(site),
        "creditText": record.by,
        "datePublished": record.date.isoformat(),
        **({"isBasedOn": record.minutes} if record.minutes else {}),
    }


def _data(site: Site, page: Page) -> Iterator[Node]:
    """The open data as one dataset, with each of its files."""
    settings, address = site.settings, site.whole(addresses.DATA)
    terms = settings.open_data.terms
    files = [(table.name, kind) for table in TABLES for kind in _MEDIA]
    yield {
        "@type": "DataCatalog",
        "@id": address,
        "name": page.title,
        "url": address,
        "publisher": _organisation(site),
    }
    yield {
        "@type": "Dataset",
        "name": site.phrases.gettext("Open data: %(site)s", site=settings.site_name),
        "description": site.phrases.data_summary(),
        "url": address,
        "version": VERSION,
        "dateModified": site.as_of.isoformat(),
        "isAccessibleForFree": True,
        "creator": _organisation(site),
        "includedInDataCatalog": {"@id": address},
        **({"license": terms.url} if terms else {}),
        **({"keywords": list(settings.open_data.keywords)} if settings.open_data.keywords else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{name}.{kind}",
                "encodingFormat": _MEDIA[kind],
                "contentUrl": site.whole(addresses.table(name, kind)),
            }
            for name, kind in files
        ],
    }


_ABOUT: Mapping[str, Callable[[Site, Page], Iterator[Node]]] = {
    "home.html": _home,
    "campaign.html": _campaign,
    "idea.html": _idea,
    "record.html": _record,
    "data.html": _data,
}
