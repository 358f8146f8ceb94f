"""Every file of the open data, one table at a time: a large site's rows never lie there at once."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from reportback import addresses
from reportback.exports.catalogue import catalogue_file
from reportback.exports.decidim import proposals_of_all
from reportback.exports.dictionary import schema_file
from reportback.exports.files import Made, made, table_files
from reportback.exports.organisations import popolo_file
from reportback.exports.package import package_file
from reportback.exports.tables import TABLES
from reportback.site import Site


def data_files(site: Site) -> Generator[tuple[str, bytes], None, Mapping[str, int]]:
    """Every file with its address; returns how many rows each table has, by its name.

    The package and the catalogue come last, since they tell the size of each of the others.
    """
    counts: dict[str, int] = {}
    files: list[Made] = []
    for table in TABLES:
        rows = table.rows(site)
        counts[table.name] = len(rows)
        for address, data in table_files(site, table, rows):
            files.append(made(address, data, table.title, table=table, rows=len(rows)))
            yield address, data
    for proposals in proposals_of_all(site):
        address, data = addresses.decidim(proposals.campaign), proposals.file()
        title = site.phrases.proposals_of(proposals.campaign)
        files.append(made(address, data, title, names=tuple(proposals.names)))
        yield address, data
    yield schema_file(site)
    yield package_file(site, files)
    address, data = popolo_file(site)
    yield address, data
    files.append(made(address, data, site.phrases.organisations()))
    yield catalogue_file(site, files)
    return counts
