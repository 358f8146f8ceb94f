"""For data portals and programs: the DCAT catalogue as statements, Popolo by its own schemas."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator
from rdflib import Graph, Namespace, URIRef

from reportback.model import Settings
from reportback.places import FilePlaces
from reportback.reading.wording import shape
from reportback.site import Site
from tests.ledger.records import campaign, day, idea, ledger
from tests.opendata.sites import publish

RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture(scope="module")
def graph(data: Path) -> Graph:
    return Graph().parse(data / "data" / "catalog.jsonld", format="json-ld")


def test_every_dataset_has_what_dcat_ap_asks_for(graph: Graph) -> None:
    (catalogue,) = graph.subjects(RDF["type"], DCAT["Catalog"])
    datasets = list(graph.objects(catalogue, DCAT["dataset"]))
    assert len(datasets) > 8
    for node in (catalogue, *datasets):
        for needed in (
            DCTERMS["title"],
            DCTERMS["description"],
            DCTERMS["publisher"],
            DCTERMS["modified"],
        ):
            assert list(graph.objects(node, needed)), (node, needed)
    for dataset in datasets:
        assert list(graph.objects(dataset, DCAT["distribution"]))
        assert list(graph.objects(dataset, DCAT["contactPoint"]))
        assert list(graph.objects(dataset, DCAT["theme"]))
    (publisher,) = set(graph.objects(catalogue, DCTERMS["publisher"]))
    assert str(graph.value(publisher, FOAF["name"])) == "Aberwen Council"


def test_each_distribution_is_the_file_that_is_there(graph: Graph, data: Path) -> None:
    found = list(graph.subjects(RDF["type"], DCAT["Distribution"]))
    assert len(found) == len(set(found)) > 16
    for node in found:
        address = str(graph.value(node, DCAT["downloadURL"]))
        file = (data / address.removeprefix("https://ideas.aberwen.example/")).read_bytes()
        assert int(graph.value(node, DCAT["byteSize"])) == len(file)  # type: ignore[arg-type]
        checksum = graph.value(node, SPDX["checksum"])
        digest = graph.value(checksum, SPDX["checksumValue"])
        assert bytes(digest.toPython()) == sha256(file).digest()  # type: ignore[union-attr]
        assert graph.value(node, DCTERMS["license"]) == URIRef(
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        )


def test_languages_are_of_the_list_that_dcat_ap_names(graph: Graph) -> None:
    base = "http://publications.europa.eu/resource/authority/language/"
    told = {str(language) for language in graph.objects(None, DCTERMS["language"])}
    assert told == {f"{base}{tongue}" for tongue in ("ARA", "CYM", "ENG")}


def test_the_contact_and_the_place_are_the_settings(graph: Graph) -> None:
    contact = next(graph.objects(None, DCAT["contactPoint"]))
    assert graph.value(contact, VCARD["hasEmail"]) == URIRef("mailto:data@aberwen.example")
    place = next(graph.objects(None, DCTERMS["spatial"]))
    assert str(graph.value(place, DCTERMS["identifier"])) == "GB"


def test_without_settings_nothing_is_claimed(tmp_path: Path) -> None:
    data = publish(Site(Settings(), ledger(campaign(), [idea()], on=day(3))), tmp_path)
    bare = Graph().parse(data / "data" / "catalog.jsonld", format="json-ld")
    for claim in (DCTERMS["license"], DCAT["contactPoint"], DCTERMS["spatial"], DCAT["keyword"]):
        assert not list(bare.objects(None, claim))


# --- Popolo ----------------------------------------------------------------------------

# The rules of popoloproject.com/schemas for what is used here.
_WORDS = {"type": ["string", "null"]}
_LINK = {
    "type": "object",
    "properties": {"url": {"type": "string", "format": "uri", "required": True}, "note": _WORDS},
    "additionalProperties": False,
}
_LINKS = {"type": "array", "items": _LINK}
_DAY = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
SCHEMAS: dict[str, dict[str, Any]] = {
    "organizations": {"id": _WORDS, "name": _WORDS, "links": _LINKS},
    "events": {
        **dict.fromkeys(("id", "name", "description", "classification", "organization_id"), _WORDS),
        "start_date": _DAY,
        "sources": _LINKS,
    },
    "areas": {**dict.fromkeys(("id", "name", "identifier"), _WORDS), "sources": _LINKS},
}


def popolo(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found = json.loads((folder / "data" / "popolo.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_popolo_is_of_its_schemas(data: Path) -> None:
    found = popolo(data)
    assert set(found) == set(SCHEMAS)
    for kind, properties in SCHEMAS.items():
        rule = {"type": "object", "properties": properties, "additionalProperties": False}
        validator = Draft3Validator(rule)
        assert found[kind]
        for each in found[kind]:
            validator.validate(each)


def test_organisations_are_told_apart_and_people_are_none(data: Path) -> None:
    found = popolo(data)
    ids = [each["id"] for each in found["organizations"]]
    assert len(ids) == len(set(ids))
    known = {each["organization_id"] for each in found["events"]} - {None}
    assert known <= set(ids)
    names = {each["name"] for each in found["organizations"]}
    assert "Aberwen Council" in names
    assert not names & {"Maureen T.", "Tom Ashby, parks and rivers officer"}
    signed = {each["name"] for each in found["events"]}
    assert "Tom Ashby, parks and rivers officer" in signed


def test_names_that_look_alike_have_ids_of_their_own(tmp_path: Path) -> None:
    of = campaign(owner="Parks!", decider="Parks?")
    data = publish(Site(Settings(), ledger(of, [], on=day(3))), tmp_path)
    assert [each["id"] for each in popolo(data)["organizations"]] == [
        "reportback",
        "parks",
        "parks-2",
    ]


# --- the settings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"licence": "My own terms"}, "must be a known licence"),
        ({"licence_url": "https://example.org/terms"}, "must have a name"),
        ({"contact": "data@example.org"}, "must be a whole address"),
        ({"licence": "cc-by-4.0"}, "CC-BY-4.0"),
    ],
)
def test_a_licence_has_a_name_and_an_address(given: dict[str, str], said: str) -> None:
    _, problems = shape(Settings, {"open_data": given}, FilePlaces("pelicanconf.py"))
    assert [said in problem.message for problem in problems] == [True]


def test_a_licence_of_ones_own_is_named_as_it_is() -> None:
    own = {"licence": "Our terms", "licence_url": "https://example.org/terms"}
    terms = Settings.model_validate({"open_data": own}).open_data.terms
    assert terms
    assert (terms.title, terms.url, terms.id) == ("Our terms", "https://example.org/terms", None)
