"""The data holds everything: a site made from it alone has the same ledger, and the same data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Drawing

from reportback.composing import as_yaml, campaign_text, idea_text, record_text
from reportback.exports import TABLES
from reportback.model import CampaignMatter, Decision, IdeaMatter, RecordMatter
from reportback.model.idea import Image
from reportback.reading import read_site
from reportback.restoring import differences
from reportback.terms import Vocabulary
from reportback.writing import put_all
from tests.opendata.sites import again, ledger_of, publish, site_of, tables_of
from tests.support import ROOT

KINDS = ("json", "csv")
GOLDEN = ROOT / "tests" / "golden" / "site"
each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
@pytest.mark.parametrize("root", [ROOT, GOLDEN], ids=["example", "golden"])
def test_a_site_from_its_data_alone_has_the_same_ledger(
    root: Path, kind: str, tmp_path: Path
) -> None:
    data = publish(site_of(root), tmp_path / "published")
    again(data, kind, tmp_path / "again")
    was, its_settings = ledger_of(root)
    now, new_settings = ledger_of(tmp_path / "again", was.as_of)
    assert now == was
    assert new_settings.holidays == its_settings.holidays
    assert new_settings.vocabulary == its_settings.vocabulary
    assert new_settings.site_url == its_settings.site_url
    assert new_settings.languages == its_settings.languages
    assert new_settings.translations == its_settings.translations
    assert translated(tmp_path / "again") == translated(root)


def translated(root: Path) -> list[Any]:
    """Every translation of a site, but for what files are called."""
    found = read_site(root).register.all_translations
    return sorted((each.model_copy(update={"path": ""}) for each in found), key=repr)


@each_kind
def test_every_fact_in_the_data_follows_from_its_records(kind: str, tmp_path: Path) -> None:
    data = publish(site_of(ROOT), tmp_path / "published")
    again(data, kind, tmp_path / "again")
    now = site_of(tmp_path / "again")
    was = site_of(ROOT)
    now = replace(now, pictures=was.pictures, papers=was.papers)
    assert list(differences(tables_of(data, kind), now)) == []


# --- sites that nobody wrote -----------------------------------------------------------

# Signs that CSV, JSON, YAML, spreadsheets, HTML and Markdown take for something.
SIGNS = "=+-@|%'\"`,;:#{}[]<>&*!?~\\/$€ 0123456789aÉ語שعŵ\N{ZERO WIDTH JOINER}😀\uff1d"
lines = st.text(SIGNS, min_size=1, max_size=20).filter(str.strip).map(str.strip)
texts = st.text(SIGNS + "\n\t", min_size=1, max_size=40).filter(str.strip).map(str.strip)
bodies = st.text(SIGNS + "\n", max_size=60).map(lambda text: text.strip("\n"))
bodies = bodies.map(lambda text: text if text.strip() else "")
OPENS = date(2026, 1, 5)
days = st.integers(0, 200).map(lambda count: OPENS + timedelta(days=count))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | lines,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(lines, inner, max_size=3)
    ),
    max_leaves=5,
)
own = st.dictionaries(st.sampled_from(["x-one", "x-two"]), values, max_size=2)
periods = st.sampled_from(["20 working days", "12 weeks", "3 months", "90 days"])
tags = st.sampled_from([None, "cy", "ar", "pt-BR"])
OUTCOMES = {
    "parked": {"label": "=Parked", "meaning": "Not 'now'.", "stage": "review", "decides": False},
    "declined": {"label": "Not this time"},
    "taken-forward": {"meaning": "It will be tried."},
}
VOCABULARY = Vocabulary()
MINUTES = "https://example.org/minutes?a='=1"


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def keys(**given: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys with values, and a site's own; what is None is not written."""
    fixed = st.fixed_dictionaries(given)
    return st.tuples(fixed, own).map(
        lambda pair: {k: v for k, v in pair[0].items() if v is not None} | pair[1]
    )


extensions = st.lists(keys(to=days, on=days, reason=texts), max_size=2).map(tuple)
deadlines = st.one_of(
    keys(kind=st.just("answer"), within=periods, of=st.sampled_from(["submitted", "closes"])),
    keys(kind=st.just("decide"), by=days),
    keys(kind=st.just("decide"), within=periods, of=st.sampled_from([None, "submitted", "closes"])),
    keys(kind=st.just("update"), every=periods),
)
promises = st.tuples(deadlines, some(lines), extensions).map(
    lambda parts: {**parts[0], "extended": parts[2]} | ({"text": parts[1]} if parts[1] else {})
)
campaigns = keys(
    title=lines,
    summary=texts,
    question=texts,
    owner=lines,
    decider=lines,
    opens=st.just(OPENS),
    closes=st.just(OPENS + timedelta(days=60)),
    promises=st.lists(promises, max_size=3).map(tuple),
    contact=some(lines),
    submit_url=some(st.just("https://example.org/say?a=b&c='d'")),
    criteria=st.lists(texts, max_size=2).map(tuple),
    in_scope=st.lists(texts, max_size=2).map(tuple),
    out_of_scope=st.lists(texts, max_size=2).map(tuple),
    phases=st.lists(
        keys(name=lines, starts=days, ends=some(days), what=some(texts)), max_size=2
    ).map(tuple),
    themes=st.just({"b": "B", "a": "=A"}),
    areas=some(st.just({"north": "'North"})),
    changes=st.lists(keys(on=days, what=texts, why=texts), max_size=1).map(tuple),
    lang=tags,
)
sources = keys(system=lines, id=lines)
written_ideas = keys(
    title=lines,
    submitted=days,
    by=some(lines),
    via=some(lines),
    themes=st.sampled_from([(), ("a",), ("b", "a")]),
    area=some(st.just("north")),
    supporters=some(st.integers(0, 10**9)),
    source=some(sources),
    lang=tags,
)
withheld_ideas = keys(submitted=days, withheld=keys(date=days, by=lines, reason=texts))
costs = keys(
    amount=st.decimals(0, 10**9, places=2), currency=st.sampled_from(["GBP", "EUR", "JPY"])
)
evidence = keys(title=lines, url=st.just("https://example.org/a;b")) | keys(
    title=lines, file=st.just("a plan.pdf")
)


@st.composite
def decisions(draw: st.DrawFn, count: int) -> dict[str, Any]:
    outcome = draw(st.sampled_from([o.id for o in VOCABULARY.recorded] + ["parked"]))
    about = draw(st.lists(st.integers(1, count), min_size=1, max_size=3, unique=True).map(tuple))
    rest = keys(
        reason=some(texts),
        no_reason_given=some(st.booleans()),
        owner=some(lines),
        due=some(days),
        cost=some(costs),
        evidence=st.lists(evidence, max_size=2).map(tuple),
        reopens=some(st.booleans()),
        lang=tags,
    )
    merged = {"into": draw(st.integers(1, count))} if outcome == "merged" else {}
    return {"ideas": about, "outcome": outcome, **merged, **draw(rest)}


@st.composite
def sites(draw: st.DrawFn) -> Mapping[str, str]:
    """The files of a site: campaigns with ideas and records, all that a file may hold."""
    group = {
        "holidays": draw(st.sampled_from([{}, {"country": "GB", "region": "WLS"}])),
        "outcomes": OUTCOMES,
        "history": False,
    }
    name, lang = draw(lines), draw(st.sampled_from(["en", "cy", "pt-BR"]))
    files = {
        "pelicanconf.py": f"SITENAME = {name!r}\nDEFAULT_LANG = {lang!r}\nREPORTBACK = {group!r}\n"
    }
    for campaign in draw(st.sampled_from([("park",), ("park", "a-2")])):
        matter = CampaignMatter.model_validate(draw(campaigns))
        files[f"content/campaigns/{campaign}.md"] = campaign_text(matter, draw(bodies))
        count = draw(st.integers(1, 4))
        for number in range(1, count + 1):
            builds = draw(st.sampled_from([(), (number % count + 1,)])) if count > 1 else ()
            matter_ = IdeaMatter.model_validate(
                {**draw(written_ideas), "builds_on": builds}
                if draw(st.booleans())
                else draw(withheld_ideas)
            )
            body = "" if matter_.withheld else draw(bodies)
            files[f"ideas/{campaign}/{number}-as-it-was.md"] = idea_text(matter_, body)
        for day in sorted(draw(st.sets(days, max_size=3))):
            made = tuple(draw(decisions(count)) for _ in range(draw(st.integers(1, 2))))
            seen = [number for each in made for number in each["ideas"]]
            if len(seen) > len(set(seen)):
                continue
            about = {"summary": draw(some(texts)), "minutes": draw(some(st.just(MINUTES)))}
            record = {"date": day, "by": draw(lines), "decisions": made, **about, **draw(own)}
            text = record_text(RecordMatter.model_validate(record))
            files[f"ideas/{campaign}/decisions/{day}-panel.yaml"] = text
    if draw(st.booleans()):
        moved = {"campaigns/old/": "campaigns/park/", "old/park.html": "campaigns/park/"}
        files["content/redirects.yaml"] = as_yaml(moved)
    return files


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sites(), st.sampled_from(KINDS))
def test_whatever_a_site_holds_comes_back(files: Mapping[str, str], kind: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        root, new = folder / "site", folder / "again"
        put_all(root, ((path, text.encode()) for path, text in files.items()))
        site = site_of(root)
        again(publish(site, folder / "published"), kind, new)
        was, its_settings = ledger_of(root)
        now, new_settings = ledger_of(new)
        assert now == was
        assert site_of(new).redirects == site.redirects
        assert new_settings.vocabulary == its_settings.vocabulary
        assert list(differences(tables_of(folder / "published", kind), site_of(new))) == []


# --- nothing is forgotten --------------------------------------------------------------

# Where each key of a file is in the data, if not in a column of its name.
ELSEWHERE = {
    "campaigns": {"submit_url": "submit_address", "promises": "promises", "body": "words"},
    "ideas": {"source": "source_id", "withheld": "withheld_on", "body": "words"},
    "decisions": {"ideas": "number", "lang": "language"},
}


@pytest.mark.parametrize(
    ("table", "shapes"),
    [
        ("campaigns", (CampaignMatter,)),
        ("ideas", (IdeaMatter,)),
        ("decisions", (Decision, RecordMatter)),
    ],
)
def test_every_key_of_a_file_is_in_the_data(table: str, shapes: tuple[type[Any], ...]) -> None:
    columns = {column.name for each in TABLES if each.name == table for column in each.columns}
    columns |= {each.name for each in TABLES}
    named = {key for shape in shapes for key in shape.model_fields} - {"own"}
    assert {key for key in named if ELSEWHERE[table].get(key, key) not in columns} == set()


def test_a_picture_comes_back_under_the_name_that_it_is_published_under(
    tmp_path: Path, make_site: Any
) -> None:

    root = make_site({})
    matter = CampaignMatter.model_validate(
        dict.fromkeys(("title", "summary", "question", "owner", "decider"), "The park")
        | {"opens": OPENS, "closes": OPENS, "promises": ()}
    )
    idea = IdeaMatter.model_validate({"title": "A bench", "submitted": OPENS}).model_copy(
        update={"images": (Image(file="My Bench.webp", alt="A bench"),)}
    )
    put_all(
        root,
        [
            ("content/campaigns/park.md", campaign_text(matter, "").encode()),
            ("ideas/park/1-a-bench.md", idea_text(idea, "Here.").encode()),
        ],
    )
    (root / "ideas/park/files").mkdir()
    Drawing.new("RGB", (8, 4), "red").save(root / "ideas/park/files/My Bench.webp")
    data = publish(site_of(root), tmp_path / "published")
    assert "My Bench" not in (data / "data/ideas.json").read_text(encoding="utf-8")
    made = again(data, "csv", tmp_path / "again")
    assert [each.path for each in made.beside] == ["ideas/park/files/my-bench.jpg"]
    (kept,) = ledger_of(tmp_path / "again")[0].ideas[0].idea.images
    assert (kept.file, kept.alt) == ("my-bench.jpg", "A bench")
