"""Pelican's side: the only module that imports it. Wiring, no logic.

A build goes into a staging folder beside the output; only a site that is whole is delivered.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping
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

from reportback import addresses, contents, printing, publication, rendering, theming, writing
from reportback.as_of import VARIABLE, day_spoken_for
from reportback.model import Settings
from reportback.pages import Page
from reportback.pipeline import Checked, read_and_check
from reportback.problems import Problem, errors
from reportback.reading.configuration import settings_from
from reportback.reading.files import exists
from reportback.reading.guide import read_guide
from reportback.reading.package import FORM, form_files
from reportback.reading.papers import published
from reportback.reading.pictures import cleaned
from reportback.reading.themes import OWN_STYLE, STATIC, own_parts, sheets
from reportback.searching import NoIndex
from reportback.similarity import Key, similar_ideas
from reportback.site import Site

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
    envs: dict[str, Environment]
    staging: Path = Path()
    log: _Errors = field(default_factory=_Errors)
    expected: list[str] = field(default_factory=list)
    site: Site | None = None


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
    envs = {tag: _templates(pelican, settings, root, tag) for tag in settings.editions}
    build = _Build(root, Path(pelican.output_path).resolve(), settings, problems, envs)
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


def _templates(pelican: Pelican, settings: Settings, root: Path, tag: str) -> Environment:
    """The templates of one edition, with what the site's settings file adds to them."""
    own = pelican.settings
    overrides = [root / folder for folder in own["THEME_TEMPLATES_OVERRIDES"]]
    folders = [*overrides, f"{pelican.theme}/templates"]
    env = rendering.environment(folders, settings, tag)
    env.filters.update(own["JINJA_FILTERS"])
    env.globals.update(own["JINJA_GLOBALS"], as_page=partial(_as_page, env))
    if tag == settings.lang:
        rendering.compile_all(env)
    return env


def _lend_templates(generator: Generator) -> None:
    """One template environment for our pages and Pelican's own."""
    build: _Build = generator.settings[_BUILD]
    generator.env = build.envs[build.settings.lang]


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
        pages, articles = self.context["pages"], self.context["articles"]
        contents.settle(pages, self.build.settings, self.settings["PAGE_URL"])
        contents.settle(articles, self.build.settings, self.settings["ARTICLE_URL"])
        settings = self.build.settings
        similar = similar_ideas(self.checked.ledger(), settings.lang)
        self.sites = [self._site(tag, similar) for tag in settings.editions]
        self.build.site = self.sites[0]
        for site in self.sites:
            rendering.speak_for(self.build.envs[site.tongue], site)

    def _site(self, tag: str, similar: Mapping[Key, tuple[Key, ...]]) -> Site:
        """The site in one language."""
        settings, checked = self.build.settings, self.checked
        return Site(
            settings.spoken(tag),
            checked.ledger(tag),
            tuple(contents.article(each, tag, settings) for each in self.context["articles"]),
            tuple(contents.link(each, tag, settings) for each in self.context["pages"]),
            checked.register.redirects,
            checked.pictures(),
            read_guide() if settings.guide else (),
            own_style=exists(self.build.root, OWN_STYLE),
            own_parts=own_parts(self.build.root),
            edition=None if tag == settings.lang else tag,
            written=checked.written(tag) if tag == settings.lang else None,
            papers=checked.papers(),
            similar=similar,
        )

    def generate_output(self, writer: Writer) -> None:
        """Write every page, feed and table into the staging folder."""
        build, (site, *others) = self.build, self.sites
        further = [(build.envs[other.tongue], other) for other in others]
        files = publication.files(build.envs[site.tongue], site, further)
        try:
            build.expected = writing.put_all(build.staging, files)
        except (publication.DoesNotAddUp, NoIndex) as error:
            raise BuildStopped(f"{error}; nothing was published") from None
        for each in self.sites:
            if twice := contents.doubled(build.expected, each):
                raise BuildStopped(f"{twice}. Nothing was published")
        for other in others:
            self._write_own(writer, other)
        build.expected += writing.put_all(build.staging, self._style())
        pictures = cleaned(build.root, publication.pictures(site))
        build.expected += writing.put_all(build.staging, pictures)
        papers = published(build.root, publication.papers(site))
        build.expected += writing.put_all(build.staging, papers)
        if site.settings.editing.form:
            build.expected += writing.copy_all(FORM, build.staging, form_files())

    def _style(self) -> Iterator[tuple[str, bytes]]:
        theme = Path(self.settings["THEME"])
        found = sheets(self.build.root, theme, theming.SHEETS)
        yield addresses.SCREEN_STYLE, theming.screen_css(found, self.build.settings)

    def _write_own(self, writer: Writer, site: Site) -> None:
        """Pelican's own pages and articles in a further edition, as Pelican writes the others."""
        for kind in ("page", "article"):
            for original in self.context[f"{kind}s"]:
                shown = contents.in_edition(original, site.tongue)
                template = self.build.envs[site.tongue].get_template(f"{shown.template}.html")
                path = addresses.output_file(site.placed(original.url))
                relative = self.settings["RELATIVE_URLS"]
                writer.write_file(path, template, self.context, relative, **{kind: shown})
                self.build.expected.append(path)


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


def _as_page(env: Environment, content: Content, site: Site) -> Page:
    """One of Pelican's pages or articles as the templates know a page; links lead from there."""
    page = contents.as_page(content, site)
    rendering.turn_to(env, page)
    return page


def _deliver(pelican: Pelican) -> None:
    """Make the staged site the output, if it is whole. Raises BuildStopped if it is not."""
    build: _Build = pelican.settings[_BUILD]
    logging.getLogger().removeHandler(build.log)
    if build.log.messages:
        raise BuildStopped(f"Pelican met errors ({build.log.messages[0]}); nothing was published")
    if build.site and build.settings.report_pdf:  # now that the style sheets are there too
        reports = printing.report_files(build.site, build.staging, build.expected)
        build.expected += writing.put_all(build.staging, reports)
    if build.settings.offline:
        writing.rework(build.staging, build.expected, rendering.with_files)
    missing = [name for name in build.expected if not (build.staging / name).is_file()]
    if missing:
        lacking = f"{len(missing)} files are missing ({missing[0]})"
        raise BuildStopped(f"{lacking}; nothing was published")
    writing.deliver(build.staging, build.output)
