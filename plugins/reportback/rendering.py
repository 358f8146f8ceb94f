"""Templates and how a page becomes bytes."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from reportback import addresses, language, policy, prose
from reportback.language import Language
from reportback.model import Settings
from reportback.pages import Page
from reportback.pages.structured import structured
from reportback.phrases import Phrases
from reportback.reading.guide import PICTURES, chapter_name
from reportback.reading.themes import own_theme  # noqa: F401 - 0.1.0 had it here
from reportback.site import Site


class Unusable(SystemExit):
    """A template cannot be used: the message says which, in which line, and why.

    A SystemExit, because Pelican renders pages too, and shows a traceback for everything else.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(f"{_where(error)}: {error}; nothing was published")


class _Template(Template):
    """A template, a site's own perhaps. Raises Unusable."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        try:
            return super().render(*args, **kwargs)
        except (TemplateError, TypeError) as error:
            raise Unusable(error) from error


def compile_all(env: Environment) -> None:
    """Read every template before any is needed. Raises Unusable where one is no template."""
    for name in env.list_templates(extensions=["html"]):
        try:
            env.get_template(name)
        except TemplateSyntaxError as error:
            raise Unusable(error) from None


def environment(
    folders: Sequence[Path | str], settings: Settings, edition: str | None = None
) -> Environment:
    """Templates from these folders, the first that has one wins. All output is escaped.

    They speak the language of an edition, else the site's own.
    """
    tongue = language.interface(edition or settings.lang, settings.holidays.country)
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a build is one process; files that change mean another build
        extensions=["jinja2.ext.i18n"],
    )
    env.template_class = _Template
    translate = tongue.translations
    env.install_gettext_translations(translate, newstyle=True)  # type: ignore[attr-defined]
    say, way = Phrases(tongue), _Way()
    env.filters.update(_filters(tongue), author=say.author, guide=_guide(way))
    env.globals.update(address=addresses, link=way, say=say, speaks=_speaks(tongue, settings.lang))
    env.globals["structured_data"] = partial(_structured_data, env)
    env.globals.update(policy=partial(policy.meta, settings))
    return env


def _filters(tongue: Language) -> Mapping[str, Callable[..., Any]]:
    return {
        "day": tongue.day,
        "weekday": tongue.weekday,
        "month": tongue.month,
        "month_in_short": tongue.month_in_short,
        "year": tongue.year,
        "number": tongue.number,
        "size": tongue.size,
        "percent": tongue.percent,
        "money": lambda cost: tongue.money(cost.amount, cost.currency),
        "and_list": tongue.list,
        "language_name": lambda tag: language.language_name(tag, tongue),
        "direction": language.direction,
        "prose": prose.to_html,
        "plain": prose.to_plain,
        "excerpt": prose.excerpt,
        "iso": date.isoformat,
    }


def _speaks(tongue: Language, own: str) -> Callable[..., Markup]:
    """The attributes of an element whose words may be in another language than the page's."""

    def speaks(*tags: str | None) -> Markup:
        """`lang` (and `dir`) for the first tag given, or nothing where it is the page's own."""
        tag = next(filter(None, tags), own)
        if f"{tongue.tag}-".startswith(f"{tag}-"):
            return Markup()
        turned = language.direction(tag)
        lang = Markup(' lang="{}"').format(tag)
        return lang if turned == tongue.direction else lang + Markup(' dir="{}"').format(turned)

    return speaks


@dataclass
class _Way:
    """`link(address)` in templates: the way there from the page that is being rendered.

    It knows the page by itself, so that components need no context and are loaded once, not once
    for every page.
    """

    here: str = addresses.HOME
    prefix: str = ""
    site: Site | None = None

    def __call__(self, target: str, tag: str | None = None) -> str:
        """The way within this edition, or to the one in another language (`tag`).

        The 404 page is served from any depth, so its links begin at the root. In a copy without a
        server each link names its file: a folder would show its list of files. What is followed
        stands on the website alone, since a copy never has anything new.
        """
        if self.site and self.site.settings.offline and addresses.is_followed(target):
            return self.site.whole(target, tag)
        there, here = target, self.here
        if tag and self.site:
            there, here = self.site.placed(target, tag), self.site.placed(here)
        elif self.prefix and not addresses.in_each_edition(target):
            here = addresses.placed(here, self.prefix)
        if self.site and self.site.settings.offline:
            there = addresses.with_file(there)
        elif here == addresses.NOT_FOUND and self.site:
            return self.site.path + addresses.quoted(there)
        return addresses.quoted(addresses.relative(there, here))


def _guide(way: _Way) -> Callable[[str], Markup]:
    """The guide's Markdown, whose links name files beside it, as HTML whose links lead to pages."""

    def address(written: str) -> str | None:
        folder, _, name = written.rpartition("/")
        if written.startswith("https://"):
            return written
        if folder == PICTURES:
            return way(addresses.guide_picture(name))
        return None if folder else way(addresses.guide(chapter_name(name)))

    return lambda markdown: prose.guide_to_html(markdown, address)


def _structured_data(env: Environment, page: Page) -> Markup | None:
    """What a page is about as JSON that nothing in it can break out of: neither HTML's signs nor
    the line ends that only scripts know stand in it as they are."""
    found = structured(env.globals["site"], page)  # type: ignore[arg-type]
    if found is None:
        return None
    text = htmlsafe_json_dumps(found, json.dumps, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029"))  # noqa: S704


_FOLDER_LINK = re.compile(
    rb"""(?<=\bhref=)(["'])((?![a-z][a-z0-9+.-]*:|/)[^"']*)\1""", re.IGNORECASE
)


def with_files(html: bytes) -> bytes:
    """A page whose own links to folders lead on to their files: those that people wrote in its text
    and that no template made, too."""

    def named(link: re.Match[bytes]) -> bytes:
        mark, written = link.groups()
        return mark + addresses.with_file(written.decode()).encode() + mark

    return _FOLDER_LINK.sub(named, html)


def _way(env: Environment) -> _Way:
    way = env.globals["link"]
    if not isinstance(way, _Way):
        raise TypeError("JINJA_GLOBALS must not replace 'link'")
    return way


def speak_for(env: Environment, site: Site) -> None:
    """Tell every template which site it belongs to."""
    env.globals.update(site=site)
    way = _way(env)
    way.site, way.prefix = site, site.placed(addresses.HOME)


def turn_to(env: Environment, page: Page) -> None:
    """From now on links lead from this page."""
    _way(env).here = page.address


def render(env: Environment, page: Page) -> bytes:
    """A page's bytes; the templates speak for a site already."""
    turn_to(env, page)
    return env.get_template(page.template).render(page=page, **page.context).encode("utf-8")


def _where(error: Exception) -> str:
    """The place in a template that an error came from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    *_, last = [("a template", 1), *((f.filename, f.lineno) for f in frames if _is_html(f))]
    return f"{last[0]}:{last[1]}"


def _is_html(frame: traceback.FrameSummary) -> bool:
    return frame.filename.endswith(".html")
