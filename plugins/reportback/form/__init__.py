"""The form for staff at admin/: Decap CMS, configured from the model and the ledger."""

from reportback.form.config import config_file
from reportback.form.page import page

__all__ = ["config_file", "page"]
