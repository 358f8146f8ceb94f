"""The same browser, and the same served sites, as for the public pages."""

from tests.browser.conftest import contexts, served, served_small, visit

__all__ = ["contexts", "served", "served_small", "visit"]
