"""Where staff edit what a page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from reportback.addresses.fixed import FORM
from reportback.model import Editing, Host

_EDIT = {Host.GITHUB: "edit", Host.GITLAB: "-/edit", Host.GITEA: "_edit"}
_NEW = {Host.GITHUB: "new", Host.GITLAB: "-/new", Host.GITEA: "_new"}


def edit(editing: Editing, path: str) -> str:
    """Where a file of the site is edited on its code host: the whole web address."""
    return _on_host(editing, _EDIT, path)


def record_decision(editing: Editing, campaign_id: str) -> str:
    """Where a new record of a campaign is begun: in the form, else on the code host."""
    if editing.form:
        return f"{FORM}#/collections/{records_collection(campaign_id)}/new"
    return _on_host(editing, _NEW, f"ideas/{campaign_id}/decisions")


def records_collection(campaign_id: str) -> str:
    """What the form calls a campaign's records, in its addresses."""
    return f"records-{campaign_id}"


def _on_host(editing: Editing, words: Mapping[Host, str], path: str) -> str:
    if not editing.repository or not editing.code_host:
        raise ValueError("only a site with a repository has files on a code host")
    word = words[editing.code_host]
    return f"{editing.repository}/{word}/{quote(editing.branch)}/{quote(path)}"
