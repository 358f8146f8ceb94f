"""The catalogues of the interface's words: whole, unbroken, and read as their translators meant."""

import ast
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message

from reportback.language import Language
from reportback.model import Settings
from reportback.phrases.words import Words
from reportback.reading.catalogues import catalogue, catalogues, has_words
from reportback.rendering import environment
from tests.support import ROOT

sys.path.insert(0, str(ROOT / "tools" / "messages"))
from update import template, updated, written

# Languages that promise to have every word.
COMPLETE = ("ar", "cy")
FILES = catalogues()
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?[a-z][^>]*>|\*\*")

each_catalogue = pytest.mark.parametrize("name", FILES)


@pytest.fixture(scope="session")
def words() -> Catalog:
    return template()


def forms(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, tuple | list) else (str(said),)


def sources(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (str(message.id),)


def broken(message: Message, plurals: int) -> list[str]:
    """What is wrong with a message that is translated."""
    said, source = forms(message), sources(message)
    wanted = plurals if len(source) > 1 else 1
    faults = [] if len(said) == wanted else [f"{len(said)} of {wanted} plural forms"]
    ways = [Counter(PLACE.findall(text)) for text in source]
    for text in filter(None, said):
        # A form for one or two may leave its number out, as 'one idea' does.
        found = Counter(PLACE.findall(text))
        if not any(found in (way, way - Counter(["%(count)s", "%(n)s"])) for way in ways):
            faults.append(f"placeholders of {text!r}")
    return faults


def said_in(path: Path) -> set[str]:
    """Every message that a module hands to gettext, wherever the call stands."""
    calls = [call for call in ast.walk(ast.parse(path.read_text("utf-8"))) if _asks(call)]
    firsts = [call.args[0] for call in calls if isinstance(call, ast.Call) and call.args]
    return {one.value for one in firsts if isinstance(one, ast.Constant)}


def _asks(node: ast.AST) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {"gettext", "ngettext"}


def test_no_message_hides_within_another_call(words: Catalog) -> None:
    known = {source for message in words if message.id for source in sources(message)}
    hidden = {
        f"{path.name}: {said}"
        for path in (ROOT / "plugins" / "reportback").rglob("*.py")
        for said in said_in(path)
        if said not in known
    }
    assert hidden == set()


def test_welsh_and_arabic_are_there() -> None:
    assert set(COMPLETE) <= set(FILES)


@each_catalogue
def test_no_message_of_a_catalogue_is_broken(name: str) -> None:
    found = catalogue(FILES[name])
    plurals = found.num_plurals
    cldr = len(Locale.parse(name).plural_form.tags | {"other"})
    assert plurals in ({cldr} if name in COMPLETE else {cldr, Catalog(locale=name).num_plurals})
    faults = {message.id: broken(message, plurals) for message in found if message.id}
    assert {key: fault for key, fault in faults.items() if fault} == {}


@each_catalogue
def test_a_catalogue_has_no_word_that_the_program_does_not_say(name: str, words: Catalog) -> None:
    known = {message.id for message in words}
    assert {message.id for message in catalogue(FILES[name])} - known == set()


@pytest.mark.parametrize("name", COMPLETE)
def test_catalogues_of_complete_languages_have_every_word(name: str, words: Catalog) -> None:
    found = {message.id: message for message in catalogue(FILES[name]) if message.id}
    lacking = [
        message.id
        for message in words
        if message.id
        and (
            message.id not in found
            or found[message.id].fuzzy
            or not all(text.strip() for text in forms(found[message.id]))
        )
    ]
    assert lacking == [], f"make messages, then translate these {len(lacking)}"


def test_every_call_is_found_those_within_others_too(words: Catalog) -> None:
    known = {message.id for message in words}
    assert {"Its title.", "Each row is one idea.", "Decisions", "Kept"} <= known
    assert ("%(count)s day", "%(count)s days") in known
    assert not any(message.fuzzy for message in words if message.id)


def test_updating_keeps_what_is_translated_adds_what_is_new_and_drops_what_is_gone() -> None:
    before = (
        "# What a translator wrote above all:\n#   two blanks in front\n"
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Kept"\nmsgstr "Cadwyd"\n\nmsgid "Gone"\nmsgstr "Wedi mynd"\n'
    )
    today = Catalog()
    today.add("Kept")
    today.add("Keptt")
    after = updated(before, today, "cy")
    assert after.startswith(before[: before.index("\n\n")])
    assert 'msgid "Kept"\nmsgstr "Cadwyd"\n' in after
    assert 'msgid "Keptt"\nmsgstr ""\n' in after
    assert "Gone" not in after
    assert updated(after, today, "cy") == after
    assert written(today) == written(today)


def test_a_region_speaks_its_language(tmp_path: Path) -> None:
    assert has_words("en-GB")
    assert has_words("cy-GB")
    assert not has_words("haw")
    assert Language("cy-GB").gettext("Decisions") == Language("cy").gettext("Decisions")
    assert Language("cy").gettext("Decisions") != "Decisions"
    assert Language("haw").gettext("Decisions") == "Decisions"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 11, 100])
@pytest.mark.parametrize("name", COMPLETE)
def test_each_count_has_its_plural_form(name: str, count: int) -> None:
    one, many = "%(count)s day", "%(count)s days"
    found = {message.id: forms(message) for message in catalogue(FILES[name])}[one, many]
    assert Language(name).ngettext(one, many, count) in found


def test_a_fault_in_a_message_is_seen() -> None:
    plural = ("%(count)s day", "%(count)s days")
    assert broken(Message(plural, ("un", "%(count)s", "", "", "", "")), 6) == []
    assert broken(Message(plural, ("un", "%(count)s")), 6)
    assert broken(Message(plural, ("un", "%(cyfrif)s", "", "", "", "")), 6)
    assert broken(Message("by %(day)s", "erbyn %(dydd)s"), 6)
    assert broken(Message("<b>now</b>", "<b>nawr"), 6)


UNTRANSLATED = "%(count)s word that no catalogue has", "%(count)s words that no catalogue has"


@pytest.mark.parametrize(("tag", "before", "after"), [("ar", "\u2066", "\u2069"), ("cy", "", "")])
def test_what_has_no_translation_is_kept_apart_where_the_page_runs_the_other_way(
    tag: str, before: str, after: str
) -> None:
    """In sentences and in templates; what is translated stays as its translators wrote it."""
    one, many = UNTRANSLATED
    said = Words(Language(tag))
    assert said.gettext(one, count=1) == f"{before}{one % {'count': 1}}{after}"
    assert said.ngettext(one, many, 3) == f"{before}{many % {'count': 3}}{after}"
    assert said.gettext("Campaigns").isalpha()
    counted = "{% trans count=3 %}a{% pluralize %}b{% endtrans %}"
    written = "{% trans %}Not in it{% endtrans %}/" + counted
    templates = environment([], Settings(), tag).from_string(written)
    assert templates.render() == f"{before}Not in it{after}/{before}b{after}"
