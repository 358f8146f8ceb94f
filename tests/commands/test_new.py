"""`reportback new` writes files that the check finds nothing wrong with, or nothing at all."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportback.cli import main
from reportback.model import CampaignMatter, IdeaMatter, RecordMatter
from reportback.places import FilePlaces
from reportback.reading import frontmatter, yamltext
from reportback.reading.wording import shape
from tests.support import Finished, environment, files_below, run, run_cli

CAMPAIGN = {
    "title": "The pond: what now?",
    "summary": "It leaks.",
    "question": "What should the pond become?",
    "owner": "Parks",
    "decider": "The panel",
    "opens": "2026-01-01",
    "closes": "2026-02-01",
}
DECIDED = ("--by", "The panel", "--reason", "No room: too small.", "--date", "2026-02-03")


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    root = make_site({})
    flags = [part for key, value in CAMPAIGN.items() for part in (f"--{key}", value)]
    assert new(root, "campaign", "pond", *flags).returncode == 0
    idea = ("--campaign", "pond", "--submitted", "2026-01-03", "--title", "Ducks: yes")
    assert new(root, "idea", *idea, "--text", "More ducks.").returncode == 0
    return root


def new(root: Path, *arguments: str) -> Finished:
    """`reportback new` without a terminal, in this process."""
    said = CliRunner().invoke(main, ["new", *arguments, "--root", str(root)])
    assert said.exception is None or isinstance(said.exception, SystemExit), said.exception
    return Finished(arguments, said.exit_code, said.stdout, said.stderr)


def complaints(site: Path) -> list[str]:
    """What the check says, but for the story that a new campaign still lacks."""
    said = run_cli("check", cwd=site).stdout.splitlines()
    return [line for line in said if "found '[TO FILL IN: why you ask" not in line]


def test_what_it_writes_is_clean(site: Path) -> None:
    assert (
        new(
            site,
            "decision",
            "--campaign",
            "pond",
            "--ideas",
            "1",
            "--outcome",
            "declined",
            *DECIDED,
        ).returncode
        == 0
    )
    assert complaints(site) == []
    assert {
        "content/campaigns/pond.md",
        "ideas/pond/1-ducks-yes.md",
        "ideas/pond/decisions/2026-02-03-the-panel.yaml",
    } <= files_below(site).keys()


def test_ideas_get_the_next_number(site: Path) -> None:
    for _ in range(2):
        done = new(
            site, "idea", "--campaign", "pond", "--title", "Ещё уток", "--submitted", "2026-01-09"
        )
        assert done.returncode == 0
    names = [path.name for path in sorted((site / "ideas/pond").glob("*.md"))]
    assert names == ["1-ducks-yes.md", "2-eshche-utok.md", "3-eshche-utok.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decision", "--campaign", "pond", "--ideas", "1,7", "--outcome", "declined", *DECIDED),
         "idea-unknown"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "decline", *DECIDED),
         "did you mean 'declined'?"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "merged", *DECIDED),
         "--into  Which idea"),
        (("idea", "--campaign", "pond", "--title", "x", "--theme", "nothing"), "theme-unknown"),
        (("idea", "--campaign", "pnd", "--title", "x"), "There are: pond."),
        (("campaign", "Pond!", *(p for k, v in CAMPAIGN.items() for p in (f"--{k}", v))),
         "file-name"),
        (("campaign", "pond", *(p for k, v in CAMPAIGN.items() for p in (f"--{k}", v))),
         "exists already"),
        (("decision", "--campaign", "pond", "--ideas", "1,x", "--outcome", "declined", *DECIDED),
         "'x' is not a number"),
        (("decision", "--campaign", "pond", "--ideas", "3-1", "--outcome", "declined", *DECIDED),
         "runs backwards"),
        (("decision", "--campaign", "pond", "--ideas", "1,1", "--outcome", "declined", *DECIDED),
         "found '1' twice"),
        (("decision", "--campaign", "pond", "--ideas", "0", "--outcome", "declined", *DECIDED),
         "must be 1 or more"),
        (("decision", "--campaign", "pond", "--ideas", "1-99999", "--outcome", "x", *DECIDED),
         "is more than 5000 ideas"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "in-progress", *DECIDED),
         "move-too-early"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "received", *DECIDED),
         "outcome-not-recorded"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined", "--by", "P"),
         "--reason"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined", "--reopens",
          *DECIDED), "reopens-nothing"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "taken-forward",
          "--cost", "18.000", "--currency", "EUR", *DECIDED), "if the point parts thousands"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "taken-forward",
          "--cost", "a lot", "--currency", "EUR", *DECIDED), "must be an amount of money"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "taken-forward",
          "--cost", "12", *DECIDED), "go together"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "delivered",
          "--evidence", "Photo", "www.example.org/p", *DECIDED), "write all of it"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "delivered",
          "--evidence", "Photo", "p.jpg", *DECIDED), "picture-missing"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined",
          "--by", "P", "--reason", "No.", "--date", "2026-07-01"), "decision-future"),
        (("idea", "--campaign", "pond", "--title", "a\nb"), "must be on one line"),
        (("idea", "--campaign", "pond", "--title", "x", "--submitted", "2026-02-30"),
         "is not a day"),
        (("idea", "--campaign", "pond", "--title", "x", "--image", "no.jpg", "A duck"),
         "picture-missing"),
        (("idea", "--campaign", "pond", "--title", "x", "--builds-on", "7"), "idea-unknown"),
        (("idea", "--campaign", "pond"), "--title"),
        (("campaign", "lake"), "--question"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_and_nothing_is_written(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files_below(site)
    done = new(site, *arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert files_below(site) == before


def test_a_missing_flag_is_named_with_all_others_and_nothing_hangs(site: Path) -> None:
    done = new(site, "decision")
    assert done.returncode == 2
    for flag in ("--campaign", "--ideas", "--outcome", "--by"):
        assert f"  {flag}  " in done.stderr


def test_numbers_of_files_that_are_withheld_broken_or_gone_are_not_used_again(site: Path) -> None:
    (site / "ideas/pond/2-b.md").write_text(
        "---\nsubmitted: 2026-01-04\n"
        "withheld: {date: 2026-01-05, by: Parks, reason: It names a person.}\n---\n"
    )
    (site / "ideas/pond/3-c.md").write_text("no front matter\n")
    gone = site / "ideas/pond/4-d.md"
    gone.write_text("---\ntitle: D\nsubmitted: 2026-01-04\n---\n")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "All")):
        assert run(["git", "-C", site, *command]).returncode == 0
    gone.unlink()
    for command in (("add", "-A"), (*who, "commit", "-qm", "One less")):
        assert run(["git", "-C", site, *command]).returncode == 0
    done = new(site, "idea", "--campaign", "pond", "--title", "E", "--submitted", "2026-01-09")
    assert done.returncode == 0, done.stderr
    assert (site / "ideas/pond/5-e.md").is_file()
    assert "4 was used before and its file is gone" in done.stderr


def test_ranges_and_every_flag(site: Path) -> None:
    (site / "ideas/pond/files").mkdir()
    (site / "ideas/pond/files/minutes.txt").write_text("They met.")
    for title in "BCDE":
        idea = ("--campaign", "pond", "--title", title, "--submitted", "2026-01-09")
        more = ("--by", "Ann", "--via", "letter", "--supporters", "3", "--builds-on", "1",
                "--source", "form", title, "--lang", "cy", "--text", "Please.")  # fmt: skip
        assert new(site, "idea", *idea, *more).returncode == 0
    done = new(
        *(site, "decision", "--campaign", "pond", "--ideas", "1-3, 5", "--outcome"),
        *("taken-forward", *DECIDED, "--summary", "They met.", "--owner", "Parks"),
        *("--minutes", "https://example.org/m", "--due", "2026-09-01", "--cost", "1250.50"),
        *("--currency", "GBP", "--evidence", "Minutes", "minutes.txt", "--lang", "en"),
    )
    assert done.returncode == 0, done.stderr
    text = (site / "ideas/pond/decisions/2026-02-03-the-panel.yaml").read_text()
    assert "ideas: [1, 2, 3, 5]" in text
    assert "amount: 1250.50" in text
    assert run_cli("check", cwd=site).returncode == 0


# --- what a new file says of itself ---------------------------------------------------


def test_the_first_line_leads_to_the_schema(site: Path) -> None:
    new(site, "decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined", *DECIDED)
    assert run_cli("schema", "--write", cwd=site).returncode == 0
    lines = {
        "content/campaigns/pond.md": 1,
        "ideas/pond/1-ducks-yes.md": 1,
        "ideas/pond/decisions/2026-02-03-the-panel.yaml": 0,
    }
    for name, line in lines.items():
        path = site / name
        first = path.read_text(encoding="utf-8").splitlines()[line]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert target != first
        assert (path.parent / target).resolve().is_file(), name


REMARK = re.compile(r"^(\s*)# ([a-z_]+: .+)$", re.MULTILINE)


@pytest.mark.parametrize("kind", ["campaign", "idea", "record"])
def test_every_example_behind_a_hash_is_right_when_the_hash_goes(site: Path, kind: str) -> None:
    new(site, "decision", "--campaign", "pond", "--ideas", "1", "--outcome", "merged",
        "--into", "2", *DECIDED)  # fmt: skip
    new(site, "idea", "--campaign", "pond", "--title", "B", "--submitted", "2026-01-03")
    new(site, "decision", "--campaign", "pond", "--ideas", "1", "--outcome", "under-review",
        "--by", "P")  # fmt: skip
    model, name = {
        "campaign": (CampaignMatter, "content/campaigns/pond.md"),
        "idea": (IdeaMatter, "ideas/pond/1-ducks-yes.md"),
        "record": (RecordMatter, "ideas/pond/decisions/2026-06-30-p.yaml"),
    }[kind]
    text = (site / name).read_text(encoding="utf-8")
    without = list(REMARK.finditer(text))
    assert len(without) >= 7
    text = REMARK.sub(r"\1\2", text)
    parts = frontmatter.split(name, text)[0]
    data, places, problems = yamltext.parse(name, parts.yaml if parts else text)
    assert problems == []
    assert shape(model, data, places or FilePlaces(name))[1] == []


# --- on a terminal --------------------------------------------------------------------


def typed(root: Path, arguments: tuple[str, ...], lines: list[str]) -> tuple[int, str]:
    """What the command says on a terminal to a person who types these lines, and its status."""
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).parent / "reportback"), "new", *arguments]
    with subprocess.Popen(
        command, cwd=root, stdin=theirs, stdout=theirs, stderr=theirs, env=environment()
    ) as process:
        os.close(theirs)
        os.write(ours, "".join(f"{line}\n" for line in lines).encode() + b"\x04\x04")
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # the terminal is gone once the program has ended
            pass
        status = process.wait(60)
    os.close(ours)
    return status, said.decode("utf-8", "replace").replace("\r\n", "\n")


def test_a_campaign_is_asked_for_and_wrong_answers_are_asked_again(
    make_site: Callable[..., Path],
) -> None:
    root = make_site({})
    lines = [
        *(" ", CAMPAIGN["title"], CAMPAIGN["summary"], CAMPAIGN["question"]),
        *(CAMPAIGN["owner"], CAMPAIGN["decider"]),
        *("1/2/2026", "2026-02-30", "2026-02-01"),  # opens
        *("2026-01-01", "31.3.2026", ""),  # closes: before it opens, in another order, as offered
        *("pond!", ""),  # code
    ]
    status, said = typed(root, ("campaign", "pond"), lines)
    assert status == 0, said
    for words in (
        "write 2026-02-01, if that is the day",
        "must be a day that exists",
        "'closes' must not be before 2026-02-01",
        "write 2026-03-31, if that is the day",
        "[2026-03-29]",
        "must be 2 to 12 capital letters",
        "[POND]",
    ):
        assert words in said, (words, said)
    text = (root / "content/campaigns/pond.md").read_text(encoding="utf-8")
    assert "closes: 2026-03-29" in text
    assert "code: POND" in text
    assert "Next:" in said
    assert complaints(root) == []


def test_a_decision_shows_what_there_is_and_judges_each_answer(site: Path) -> None:
    lines = [
        *("pnd", "pond"),
        *("", "one", "1-0", "7", "1"),  # ideas: empty, a word, backwards, unknown, right
        *("declin", "received", "in-progress", "declined"),
        "The panel",
        *("tomorrow", "2026-02-03"),
        *(" ", "No room: too small."),
    ]
    status, said = typed(site, ("decision",), lines)
    assert status == 0, said
    for words in (
        "Campaigns:",
        "The pond: what now?",
        "Did you mean" if "Did you mean" in said else "did you mean 'pond'?",
        "1  Ducks: yes  [Waiting for an answer]",
        "'one' is not a number",
        "runs backwards",
        "must be the number of an idea of this campaign",
        "did you mean 'declined'?",
        "take the decision out",
        "must come after taken-forward",
        "The answer is no.",
        "must be a date",
        "must not be empty",
    ):
        assert words in said, (words, said)
    assert complaints(site) == []
    again = ["pond", "1", "declined", "taken-forward"]
    status, said = typed(site, ("decision", "--by", "P"), again)
    assert "no outcome must follow 'declined', which is final" in said
    assert "[Declined]" in said


def test_an_idea_shows_themes_and_takes_only_those(make_site: Callable[..., Path]) -> None:
    root = make_site({})
    flags = [part for key, value in CAMPAIGN.items() for part in (f"--{key}", value)]
    more = ("--theme", "water", "Water and fish", "--area", "north", "The north bank")
    assert new(root, "campaign", "pond", *flags, *more).returncode == 0
    lines = ["pond", "Ducks", "2026-01-03", "More ducks.", "", "wather", "water", "south", "north"]
    status, said = typed(root, ("idea",), lines)
    assert status == 0, said
    for words in ("Water and fish", "did you mean 'water'?", "'south' is no area"):
        assert words in said
    text = (root / "ideas/pond/1-ducks.md").read_text(encoding="utf-8")
    assert "themes: [water]" in text
    assert "area: north" in text
    assert text.endswith("---\n\nMore ducks.\n")


def test_an_outcome_may_be_given_by_its_label(site: Path) -> None:
    flags = ("--campaign", "pond", "--ideas", "1", "--outcome", "Taken forward", *DECIDED)
    assert new(site, "decision", *flags).returncode == 0
    [record] = (site / "ideas/pond/decisions").iterdir()
    assert "outcome: taken-forward" in record.read_text(encoding="utf-8")


def test_ideas_that_are_not_there_are_refused_before_anything_is_asked(site: Path) -> None:
    flags = ("decision", "--campaign", "pond", "--ideas", "1,99")
    status, said = typed(site, flags, [])
    assert status == 1
    assert "found 99" in said
    assert "Who decided" not in said


def test_giving_up_leaves_nothing(site: Path) -> None:
    before = files_below(site)
    status, said = typed(site, ("decision",), ["pond", "1"])
    assert status == 1
    assert "Aborted!" in said
    assert files_below(site) == before


def test_a_terminal_is_not_painted_by_a_title(site: Path) -> None:
    path = site / "ideas/pond/2-x.md"
    path.write_text('---\ntitle: "Ducks \u202e evil"\nsubmitted: 2026-01-03\n---\n')
    _, said = typed(site, ("decision",), ["pond", "1"])
    assert "evil" in said
    assert "\u202e" not in said


def test_a_decision_that_is_dated_back_may_not_break_a_later_record(site: Path) -> None:
    decide = ("decision", "--campaign", "pond", "--ideas", "1", "--by", "P", "--reason", "R.")
    assert new(site, *decide, "--outcome", "taken-forward", "--date", "2026-03-01").returncode == 0
    before = files_below(site)
    done = new(site, *decide, "--outcome", "declined", "--date", "2026-02-01", "--name", "early")
    assert done.returncode == 1
    assert "no outcome must follow 'declined', which is final" in done.stderr
    assert "decisions/2026-03-01-p.yaml:" in done.stderr
    assert files_below(site) == before
