"""Columns that several tables have."""

from reportback.exports.table import Column

CAMPAIGN = Column("campaign", "string", "The campaign's id, as in its address.")
NUMBER = Column("number", "integer", "The idea's number within its campaign.")
REFERENCE = Column("reference", "string", "The idea's public reference.")
OWN = Column("own", "object", "Keys that are this site's own (they begin with x-).")
