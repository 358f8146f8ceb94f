"""A small whole site, compared byte for byte with what was read and accepted before.

`make test-golden` accepts what the build makes now; `git diff tests/golden` is then the review.
"""

import re
import shutil
from pathlib import Path

from tests.support import ROOT, build, differences

GOLDEN = ROOT / "tests" / "golden"
# Copies of the theme, and what nobody can review: the index of the search, and pictures. Tests of
# their own hold those.
ELSEWHERE = re.compile(r"theme/(?:css|js)/(?!organisation)|(?:.*/)?search/|.*\.png")


def test_the_golden_site_is_built_as_it_was(tmp_path: Path, update_golden: bool) -> None:
    made = tmp_path / "output"
    build(GOLDEN / "site", made)
    for path in sorted(made.rglob("*")):
        if path.is_file() and ELSEWHERE.match(path.relative_to(made).as_posix()):
            path.unlink()
    if update_golden:
        shutil.rmtree(GOLDEN / "output", ignore_errors=True)
        shutil.copytree(made, GOLDEN / "output")
    found = differences(GOLDEN / "output", made)
    assert not found, "\n".join(["make test-golden, if this is meant:", *found[:30]])
