"""Similar ideas: found by their words, within a language, none where nothing is alike."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportback.ledger import Ledger
from reportback.model import Idea
from reportback.similarity import MOST, similar_ideas
from tests.ledger.records import campaign, day, decision, idea, ledger, record

# Ideas about other things, so that common words are known to be common.
OTHERS = (
    ("A floating market", "Boats that sell bread on a Saturday, moored at the old quay."),
    ("Slow the traffic on Mill Lane", "Cars come down it as if it were a race."),
    ("More large print", "My mother has read all that the library has in large letters."),
    ("Plant an orchard", "Apples and plums that anyone may pick."),
    ("Bring back the ferry", "It used to cross at high tide for a penny."),
    ("Mend the clock", "It has said ten past four since the winter."),
)
TOILET = ("A toilet without a key", "There is no public toilet after six, and the key is lost.")
TOILETS = ("Toilets!!!", "You cannot have a riverside without a public toilet.")


def ideas(*told: tuple[str, str], **more: object) -> list[Idea]:
    return [
        idea(number, title=title, body=body, **more)
        for number, (title, body) in enumerate(told, start=1)
    ]


def found(of: Sequence[Idea], *records: object) -> dict[int, tuple[int, ...]]:
    made = ledger(campaign(), of, records, on=day(90))  # type: ignore[arg-type]
    return {
        number: tuple(other for _, other in others)
        for (_, number), others in similar_ideas(made, "en").items()
    }


def test_ideas_about_the_same_find_each_other_and_others_find_none() -> None:
    assert found(ideas(*OTHERS, TOILET, TOILETS)) == {7: (8,), 8: (7,)}


def test_words_are_known_in_other_forms() -> None:
    crossing = ("Crossing needed at the school", "A zebra crossing for children.")
    crossings = ("Safer crossings", "Zebra crossings where children cross to their schools.")
    assert found(ideas(*OTHERS, crossing, crossings)) == {7: (8,), 8: (7,)}


def test_only_a_few_are_named_the_most_alike_first() -> None:
    many = found(ideas(*OTHERS * 4, TOILET, *[TOILETS] * 5, TOILET))
    assert many[25] == (31, 26, 27, 28)
    assert max(len(others) for others in many.values()) == MOST


def test_another_language_is_another_matter() -> None:
    welsh = idea(8, title=TOILETS[0], body=TOILETS[1], lang="cy")
    assert found([*ideas(*OTHERS, TOILET), welsh]) == {}


def test_words_of_languages_that_the_library_does_not_bend_are_compared_as_they_are() -> None:
    told = [("Mainc wrth y gored", "Mainc i eistedd."), ("Mainc newydd", "Mainc wrth y gored.")]
    rest = [("Coed", "Plannu coed yn y parc."), ("Llyfrau", "Rhagor o lyfrau print bras.")]
    assert found(ideas(*rest, *told, lang="cy"))[3] == (4,)
    arabic = [("مقعد قرب السد", "نريد مقعدا."), ("مقعد", "مقعد جديد قرب السد.")]
    other = [("أشجار", "زرع الأشجار في الحديقة."), ("كتب", "كتب بخط كبير.")]
    assert found(ideas(*other, *arabic, lang="ar"))[3] == (4,)


def test_what_is_withheld_or_shown_already_is_not_named() -> None:
    told = ideas(*OTHERS, TOILET, TOILETS, TOILETS, TOILETS)
    held = {"date": "2026-01-20", "by": "Clerk", "reason": "It names a person."}
    told[9] = idea(10, title=None, body="", withheld=held)
    told[8] = told[8].model_copy(update={"builds_on": (7,)})
    merged = record(day(50), decision(8, "merged", into=7))
    assert found(told, merged) == {8: (9,), 9: (8,)}


def test_an_empty_site_and_a_single_idea_have_none() -> None:
    assert found([]) == {}
    assert found(ideas(TOILET)) == {}
    assert found(ideas(("…", "!"), ("…", "?"))) == {}


_WORDS = st.sampled_from(
    (
        "river",
        "bench",
        "Path",
        "LIGHT",
        "tree",
        "bus's",
        "mürbe",
        "車",
        "¿qué?",
        "<b>",
        "\\",
        "\x7f",
    )
)
_TOLD = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)


@given(st.lists(st.tuples(_TOLD, _TOLD), max_size=12), st.randoms(use_true_random=False))
def test_the_answer_hangs_on_the_ideas_alone(told: list[tuple[str, str]], chance: object) -> None:
    once = found(ideas(*told))
    assert found(ideas(*told)) == once
    for number, others in once.items():
        assert number not in others
        assert len(set(others)) == len(others) <= MOST


def _real(folder: Path) -> Ledger:
    with (folder / "projects.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    told = [(" ".join(row["Title"].split()) or "Untitled", row["Description"]) for row in rows]
    clean = [("".join(filter(str.isprintable, title)), body) for title, body in told]
    return ledger(campaign(), ideas(*clean), on=date(2026, 3, 1))


def test_real_ideas_find_what_a_reader_would_call_alike(real_data: Callable[[str], Path]) -> None:
    made = _real(real_data("us-nyc-participatory-budgeting"))
    titles = {i.number: i.idea.title for i in made.campaigns[0].ideas}
    answer = similar_ideas(made, "en")
    alike = {
        str(titles[number]): [titles[other] for _, other in others]
        for (_, number), others in answer.items()
    }
    assert "Upgrades to 72nd Street Dog Run" in alike["Dog Run in Jackson Heights"]
    assert any("Library" in str(title) for title in alike["Broadway Library Security"])
    assert all("Tree" in str(title) for title in alike["New Trees for Council District 3"][:1])
    assert len(titles) / 2 < len(answer) < len(titles)
