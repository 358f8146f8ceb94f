"""What Reportback adds to a site while Pelican generates it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from reportback import addresses, contents, publication, rendering, theming, writing
from reportback.as_of import VARIABLE, day_spoken_for
from reportback.attach.build import BUILD, Build, BuildStopped
from reportback.model import Settings
from reportback.pipeline import Checked, read_and_check
from reportback.problems import errors
from reportback.reading.files import exists
from reportback.reading.guide import read_guide
from reportback.reading.package import FORM, form_files
from reportback.reading.papers import published
from reportback.reading.pictures import cleaned
from reportback.reading.themes import OWN_STYLE, own_parts, sheets
from reportback.searching import NoIndex
from reportback.similarity import Key, similar_ideas
from reportback.site import Site


class RecordGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Everything that Reportback adds to a site.

    The record is checked when the generator is made, before anything is written. Raises
    BuildStopped, with every problem on standard error.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.build: Build = self.settings[BUILD]
        self.checked = _checked(self.build)

    def generate_context(self) -> None:
        """Tell every template of the site; Pelican's own pages and articles are known by now."""
        pages, articles = self.context["pages"], self.context["articles"]
        contents.settle(pages, self.build.settings, self.settings["PAGE_URL"])
        contents.settle(articles, self.build.settings, self.settings["ARTICLE_URL"])
        settings = self.build.settings
        similar = similar_ideas(self.checked.ledger(), settings.lang)
        self.sites = [self._site(tag, similar) for tag in settings.editions]
        self.build.sites = self.sites
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
            translations=checked.register.all_translations,
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


def _checked(build: Build) -> Checked:
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
