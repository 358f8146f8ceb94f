"""A site's own templates and styles lie within the site: a build publishes what stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import run_cli


@pytest.mark.parametrize("folder", ["static/css", "templates/components", "static"])
def test_a_link_that_leads_out_of_the_site_is_an_error(
    make_site: Callable[..., Path], tmp_path: Path, folder: str
) -> None:
    outside = tmp_path / "secret.css"
    outside.write_text("not for the public")
    site = make_site({})
    (site / folder).mkdir(parents=True)
    (site / folder / "print.css").symlink_to(outside)
    done = run_cli("check", cwd=site)
    assert done.returncode == 1
    assert f"{folder}/print.css:1:1: " in done.stdout
    assert "file-link-outside" in done.stdout


def test_a_folder_that_leads_out_of_the_site_is_an_error(
    make_site: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    site = make_site({})
    (site / "static").symlink_to(tmp_path / "outside")
    assert "static:1:1: a link must lead" in run_cli("check", cwd=site).stdout
