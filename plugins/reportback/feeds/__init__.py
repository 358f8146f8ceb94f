"""Atom feeds, to follow a site without an account: everything, one campaign, a list, one idea."""

from reportback.feeds.files import feed_files

__all__ = ["feed_files"]
