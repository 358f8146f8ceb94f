"""Where a site's files are kept and edited: its code host, and the form for staff."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, model_validator

from reportback.model.rejection import Rejected, found
from reportback.model.values import Line, Matter, Switch, WebAddress


class Host(StrEnum):
    """The kinds of code host whose addresses and logins are known."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


_KNOWN = {
    "github.com": Host.GITHUB,
    "gitlab.com": Host.GITLAB,
    "gitea.com": Host.GITEA,
    "codeberg.org": Host.GITEA,
}


def _host(value: Any) -> Host:
    if value not in list(Host):
        must, todo = "must be a kind of code host", f"use one of: {', '.join(Host)}"
        raise Rejected("value-choice", must, found(value), todo)
    return Host(value)


def _repository(value: Any) -> str:
    """The address without what people copy along: a last slash, or git's own ending."""
    text = str(value).rstrip("/").removesuffix(".git")
    if not re.fullmatch(r"https://[^\s/?#@\"<>]+(/[\w.~-]+){2,}", text):
        must, todo = "must be the project's address", "write it as https://github.com/council/ideas"
        raise Rejected("value-address", must, found(value), todo)
    return text


class Editing(Matter):
    """The site's project on its code host; 'edit this' links and the form are off by default."""

    repository: Annotated[str, BeforeValidator(_repository)] | None = None
    branch: Line = "main"
    host: Annotated[Host, BeforeValidator(_host)] | None = None
    edit_links: Switch = False
    form: Switch = False
    login: WebAddress | None = None
    app_id: Line | None = None

    @model_validator(mode="after")
    def _whole(self) -> Editing:
        wanted = "form" if self.form else "edit_links"
        if (self.form or self.edit_links) and not self.repository:
            must, todo = (
                f"must name the 'repository' for '{wanted}'",
                "add 'repository': the project's address",
            )
            raise Rejected("settings", must, "found none", todo)
        if self.repository and not self.code_host:
            must, todo = "must say what kind of code host it is", "add 'host': 'gitlab' or 'gitea'"
            raise Rejected("settings", must, f"found only {self.repository}", todo)
        self._can_log_in()
        return self

    def _can_log_in(self) -> None:
        """Raises Rejected when the form is on and nobody could log in to it."""
        needed = "login" if self.code_host is Host.GITHUB else "app_id"
        if self.form and not getattr(self, needed):
            must = f"must name '{needed}', by which staff log in to the form on {self.code_host}"
            raise Rejected("settings", must, "found none", "docs/form.md says how to get it")

    @property
    def code_host(self) -> Host | None:
        """The kind of code host: as said, else as the address tells."""
        return self.host or _KNOWN.get(urlsplit(self.repository or "").hostname or "")
