"""docs/problems.md says what `check` says: it is made from the kinds and their fixtures."""

from reportback.problems import KINDS, Kind, Severity
from tests import support
from tests.checking.sites import PROBLEMS, variants

PAGE = support.ROOT / "docs" / "problems.md"
HEAD = """\
# Every problem that `reportback check` can find

<!-- Made by `make test-golden` from plugins/reportback/problems.py and tests/fixtures/problems. -->

Each line of `reportback check` says where (file, line, column), what must be true, what was found,
what to do, and the code of the rule. An error stops the build. A warning asks a person to look;
`--strict` makes it count as an error.
"""


def example(code: str) -> str:
    """The first message with this code, of the first fixture that is named for it."""
    for fixture in variants(PROBLEMS):
        if fixture.split("/")[0] == code:
            said = (PROBLEMS / fixture / "expected.txt").read_text(encoding="utf-8").splitlines()
            return next(line for line in said if line.endswith(f"[{code}]"))
    raise LookupError(code)


def entry(kind: Kind) -> str:
    warning = " *A warning.*" if kind.severity is Severity.WARNING else ""
    return f"\n## {kind.code}\n\n{kind.rule}{warning}\n\n    {example(kind.code)}\n"


def test_golden_page_of_problems(*, update_golden: bool) -> None:
    page = HEAD + "".join(map(entry, KINDS.values()))
    if update_golden:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
