"""However a record is damaged: a clear message at the right line, and never a traceback."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportback.model import CampaignMatter, IdeaMatter, RecordMatter
from reportback.places import printable
from reportback.problems import errors
from reportback.reading import files, frontmatter, yamltext
from reportback.reading.wording import shape
from tests.checking import damage
from tests.checking.sites import checked

LINE = re.compile(r"(.+?):(\d+):(\d+): (warning: )?.*(must|should) .+; found .+; .+ \[([a-z-]+)\]")


def test_the_undamaged_site_is_good(tmp_path: Path) -> None:
    result = checked(damage.site(tmp_path))
    assert result.stdout == ""


def test_there_are_hundreds() -> None:
    names = [damaged.name for damaged in damage.DAMAGES]
    assert len(set(names)) == len(names)
    assert len(names) > 500


@pytest.mark.parametrize("damaged", damage.DAMAGES, ids=lambda damaged: ascii(damaged.name))
def test_damage(damaged: damage.Damage, tmp_path: Path) -> None:
    root = damage.site(tmp_path / "site")
    damaged.do(root)
    result = checked(root)
    assert result.exit_code == 1
    assert result.stdout.replace("\n", "").isprintable()
    said = [LINE.fullmatch(line) for line in result.stdout.splitlines()]
    assert all(said), result.stdout
    places = {(match[1], int(match[2])) for match in said if match and not match[4]}
    assert (printable(damaged.path), damaged.line) in places, result.stdout
    assert damaged.codes <= {match[6] for match in said if match}, result.stdout


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = damage.site(tmp_path)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "1-bench.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = checked(root)
    assert "1-bench.md:1:1: must be readable; found 'Permission denied'; " in result.stdout


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = damage.site(tmp_path)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = checked(root)
    assert "ideas:1:1: must be readable; found 'Permission denied'; " in result.stdout


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=150)
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.getbasetemp() / "any-bytes"
    root.mkdir(exist_ok=True)
    (root / "a.md").write_bytes(data)
    text, problems = files.read_text(root, "a.md")
    assert (text is None) <= bool(problems)
    if text is not None:
        parts, problems = frontmatter.split("a.md", text)
        assert (parts is None) is bool(problems)
        yamltext.parse("a.md", text)


SIGNS = st.sampled_from([*"[]{}:,-?#&*!|>'\"%@`\n\n \t\\~", ": ", "- ", "title", "ideas", "1", "é"])
KEYS = st.sampled_from(
    sorted({*CampaignMatter.model_fields, *IdeaMatter.model_fields, *RecordMatter.model_fields})
) | st.text(max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(SIGNS, max_size=40).map("".join))
@settings(max_examples=400)
def test_any_yaml_signs_at_all(text: str) -> None:
    value, places, problems = yamltext.parse("a.yaml", text)
    last = text.count("\n") + 1
    assert all(1 <= problem.place.line <= last for problem in problems)
    if isinstance(value, dict):
        shape(RecordMatter, value, places)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=200)
def test_any_values_at_all(data: dict[str, object]) -> None:
    for kind in (CampaignMatter, IdeaMatter, RecordMatter):
        value, problems = shape(kind, _tuples(data), yamltext.parse("a", "")[1])
        assert (value is None) is bool(problems)
        assert value is not None or errors(problems)


def _tuples(value: object) -> object:
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(_tuples(inner) for inner in value) if isinstance(value, list) else value
