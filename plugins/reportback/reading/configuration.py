"""The site's settings, from pelicanconf.py."""

from __future__ import annotations

import ast
import runpy
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from reportback.model import Settings
from reportback.places import FilePlaces, Loc, Place
from reportback.problems import Problem, quoted
from reportback.reading.catalogues import has_words, left_in_english
from reportback.reading.files import exists
from reportback.reading.package import FORM, FORM_SCRIPT
from reportback.reading.themes import overrides, theme_of
from reportback.reading.wording import shape

GROUP = "REPORTBACK"
_PELICANS = {
    "SITENAME": "site_name",
    "SITEURL": "site_url",
    "DEFAULT_LANG": "lang",
    "TIMEZONE": "timezone",
    "REPORTBACK_OFFLINE": "offline",
}


def read_settings(root: Path, name: str = "pelicanconf.py") -> tuple[Settings, list[Problem]]:
    """The settings of the site below `root`; the defaults where there is no settings file."""
    if not (root / name).is_file():
        return Settings(), []
    try:
        given = _run(root / name)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a program may raise anything
        return Settings(), [_broken(root, name, error)]
    return settings_from(given, root, name)


def settings_from(
    given: Mapping[str, Any], root: Path, name: str = "pelicanconf.py"
) -> tuple[Settings, list[Problem]]:
    """The settings in the names that a settings file defines (Pelican's own and our group)."""
    own = given.get(GROUP, {})
    places = _places(root, name)
    if not isinstance(own, Mapping):
        must, found = f"{GROUP} must be a dictionary", f"found {type(own).__name__}"
        problem = Problem(places.value(GROUP), "settings", must, found, "write it as {…}")
        return Settings(), [problem]
    pelicans = {ours: given[theirs] for theirs, ours in _PELICANS.items() if given.get(theirs)}
    settings, problems = shape(Settings, _frozen(dict(own) | pelicans), places)
    if settings is None:
        return Settings(), problems
    own_files = overrides(root, theme_of(given, root))
    settings = settings.as_published
    return settings, [*problems, *_not_there(settings, root, places), *own_files]


def given_settings(root: Path, name: str = "pelicanconf.py") -> Mapping[str, Any]:
    """Every name that a settings file defines; none where there is no file or it does not run."""
    try:
        return _run(root / name) if (root / name).is_file() else {}
    except (Exception, SystemExit):  # noqa: BLE001 - `read_settings` says what is wrong with it
        return {}


def _not_there(settings: Settings, root: Path, places: FilePlaces) -> Iterator[Problem]:
    """What the settings name, or should name, and is not there."""
    logo = settings.organisation.logo
    if logo and not exists(root, f"content/{logo}"):
        must, found = "'logo' must be a file in content/", f"found no {quoted(logo)}"
        place, todo = places.value("organisation", "logo"), "put the file there"
        yield Problem(place, "settings", must, found, todo)
    if settings.editing.form and not exists(FORM, FORM_SCRIPT):
        must, found = "the form's script must be in the program", "found none"
        todo = "run 'make tools' and install again, or set 'form' to False"
        yield Problem(places.value("editing", "form"), "settings", must, found, todo)
    if not has_words(settings.lang):
        must, found = "DEFAULT_LANG should be a language of the interface", f"found {settings.lang}"
        todo = "the interface stays English; your own texts are marked as what they are"
        yield Problem(places.value("lang"), "interface-language", must, found, todo)
    for loc, tag in _tongues(settings):
        if left := left_in_english(tag):
            must = "the interface should have every word in the languages of the site"
            found = f"found {left} in {tag} that are still English"
            todo = "finish its catalogue: docs/languages.md"
            yield Problem(places.value(*loc), "interface-language", must, found, todo)
    for i, tag in enumerate(settings.languages):
        if not has_words(tag):
            must, found = "'languages' must be languages of the interface", f"found {tag}"
            todo = "take it out, or add a catalogue: docs/languages.md"
            yield Problem(places.value("languages", i), "edition-language", must, found, todo)
    if not settings.site_url:
        must, found = "SITEURL should be the site's whole address", "found none"
        todo = "set it before you publish: feeds, calendars and the sitemap need it"
        yield Problem(places.value(), "site-address", must, found, todo)


def _tongues(settings: Settings) -> Iterator[tuple[Loc, str]]:
    """Each language of the site, and where it is set."""
    yield ("lang",), settings.lang
    for i, tag in enumerate(settings.languages):
        yield ("languages", i), tag


def _run(path: Path) -> Mapping[str, Any]:
    """What the file defines. Its folder is importable meanwhile, as it is for Pelican.

    What it prints is kept apart from what a command says.
    What it imports from there is forgotten afterwards: another site's module may have that name.
    """
    before, known = list(sys.path), set(sys.modules)
    sys.path.insert(0, str(path.parent))
    try:
        with redirect_stdout(sys.stderr):
            return runpy.run_path(str(path))
    finally:
        sys.path[:] = before
        for module in set(sys.modules) - known:
            file = getattr(sys.modules[module], "__file__", None)
            if file and Path(file).resolve().is_relative_to(path.parent.resolve()):
                del sys.modules[module]


def _broken(root: Path, name: str, error: BaseException) -> Problem:
    if isinstance(error, SyntaxError):
        line = error.lineno or 1
    else:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f.lineno for f in frames if Path(f.filename) == root / name and f.lineno]
        line = lines[-1] if lines else 1
    said = error.msg if isinstance(error, SyntaxError) else error
    must, found = "must run as Python", f"found {type(error).__name__}: {said}"
    return Problem(Place(name, line), "settings", must, " ".join(found.split()), "correct the line")


def _frozen(value: Any) -> Any:
    """Lists as tuples, as our shapes want them."""
    if isinstance(value, Mapping):
        return {str(key): _frozen(inner) for key, inner in value.items()}
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list | tuple) else value


def _places(root: Path, name: str) -> FilePlaces:
    """Where the keys of our group stand in the settings file, as far as it spells them out."""
    try:
        tree = ast.parse((root / name).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return FilePlaces(name)
    found = dict(_assigned(tree, name))
    return FilePlaces(name, values=found, keys=found)


def _assigned(tree: ast.Module, name: str) -> Iterator[tuple[Loc, Place]]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign):
                if target.id == GROUP:
                    yield from _inside(node.value, (), name)
                elif target.id in _PELICANS:
                    yield (_PELICANS[target.id],), _place(node, name)


def _inside(node: ast.expr, loc: Loc, name: str) -> Iterator[tuple[Loc, Place]]:
    yield loc, _place(node, name)
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                yield from _inside(value, (*loc, str(key.value)), name)
    if isinstance(node, ast.List | ast.Tuple):
        for index, value in enumerate(node.elts):
            yield from _inside(value, (*loc, index), name)


def _place(node: ast.stmt | ast.expr, name: str) -> Place:
    return Place(name, node.lineno, node.col_offset + 1)
