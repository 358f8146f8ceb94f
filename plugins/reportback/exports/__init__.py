"""The open data: what the pages say, as tables that people and machines can build on."""

from reportback.exports.files import csv_line, csv_of, schema_file, table_files
from reportback.exports.table import Column, Table
from reportback.exports.tables import TABLES

__all__ = ["TABLES", "Column", "Table", "csv_line", "csv_of", "schema_file", "table_files"]
