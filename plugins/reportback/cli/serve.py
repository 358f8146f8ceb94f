"""`reportback serve`: see the site while it is being edited."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import click
from watchfiles import DefaultFilter, watch

from reportback.as_of import settle
from reportback.cli.building import build
from reportback.cli.options import as_of_option, root_option
from reportback.places import Place
from reportback.problems import Problem
from reportback.reading.configuration import read_settings
from reportback.reading.themes import own_theme
from reportback.rendering import environment
from reportback.serving import Preview
from reportback.serving import serve as serve_preview
from reportback.writing import STAGING

SETTINGS = ("pelicanconf.py", "publishconf.py")
# Not output/: what `make publish` made there is not for a preview to overwrite.
PREVIEW = ".preview"
_TURN = 300  # milliseconds in which one of the two watchers listens


@click.command()
@root_option
@click.option("--port", default=8000, show_default=True, help="The port to serve on.")
@as_of_option
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to serve on.")
def serve(root: Path, as_of: date | None, port: int, bind: str) -> None:
    """Build the site, serve it, and build it again whenever a file changes.

    The browser reloads by itself. While a file is broken, every page says what is wrong.
    """
    root = root.resolve()
    if as_of:
        settle(as_of)
    output = root / PREVIEW
    preview = Preview(output, read_settings(root)[0])
    try:
        server = serve_preview(preview, bind, port, click.echo)
    except OSError as error:
        said = f"port {port} cannot be used ({error.strerror})"
        other = f"--port {port + 1}, or make serve PORT={port + 1}"
        raise click.UsageError(f"{said}; use another: {other}.") from None
    _build(root, preview)
    Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"The site is at http://{bind}:{port}/ (stop with Ctrl-C)")
    try:
        for _ in _changes(root, output):
            _build(root, preview)
    finally:
        server.shutdown()


def _changes(root: Path, output: Path) -> Iterator[object]:
    """Every change of a source.

    Settings files lie in the root, which holds much else. They are watched through their folder,
    since an editor that saves by renaming leaves a watched file behind.
    """
    folders = _Sources(output)
    settings = watch(
        root,
        watch_filter=lambda _, path: Path(path) in {root / name for name in SETTINGS},
        recursive=False,
        raise_interrupt=False,
        rust_timeout=_TURN,
        yield_on_timeout=True,
    )
    sources = watch(
        *_watched(root),
        watch_filter=folders,
        raise_interrupt=False,
        rust_timeout=_TURN,
        yield_on_timeout=True,
    )
    for pair in zip(settings, sources, strict=False):
        if any(pair):
            yield pair


class _Sources(DefaultFilter):
    """Changes of sources, not those that a build makes itself."""

    def __init__(self, output: Path) -> None:
        self._made = (str(output), str(output.with_name(f"{STAGING}{output.name}")))
        super().__init__(ignore_entity_patterns=(*self.ignore_entity_patterns, r"^\.writing-"))

    def __call__(self, change: object, path: str) -> bool:
        return not path.startswith(self._made) and super().__call__(change, path)  # type: ignore[arg-type]


def _watched(root: Path) -> Iterator[Path]:
    """Everything that a page can depend on, the program itself included."""
    here = Path(__file__).resolve().parents[1]
    names = ("content", "ideas", "theme", "templates", "static", "plugins")
    folders = [root / name for name in names if (root / name).exists()]
    yield from folders
    if not any(here.is_relative_to(folder.resolve()) for folder in folders):
        yield here


def _build(root: Path, preview: Preview) -> None:
    done = build(root, preview.output, "pelicanconf.py")
    news = preview.news(done.stderr or done.stdout)
    click.echo(done.stderr.strip() if done.returncode else news or "Built.")
    trouble = None if done.returncode == 0 else _trouble(root, done.stderr)
    preview.settings, _ = read_settings(root)
    preview.show(trouble)


def _trouble(root: Path, said: str) -> bytes:
    """The page that stands in for all others while the site cannot be built."""
    settings, _ = read_settings(root)
    problems = list(_problems(root))
    template = environment([own_theme() / "templates"], settings).get_template("problems.html")
    text = template.render(problems=problems, said=said.strip(), css_path="/theme/css")
    return text.encode()


def _problems(root: Path) -> Iterator[Problem]:
    """What the check says, asked in a process of its own for the same reason."""
    command = [sys.executable, "-m", "reportback.cli", "check", "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    for said in json.loads(done.stdout or "[]"):
        place = Place(said["path"], said["line"], said["column"])
        yield Problem(place, said["code"], said["must"], said["found"], said["todo"])
