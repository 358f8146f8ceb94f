"""Good records, damaged in every ordinary way: what was done, and the line where it was done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import support

CAMPAIGN = "content/campaigns/park.md"
IDEA = "ideas/park/1-bench.md"
RECORD = "ideas/park/decisions/2026-02-10-panel.yaml"

GOOD = {
    CAMPAIGN: """\
---
title: The park
summary: What the park should have.
question: What should the park have?
owner: Parks team
decider: Parks committee
contact: Parks office
opens: 2026-01-01
closes: 2026-01-31
code: PARK
criteria:
  - It fits the space
  - It can be looked after
themes:
  rest: Rest
  play: Play
phases:
  - name: Deciding
    starts: 2026-02-01
    ends: 2026-03-01
promises:
  - kind: answer
    within: 20 working days
  - kind: decide
    by: 2026-05-29
lang: en
---

Tell us.
""",
    IDEA: """\
---
title: A bench by the pond
submitted: 2026-01-10
by: Ann Lee
via: Post
themes: [rest]
supporters: 12
source:
  system: Form
  id: A7
lang: en
---

A bench by the pond, please.
""",
    "ideas/park/2-swing.md": """\
---
title: A swing
submitted: 2026-01-11
---

A swing.
""",
    RECORD: """\
date: 2026-02-10
by: Parks committee
summary: The committee met.
minutes: https://www.example.org/minutes
decisions:
  - ideas: [1]
    outcome: taken-forward
    reason: The pond has room for it.
    owner: Parks team
    due: 2026-09-01
    cost:
      amount: 1250.50
      currency: GBP
  - ideas: [2]
    outcome: declined
    reason: There is one already.
""",
}


@dataclass(frozen=True)
class Damage:
    """What is done to a good site, and where: the path, and the line that a message must name."""

    name: str
    path: str
    line: int
    do: Callable[[Path], object]
    codes: frozenset[str] = frozenset()


def site(root: Path) -> Path:
    return support.write_tree(root, {name: text.encode() for name, text in GOOD.items()})


def _line(name: str, path: str, old: str, new: str, *, offset: int = 0, code: str = "") -> Damage:
    """One line of a file replaced by another."""
    lines = GOOD[path].split("\n")
    number = lines.index(old)
    lines[number] = new
    data = "\n".join(lines).encode("utf-8", "surrogateescape")
    return Damage(
        f"{name}: {path} {old.strip()}",
        path,
        number + 1 + offset,
        lambda root: (root / path).write_bytes(data),
        frozenset({code} if code else ()),
    )


def _bytes(name: str, path: str, data: bytes, line: int = 1, code: str = "") -> Damage:
    codes = frozenset({code} if code else ())
    return Damage(
        f"{name}: {path}", path, line, lambda root: (root / path).write_bytes(data), codes
    )


TEXTS = (
    (CAMPAIGN, "title: The park"),
    (CAMPAIGN, "question: What should the park have?"),
    (CAMPAIGN, "owner: Parks team"),
    (CAMPAIGN, "  play: Play"),
    (IDEA, "title: A bench by the pond"),
    (IDEA, "by: Ann Lee"),
    (IDEA, "  system: Form"),
    (RECORD, "by: Parks committee"),
    (RECORD, "summary: The committee met."),
    (RECORD, "    reason: The pond has room for it."),
    (RECORD, "    owner: Parks team"),
)

# What becomes of `key: value`; {} stands for the value.
IN_TEXT = {
    "unclosed double quote": '"{}',
    "unclosed single quote": "'{}",
    "words after the quote": '"{}" and more',
    "apostrophe in single quotes": "'It's {}'",
    "quote in double quotes": '"The "{}" of ours"',
    "backslash in double quotes": '"C:\\docs\\{}"',
    "colon in text": "{}: and more",
    "colon at the end": "{}:",
    "leading @": "@{}",
    "leading `": "`{}`",
    "leading %": "%{}",
    "leading *": "*{}",
    "leading * and space": "* {}",
    "leading &": "&{}",
    "leading & and words": "&here {}",
    "leading !": "!{}",
    "leading ! and space": "! {}",
    "leading -": "- {}",
    "leading ?": "? {}",
    "leading >": "> {}",
    "leading |": "| {}",
    "leading ,": ", {}",
    "leading ]": "] {}",
    "leading }": "}} {}",
    "leading #": "#{}",
    "a # within": "{} #3 of 4",
    "unclosed [": "[{}",
    "unclosed {": "{{{}",
    "words after ]": "[{}] and more",
    "words after }": "{{{}}} and more",
    "list for text": "[{}, more]",
    "group for text": "{{{}: more}}",
    "whole number for text": "42",
    "decimal number for text": "4.5",
    "true for text": "True",
    "false for text": "false",
    "figures for text": "007",
    "a power for text": "1e3",
    "bell": "{}\x07",
    "NUL": "\0{}",
    "escape code written with a backslash": '"\\e[2J{}"',
    "line ends of another kind": "{}\u2028more",
    "latin-1": "{} \udce9t\udce9",
}


def _texts() -> Iterator[Damage]:
    for path, old in TEXTS:
        key, value = old.split(": ")
        indent = key[: len(key) - len(key.lstrip())]
        for name, form in IN_TEXT.items():
            yield _line(name, path, old, f"{key}: {form.format(value)}")
        yield _line("no colon", path, old, old.replace(": ", " "))
        yield _line("no space after the colon", path, old, old.replace(": ", ":"))
        yield _line("tab", path, old, f"\t{old.strip()}")
        yield _line("twice", path, old, f"{old}\n{old}", offset=1, code="yaml-duplicate-key")
        if not key.endswith("play"):
            yield _line("misspelt key", path, old, f"{key[:-1]}z: {value}", code="key-unknown")
            yield _line("key in capitals", path, old, f"{key.upper()}: {value}", code="key-unknown")
            yield _line("hostile key", path, old, f'{indent}"\\e]0;x\\a{key.strip()}": {value}')


DATES = (
    (CAMPAIGN, "opens: 2026-01-01"),
    (CAMPAIGN, "closes: 2026-01-31"),
    (CAMPAIGN, "    starts: 2026-02-01"),
    (CAMPAIGN, "    by: 2026-05-29"),
    (IDEA, "submitted: 2026-01-10"),
    (RECORD, "date: 2026-02-10"),
    (RECORD, "    due: 2026-09-01"),
)
ARABIC_DIGITS = "2026-01-01".translate({ord("0") + n: 0x0660 + n for n in range(10)})
NO_DATES = (
    *("2026-02-30", "2026-13-01", "0000-00-00", "29/05/2026", "29.05.2026", "5/29/26", "May 2026"),
    *("2026-5-9", "2026-05-29T10:00:00Z", "20260529", "yesterday", "2026", "true", "[2026-05-29]"),
    *("{on: 2026-05-29}", "20260-05-29", ARABIC_DIGITS, ".inf", "2026–05–29", "1e9"),
)
SINGLE = (
    (IDEA, "supporters: 12", "supporters: -1", "value-number"),
    (IDEA, "supporters: 12", "supporters: 1_000", "value-number"),
    (IDEA, "supporters: 12", "supporters: 1,000", "value-number"),
    (IDEA, "supporters: 12", "supporters: 12.5", "value-number"),
    (IDEA, "supporters: 12", "supporters: .nan", "value-number"),
    (IDEA, "supporters: 12", "supporters: 0x1F", "value-number"),
    (IDEA, "supporters: 12", "supporters: 0777", "value-number"),
    (IDEA, "supporters: 12", "supporters: " + "9" * 6000, "value-number"),
    (IDEA, "themes: [rest]", "themes: rest", "value-list"),
    (IDEA, "themes: [rest]", "themes: [rset]", "theme-unknown"),
    (IDEA, "themes: [rest]", "themes: [rest, rest]", "value-list"),
    (IDEA, "themes: [rest]", "themes: [[rest]]", "value-text"),
    (IDEA, "themes: [rest]", "themes: {rest: 1}", "value-list"),
    (IDEA, "lang: en", "lang: English", "value-language"),
    (IDEA, "lang: en", "lang: en_GB", "value-language"),
    (IDEA, "  id: A7", "  id: 7", "value-text"),
    (CAMPAIGN, "code: PARK", "code: the park", "value-code"),
    (CAMPAIGN, "  - kind: answer", "  - kind: answr", "value-choice"),
    (CAMPAIGN, "  - kind: answer", "  - kind: 3", "value-choice"),
    (CAMPAIGN, "    within: 20 working days", "    within: 20", "value-period"),
    (CAMPAIGN, "    within: 20 working days", "    within: 20 fortnights", "value-period"),
    (CAMPAIGN, "    within: 20 working days", "    within: -3 days", "value-period"),
    (CAMPAIGN, "    within: 20 working days", "    whithin: 20 working days", "key-unknown"),
    (CAMPAIGN, "  - It fits the space", "  It fits the space", ""),
    (CAMPAIGN, "  - It fits the space", "  - {It fits}", "value-text"),
    (RECORD, "minutes: https://www.example.org/minutes", "minutes: see our site", "value-address"),
    (RECORD, "minutes: https://www.example.org/minutes", "minutes: http://[::1", "value-address"),
    (RECORD, "  - ideas: [1]", "  - ideas: 1", "value-list"),
    (RECORD, "  - ideas: [1]", "  - ideas: [1, one]", "value-number"),
    (RECORD, "  - ideas: [1]", "  - ideas: []", "value-list"),
    (RECORD, "  - ideas: [1]", "  - ideas: [1, 1]", "value-list"),
    (RECORD, "  - ideas: [1]", "  - ideas: [99]", "idea-unknown"),
    (RECORD, "  - ideas: [1]", "  - ideas: [1", "yaml-syntax"),
    (RECORD, "  - ideas: [1]", "  -ideas: [1]", "yaml-syntax"),
    (RECORD, "    outcome: taken-forward", "    outcome: taken forward", "outcome-unknown"),
    (RECORD, "    outcome: taken-forward", "    outcome: Taken-Forward", "outcome-unknown"),
    (RECORD, "    outcome: taken-forward", "    outcome: received", "outcome-not-recorded"),
    (RECORD, "    outcome: taken-forward", "    outcome: in-progress", "move-too-early"),
    (RECORD, "    outcome: taken-forward", "    outcome: merged", "into-missing"),
    (RECORD, "    outcome: taken-forward", "  outcome: taken-forward", "yaml-syntax"),
    (RECORD, "    outcome: taken-forward", "     outcome: taken-forward", "yaml-syntax"),
    (RECORD, "      amount: 1250.50", "      amount: £1250.50", "value-number"),
    (RECORD, "      amount: 1250.50", "      amount: 1,250.50", "value-number"),
    (RECORD, "      amount: 1250.50", "      amount: -1", "value-number"),
    (RECORD, "      currency: GBP", "      currency: Pounds", "value-currency"),
    (RECORD, "      currency: GBP", "     currency: GBP", "yaml-syntax"),
    (RECORD, "    cost:", "    cost", "yaml-syntax"),
    (RECORD, "    cost:", "    <<: *costs", ""),
)


# Damage that YAML can only notice in the line below.
BELOW = (
    (CAMPAIGN, "  - It fits the space", " - It fits the space"),
    (CAMPAIGN, "  - kind: answer", "  kind: answer"),
)


def _values() -> Iterator[Damage]:
    for path, old in DATES:
        key = old.split(": ")[0]
        for wrong in NO_DATES:
            yield _line(f"date {wrong}", path, old, f"{key}: {wrong}", code="value-date")
    for path, old, new in BELOW:
        yield _line(f"{new} for", path, old, new, offset=1, code="yaml-syntax")
    for path, old, new, code in SINGLE:
        yield _line(f"{new[:40]} for", path, old, new, code=code)


def _wholes() -> Iterator[Damage]:
    for path in (CAMPAIGN, IDEA, RECORD):
        text = GOOD[path]
        front = "---\n" if text.startswith("---") else ""
        first = 2 if front else 1
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            yield _bytes(encoding, path, text.encode(encoding))
        yield _bytes("empty", path, b"", code="file-empty")
        yield _bytes("only spaces", path, b" \r\n\t\r\n", code="file-empty")
        yield _bytes("only a mark", path, b"\xef\xbb\xbf", code="file-empty")
        yield _bytes("two megabytes", path, text.encode() * 9000, code="file-too-large")
        yield _bytes("archive", path, b"PK\x03\x04\x14\x00\x08\x08\xff\xfe")
        yield _bytes("web page", path, b"<!doctype html>\n<title>Sign in</title>\n")
        wrapped = {
            "list": "- a\n- b\n",
            "one word": "park\n",
            "ten thousand brackets": "x-a: " + "[" * 10_000 + "\n",
            "ten thousand brackets with spaces": "x-a: " + "[ " * 10_000 + "\n",
            "ten thousand braces": "x-a: " + "{a: " * 10_000 + "\n",
            "ten thousand dashes": "- " * 10_000 + "a\n",
            "ten thousand questions": "? " * 10_000 + "a\n",
            "aliases": "x-a: &a [b]\nx-b: [*a, *a]\n",
            "a tag that runs": "x-a: !!python/object/apply:os.system [ls]\n",
            "a list for a key": "? [a, b]\n: c\n",
            "directive": "%YAML 9.9\n",
        }
        for name, words in wrapped.items():
            data = front + words + ("---\n" if front else "")
            yield _bytes(name, path, data.encode(), line=first)
    steps = "".join(" " * depth + "a:\n" for depth in range(1000))
    yield _bytes("a thousand steps", RECORD, f"x-a:\n{steps}".encode(), line=52)
    for path in (CAMPAIGN, IDEA):
        yield _bytes("no front matter", path, b"The park\n", code="front-matter-missing")
        unclosed = GOOD[path].replace("\n---\n", "\n", 1)
        yield _bytes("unclosed", path, unclosed.encode(), code="front-matter-unclosed")


def _made(name: str, path: str, make: Callable[[Path], object], code: str) -> Damage:
    def do(root: Path) -> None:
        (root / path).unlink()
        make(root / path)

    return Damage(f"{name}: {path}", path, 1, do, frozenset({code}))


def _things() -> Iterator[Damage]:
    for path in (CAMPAIGN, IDEA, RECORD):
        yield _made("folder", path, Path.mkdir, "file-is-folder")
        yield _made("pipe", path, os.mkfifo, "file-unreadable")
        link = "file-link-outside"
        yield _made("dangling link", path, lambda p: p.symlink_to("nothing"), link)
        yield _made("link outside", path, lambda p: p.symlink_to("/etc/hostname"), link)
        yield _made("link to itself", path, lambda p: p.symlink_to(p.name), link)
        yield _made("link to a folder", path, lambda p: p.symlink_to("."), "file-is-folder")


ADDED = {
    "ideas/park/1-Bench.md": "file-case-clash",
    "ideas/park/01-again.md": "idea-number-taken",
    "ideas/park/notes.txt": "file-name",
    "ideas/park/3 bench.md": "file-name",
    "ideas/park/0-bench.md": "file-name",
    "ideas/park/-1-bench.md": "file-name",
    "ideas/park/3-bench.MD": "file-name",
    "ideas/park/3-\x1b[31mred.md": "file-name",
    "ideas/park/3-two\nlines.md": "file-name",
    "ideas/park/3-\u202egnp.md": "file-name",
    "ideas/park/3-\udcff.md": "file-name",
    "ideas/park/decisions/minutes.yaml": "file-name",
    "ideas/park/decisions/2026-13-01-panel.yaml": "file-name",
    "ideas/park/decisions/2026-02-10 panel.yaml": "file-name",
    "ideas/notes.md": "file-stray",
    "ideas/Park/1-bench.md": "file-name",
    "ideas/parks/1-bench.md": "campaign-missing",
    "content/campaigns/The Park.md": "file-name",
    "content/campaigns/notes.txt": "file-name",
}


# Where the folder is at fault, or the file that sorts behind the new one.
OF_THE_FOLDER = {"ideas/Park/1-bench.md", "ideas/parks/1-bench.md"}
OF_THE_OTHER = {"ideas/park/1-Bench.md": IDEA, "ideas/park/01-again.md": IDEA}


def _added() -> Iterator[Damage]:
    for path, code in ADDED.items():
        place = path.rsplit("/", 1)[0] if path in OF_THE_FOLDER else OF_THE_OTHER.get(path, path)

        def do(root: Path, path: str = path) -> None:
            raw = os.fsencode(root) + b"/" + path.encode("utf-8", "surrogateescape")
            target = Path(os.fsdecode(raw))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(GOOD[IDEA].replace("A7", "A8").encode())

        yield Damage(f"added {path!a}", place, 1, do, frozenset({code}))
    yield Damage(
        "gap", "ideas/park", 1, lambda r: (r / IDEA).unlink(), frozenset({"idea-number-gap"})
    )


DAMAGES = [*_texts(), *_values(), *_wholes(), *_things(), *_added()]
