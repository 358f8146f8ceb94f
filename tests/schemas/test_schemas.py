"""The JSON Schema accepts exactly what the field rules of `check` accept: both directions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

import pytest
import regress
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema
from jsonschema import Draft7Validator

from reportback.checking import campaigns, ideas, links, papers, records
from reportback.checking.subject import Subject
from reportback.composing import as_yaml
from reportback.model import Campaign, Idea, Record, Register, Settings
from reportback.model.spellings import ANY_ADDRESS, DAY
from reportback.places import FilePlaces, Places
from reportback.problems import Problem
from reportback.reading import files, frontmatter, yamltext
from reportback.reading.configuration import read_settings
from reportback.reading.wording import shape
from reportback.schemas import KINDS, schema_files, schema_of
from tests.checking.sites import FIXTURES, copy, variants
from tests.support import ROOT, run_cli

# The rules of `check` that look at one file alone, and the codes of theirs that do.
RULES = (
    *(campaigns.themes_are_not_outcomes, ideas.has_title, ideas.withheld_without_words),
    *(links.merged_into_another, papers.evidence_leads_somewhere, records.outcomes_known),
    *(records.reasons_given, records.reasons_agree),
)
ACROSS_FILES = {"idea-unknown", "idea-self"}
OURS = Settings()


@cache
def validator_of(text: str) -> Draft7Validator:
    """Another's validator of our schema, whose numbers are decimal, as in a file."""
    schema = json.loads(text, parse_float=Decimal)
    Draft7Validator.check_schema(json.loads(text))
    return Draft7Validator(schema)


@cache
def our_schema(kind: str) -> str:
    return json.dumps(schema_of(kind, OURS))


def validator(kind: str, own: Settings = OURS) -> Draft7Validator:
    return validator_of(our_schema(kind) if own is OURS else json.dumps(schema_of(kind, own)))


def faults(kind: str, data: Any, own: Settings = OURS) -> list[Problem]:
    """What `check` says of the keys of one file, its body left out."""
    matter, problems = shape(KINDS[kind], read(data), FilePlaces("f"))
    if matter is None or problems:
        return problems
    given_keys = {name: getattr(matter, name) for name in type(matter).model_fields}
    if kind == "campaign":
        whole = Campaign.model_construct(**given_keys, id="park", path="f", body="")
        register = Register(campaigns=(whole,))
    elif kind == "idea":
        idea = Idea.model_construct(**given_keys, campaign="park", number=1, path="f", body="")
        register = Register(ideas=(idea,))
    else:
        place = {"campaign": "park", "name": "n", "path": "f"}
        register = Register(records=(Record.model_construct(**given_keys, **place),))
    subject = Subject(register, Places({}), own, date(2200, 12, 31), {})
    found = [problem for rule in RULES for problem in rule(subject)]
    return [problem for problem in found if problem.code not in ACROSS_FILES]


def read(data: Any) -> Any:
    """JSON as our reader gives it: tuples for lists, decimal numbers."""
    match data:
        case dict():
            return {key: read(value) for key, value in data.items()}
        case list():
            return tuple(read(item) for item in data)
        case float():
            return Decimal(repr(data))
    return data


def as_json(data: Any) -> Any:
    """What our reader gives as JSON: lists for tuples, a figure without a fraction as a whole."""
    match data:
        case dict():
            return {key: as_json(value) for key, value in data.items()}
        case tuple() | list():
            return [as_json(item) for item in data]
        case float():
            return as_json(Decimal(repr(data)))
        case Decimal() if data.adjusted() < 40 and data == int(data):
            return int(data)
        case yamltext.Figures():
            return in_full(data)
    return data


def in_full(figures: str) -> Any:
    """What YAML 1.2 makes of a number that is not written in plain digits."""
    if figures.startswith(("0o", "0x")):
        return int(figures, 0)
    if figures.lower().endswith(("inf", "nan")):
        return figures  # JSON has no such number
    return as_json(Decimal(figures))


def agree(kind: str, data: Any, own: Settings = OURS) -> None:
    said = faults(kind, data, own)
    errors = list(validator(kind, own).iter_errors(as_json(data)))
    assert bool(said) == bool(errors), (said, [error.message[:300] for error in errors], data)


# --- whole files with everything in them, changed in one place ---------------------

PROMISES = [
    {"kind": "answer", "within": "20 working days", "of": "submitted", "text": "You get one."},
    {"kind": "decide", "within": "12 weeks", "of": "closes"},
    {"kind": "decide", "by": "2026-05-29",
     "extended": [{"to": "2026-06-30", "on": "2026-05-01", "reason": "It rained."}]},
    {"kind": "update", "every": "90 days"},
]  # fmt: skip
WHOLE: list[tuple[str, dict[str, Any]]] = [
    ("campaign", {
        "title": "The park", "summary": "What it should have.", "question": "What?",
        "owner": "Parks", "decider": "The panel", "opens": "2026-01-01", "closes": "2026-01-31",
        "promises": PROMISES, "contact": "Ann", "submit_url": "mailto:parks@example.org",
        "code": "PARK", "criteria": ["Cheap"], "in_scope": ["Trees"], "out_of_scope": ["Cars"],
        "phases": [{"name": "Ideas", "starts": "2026-01-01", "ends": "2026-01-31", "what": "Say."}],
        "themes": {"trees": "Trees"}, "areas": {"north": "The north"},
        "changes": [{"on": "2026-02-01", "what": "A criterion", "why": "No money"}],
        "lang": "cy", "x-own": {"any": [1, None]},
    }),
    ("idea", {
        "title": "A bench", "submitted": "2026-01-10", "by": "Ann", "via": "form",
        "themes": ["trees"], "area": "north", "supporters": 12, "builds_on": [2],
        "source": {"system": "form", "id": "7"}, "lang": "en-GB", "withheld": None,
        "images": [{"file": "a.jpg", "alt": "A bench"}],
    }),
    ("idea", {
        "submitted": "2026-01-10", "title": None, "by": None, "images": [],
        "withheld": {"date": "2026-01-11", "by": "Parks", "reason": "Names a person."},
    }),
    ("record", {
        "date": "2026-02-10", "by": "The panel", "summary": "It met.",
        "minutes": "https://www.example.org/minutes?day=10", "decisions": [
            {"ideas": [1, 2], "outcome": "declined", "reason": "No room.", "owner": "Parks",
             "due": "2028-02-29", "cost": {"amount": 1250.5, "currency": "GBP"},
             "evidence": [{"title": "A", "url": "https://a.example"}, {"title": "B", "file": "b"}],
             "reopens": True, "corrects": "2026-01-30-panel", "lang": "cy"},
            {"ideas": [3], "outcome": "merged", "into": 4, "no_reason_given": True},
            {"ideas": [5], "outcome": "under-review", "reason": None, "no_reason_given": False},
        ],
    }),
]  # fmt: skip

Path_ = tuple[str | int, ...]


def paths(data: Any, before: Path_ = ()) -> Iterator[Path_]:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*before, step)
        if isinstance(value, dict | list):
            yield from paths(value, (*before, step))


def at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def schema_at(kind: str, data: Any, path: Path_) -> dict[str, Any]:
    """What the schema says of the value at a path, by itself."""
    schema = json.loads(our_schema(kind))
    for depth, step in enumerate(path):
        ways = [way for way in schema.get("oneOf", []) if _fits(way, at(data, path[:depth]))]
        schema = ways[0] if ways else schema
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            own = schema.get("properties", {})
            schema = own[step] if step in own else schema.get("additionalProperties") or {}
    return schema


def _fits(way: dict[str, Any], value: Any) -> bool:
    return way["properties"]["kind"]["const"] == value["kind"]


blanks = st.text("\t\n \u00a0\u2003\u200b\ufeff", max_size=2)
near_days = st.builds(
    "{}{:04}-{:02}-{:02}{}".format,
    blanks, st.integers(1895, 2205), st.integers(0, 13), st.integers(0, 32), blanks,
)  # fmt: skip
SAMPLES = (
    *("", " ", "a\nb", "a\n", "\u200b", "yes", "No", "12", "delivered", "received", "page"),
    *("en-gb", "EN", "zh-TW", "de-US", "GBP", "gbp", "XXX", "RIVER", "R", "river", "R2D2"),
    *("https://a", "http:/a", "HTTPS://A.example/ü?q=1#x", "https://a b", "mailto:a", "mailto:a@b"),
    *("https://[::1]/", "https://\u2100.example", "javascript:alert(1)", "https://", "//a.example"),
    *("20 working days", "1 day", "0 days", "20 Days", "2 years", " 12 weeks\n", "12345 days"),
    *(True, False, None, 0, 1, -1, 12, 12.0, 12.5, 1250.55, 19.99, 0.125, 10**9, 10**13, 1e17),
    *([], {}, [1], ["a", "a"], ["a", "a "], [1, 1.0], {"": "a"}, {"A b": "c"}, {"page": "x"}),
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | near_days
    | st.decimals(-1, 10**6, places=3, allow_nan=False).map(float),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)  # fmt: skip


@cache
def made_from(text: str) -> st.SearchStrategy[Any]:
    """Values that a part of the schema allows: its leaves by another's hand, groups by ours."""
    schema = json.loads(text)
    if set(schema) <= {"title", "description"}:
        return anything
    if "oneOf" in schema:
        return st.one_of([made_from(json.dumps(way)) for way in schema["oneOf"]])
    if isinstance(schema.get("properties"), dict):
        made = {key: made_from(json.dumps(part)) for key, part in schema["properties"].items()}
        needed = {key: made.pop(key) for key in schema.get("required", ())}
        return st.fixed_dictionaries(needed, optional=made)
    if {"properties", "oneOf"} & set(schema.get("items", ())):
        return st.lists(made_from(json.dumps(schema["items"])), max_size=2)
    if schema.get("type") == "object":
        labels = made_from(json.dumps(schema["additionalProperties"]))
        names = made_from(json.dumps({"type": "string", **schema["propertyNames"]}))
        return st.dictionaries(names, labels, max_size=2)
    return from_schema(schema)


def changed(kind: str, data: Any, path: Path_, draw: Callable[..., Any]) -> Any:
    """The file with another value at the path, or without it, or with one more key beside it."""
    new = deepcopy(data)
    *around, last = path
    parent = at(new, tuple(around))
    how = draw(st.sampled_from(["schema", "schema", "sample", "anything", "gone", "more"]))
    if how == "gone":
        del parent[last]
    elif how == "more" and isinstance(parent, dict):
        parent[draw(st.sampled_from(["x-a", "x-", "own", "extra", "titel"]))] = draw(anything)
    elif how == "schema":
        schema = json.dumps(schema_at(kind, data, path), sort_keys=True)
        parent[last] = draw(made_from(schema))
    else:
        parent[last] = draw(st.sampled_from(SAMPLES) if how == "sample" else anything)
    return new


@pytest.mark.parametrize(("kind", "whole"), WHOLE)
def test_a_whole_file_is_accepted_by_both(kind: str, whole: dict[str, Any]) -> None:
    assert faults(kind, whole) == []
    assert list(validator(kind).iter_errors(as_json(whole))) == []


@settings(
    max_examples=600,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.sampled_from(WHOLE), st.data())
def test_what_either_refuses_the_other_refuses(
    whole: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    kind, base = whole
    path = data.draw(st.sampled_from(list(paths(base))))
    agree(kind, changed(kind, base, path, data.draw))


@pytest.mark.parametrize(("kind", "whole"), WHOLE)
def test_every_sample_in_every_place(kind: str, whole: dict[str, Any]) -> None:
    for path in paths(whole):
        for sample in SAMPLES:
            new = deepcopy(whole)
            at(new, path[:-1])[path[-1]] = sample
            agree(kind, new)


@pytest.mark.parametrize(("kind", "whole"), WHOLE)
def test_every_key_left_out_or_null(kind: str, whole: dict[str, Any]) -> None:
    for path in paths(whole):
        for replace in (True, False):
            new = deepcopy(whole)
            parent = at(new, path[:-1])
            if replace:
                parent[path[-1]] = None
            else:
                del parent[path[-1]]
            agree(kind, new)


# --- the spellings, in Python and in JavaScript -------------------------------------


def test_every_day_that_exists_and_no_other() -> None:
    in_javascript = regress.Regex(DAY, "u")
    day, last = date(1895, 1, 1), date(2205, 12, 31)
    real = set()
    while day <= last:
        real.add(day.isoformat())
        day += timedelta(days=1)
    for year in range(1895, 2206):
        for month in range(14):
            for number in range(33):
                text = f"{year:04}-{month:02}-{number:02}"
                wanted = text in real and 1900 <= year <= 2200
                assert bool(in_javascript.find(text)) is wanted, text


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for inner in schema.values():
            yield from patterns(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from patterns(inner)


PATTERNS = sorted({pattern for kind in KINDS for pattern in patterns(schema_of(kind, OURS))})


@given(st.sampled_from(PATTERNS), st.data())
@settings(max_examples=400, deadline=None)
def test_patterns_say_the_same_in_python_and_javascript(pattern: str, data: st.DataObject) -> None:
    some = [sample for sample in SAMPLES if isinstance(sample, str)]
    text = data.draw(st.from_regex(pattern) | st.text() | st.sampled_from(some) | near_days)
    assume(max(text, default="") < "\ud800" or max(text) > "\udfff")
    assert bool(regress.Regex(pattern, "u").find(text)) == bool(re.search(pattern, text))


@given(st.from_regex(ANY_ADDRESS))
@example("https://\u2100.example")
@settings(deadline=None)
def test_every_address_can_be_taken_apart(text: str) -> None:
    if match := re.search(ANY_ADDRESS, text):
        parts = urlsplit(match[1])
        assert parts.scheme in {"http", "https", "mailto"}


def test_no_sign_in_a_host_is_another_that_ends_it() -> None:
    for code in (*range(0x80, 0xD800), *range(0xE000, 0x110000)):
        if set(normalize("NFKC", chr(code))) & set("/?#@:"):
            assert not re.search(ANY_ADDRESS, f"https://a{chr(code)}b.example/")


# --- real files ---------------------------------------------------------------------

FOLDERS = [ROOT, ROOT / "tests/golden/site", *sorted((FIXTURES / "good").iterdir())]


def site_files(root: Path) -> Iterator[tuple[str, str]]:
    """Kind and path of each of a site's files that editors look at."""
    for path in sorted(root.glob("content/campaigns/*.md")):
        yield "campaign", path.relative_to(root).as_posix()
    for path in sorted(root.glob("ideas/*/*.md")):
        yield "idea", path.relative_to(root).as_posix()
    for path in sorted(root.glob("ideas/*/decisions/*.y*ml")):
        yield "record", path.relative_to(root).as_posix()


def parsed(root: Path, kind: str, path: str) -> tuple[Any, bool]:
    """A file's keys and values, and whether our reader had nothing to say of its YAML."""
    if not (root / path).is_file():
        return None, False
    text, problems = files.read_text(root, path)
    if text is None or problems:
        return None, False
    if kind != "record":
        parts, problems = frontmatter.split(path, text)
        if parts is None:
            return None, False
        text = parts.yaml
    data, _, problems = yamltext.parse(path, text)
    return data, not problems


@pytest.mark.parametrize("root", FOLDERS, ids=lambda root: root.name)
def test_good_files_are_accepted(root: Path) -> None:
    own, _ = read_settings(root)
    seen = list(site_files(root))
    assert seen
    for kind, path in seen:
        data, readable = parsed(root, kind, path)
        assert readable, path
        assert faults(kind, data, own) == []
        assert [e.message for e in validator(kind, own).iter_errors(as_json(data))] == [], path


FIELD_LEVEL = ("key-", "value-", "outcome-", "reason-", "into-", "theme-reserved", "withheld-words")


@pytest.mark.parametrize("fixture", variants(FIXTURES / "problems"))
def test_fixtures_get_the_same_verdict(fixture: str, tmp_path: Path) -> None:
    root = copy(fixture, tmp_path)
    own, _ = read_settings(root)
    for kind, path in site_files(root):
        data, readable = parsed(root, kind, path)
        if readable and data is not None:
            agree(kind, data, own)


def test_the_fixtures_hold_field_level_faults() -> None:
    found = 0
    for fixture in variants(FIXTURES / "problems"):
        root = FIXTURES / "problems" / fixture
        for kind, path in site_files(root):
            data, readable = parsed(root, kind, path)
            found += bool(readable and data is not None and faults(kind, data))
    assert found > 40


def test_three_figures_after_the_point_are_the_one_thing_that_an_editor_cannot_see() -> None:
    """18.000 is 18 to every program; who writes it may mean eighteen thousand. `check` asks."""
    text = as_yaml(WHOLE[-1][1]).replace("1250.5", "18.000")
    data, _, _ = yamltext.parse("f", text)
    assert [problem.code for problem in faults("record", data)] == ["value-number"]
    assert validator("record").is_valid(as_json(data))


# --- what the schema says -------------------------------------------------------------


def test_every_key_is_described() -> None:
    def groups(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if "patternProperties" in schema:
                yield schema["properties"]
            for inner in schema.values():
                yield from groups(inner)
        elif isinstance(schema, list):
            for inner in schema:
                yield from groups(inner)

    seen = 0
    for kind in KINDS:
        for group in groups(schema_of(kind, OURS)):
            for key, said in group.items():
                seen += 1
                assert said["title"], key
                assert said["description"].endswith("."), key
                assert not said["description"].endswith(".."), key
                assert "](" not in said["description"], key
    assert seen > 60


def test_a_sites_own_outcomes_are_in_it(make_site: Callable[..., Path]) -> None:
    root = make_site({})
    conf = root / "pelicanconf.py"
    own = '{"parked": {"label": "Parked", "meaning": "It waits for money.", "stage": "review"}}'
    conf.write_text(conf.read_text() + f'REPORTBACK["outcomes"] = {own}\n')
    said = run_cli("schema", "record", cwd=root)
    outcome = json.loads(said.stdout)["properties"]["decisions"]["items"]["properties"]["outcome"]
    assert outcome["enum"][-1] == "parked"
    assert outcome["enumDescriptions"][-1] == "Parked: It waits for money."


# --- the command, and what is committed ----------------------------------------------


def test_committed_schemas_are_what_the_program_makes() -> None:
    own, _ = read_settings(ROOT)
    for name, data in schema_files(own).items():
        assert (ROOT / name).read_bytes() == data, "run: reportback schema --write"


def test_write_writes_what_changed_and_only_that(make_site: Callable[..., Path]) -> None:
    root = make_site({})
    first = run_cli("schema", "--write", cwd=root)
    assert first.stdout.splitlines() == [f"Wrote .vscode/schemas/{kind}.json" for kind in KINDS]
    (root / ".vscode/schemas/idea.json").write_text("{}")
    again = run_cli("schema", "--write", cwd=root)
    assert [line.split()[0] for line in again.stdout.splitlines()] == [
        "Unchanged:", "Wrote", "Unchanged:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "Say which"), (("idea", "--write"), "leave the kind out"), (("ideas",), "'ideas'")],
)
def test_wrong_usage(make_site: Callable[..., Path], arguments: tuple[str, ...], said: str) -> None:
    done = run_cli("schema", *arguments, cwd=make_site({}))
    assert (done.returncode, said in done.stderr) == (2, True)


def test_broken_settings_are_said(make_site: Callable[..., Path]) -> None:
    root = make_site({})
    (root / "pelicanconf.py").write_text("REPORTBACK = {'outcomes': 1}\n")
    done = run_cli("schema", "--write", cwd=root)
    assert done.returncode == 1
    assert "pelicanconf.py:1" in done.stderr
    assert not (root / ".vscode").exists()
