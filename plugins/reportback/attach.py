"""Pelican's side: the only module that imports it. Wiring, no logic.

A build goes into a staging folder beside the output; only a site that is whole is delivered.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator
from pelican.writers import Writer

from reportback import addresses, publication, rendering, theming, writing
from reportback.as_of import VARIABLE, day_spoken_for
from reportback.model import Settings
from reportback.pages import Page
from reportback.pages.campaigns import home_trail
from reportback.pipeline import Checked, read_and_check
from reportback.problems import Problem, errors
from reportback.reading.configuration import settings_from
from reportback.reading.files import exists
from reportback.reading.guide import read_guide
from reportback.reading.package import FORM, form_files
from reportback.reading.pictures import cleaned
from reportback.reading.themes import OWN_STYLE, STATIC, sheets
from reportback.site import Article, Link, Site

_BUILD = "REPORTBACK_BUILD"


class BuildStopped(SystemExit):
    """The build stops before anything is delivered: exit status 1, and the message says why.

    A SystemExit, because Pelican shows a traceback for everything else.
    """


class _Errors(logging.Handler):
    """Keeps what Pelican logs as errors: Pelican goes on after them, a build of ours does not."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error. Alone, pass everything on as Python does where nobody listens."""
        if record.levelno >= logging.ERROR:
            self.messages.append(record.getMessage())
        if logging.getLogger().handlers == [self] and logging.lastResort:
            logging.lastResort.handle(record)


@dataclass
class _Build:
    """One run of Pelican. It lives in Pelican's settings, never in a module."""

    root: Path
    output: Path
    settings: Settings
    problems: list[Problem]
    env: Environment
    staging: Path = Path()
    log: _Errors = field(default_factory=_Errors)
    expected: list[str] = field(default_factory=list)


def connect() -> None:
    """Connect to Pelican's signals (which hold receivers weakly: all are module functions)."""
    signals.initialized.connect(_begin)
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_lend_templates)
    signals.finalized.connect(_deliver)


def _begin(pelican: Pelican) -> None:
    """Prepare what all runs of this Pelican share. Pelican itself deletes nothing."""
    root = Path(pelican.settings["PATH"]).resolve().parent
    settings, problems = settings_from(pelican.settings, root)
    env = _templates(pelican, settings, root)
    build = _Build(root, Path(pelican.output_path).resolve(), settings, problems, env)
    pelican.settings[_BUILD] = build
    pelican.delete_outputdir = False
    if settings.offline:
        pelican.settings["RELATIVE_URLS"] = True
    _lay_over(pelican, root / STATIC)
    _keep_apart(build.output, root, Path(pelican.path), Path(pelican.theme))


def _lay_over(pelican: Pelican, own: Path) -> None:
    """Publish the site's own static files after the theme's, over those of the same name."""
    paths = pelican.settings["THEME_STATIC_PATHS"]
    if own.is_dir() and str(own) not in paths:
        pelican.settings["THEME_STATIC_PATHS"] = [*paths, str(own)]


def _keep_apart(output: Path, root: Path, content: Path, theme: Path) -> None:
    """Refuse to publish over the site's own sources, or in among them."""
    sources = (root / "ideas", content.resolve(), theme.resolve())
    above = any(path.is_relative_to(output) for path in (root, *sources))
    if above or any(output.is_relative_to(path) for path in sources):
        raise BuildStopped(f"the output must have a folder of its own; {output} holds sources")


def _generators(pelican: Pelican) -> type[Generator]:
    """Send everything that this run writes to a staging folder."""
    build: _Build = pelican.settings[_BUILD]
    build.staging = writing.staging_beside(build.output)
    pelican.output_path = str(build.staging)
    logging.getLogger().addHandler(build.log)
    return RecordGenerator


def _templates(pelican: Pelican, settings: Settings, root: Path) -> Environment:
    """The templates of this run, with what the site's settings file adds to them."""
    own = pelican.settings
    overrides = [root / folder for folder in own["THEME_TEMPLATES_OVERRIDES"]]
    folders = [*overrides, f"{pelican.theme}/templates"]
    env = rendering.environment(folders, settings)
    env.filters.update(own["JINJA_FILTERS"])
    env.globals.update(own["JINJA_GLOBALS"], as_page=partial(_as_page, env))
    rendering.compile_all(env)
    return env


def _lend_templates(generator: Generator) -> None:
    """One template environment for our pages and Pelican's own."""
    build: _Build = generator.settings[_BUILD]
    generator.env = build.env


class RecordGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Everything that Reportback adds to a site.

    The record is checked when the generator is made, before anything is written. Raises
    BuildStopped, with every problem on standard error.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.build: _Build = self.settings[_BUILD]
        self.checked = _checked(self.build)

    def generate_context(self) -> None:
        """Tell every template of the site; Pelican's own pages and articles are known by now."""
        articles = tuple(_article(article) for article in self.context["articles"])
        pages = tuple(Link(str(page.title), page.url) for page in self.context["pages"])
        record = (self.checked.register.redirects, self.checked.pictures())
        settings = self.build.settings
        guide = read_guide() if settings.guide else ()
        styled = exists(self.build.root, OWN_STYLE)
        self.site = Site(
            settings, self.checked.ledger(), articles, pages, *record, guide, own_style=styled
        )
        rendering.speak_for(self.env, self.site)

    def generate_output(self, writer: Writer) -> None:
        """Write every page, feed and table into the staging folder."""
        site = self.site
        files = publication.files(self.env, site)
        try:
            self.build.expected = writing.put_all(self.build.staging, files)
        except publication.DoesNotAddUp as error:
            raise BuildStopped(f"{error}; nothing was published") from None
        _no_address_twice(self.build.expected, site)
        styles = sheets(self.build.root, Path(self.settings["THEME"]), theming.SHEETS)
        style = [(addresses.SCREEN_STYLE, theming.screen_css(styles, site.settings))]
        self.build.expected += writing.put_all(self.build.staging, style)
        pictures = cleaned(self.build.root, publication.pictures(site))
        self.build.expected += writing.put_all(self.build.staging, pictures)
        papers = publication.papers(site)
        self.build.expected += writing.copy_all(self.build.root, self.build.staging, papers)
        if site.settings.editing.form:
            self.build.expected += writing.copy_all(FORM, self.build.staging, form_files())


def _no_address_twice(files: list[str], site: Site) -> None:
    """Raises BuildStopped when a page or article of Pelican's has the address of one of ours."""
    pages = [(page.title, page.address) for page in site.pages]
    articles = [(article.title, article.address) for article in site.articles]
    for title, address in pages + articles:
        if addresses.output_file(address) in files:
            said = f"the page '{title}' has the address {address}, which is the record's"
            raise BuildStopped(f"{said}; give it another Slug. Nothing was published")


def _checked(build: _Build) -> Checked:
    as_of = _as_of(build.settings)
    checked = read_and_check(build.root, build.settings, as_of)
    problems = {*build.problems, *checked.problems}
    sys.stderr.write("".join(f"{problem}\n" for problem in sorted(problems)))
    wrong = len(errors(problems))
    if wrong:
        raise BuildStopped(f"{wrong} problem{'' if wrong == 1 else 's'}; nothing was published")
    return checked


def _as_of(settings: Settings) -> date:
    try:
        return day_spoken_for(None, settings)
    except ValueError:
        raise BuildStopped(f"{VARIABLE} must be a day, written as 2026-05-29") from None


def _article(article: Content) -> Article:
    summary = str(article.metadata.get("summary", ""))
    return Article(str(article.title), article.url, article.date.date(), summary)


def _as_page(env: Environment, content: Content, site: Site) -> Page:
    """One of Pelican's pages or articles as the templates know a page; links lead from there."""
    trail = home_trail(site)
    if content.url.startswith(addresses.NEWS):
        trail = (*trail, Link(site.phrases.gettext("News"), addresses.NEWS))
    lang = content.lang if content.lang != site.settings.lang else None
    title, source = str(content.title), _source(content)
    page = Page(content.url, content.template, title, {}, trail=trail, lang=lang, source=source)
    rendering.turn_to(env, page)
    return page


def _source(content: Content) -> str:
    """The file of a page of Pelican's, by its path in the site."""
    root = Path(content.settings["PATH"]).resolve().parent
    return Path(content.source_path).resolve().relative_to(root).as_posix()


def _deliver(pelican: Pelican) -> None:
    """Make the staged site the output, if it is whole. Raises BuildStopped if it is not."""
    build: _Build = pelican.settings[_BUILD]
    logging.getLogger().removeHandler(build.log)
    if build.log.messages:
        raise BuildStopped(f"Pelican met errors ({build.log.messages[0]}); nothing was published")
    if build.settings.offline:
        writing.rework(build.staging, build.expected, rendering.with_files)
    missing = [name for name in build.expected if not (build.staging / name).is_file()]
    if missing:
        lacking = f"{len(missing)} files are missing ({missing[0]})"
        raise BuildStopped(f"{lacking}; nothing was published")
    writing.deliver(build.staging, build.output)
