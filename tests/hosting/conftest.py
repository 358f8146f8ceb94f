"""The same browser, and the same served sites, as for the public pages."""

from tests.browser.conftest import browser, contexts, served, served_small, visit

__all__ = ["browser", "contexts", "served", "served_small", "visit"]
