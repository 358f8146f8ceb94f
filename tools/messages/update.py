"""Collect the interface's words, and bring the catalogue of every language up to date.

python tools/messages/update.py [fr]        with a language: begin its catalogue

What is new is added empty, what is gone is taken out, and nothing is guessed.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from reportback.reading.catalogues import left_in_english

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "plugins" / "reportback" / "locale"
FILE = Path("LC_MESSAGES") / "messages.po"
# Words are looked for in rounds: one call within another, such as the columns of a table, is only
# found where the outer one is not looked for, and two arguments of one call would be taken for one
# message with its plural.
ALONE = "--no-default-keywords"
ROUNDS = (
    ("-k", "N_n:1,2"),
    (ALONE, "-k", "Table:2"),
    (ALONE, "-k", "Table:3"),
    (ALONE, "-k", "Column:3"),
)
EXTRACT = ("-q", "extract", "--mapping-file", "pyproject.toml", "--add-comments", "Translators:")
HEAD = "\n\n"


def extracted(keywords: tuple[str, ...]) -> Catalog:
    """Every word that stands in a call of one of these."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "messages.pot"
        command = [sys.executable, "-m", "babel.messages.frontend", *EXTRACT, *keywords]
        subprocess.run([*command, "-o", found, "."], cwd=ROOT, check=True)
        with found.open("rb") as stream:
            return read_po(stream)


def template() -> Catalog:
    """Every word of the interface, not translated."""
    words = Catalog(project="Reportback", copyright_holder="the Reportback contributors")
    for keywords in ROUNDS:
        for message in extracted(keywords):
            if message.id:
                words.add(
                    message.id,
                    locations=message.locations,
                    flags=message.flags,
                    auto_comments=message.auto_comments,
                )
    return words


def written(catalogue: Catalog) -> str:
    """The text of a catalogue, the same on every machine."""
    stream = io.BytesIO()
    how = {"include_lineno": False, "sort_by_file": True, "ignore_obsolete": True}
    write_po(stream, catalogue, width=100, **how)
    return stream.getvalue().decode("utf-8")


def updated(text: str, words: Catalog, locale: str) -> str:
    """A catalogue with the words of today. Its head stays as its translators wrote it."""
    catalogue = read_po(io.BytesIO(text.encode("utf-8")), locale=locale)
    catalogue.update(words, no_fuzzy_matching=True)
    head, _, _ = text.partition(HEAD)
    _, _, rest = written(catalogue).partition(HEAD)
    return f"{head}{HEAD}{rest}"


def main(new: str | None) -> None:
    words = template()
    LOCALES.mkdir(exist_ok=True)
    (LOCALES / "messages.pot").write_text(written(words), encoding="utf-8")
    if new:
        begin(new, words)
    for file in sorted(LOCALES.glob(f"*/{FILE}")):
        name, text = file.parts[-3], file.read_text(encoding="utf-8")
        today = updated(text, words, name)
        file.write_text(today, encoding="utf-8")
        left = left_in_english(name)
        sys.stdout.write(f"{name}: {left} of {len(words)} messages have no translation yet\n")


def begin(new: str, words: Catalog) -> None:
    """A catalogue in which nothing is translated, with the plural forms of its language."""
    file = LOCALES / str(Locale.parse(new)) / FILE
    if file.exists():
        sys.exit(f"There is a catalogue already: {file.relative_to(ROOT)}")
    catalogue = Catalog(locale=new, project="Reportback", fuzzy=False)
    catalogue.header_comment = f"# {catalogue.locale.english_name}"
    catalogue.update(words, no_fuzzy_matching=True)
    file.parent.mkdir(parents=True)
    file.write_text(written(catalogue), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
