"""The tables of keys in docs say what the model says: the words are written once."""

import re

import pytest

from reportback.model import (
    CampaignMatter,
    CampaignWords,
    Decision,
    IdeaMatter,
    IdeaWords,
    RecordMatter,
)
from reportback.model.values import Matter
from tests.support import ROOT

PAGES: dict[str, tuple[type[Matter], ...]] = {
    "records.md": (CampaignMatter, IdeaMatter, RecordMatter, Decision),
    "languages.md": (CampaignWords, IdeaWords),
}
TABLE = re.compile(
    r"(<!-- keys of (\w+) -->\n\n(\|[^\n]+\n\| --- \| --- \|\n)).*?(\n<!-- end -->)",
    re.DOTALL,
)


def rows(model: type[Matter]) -> str:
    fields = {name: field for name, field in model.model_fields.items() if name != "own"}
    return "".join(f"| `{name}` | {field.description} |\n" for name, field in fields.items())


@pytest.mark.parametrize("name", PAGES)
def test_golden_tables_of_keys(name: str, *, update_golden: bool) -> None:
    page, models = ROOT / "docs" / name, {model.__name__: model for model in PAGES[name]}
    text = page.read_text(encoding="utf-8")
    assert {match[2] for match in TABLE.finditer(text)} == set(models)
    made = TABLE.sub(lambda match: match[1] + rows(models[match[2]]) + match[4], text)
    if update_golden:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made
