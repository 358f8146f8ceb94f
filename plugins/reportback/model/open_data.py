"""On what terms a site's open data may be used, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import model_validator

from reportback.model.rejection import Rejected, found
from reportback.model.values import AnyAddress, Line, Matter, WebAddress


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its title and address, and its id where it is one of SPDX's."""

    title: str
    url: str
    id: str | None = None


_CREATIVE, _DATA = "https://creativecommons.org", "https://opendatacommons.org/licenses"

# Licences that open data is often under, by their SPDX ids.
KNOWN: Mapping[str, Licence] = {
    known.id: known
    for known in (
        Licence("Creative Commons Zero 1.0", f"{_CREATIVE}/publicdomain/zero/1.0/", "CC0-1.0"),
        Licence("Creative Commons Attribution 4.0", f"{_CREATIVE}/licenses/by/4.0/", "CC-BY-4.0"),
        Licence(
            "Creative Commons Attribution-ShareAlike 4.0",
            f"{_CREATIVE}/licenses/by-sa/4.0/",
            "CC-BY-SA-4.0",
        ),
        Licence("Open Data Commons Attribution 1.0", f"{_DATA}/by/1-0/", "ODC-By-1.0"),
        Licence("Open Database License 1.0", f"{_DATA}/odbl/1-0/", "ODbL-1.0"),
        Licence("Public Domain Dedication and License 1.0", f"{_DATA}/pddl/1-0/", "PDDL-1.0"),
        Licence(
            "Open Government Licence v3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            "OGL-UK-3.0",
        ),
        Licence(
            "Licence Ouverte 2.0",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            "etalab-2.0",
        ),
        Licence(
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "https://www.govdata.de/dl-de/by-2-0",
            "DL-DE-BY-2.0",
        ),
    )
    if known.id
}


class OpenData(Matter):
    """What the data's pages, package and catalogue say of its use.

    `licence` is the id of a known licence; any other has its name there and its address in
    `licence_url`.
    """

    licence: Line | None = None
    licence_url: WebAddress | None = None
    contact: AnyAddress | None = None
    keywords: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _licence_has_an_address(self) -> OpenData:
        if self.licence and not self.licence_url and self.licence not in KNOWN:
            must = "must be a known licence, or come with its address"
            todo = f"use one of: {', '.join(KNOWN)}; or add 'licence_url'"
            raise Rejected("settings", must, found(self.licence), todo)
        if self.licence_url and not self.licence:
            must, todo = "must have a name beside its address", "add 'licence': what it is called"
            raise Rejected("settings", must, found(self.licence_url), todo)
        return self

    @property
    def terms(self) -> Licence | None:
        """The licence, if there is one."""
        if self.licence is None:
            return None
        known = KNOWN.get(self.licence)
        if known and not self.licence_url:
            return known
        title = known.title if known else self.licence
        return Licence(title, self.licence_url or "", known.id if known else None)
