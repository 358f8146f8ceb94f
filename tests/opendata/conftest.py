"""The open data of the example, made once."""

from pathlib import Path

import pytest

from reportback.site import Site
from tests.opendata.sites import publish, site_of
from tests.support import ROOT


@pytest.fixture(scope="session")
def example() -> Site:
    return site_of(ROOT)


@pytest.fixture(scope="session")
def data(example: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example's data/. Look, but do not touch."""
    return publish(example, tmp_path_factory.mktemp("example"))
