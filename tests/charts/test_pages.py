"""Pictures and lists by area on the pages of a built site, and maps of any content."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as some

from bench.corpus import write_site
from reportback import rendering
from reportback.pages import campaigns
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from reportback.reading.maps import read_map
from reportback.reading.themes import own_theme
from reportback.site import Site
from tests.charts.extremes import AREAS, build_extremes
from tests.conftest import Once
from tests.support import ROOT, Finished

MOST_BYTES = 15_000  # compressed, that pictures may add to a campaign's page
PICTURES = re.compile(
    rb'<figure class="chart.*?</figure>|<details class="behind".*?</details>', re.DOTALL
)


@pytest.fixture(scope="module")
def extremes(once: Once) -> Path:
    return once("extremes", build_extremes) / "output"


def text(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_each_area_has_its_list_with_just_its_ideas(extremes: Path) -> None:
    for place, area in enumerate(AREAS):
        page = text(extremes, f"campaigns/town/ideas/{area}")
        numbers = {int(n) for n in re.findall(r'entry-title[^>]* href="\.\./\.\./(\d+)/"', page)}
        assert numbers == {n for n in range(1, 96) if n % len(AREAS) == place}
        assert f"<h1>{AREAS[area]}</h1>".replace("'", "&#39;") in page
        assert 'aria-current="page"' in page


def test_an_idea_and_the_sitemap_lead_to_the_list(extremes: Path) -> None:
    assert 'href="../ideas/llan/"' in text(extremes, "campaigns/town/1")
    told = (extremes / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://small.example/campaigns/town/ideas/souq/</loc>" in told


def test_an_area_without_ideas_has_its_list_as_well(
    make_site: Callable[..., Path], build: Callable[..., Finished], tmp_path: Path
) -> None:
    front = "\n".join(f"{key}: The park" for key in ("title", "summary", "question", "owner"))
    matter = f"{front}\ndecider: Us\nopens: 2026-01-01\ncloses: 2026-01-31\npromises: []\n"
    root = make_site({"content/campaigns/park.md": f"---\n{matter}areas: {{north: North}}\n---\n"})
    build(root, tmp_path / "out")
    assert "No ideas are in this list." in text(tmp_path / "out", "campaigns/park/ideas/north")
    page = text(tmp_path / "out", "campaigns/park")
    assert 'class="chart tracks"' in page  # its days can be seen before any idea
    assert page.count('class="chart') == 1


def test_without_promise_or_day_answers_are_drawn_and_yeses_told(
    make_site: Callable[..., Path], build: Callable[..., Finished], tmp_path: Path
) -> None:
    front = "\n".join(f"{key}: The park" for key in ("title", "summary", "question", "owner"))
    matter = f"{front}\ndecider: Us\nopens: 2025-01-01\ncloses: 2025-01-31\npromises: []\n"
    files = {"content/campaigns/park.md": f"---\n{matter}---\n"}
    for n in range(1, 7):
        words = f"---\ntitle: Idea {n}\nsubmitted: 2025-01-0{n}\n---\n\nWords.\n"
        files[f"ideas/park/{n}-idea.md"] = words
    decided = "  - {ideas: [1, 2, 3, 4, 5, 6], outcome: taken-forward, reason: Yes.}\n"
    head = "date: 2025-09-01\nby: The cabinet\ndecisions:\n"
    files["ideas/park/decisions/2025-09-01-cabinet.yaml"] = head + decided
    build(make_site(files), tmp_path / "out")
    for page in ("campaigns/park", "campaigns/park/report"):
        told = text(tmp_path / "out", page)
        assert "6 ideas got a yes. 6 are still to do." in told
        assert "<p>6 have no day set for them.</p>" in told
        assert "chart tracks yeses" not in told
        drawing = told[
            told.index("chart answers") : told.index("</figure>", told.index("answers-said"))
        ]
        assert "How long first answers took" in drawing
        assert "Days from the idea to its first answer" in drawing
        assert 'class="promise"' not in drawing
        assert "overdue" not in drawing
        assert '<th scope="row">243</th><td class="num">1</td>' in told


def test_what_is_drawn_is_what_is_told(extremes: Path) -> None:
    page = text(extremes, "campaigns/town")
    labels = re.findall(r"<text x=\"0\" y=\"[\d.]+em\">([^<]+)</text>", page)
    assert labels[:3] == ["95 ideas came in", "89 were answered", "70 got a yes"]
    assert "52 more are not in the picture. 10 have no day set for them." in page
    assert "10 more are in the" in page  # beyond what a table on the page carries
    assert page.count('class="late">Overdue.') == 8


def test_each_line_of_time_has_its_days_in_a_table(extremes: Path) -> None:
    page = text(extremes, "campaigns/town")
    table = page[page.index("<caption>The phases and the promised days") :]
    table = table[: table.index("</table>")]
    rows = re.findall(r"<tr>.*?</tr>", table[table.index("<tbody>") :])
    assert len(rows) == len(re.findall(r'class="span"', page)) + 1
    assert "30 May 2026" in table
    assert "(first promised: by 30 April 2026)" in table


def test_the_map_shows_each_area_by_its_number(extremes: Path) -> None:
    page = text(extremes, "campaigns/town")
    start = page.index('<div class="ground">')
    drawing = page[start : page.index("figcaption", start)]
    assert len(re.findall(r'<path class="shade-\d"', drawing)) == len(AREAS)
    assert re.findall(r">(\d)</text>", drawing) == ["1", "2", "3", "4", "5"]


def test_the_way_says_what_is_hatched_where_anything_is(
    extremes: Path, make_site: Callable[..., Path], build: Callable[..., Finished], tmp_path: Path
) -> None:
    said = "Hatched on the way: what went no further by itself."
    assert said in text(extremes, "campaigns/town")
    front = "\n".join(f"{key}: The park" for key in ("title", "summary", "question", "owner"))
    matter = f"{front}\ndecider: Us\nopens: 2026-01-01\ncloses: 2026-01-31\npromises: []\n"
    files = {"content/campaigns/park.md": f"---\n{matter}---\n"}
    files["ideas/park/1-idea.md"] = "---\ntitle: A bench\nsubmitted: 2026-01-02\n---\n\nWords.\n"
    build(make_site(files), tmp_path / "out")
    page = text(tmp_path / "out", "campaigns/park")
    assert "chart flow" in page
    assert said not in page


def test_pictures_of_many_ideas_weigh_little(tmp_path: Path) -> None:
    write_site(tmp_path, 1500, per_campaign=1500)
    given, _ = read_settings(tmp_path)
    assert given.as_of
    site = Site(given, read_and_check(tmp_path, given, given.as_of).ledger())
    env = rendering.environment([own_theme() / "templates"], given)
    rendering.speak_for(env, site)
    page = rendering.render(env, campaigns.page(site, site.ledger.campaigns[0]))
    assert page.count(b'<figure class="chart') == 3
    styles = (ROOT / "theme/static/css/charts.css").read_bytes()
    with_them, without = (len(gzip.compress(one, 9)) for one in (page, PICTURES.sub(b"", page)))
    assert with_them - without + len(gzip.compress(styles, 9)) < MOST_BYTES


# --- maps of any content -----------------------------------------------------------

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats()
    | some.sampled_from(["FeatureCollection", "Feature", "Polygon", "MultiPolygon", "north"]),
    lambda inner: (
        some.lists(inner, max_size=5)
        | some.dictionaries(
            some.sampled_from(["type", "features", "geometry", "coordinates", "id", "properties"]),
            inner,
        )
    ),
    max_leaves=30,
)


def _wrapped(geometry: object) -> dict[str, object]:
    feature = {"type": "Feature", "id": "north", "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


@hypothesis.settings(max_examples=60)
@hypothesis.given(
    VALUES
    | VALUES.map(lambda value: {"features": [value]})
    | VALUES.map(lambda value: _wrapped({"type": "MultiPolygon", "coordinates": value}))
)
def test_no_map_breaks_the_check(data: object) -> None:
    found, problems = read_map("content/maps/park.geojson", json.dumps(data))
    assert (found is None) is bool(problems)
    assert {problem.code for problem in problems} <= {"map-unreadable"}


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 400_000,
        '{"features": [' + "[" * 100_000,
        "NaN",
        '{"features": NaN}',
        '"\\ud800"',
        "1e999",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_file_is_a_problem_and_no_more(hostile: str) -> None:
    found, problems = read_map("content/maps/park.geojson", hostile)
    assert found is None
    assert [problem.code for problem in problems] == ["map-unreadable"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "181", "true", '"3"', "null", "1e400"])
def test_a_place_that_is_none_on_earth_is_refused(number: str) -> None:
    ring = f"[[{number}, 51], [1, 51], [1, 52], [{number}, 51]]"
    geometry = f'{{"type": "Polygon", "coordinates": [{ring}]}}'
    said = f'{{"features": [{{"id": "north", "geometry": {geometry}}}]}}'
    found, problems = read_map("content/maps/park.geojson", said)
    assert found is None
    assert "degrees" in problems[0].must


def test_labels_cannot_get_out_of_a_drawing(extremes: Path, tmp_path: Path) -> None:
    """An area's label is text wherever it is drawn."""
    given, _ = read_settings(extremes.parent)
    campaign = extremes.parent / "content/campaigns/town.md"
    evil = campaign.read_text(encoding="utf-8").replace('"Quay"', '"</title><script>x</script>"')
    for folder in ("content/campaigns", "content/maps"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "content/campaigns/town.md").write_text(evil, encoding="utf-8")
    drawn = (extremes.parent / "content/maps/town.geojson").read_text(encoding="utf-8")
    (tmp_path / "content/maps/town.geojson").write_text(drawn, encoding="utf-8")
    (tmp_path / "ideas/town").mkdir(parents=True)
    words = "---\ntitle: One\nsubmitted: 2026-01-02\narea: quay\n---\n"
    (tmp_path / "ideas/town/1-one.md").write_text(words, encoding="utf-8")
    assert given.as_of
    site = Site(given, read_and_check(tmp_path, given, given.as_of).ledger())
    env = rendering.environment([own_theme() / "templates"], given)
    rendering.speak_for(env, site)
    page = rendering.render(env, campaigns.page(site, site.ledger.campaigns[0])).decode()
    assert "<script>" not in page
    assert page.count("&lt;/title&gt;&lt;script&gt;") >= 3
