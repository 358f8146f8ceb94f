"""Templates and how a page becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from reportback import addresses, language, prose
from reportback.language import Language
from reportback.model import Settings
from reportback.pages import Page
from reportback.site import Site


def environment(folders: Sequence[Path | str], settings: Settings) -> Environment:
    """Templates from these folders, the first that has one wins. All output is escaped."""
    tongue = Language(settings.lang)
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    translate = tongue.translations
    env.install_gettext_translations(translate, newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(_filters(tongue))
    env.globals.update(address=addresses, link=_link)
    return env


def _filters(tongue: Language) -> Mapping[str, Callable[..., Any]]:
    return {
        "day": tongue.day,
        "number": tongue.number,
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


@pass_context
def _link(context: Context, target: str) -> str:
    """The way from this page to an address on the site. The 404 page is served from any depth."""
    here = context["page"].address
    if here == addresses.NOT_FOUND:
        return str(context["site"].path + target)
    return addresses.relative(target, here)


def render(env: Environment, site: Site, page: Page) -> bytes:
    """A page's bytes."""
    template = env.get_template(page.template)
    text = template.render(site=site, page=page, say=site.phrases, **page.context)
    return text.encode("utf-8")
