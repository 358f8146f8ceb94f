"""Decisions in bulk: a workbook in which staff decide, and what it says once it is filled in."""
