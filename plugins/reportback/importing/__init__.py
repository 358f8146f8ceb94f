"""From a table to planned files: pure planning, nothing is read or written here.

`mapping` says which column is which; `drafts` turns rows into drafts of ideas; `plan` holds them
against what is already there; `balance` and `report` say what became of every row.
"""
