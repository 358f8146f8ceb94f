"""The open data: what the pages say, as tables that people and machines can build on."""

from reportback.exports.files import csv_line, csv_of
from reportback.exports.publishing import data_files
from reportback.exports.table import Column, Table
from reportback.exports.tables import TABLES
from reportback.exports.version import VERSION

__all__ = ["TABLES", "VERSION", "Column", "Table", "csv_line", "csv_of", "data_files"]
