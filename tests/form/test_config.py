"""What the form is told: every key of the model, this site's ideas and words, this host's login."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from pydantic import BaseModel

from reportback import form, policy
from reportback.form.fields import KINDS, Fields
from reportback.form.words import LABELS, LEFT_TO_THE_FILE, SINGULARS
from reportback.model.values import Matter
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from reportback.site import Site
from tests.form.site import EDITING, FILES
from tests.frame.test_docs import shapes
from tests.support import SMALL_SETTINGS, build

FORM = 'REPORTBACK["editing"] = {%s, "form": True}\n'


# What is chosen from lists that are the campaign's own.
CHOSEN = """decision.ideas decision.into decision.outcome decision.corrects
    idea.builds_on idea.themes idea.area"""


def model_keys(group: str, shape: type[BaseModel]) -> Iterator[str]:
    """Every key of a kind of file, with all within it, as the form names them."""
    for name, field in shape.model_fields.items():
        if name == "own" or (name == "kind" and group == "promise"):
            continue
        yield f"{group}.{name}"
        if f"{group}.{name}" in LEFT_TO_THE_FILE:
            continue
        for inner in shapes(field.rebuild_annotation()):
            called = "promise" if inner.__name__.endswith("Promise") else inner.__name__.lower()
            yield from model_keys(called, inner)


def form_keys(group: str, fields: list[dict[str, Any]]) -> Iterator[str]:
    """Every key of a form. A group is named by its label, as in the model."""
    for field in fields:
        if field.get("virtual") or field["name"] == "body":
            continue
        (key,) = [key for key in LABELS if key == f"{group}.{field['name']}"]
        yield key
        for one in [field, *field.get("types", ())]:
            if "keyed" not in field:
                yield from form_keys(_called(key, "types" in field), one.get("fields", []))


def _called(key: str, types: bool) -> str:
    names = {
        "record.decisions": "decision",
        "campaign.phases": "phase",
        "campaign.changes": "change",
        "promise.extended": "extension",
    }
    return "promise" if types else names.get(key, key.partition(".")[2])


@pytest.mark.parametrize(("kind", "shape"), KINDS.items())
def test_every_key_is_in_the_form_or_left_to_the_file_with_a_reason(
    kind: str, shape: type[Matter]
) -> None:
    chosen = {key: ["one"] for key in CHOSEN.split()}
    there = set(form_keys(kind, Fields(str, chosen).of(kind)))
    left = LEFT_TO_THE_FILE.keys() & set(model_keys(kind, shape))
    below = {key for key in model_keys(kind, shape) if key.split(".")[0] in {"source", "image"}}
    assert there | left | below == set(model_keys(kind, shape))
    assert there & left == set()
    assert all(LEFT_TO_THE_FILE.values())


def test_no_word_is_for_nothing() -> None:
    used = {key for kind in KINDS for key in model_keys(kind, KINDS[kind])}
    own = {"record.what", "idea.number", "idea.body", "campaign.body", "keyed.id", "keyed.label"}
    assert set(LABELS) - used - own == {"answer", "decide", "update"}
    assert set(SINGULARS) <= used


Make = Callable[..., Path]


PARKS = "content/campaigns/parks.md"


def built(make_site: Make, tmp_path: Path, editing: str = EDITING) -> Path:
    root = make_site(FILES, settings=SMALL_SETTINGS + editing)
    output = tmp_path / f"output-of-{root.name}"
    build(root, output)
    return output


def site_of(root: Path) -> Site:
    """A site as the build knows it, without building it."""
    settings, _ = read_settings(root)
    checked = read_and_check(root, settings, date(2026, 6, 30))
    return Site(settings, checked.ledger(), pictures=checked.pictures())


def config(output: Path) -> Mapping[str, Any]:
    found = yaml.safe_load((output / "admin" / "config.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


pytestmark = pytest.mark.browser  # `make tools` brings the script, without which no form is built


def test_it_knows_the_ideas_the_outcomes_and_the_next_number(form_site: Path) -> None:
    told = config(form_site / "output")
    names = [collection["name"] for collection in told["collections"]]
    assert names == ["campaigns", "records-parks", "ideas-parks"]
    _, records, ideas = told["collections"]
    assert records["folder"] == "ideas/parks/decisions"
    decision = next(field for field in records["fields"] if field["name"] == "decisions")
    by_name = {field["name"]: field for field in decision["fields"]}
    assert by_name["ideas"]["options"][1] == {
        "label": "PARK-2 A bench · Taken forward",
        "value": 2,
    }
    assert by_name["ideas"]["multiple"] is True
    outcomes = [option["value"] for option in by_name["outcome"]["options"]]
    assert "declined" in outcomes
    assert not {"received", "withheld"} & set(outcomes)
    assert by_name["corrects"]["options"] == ["2026-03-10-panel"]
    number, *rest = ideas["fields"]
    assert number["default"] == 6
    assert [one["value"] for one in rest[[f["name"] for f in rest].index("area")]["options"]] == [
        "north"
    ]


HOSTS = [
    (
        '"repository": "https://github.com/town/ideas.git", "login": "https://login.example/a/b"',
        {
            "name": "github",
            "repo": "town/ideas",
            "branch": "main",
            "base_url": "https://login.example",
            "auth_endpoint": "a/b",
        },
        "https://api.github.com",
    ),
    (
        '"repository": "https://gitlab.com/town/deep/ideas/", "app_id": "abc", "branch": "site"',
        {
            "name": "gitlab",
            "repo": "town/deep/ideas",
            "branch": "site",
            "auth_type": "pkce",
            "app_id": "abc",
            "api_root": "https://gitlab.com/api/v4",
            "base_url": "https://gitlab.com",
        },
        "https://gitlab.com",
    ),
    (
        '"repository": "https://git.town.example/town/ideas", "app_id": "abc", "host": "gitea"',
        {
            "name": "forgejo",
            "repo": "town/ideas",
            "branch": "main",
            "app_id": "abc",
            "api_root": "https://git.town.example/api/v1",
        },
        "https://git.town.example",
    ),
]


@pytest.mark.parametrize(("editing", "backend", "reached"), HOSTS)
def test_each_host_has_its_own_login_and_nothing_else_is_reached(
    make_site: Make, editing: str, backend: Mapping[str, str], reached: str
) -> None:
    site = site_of(make_site(FILES, settings=SMALL_SETTINGS + FORM % editing))
    address, told = form.config_file(site)
    assert address == "admin/config.yml"
    assert yaml.safe_load(told)["backend"] == backend
    hosts = set(policy.reached(site.settings.editing))
    assert hosts - {"https://www.githubstatus.com"} == {reached, "http://localhost:8081"}


def test_only_the_hosts_named_are_reached(form_site: Path) -> None:
    page = BeautifulSoup((form_site / "output" / "admin" / "index.html").read_text(), "lxml")
    policy = page.select_one("meta[http-equiv]")
    assert policy
    rules = dict(re.findall(r"([a-z-]+) ([^;]+)", str(policy["content"])))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' 'unsafe-eval'"
    assert rules["connect-src"] == (
        "'self' blob: https://api.github.com https://www.githubstatus.com http://localhost:8081"
    )


def test_the_form_stays_apart_from_the_public_site(form_site: Path) -> None:
    output = form_site / "output"
    page = BeautifulSoup((output / "admin" / "index.html").read_text(), "lxml")
    assert page.find("meta", {"name": "robots", "content": "noindex, nofollow"})
    assert [script.get("src") for script in page.find_all("script")] == ["form.js"]
    assert not [script for script in page.find_all("script") if script.string]
    assert page.noscript
    assert "https://github.com/town/ideas" in page.noscript.get_text()
    assert "/admin/" not in (output / "sitemap.xml").read_text()
    for path in output.rglob("*.html"):
        if path.parent.name != "admin":
            assert "decap" not in path.read_text(encoding="utf-8").lower()
            page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
            code = page.select("script:not([type='application/ld+json'])")
            assert not code or path.parent.name == "ideas", "only the search has a script"


def test_without_the_setting_there_is_no_form_and_no_link(make_site: Make, tmp_path: Path) -> None:
    output = built(make_site, tmp_path, "")
    assert not (output / "admin").exists()
    assert not [path for path in output.rglob("*.html") if "editing" in path.read_text()]


def test_two_builds_tell_the_form_the_same(
    form_site: Path, make_site: Make, tmp_path: Path
) -> None:
    again = built(make_site, tmp_path)
    for name in ("config.yml", "index.html"):
        first = (form_site / "output" / "admin" / name).read_bytes()
        assert (again / "admin" / name).read_bytes() == first


def test_a_page_of_the_sites_own_may_not_take_the_forms_place(
    make_site: Make, tmp_path: Path
) -> None:
    page = {"content/pages/admin.md": "Title: Admin\nSlug: admin\n\nWords.\n"}
    root = make_site(FILES | page, settings=SMALL_SETTINGS + EDITING)
    done = build(root, tmp_path / "output", check=False)
    assert done.returncode == 1
    assert "the page 'Admin' has the address admin/" in done.stderr


def test_a_campaign_without_ideas_or_themes_has_a_form_too(make_site: Make) -> None:
    bare = re.sub(r"(?m)^(themes|areas).*\n(  .*\n)*", "", FILES["content/campaigns/parks.md"])
    site = site_of(make_site({PARKS: bare}, settings=SMALL_SETTINGS + EDITING))
    _, told = form.config_file(site)
    _, records, ideas = yaml.safe_load(told)["collections"]
    assert (records["create"], ideas["create"]) == (False, True)
    assert ideas["fields"][0]["default"] == 1
    assert not {"themes", "area", "builds_on"} & {field["name"] for field in ideas["fields"]}
    assert [field["name"] for field in records["fields"]][1:4] == ["date", "by", "decisions"]
