"""Whatever the table: rows add up, a second run changes nothing, files read back as they were."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportback.composing import idea_text, record_text
from reportback.model import IdeaMatter, RecordMatter
from reportback.places import FilePlaces
from reportback.reading import frontmatter, yamltext
from reportback.reading.wording import shape
from tests.importing.sites import MAP, checked, export, register, run, site, tree

AWKWARD = [
    *("yes", "NO", "12", "1.5", "2026-01-01", "12:30", "0777", "@x", "- a", "# b", "a: b", "a #b"),
    *("---", "...", "'", '"', "{a}", "[a]", "~", "null", "&a", "*a", "!a", "%a", "`a", "|", ">"),
    *(
        "é",
        "😀",
        "متن",
        "Ғалаба",
        "\u2028",
        "=1+1",
        "\\n",
        "x\ty",
        "trailing ",
        " leading",
        "? a",
        "",
    ),
]
TEXT = st.one_of(
    st.sampled_from(AWKWARD), st.text(max_size=40), st.text(alphabet='ab ,;"\n\r\t#-', max_size=30)
)
DATE = st.sampled_from(["2024-02-01", "2024-03-05", "", "31.12.2024", "tomorrow", "2031-01-01"])
ROWS = st.lists(st.tuples(TEXT, TEXT, DATE), max_size=12)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def as_csv(rows: list[tuple[str, str, str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("Title", "Text", "Date"), *rows])
    return stream.getvalue()


def balance(output: str) -> list[int]:
    found = re.search(
        r"([\d,]+) rows read = ([\d,]+) \w+ \+ ([\d,]+) .*? \+ ([\d,]+) \w+ \+ ([\d,]+)", output
    )
    assert found, output
    return [int(number.replace(",", "")) for number in found.groups()]


@QUICK
@given(ROWS, st.randoms(use_true_random=False))
def test_any_table(rows: list[tuple[str, str, str]], random: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = site(Path(folder))
        file = export(root, as_csv(rows))
        first = run(root, file, *MAP)
        read, *parts = balance(first.output)
        assert read == sum(parts)
        assert not register(root).broken
        before = tree(root)
        shuffled = list(rows)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        again = run(root, export(root, as_csv(shuffled)), *MAP)
        assert balance(again.output)[1] == 0
        assert balance(again.output)[2] == parts[0]
        assert tree(root) == before
        assert checked(root).exit_code == 0, checked(root).output


def cleaned(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029]", "", text).strip()


LINE = TEXT.map(lambda text: " ".join(cleaned(text).split())).filter(bool)
LINES = TEXT.map(cleaned).filter(bool)


@settings(QUICK, max_examples=300)
@given(title=LINE, by=LINE, themes=st.lists(LINE, unique=True, max_size=3), body=LINES)
def test_an_idea_reads_back(title: str, by: str, themes: list[str], body: str) -> None:
    data = {"title": title, "submitted": "2024-02-01", "by": by, "themes": tuple(themes)}
    data["x-own"] = title  # type: ignore[assignment]
    matter, problems = shape(IdeaMatter, data, FilePlaces("x"))
    assert matter is not None, problems
    text = idea_text(matter, body)
    parts, problems = frontmatter.split("x", text)
    assert parts is not None
    assert parts.body == body.strip("\n")
    read, _, problems = yamltext.parse("x", parts.yaml)
    assert not problems
    assert shape(IdeaMatter, read, FilePlaces("x"))[0] == matter


@settings(QUICK, max_examples=200)
@given(reason=LINES, summary=LINES, by=LINE)
def test_a_record_reads_back(reason: str, summary: str, by: str) -> None:
    decision = {"ideas": (1, 2), "outcome": "declined", "reason": reason}
    data = {"date": "2024-02-01", "by": by, "summary": summary, "decisions": (decision,)}
    matter, problems = shape(RecordMatter, data, FilePlaces("x"))
    assert matter is not None, problems
    read, _, problems = yamltext.parse("x", record_text(matter))
    assert not problems
    assert shape(RecordMatter, read, FilePlaces("x"))[0] == matter
