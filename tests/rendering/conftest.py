"""The example site's ledger, derived once."""

from datetime import date

import pytest

from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from reportback.site import Site
from tests.support import ROOT


@pytest.fixture(scope="session")
def example() -> Site:
    settings, problems = read_settings(ROOT)
    assert problems == []
    checked = read_and_check(ROOT, settings, settings.as_of or date(2026, 10, 16))
    return Site(settings, checked.ledger(), pictures=checked.pictures())
