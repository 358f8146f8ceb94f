"""The tables as a data package (Frictionless Data, datapackage.org): what each file and column is,
in a form that libraries read and hold the files to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from slugify import slugify

from reportback import addresses
from reportback.exports.cells import GUARD
from reportback.exports.decidim import DELIMITER
from reportback.exports.files import Made, json_file
from reportback.exports.table import Column, Table
from reportback.exports.version import VERSION
from reportback.site import Site

_MEDIA = {"csv": "text/csv", "json": "application/json"}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_GUARD = (
    "In the CSV files a text that a spreadsheet might take for a formula, or that begins with an"
    " apostrophe, has one apostrophe before it. Take one off every text that begins with one."
)
_WEB = r"https?://\S+"


def package_file(site: Site, files: Iterable[Made]) -> tuple[str, bytes]:
    """The description of the package, with its address."""
    return addresses.DATA_PACKAGE, json_file(_package(site, files))


def _package(site: Site, files: Iterable[Made]) -> Mapping[str, Any]:
    home, name = site.whole(""), site.settings.site_name
    terms = site.settings.open_data.terms
    publisher = {"title": site.body, "path": home, "roles": ["publisher"]}
    licences = {"name": terms.id, "path": terms.url, "title": terms.title} if terms else {}
    return {
        "$schema": _PROFILE,
        "name": f"{slugify(name, max_length=80) or 'site'}-open-data",
        "id": site.whole(addresses.DATA_PACKAGE),
        "title": site.phrases.gettext("Open data: %(site)s", site=name),
        "description": site.phrases.data_summary(),
        "homepage": site.whole(addresses.DATA),
        "version": VERSION,
        "created": f"{site.as_of.isoformat()}T00:00:00Z",
        "keywords": list(site.settings.open_data.keywords),
        **({"licenses": [{key: said for key, said in licences.items() if said}]} if terms else {}),
        "contributors": [publisher],
        "sources": [{"title": name, "path": home}],
        "csvGuard": {"prefix": GUARD, "description": _GUARD},
        "resources": [_resource(site, each) for each in files if _is_tabular(each)],
    }


def _is_tabular(file: Made) -> bool:
    """Whether libraries can read a table from it: JSON without a row names no column."""
    return file.kind == "csv" or bool(file.table and file.rows)


def _resource(site: Site, file: Made) -> Mapping[str, Any]:
    """A file. Only CSV says its bytes, since Frictionless does not count those of JSON."""
    table = file.table
    name = file.path.rpartition(".")[0].replace("/", "-")
    return {
        "name": name if file.kind == "csv" else f"{name}-{file.kind}",
        "path": file.path,
        "title": site.phrases.gettext(table.title) if table else file.title,
        "format": file.kind,
        "mediatype": _MEDIA[file.kind],
        "encoding": "utf-8",
        **({"bytes": file.size} if file.kind == "csv" else {}),
        "hash": f"sha256:{file.sha256}",
        **(_rows(site, table, file.kind) if table else _proposals(file)),
    }


def _proposals(file: Made) -> Mapping[str, Any]:
    """A file in Decidim's form: with its delimiter, and with texts that nobody takes for more."""
    fields = [{"name": name, "type": "string"} for name in file.names]
    schema = {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}
    return {"type": "table", "dialect": {"delimiter": DELIMITER}, "schema": schema}


def _rows(site: Site, table: Table, kind: str) -> Mapping[str, Any]:
    """What a table's file holds, and how it is read."""
    if kind == "json":
        dialect: Mapping[str, Any] = {"property": table.name, "json": {"property": table.name}}
    else:
        dialect = {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True}
    return {
        "description": site.phrases.gettext(table.row),
        "type": "table",
        "dialect": dialect,
        "schema": _schema(site, table, kind),
    }


def _schema(site: Site, table: Table, kind: str) -> Mapping[str, Any]:
    return {
        "fields": [_field(site, column) for column in table.columns],
        "primaryKey": table.key,
        "foreignKeys": [
            {
                "fields": reference.columns,
                "reference": {
                    "resource": reference.table + ("" if kind == "csv" else f"-{kind}"),
                    "fields": reference.to,
                },
            }
            for reference in table.references
        ],
        "missingValues": [""],
    }


def _field(site: Site, column: Column) -> Mapping[str, Any]:
    rules: dict[str, Any] = {"required": True} if column.needed else {}
    if words := column.words(site):
        rules["enum"] = list(words)
    if column.least is not None:
        rules["minimum"] = column.least
    if column.web:
        rules["pattern"] = _WEB
    return {
        "name": column.name,
        "type": column.type,
        "description": site.phrases.gettext(column.meaning),
        **({"constraints": rules} if rules else {}),
    }
