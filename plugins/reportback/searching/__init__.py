"""Search: what is found of each idea, how it is narrowed down, and the index that browsers read."""

from reportback.searching.facets import Choice, Facet, facets
from reportback.searching.files import can_be_searched, search_files
from reportback.searching.program import NoIndex

__all__ = ["Choice", "Facet", "NoIndex", "can_be_searched", "facets", "search_files"]
