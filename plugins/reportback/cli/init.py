"""`reportback init`: a new site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from reportback.model import Settings
from reportback.problems import quoted
from reportback.reading.catalogues import has_words
from reportback.reading.files import exists
from reportback.reading.starter import from_source, own_wheel, starter_files, version
from reportback.schemas import schema_files
from reportback.starting import QUESTIONS, Question, faults, offered, site_files
from reportback.starting.answers import NONE, regions
from reportback.writing import put_new

F = TypeVar("F", bound=Callable[..., Any])
_LETTERS_OF_A_CODE = 3


def _flags(command: F) -> F:
    """One option for each question, in their order."""
    for question in reversed(QUESTIONS):
        command = click.option(f"--{question.name}", help=f"{question.words}.")(command)
    return command


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_flags
@click.option("--keep", is_flag=True, help="Leave files that are there already as they are.")
def init(folder: Path, keep: bool, **given: str | None) -> None:
    """Begin a site in FOLDER: its settings, first pages, commands and workflows.

    On a terminal, what no flag says is asked. The theme and the program come from the package.
    """
    said = {name: _tidy(name, answer) for name, answer in given.items() if answer is not None}
    answers = _asked(said) if sys.stdin.isatty() else _given(said)
    files = _free(folder, _files(answers), keep=keep)
    try:
        put_new({folder / path: data for path, data in files.items()})
    except OSError as error:
        found = f"{error.strerror or error} ({error.filename})"
        raise click.ClickException(f"Nothing was written: {found}.") from None
    click.echo(f"Wrote {len(files)} files to {folder}.\n")
    click.echo("\n".join([*_notes(answers), *_next(folder)]))


def _tidy(name: str, answer: str) -> str:
    """An answer as the settings write it."""
    answer = answer.strip()
    if answer.casefold() == NONE:
        return NONE
    is_code = name in {"country", "region"} and len(answer) <= _LETTERS_OF_A_CODE
    return answer.upper() if is_code else answer


def _given(said: Mapping[str, str]) -> dict[str, str]:
    """The answers from flags alone. Raises UsageError with all that is missing or wrong."""
    wrong, answers = [], dict[str, str]()
    for question in QUESTIONS:
        if question.needed and question.name not in said:
            wrong.append(f"--{question.name} is missing: {question.words}.")
            continue
        answers[question.name] = said.get(question.name, offered(question, answers))
        if question.name in said:
            found = faults(question, answers[question.name], answers)
            wrong += [f"--{question.name}: {fault}." for fault in found]
    if wrong:
        raise click.UsageError("\n".join([*wrong, "Nothing was written."]))
    return answers


def _asked(said: Mapping[str, str]) -> dict[str, str]:
    """The answers, asked for where no flag gives a good one."""
    answers = dict[str, str]()
    for question in QUESTIONS:
        answer = said.get(question.name)
        if answer is None and question.name == "region" and not regions(answers["country"]):
            answer = NONE
        if answer is not None:
            found = faults(question, answer, answers)
            click.echo("".join(f"--{question.name}: {fault}.\n" for fault in found), nl=False)
            answer = None if found else answer
        answers[question.name] = _prompted(question, answers) if answer is None else answer
    return answers


def _prompted(question: Question, answers: Mapping[str, str]) -> str:
    """One answer; a wrong one is told why and asked for again."""

    def judged(answer: str) -> str:
        answer = _tidy(question.name, answer)
        found = faults(question, answer, answers)
        if found:
            raise click.UsageError("; ".join(found))
        return answer

    known = regions(answers["country"]) if question.name == "region" else ()
    words = f"{question.words}: {', '.join(known)}" if known else question.words
    default = None if question.name == "name" else offered(question, answers)
    return str(click.prompt(words, default=default, value_proc=judged))


def _files(answers: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the new site; the wheel too, where this program came from a file."""
    files = site_files(starter_files(), answers, version()) | schema_files(Settings())
    return files | {f"wheels/{name}": data for name, data in own_wheel().items()}


def _free(folder: Path, files: Mapping[str, bytes], *, keep: bool) -> dict[str, bytes]:
    """The files whose places are free. Raises UsageError with all that are not, unless kept."""
    taken = [path for path in files if exists(folder, path)]
    if taken and not keep:
        raise click.UsageError(
            f"{folder} has these already: {', '.join(taken)}. Nothing was written; move them "
            "away, or say --keep to leave them as they are and write the others."
        )
    return {path: data for path, data in files.items() if path not in taken}


def _notes(answers: Mapping[str, str]) -> list[str]:
    """What was decided without asking, or is not as one may expect."""
    notes = [f"Time zone: {answers['timezone']}."]
    lang = answers["lang"]
    if not has_words(lang):
        notes.append(f"The interface has no words in {quoted(lang)} yet: headings stay English.")
    if not lang.startswith("en"):
        notes.append(
            "The first pages in content/pages/ are drafts in English, and marked so (Lang: en): "
            "translate them, then take that line out."
        )
    if from_source():
        notes.append(
            "This Reportback runs from its source code: `make wheel` there, and put the file from "
            "dist/ into wheels/ here."
        )
    return [*notes, ""]


def _next(folder: Path) -> list[str]:
    """What to do now."""
    return [
        "Next:",
        f"  cd {folder}",
        "  make serve     see it at http://127.0.0.1:8000/ (sets everything up the first time)",
        "  make check     lists the gaps in content/pages/ that only you can fill",
        "  .venv/bin/reportback new campaign river     asks the first question",
        "README.md says where everything is.",
    ]
