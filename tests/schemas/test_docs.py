"""The tables of keys in docs/records.md say what the model says: the words are written once."""

import re

from reportback.model import CampaignMatter, Decision, IdeaMatter, RecordMatter
from reportback.model.values import Matter
from tests.support import ROOT

PAGE = ROOT / "docs" / "records.md"
MODELS: dict[str, type[Matter]] = {
    model.__name__: model for model in (CampaignMatter, IdeaMatter, RecordMatter, Decision)
}
TABLE = re.compile(
    r"(<!-- keys of (\w+) -->\n\n(\|[^\n]+\n\| --- \| --- \|\n)).*?(\n<!-- end -->)",
    re.DOTALL,
)


def rows(model: type[Matter]) -> str:
    fields = {name: field for name, field in model.model_fields.items() if name != "own"}
    return "".join(f"| `{name}` | {field.description} |\n" for name, field in fields.items())


def test_golden_tables_of_keys(*, update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert {match[2] for match in TABLE.finditer(text)} == set(MODELS)
    made = TABLE.sub(lambda match: match[1] + rows(MODELS[match[2]]) + match[4], text)
    if update_golden:
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made
