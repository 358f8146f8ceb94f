"""Questions on a terminal: each answer is judged at once, and asked for again where it is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from reportback.drafting import numbers_in, told
from reportback.model.values import Matter
from reportback.places import printable

Answer = tuple[Any, Sequence[str]]
Given = Mapping[str, Any]
Rule = Callable[[str, Given], Answer]


def _always(given: Given) -> bool:
    return True


def _nothing(given: Given) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for a flag that was not given, and the rule that the answer must hold.

    Rule, default, what is shown before it and whether it is asked at all may depend on what was
    given and answered before. An `optional` one may be left empty, and is only asked on a terminal.
    """

    flag: str
    words: str
    rule: Rule
    default: Callable[[Given], str | None] = _nothing
    before: Callable[[Given], None] = _nothing
    asked: Callable[[Given], bool] = _always
    optional: bool = False

    @property
    def key(self) -> str:
        """The name under which the answer is kept."""
        return self.flag.removeprefix("--").replace("-", "_")


def by_rule(kind: type[Matter], key: str) -> Rule:
    """The rule of a key, in the words of `check`."""

    def rule(said: str, given: Given) -> Answer:
        value, problems = told(kind, key, said)
        return value, [problem.message for problem in problems]

    return rule


def on_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()


def ask(question: Question, given: Given) -> Any:
    """The first answer that holds; None for an optional one that was left empty."""
    question.before(given)
    default = question.default(given)
    default = "" if question.optional and default is None else default
    while True:
        shown = bool(default)
        said = str(click.prompt(question.words, default=default, show_default=shown)).strip()
        if question.optional and not said:
            return None
        value, wrong = question.rule(said, given)
        if not wrong:
            return value
        for message in wrong:
            click.echo(f"  {printable(message)}", err=True)


def answered(given: Given, questions: Sequence[Question]) -> dict[str, Any]:
    """What was given, with an answer to each question that it leaves open.

    Without a terminal nothing is asked: all flags that are missing are named at once.
    """
    known = dict(given)
    if not on_terminal():
        missing = [q for q in questions if _is_open(q, known) and not q.optional]
        _require(missing)
        return known
    for question in questions:
        if _is_open(question, known):
            known[question.key] = ask(question, known)
    return known


def _is_open(question: Question, given: Given) -> bool:
    return given.get(question.key) in (None, (), "") and question.asked(given)


def _require(missing: Iterable[Question]) -> None:
    lines = [f"  {question.flag}  {question.words}" for question in missing]
    if lines:
        raise click.UsageError(
            "There is no terminal to ask on, and these are missing:\n" + "\n".join(lines)
        )


def show(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Choices, on the screen beside the questions; never where there is nobody to choose."""
    rows = [(printable(name), printable(meaning)) for name, meaning in rows]
    if rows and on_terminal():
        width = min(max(len(name) for name, _ in rows), 30)
        click.echo(f"\n{title}:")
        for name, meaning in rows:
            click.echo(f"  {name:<{width}}  {meaning}".rstrip())


def numbers(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, ...]:
    """The numbers of ideas in a flag, or wrong usage."""
    if value is None:
        return ()
    try:
        return numbers_in(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None
