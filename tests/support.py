"""What tests do with a site: write a small one, run the console command, build, look for tools.

Plain functions, so that scripts and fixtures can share them; `conftest.py` hands them to tests.
"""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A site of a few lines, pinned to a day. Its theme and plugin are this repository's.
SMALL_SETTINGS = f"""\
SITENAME = "A small site"
SITEURL = "https://small.example"
DEFAULT_LANG = "en"
TIMEZONE = "Europe/London"
REPORTBACK = {{
    "as_of": "2026-06-30",
    "holidays": {{"country": "GB", "region": "ENG"}},
    "history": False,
}}
PLUGINS = ["reportback"]
THEME = {str(ROOT / "theme")!r}
PATH = "content"
PAGE_PATHS = ["pages"]
PAGE_URL = "{{slug}}/"
PAGE_SAVE_AS = "{{slug}}/index.html"
ARTICLE_PATHS = []
STATIC_PATHS = ["images"]
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""

# What the caller's shell may have set, and must not reach a test.
FOREIGN = (
    "REPORTBACK_AS_OF",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "SOURCE_DATE_EPOCH",
    "FORCE_COLOR",
    "PYTHONWARNINGS",
)

Files = Mapping[str, str | bytes]
Finished = subprocess.CompletedProcess[str]


def write_tree(root: Path, files: Files) -> Path:
    """Write `files` (path: contents) below `root`. Text loses the indent it has in the test."""
    for name, contents in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = contents if isinstance(contents, bytes) else textwrap.dedent(contents).encode()
        path.write_bytes(data)
    return root


def write_site(root: Path, files: Files, settings: str | None = SMALL_SETTINGS) -> Path:
    """Write a site: `files`, the two folders that every site has, and its settings."""
    for folder in ("content", "ideas"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    if settings is not None:
        (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return write_tree(root, files)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder: its path from there, and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(expected: Path, made: Path) -> list[str]:
    """How the files of one folder differ from those of another, a line for each file."""
    wanted, found = files_below(expected), files_below(made)
    how = {(True, False): "missing", (False, True): "not expected", (True, True): "differs"}
    return [
        f"{name}: {how[name in wanted, name in found]}"
        for name in sorted(wanted.keys() | found.keys())
        if wanted.get(name) != found.get(name)
    ]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment without what would make a test depend on the caller."""
    own = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return own | {"NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"} | dict(extra or {})


def run(
    command: Sequence[str | os.PathLike[str]],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str = "",
    timeout: float = 300,
) -> Finished:
    """Run a program to its end, whatever its exit status, and keep what it said."""
    return subprocess.run(
        [os.fspath(part) for part in command],
        cwd=cwd,
        env=environment(env),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=timeout,
        check=False,
    )


def run_cli(
    *args: str | os.PathLike[str],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str = "",
    timeout: float = 300,
) -> Finished:
    """Run `reportback ARGS` as a person would, from this environment's bin/."""
    command = Path(sys.executable).parent / "reportback"
    return run([command, *args], cwd=cwd, env=env, stdin=stdin, timeout=timeout)


def build(
    root: Path,
    output: Path,
    *,
    settings: str = "pelicanconf.py",
    override: Mapping[str, object] | None = None,
    as_of: str | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    check: bool = True,
) -> Finished:
    """Build the site in `root` into `output`, by the command that the README gives.

    `override` sets single settings for this build. Unless `check` is False, a build that
    fails is an AssertionError with everything that it said.
    """
    extra = [f"{name}={json.dumps(value)}" for name, value in (override or {}).items()]
    done = run(
        [
            sys.executable,
            *("-m", "pelican", root / "content", "-s", root / settings, "-o", output),
            *("--fatal=errors", "--log-handler", "plain"),
            *(["-e", *extra] if extra else []),
        ],
        cwd=cwd or root,
        env={**(env or {}), **({"REPORTBACK_AS_OF": as_of} if as_of else {})},
    )
    if check and done.returncode != 0:
        raise AssertionError(f"the build ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def chromium() -> str | None:
    """Where the browser is: what CHROMIUM names, else the first that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, names)), None)


def chromium_flags() -> list[str]:
    """Flags that keep a headless browser at home: no updates, no sync, no look-ups."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        *(["--no-sandbox"] if as_root else []),  # the sandbox does not start for root
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
