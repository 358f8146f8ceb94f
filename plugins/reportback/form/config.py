"""admin/config.yml: what Decap CMS is told, and what our own part of the page needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import yaml

from reportback import addresses
from reportback.form.fields import Field, Fields
from reportback.form.refusals import REFUSALS
from reportback.form.words import LABELS
from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.model import Editing, Host
from reportback.site import Site
from reportback.terms import MERGED


def config_file(site: Site) -> tuple[str, bytes]:
    """The configuration with its address. Lists that several fields share are written once."""
    kept: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 2**31 - 1}
    text = yaml.dump(_config(site), Dumper=yaml.CSafeDumper, **kept)
    return addresses.FORM_CONFIG, text.encode()


def _config(site: Site) -> Mapping[str, Any]:
    say = site.phrases.gettext
    collections = [_campaigns(site)]
    for facts in site.ledger.campaigns:
        collections += _of_campaign(site, facts)
    return {
        "backend": _backend(site.settings.editing),
        "publish_mode": "editorial_workflow",
        "site_url": site.whole(""),
        "media_folder": "content/images",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": collections,
        "reportback": {
            "outcomes": {
                outcome.id: {
                    "label": site.phrases.outcome(outcome),
                    "reason": outcome.reason,
                    "into": outcome.id == MERGED.id,
                }
                for outcome in site.ledger.vocabulary.recorded
            },
            "words": {key: say(words) for key, words in REFUSALS.items()},
        },
    }


def _backend(editing: Editing) -> Mapping[str, Any]:
    """Where the files are, and how staff log in there."""
    address = urlsplit(editing.repository or "")
    root = f"{address.scheme}://{address.netloc}"
    common = {"repo": address.path.strip("/"), "branch": editing.branch}
    match editing.code_host:
        case Host.GITHUB:
            login = urlsplit(editing.login or "")
            path = login.path.strip("/")
            base = {"base_url": f"{login.scheme}://{login.netloc}"}
            return {"name": "github", **common, **base} | ({"auth_endpoint": path} if path else {})
        case Host.GITLAB:
            api = {"api_root": f"{root}/api/v4", "base_url": root}
            return {
                "name": "gitlab",
                **common,
                "auth_type": "pkce",
                "app_id": editing.app_id,
                **api,
            }
    # Decap's backend for Gitea knows no drafts; the one for Forgejo does, and speaks the same API.
    return {"name": "forgejo", **common, "app_id": editing.app_id, "api_root": f"{root}/api/v1"}


def _campaigns(site: Site) -> Field:
    say = site.phrases.gettext
    return {
        "name": "campaigns",
        "label": say("Campaigns"),
        "label_singular": say("Campaign"),
        "folder": "content/campaigns",
        "create": True,
        "delete": False,
        "format": "campaign",
        "extension": "md",
        "slug": "{{title}}",
        "fields": Fields(say).of("campaign"),
    }


def _of_campaign(site: Site, facts: CampaignFacts) -> list[Field]:
    """The records of a campaign, which staff write most, and its ideas."""
    campaign, say = facts.campaign, site.phrases.gettext
    fields = Fields(say, _choices(site, facts))
    records = {
        "name": addresses.records_collection(campaign.id),
        "label": say("Decisions: %(campaign)s", campaign=campaign.title),
        "label_singular": say("Record of decisions"),
        "folder": f"ideas/{campaign.id}/decisions",
        "create": bool(facts.ideas),
        "delete": False,
        "format": "record",
        "extension": "yaml",
        "identifier_field": "date",
        "slug": "{{fields.date}}-{{what | default('decisions')}}",
        "summary": "{{fields.date}}: {{by}}",
        "fields": fields.of("record"),
    }
    ideas = {
        "name": f"ideas-{campaign.id}",
        "label": say("Ideas: %(campaign)s", campaign=campaign.title),
        "label_singular": say("Idea"),
        "folder": f"ideas/{campaign.id}",
        "create": True,
        "delete": False,
        "format": "idea",
        "extension": "md",
        "identifier_field": "submitted",
        "slug": "{{number}}-{{title | default('withheld')}}",
        "summary": "{{filename}}",
        "fields": [_number(facts, fields), *fields.of("idea")],
    }
    return [records, ideas]


def _number(facts: CampaignFacts, fields: Fields) -> Field:
    """The number of a new idea. It stands in the file's name, so that the file does not say it."""
    label, hint = LABELS["idea.number"]
    told = {"label": fields.gettext(label), "hint": fields.gettext(hint), "widget": "number"}
    free = max((idea.number for idea in facts.ideas), default=0) + 1
    kept = {"value_type": "int", "min": 1, "default": free, "required": False, "virtual": True}
    return {"name": "number", **told, **kept}


def _choices(site: Site, facts: CampaignFacts) -> Mapping[str, list[Any]]:
    """What is chosen and not typed: ideas, outcomes, themes, areas, earlier records."""
    campaign = facts.campaign
    ideas = [{"label": _idea(site, idea), "value": idea.number} for idea in facts.ideas]
    shown = [
        option for option, idea in zip(ideas, facts.ideas, strict=True) if not idea.idea.withheld
    ]
    outcomes = [
        {
            "label": f"{site.phrases.outcome(outcome)}: {site.phrases.meaning(outcome)}",
            "value": outcome.id,
        }
        for outcome in site.ledger.vocabulary.recorded
    ]
    records = [record.record.name for record in facts.records[::-1]]
    return {
        "decision.ideas": shown,
        "decision.into": shown,
        "decision.outcome": outcomes,
        "decision.corrects": records,
        "idea.builds_on": ideas,
        "idea.themes": _labelled(campaign.themes),
        "idea.area": _labelled(campaign.areas),
    }


def _labelled(labels: Mapping[str, str]) -> list[Any]:
    return [{"label": label, "value": id_} for id_, label in labels.items()]


def _idea(site: Site, facts: IdeaFacts) -> str:
    """An idea as the list shows it: its reference, its title and where it stands."""
    say = site.phrases
    return f"{facts.reference} {say.title(facts.idea)} · {say.outcome(facts.outcome)}"
