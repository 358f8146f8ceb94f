"""Reportback: shows the public what became of every idea.

Pelican finds the plugin by this name and calls `register`; nothing else of Pelican is imported
until then, so that the console command starts without it.
"""


def register() -> None:
    """Connect the plugin to Pelican's signals."""
    from reportback.attach import connect  # noqa: PLC0415 - see above

    connect()
