"""A language whose catalogue is not finished: the people of the site are told."""

from pathlib import Path

import pytest

from reportback.reading import catalogues
from reportback.reading.configuration import read_settings
from tests.support import write_tree

HALF = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Campaigns"
msgstr "Campagnes"

msgid "Ideas"
msgstr ""

#, fuzzy
msgid "Decisions"
msgstr "Decisions ?"
"""


def test_words_that_are_still_english_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path / "locale", {"eo/LC_MESSAGES/messages.po": HALF})
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path / "locale")
    write_tree(
        tmp_path, {"pelicanconf.py": 'DEFAULT_LANG = "en"\nREPORTBACK = {"languages": ["eo"]}\n'}
    )
    _, problems = read_settings(tmp_path)
    (told,) = [str(problem) for problem in problems if problem.code == "interface-language"]
    assert "pelicanconf.py:2:29: warning: " in told
    assert "found 2 in eo that are still English" in told
