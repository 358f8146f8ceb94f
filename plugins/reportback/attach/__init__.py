"""Pelican's side: the only module that imports it. Wiring, no logic.

A build goes into a staging folder beside the output; only a site that is whole is delivered.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from jinja2 import Environment
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from reportback import contents, printing, rendering, writing
from reportback.attach.build import BUILD, Build, BuildStopped
from reportback.attach.generator import RecordGenerator
from reportback.model import Settings
from reportback.pages import Page
from reportback.reading.configuration import settings_from
from reportback.reading.themes import STATIC
from reportback.site import Site

__all__ = ["BuildStopped", "connect"]


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
    build = Build(root, Path(pelican.output_path).resolve(), settings, problems, envs)
    pelican.settings[BUILD] = build
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
    build: Build = pelican.settings[BUILD]
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
    build: Build = generator.settings[BUILD]
    generator.env = build.envs[build.settings.lang]


def _as_page(env: Environment, content: Content, site: Site) -> Page:
    """One of Pelican's pages or articles as the templates know a page; links lead from there."""
    page = contents.as_page(content, site)
    rendering.turn_to(env, page)
    return page


def _deliver(pelican: Pelican) -> None:
    """Make the staged site the output, if it is whole. Raises BuildStopped if it is not."""
    build: Build = pelican.settings[BUILD]
    logging.getLogger().removeHandler(build.log)
    if build.log.messages:
        raise BuildStopped(f"Pelican met errors ({build.log.messages[0]}); nothing was published")
    if build.settings.report_pdf:  # now that the style sheets are there too
        reports = printing.report_files(build.sites, build.staging, build.expected)
        build.expected += writing.put_all(build.staging, reports)
    if build.settings.offline:
        writing.rework(build.staging, rendering.with_files)
    missing = [name for name in build.expected if not (build.staging / name).is_file()]
    if missing:
        lacking = f"{len(missing)} files are missing ({missing[0]})"
        raise BuildStopped(f"{lacking}; nothing was published")
    writing.deliver(build.staging, build.output)
