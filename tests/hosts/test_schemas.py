"""What code hosts read has the shape that they publish; checked without asking them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import support

STARTER = support.ROOT / "plugins" / "reportback" / "starter"
FILES = {
    "vendor.github-workflows": ".github/workflows/*.yml",
    "vendor.dependabot": ".github/dependabot.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/idea.yml",
    "vendor.github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "vendor.gitlab-ci": ".gitlab-ci.yml",
}


@pytest.mark.parametrize("schema", FILES)
@pytest.mark.parametrize("root", [support.ROOT, STARTER], ids=["repository", "starter"])
def test_a_file_of_a_code_host_has_its_shape(root: Path, schema: str) -> None:
    files = sorted(root.glob(FILES[schema]))
    assert files
    program = Path(sys.executable).with_name("check-jsonschema")
    more = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = support.run([program, "--builtin-schema", schema, *more, *files])
    assert done.returncode == 0, done.stdout + done.stderr
