"""The open data as an entry for data portals: DCAT 3, in the profile of DCAT-AP 3, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import langcodes

from reportback import addresses
from reportback.exports.files import Made, json_file
from reportback.exports.version import VERSION
from reportback.site import Site

_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_KINDS = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "jsonld": ("application/ld+json", "JSON_LD"),
}
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TABLE_SCHEMA = "https://datapackage.org/standard/table-schema/"

Node = Mapping[str, Any]


def catalogue_file(site: Site, files: Iterable[Made]) -> tuple[str, bytes]:
    """The catalogue with its datasets and their files, and its address."""
    catalogue = _Catalogue(site)
    return addresses.DATA_CATALOGUE, json_file(catalogue.node(list(files)))


class _Catalogue:
    """The catalogue of one site: what its datasets share, and each of them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.page = {"@id": site.whole(addresses.DATA)}
        self.publisher = {
            "@id": "_:publisher",
            "@type": "foaf:Agent",
            "foaf:name": site.body,
            "foaf:homepage": {"@id": site.whole(addresses.HOME)},
        }

    def node(self, files: list[Made]) -> Node:
        """The catalogue itself."""
        say, name = self.site.phrases, self.site.settings.site_name
        return {
            "@context": _CONTEXT,
            "@id": self.site.whole(addresses.DATA_CATALOGUE),
            "@type": "dcat:Catalog",
            "dcterms:title": self._words(say.gettext("Open data: %(site)s", site=name)),
            "dcterms:description": self._words(say.data_summary()),
            "foaf:homepage": self.page,
            **self._shared(),
            **self._terms(),
            "dcterms:publisher": self.publisher,
            "dcat:dataset": list(self._datasets(files)),
        }

    def _datasets(self, files: list[Made]) -> Iterable[Node]:
        """One for each table, in its formats; one for each other file."""
        for _, alike in groupby(files, key=lambda file: file.table.name if file.table else file):
            yield self._dataset(list(alike))

    def _dataset(self, files: list[Made]) -> Node:
        say, table, path = self.site.phrases, files[0].table, files[0].path
        id_ = table.name if table else path
        title = say.gettext(table.title) if table else files[0].title
        about = say.gettext(table.row) if table else files[0].title
        return {
            "@id": f"{self.site.whole(addresses.DATA)}#{id_}",
            "@type": "dcat:Dataset",
            "dcterms:identifier": id_,
            "dcterms:title": self._words(f"{title} – {self.site.settings.site_name}"),
            "dcterms:description": self._words(about),
            **self._shared(),
            "dcterms:publisher": {"@id": self.publisher["@id"]},
            "dcterms:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
            "dcat:theme": {"@id": f"{_EU}/data-theme/GOVE"},
            "dcat:version": VERSION,
            "dcat:landingPage": self.page,
            **self._contact(),
            **self._place(),
            **self._keywords(),
            "dcat:distribution": [self._distribution(file) for file in files],
        }

    def _distribution(self, file: Made) -> Node:
        media, format_ = _KINDS[file.kind]
        address = {"@id": self.site.whole(file.address)}
        standard = {"dcterms:conformsTo": {"@id": _TABLE_SCHEMA}} if file.table else {}
        return {
            "@type": "dcat:Distribution",
            "dcterms:title": self._words(file.path),
            "dcat:accessURL": address,
            "dcat:downloadURL": address,
            "dcat:mediaType": {"@id": f"{_MEDIA}/{media}"},
            "dcterms:format": {"@id": f"{_EU}/file-type/{format_}"},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
            "dcterms:modified": self._day(),
            **standard,
            **self._terms(),
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
            },
        }

    def _shared(self) -> Node:
        """The day, and the languages of the site: by the list that DCAT-AP asks for."""
        tongues = {langcodes.Language.get(tag).to_alpha3() for tag in self.site.settings.editions}
        since = self.site.settings.public_since
        return {
            **({"dcterms:issued": self._day(since.isoformat())} if since else {}),
            "dcterms:modified": self._day(),
            "dcterms:language": [
                {"@id": f"{_EU}/language/{tongue.upper()}"} for tongue in sorted(tongues)
            ],
        }

    def _day(self, day: str = "") -> Node:
        return {"@type": "xsd:date", "@value": day or self.site.as_of.isoformat()}

    def _words(self, text: str) -> Node:
        return {"@language": self.site.language.tag, "@value": text}

    def _terms(self) -> Node:
        terms = self.site.settings.open_data.terms
        return {"dcterms:license": {"@id": terms.url}} if terms else {}

    def _contact(self) -> Node:
        contact = self.site.settings.open_data.contact
        if contact is None:
            return {}
        way = "vcard:hasEmail" if contact.lower().startswith("mailto:") else "vcard:hasURL"
        kind = {"@type": "vcard:Organization", "vcard:fn": self.site.body}
        return {"dcat:contactPoint": {**kind, way: {"@id": contact}}}

    def _place(self) -> Node:
        """The country whose bank holidays count: all that is known of the place."""
        where = self.site.settings.holidays
        if where.country is None:
            return {}
        name = self.site.language.territory(where.country)
        place = {"@type": "dcterms:Location", "dcterms:identifier": where.country}
        return {"dcterms:spatial": {**place, "skos:prefLabel": self._words(name)}}

    def _keywords(self) -> Node:
        words = self.site.settings.open_data.keywords
        return {"dcat:keyword": [self._words(word) for word in words]} if words else {}
