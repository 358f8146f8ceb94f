"""What pydantic found wrong, as problems with places and plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportback.model import IdeaMatter
from reportback.model.rejection import found
from reportback.model.values import Matter
from reportback.places import FilePlaces, Loc
from reportback.problems import Problem, choose, nearest, quoted

M = TypeVar("M", bound=Matter)
_SHORT = 40  # what fits in brackets on its line
# Keys without which no rule across records finds anything else.
_SPARED = frozenset("contact cost due owner submit_url supporters via".split())
_AT_THE_KEY = frozenset({"key-missing", "key-unwanted"})


def shape(kind: type[M], data: Any, places: FilePlaces) -> tuple[M | None, list[Problem]]:
    """Data as a value of this kind, with every problem that it has.

    Where it can do without what is wrong there is a value still, so that the rules across records
    can be held against the rest in the same run. Otherwise it is None.
    """
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    said = [detail for detail in details if not _misspelt(detail, details, kind)]
    problems = [_problem(detail, kind, places) for detail in said]
    return _without(kind, data, details), problems


def _misspelt(detail: ErrorDetails, details: list[ErrorDetails], kind: type[Matter]) -> bool:
    """Whether a key is missing only because it is there under a misspelt name."""
    if detail["type"] != "missing":
        return False
    *around, key = detail["loc"]
    beside = [other["loc"] for other in details if other["type"] == "extra_forbidden"]
    known = _known_keys(kind, tuple(around))
    return any(
        list(other[:-1]) == around and nearest(str(other[-1]), known) == key for other in beside
    )


def _without(kind: type[M], data: Any, details: list[ErrorDetails]) -> M | None:
    """The value without what is wrong in it, its unknown keys as the nearest known ones.

    None where a key is wrong that the value cannot spare.
    """
    meant = deepcopy(data)
    wrong = details if isinstance(data, dict) else []
    for loc in (detail["loc"] for detail in wrong if detail["type"] == "extra_forbidden"):
        _as_the_nearest(kind, loc, _group(meant, loc[:-1]))
    for loc in (detail["loc"] for detail in wrong):
        place = next((place for place, step in enumerate(loc) if step in _SPARED), None)
        if place is not None:
            _group(meant, loc[:place]).pop(loc[place], None)
    try:
        return kind.model_validate(meant)
    except ValidationError:
        return None


def _group(data: Any, loc: Loc) -> Any:
    """What stands at a place; a step that names the member of a union leads nowhere."""
    for step in loc:
        if not isinstance(step, str) or step in data:
            data = data[step]
    return data


def _as_the_nearest(kind: type[Matter], loc: Loc, group: dict[str, Any]) -> None:
    value = group.pop(str(loc[-1]))
    near = nearest(str(loc[-1]), _known_keys(kind, loc[:-1]) - group.keys())
    if near:
        group[near] = value


def _problem(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    context: Mapping[str, Any] = detail.get("ctx", {})
    if not {"must", "found", "todo"} <= context.keys():
        speak = _WORDS.get(detail["type"], _otherwise)
        return speak(detail, kind, places)
    loc, words = detail["loc"], (context["must"], context["found"], context["todo"])
    if detail["type"] in _AT_THE_KEY:
        return Problem(places.value(*loc), detail["type"], *words)
    return _named(detail["type"], loc, places, *words)


def _named(
    code: str, loc: Loc, places: FilePlaces, must: str, found_value: str, todo: str
) -> Problem:
    """A problem of a value, which says first the key that it belongs to."""
    key = next((step for step in reversed(loc) if isinstance(step, str)), None)
    named = f"{quoted(key)} {must}" if key and loc[-1:] == (key,) else must
    if key and loc[-1:] != (key,):
        named = f"an item of {quoted(key)} {must}"
    return Problem(places.value(*loc), code, named, found_value, todo)


_ELSEWHERE: Mapping[tuple[type[Matter], Loc], str] = {
    (IdeaMatter, (key,)): "take it out: where an idea stands follows from the records of decisions"
    for key in ("outcome", "status", "decision", "reason")
}


def _unknown(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    loc = detail["loc"]
    known = sorted(_known_keys(kind, loc[:-1]))
    found_key = f"found {quoted(loc[-1])}"
    todo = f"{choose(str(loc[-1]), known)} (a key of your own begins with 'x-')"
    todo = _ELSEWHERE.get((kind, loc), todo)
    return Problem(places.key(*loc), "key-unknown", "must be a known key", found_key, todo)


def _missing(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    *around, key = detail["loc"]
    must, todo = f"must have the key '{key}'", f"add the line '{key}: …'"
    return Problem(places.value(*around), "key-missing", must, "found none", todo)


def _not_group(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    must, todo = "must be a group of keys", "write 'key: value' lines, indented below it"
    needed = [
        f"'{name}: …'"
        for model in _items(kind, detail["loc"])[:1]
        for name, field in model.model_fields.items()
        if field.is_required()
    ]
    if needed:
        todo = f"write {', '.join(needed)} on lines of their own, indented below it"
    return _named("value-group", detail["loc"], places, must, found(detail["input"]), todo)


def _not_list(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    must, todo = "must be a list", "write each item on a line of its own after '- '"
    groups = _items(kind, detail["loc"])
    if groups:
        first = next(name for name in groups[0].model_fields if name != "own")
        todo = f"write '- {first}: …' on a line of its own, and its other keys below that"
    elif isinstance(detail["input"], str | int) and len(str(detail["input"])) < _SHORT:
        todo = f"write it in brackets: [{detail['input']}]"
    return _named("value-list", detail["loc"], places, must, found(detail["input"]), todo)


def _not_choice(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    """A word that is not among those allowed; pydantic names the key of a union in quotes."""
    context = detail.get("ctx", {})
    allowed = context.get("expected") or context.get("expected_tags") or ""
    words = [word.strip(" '") for word in str(allowed).replace(" or ", ",").split(",")]
    deciding = str(context.get("discriminator", "")).strip("'")
    loc: Loc = (*detail["loc"], deciding) if deciding else detail["loc"]
    value = context.get("tag", detail["input"])
    must = f"must be one of {', '.join(words)}"
    return _named("value-choice", loc, places, must, found(value), choose(str(value), words))


def _no_choice(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    """What should be a group of keys with one that decides its kind."""
    if not isinstance(detail["input"], Mapping):
        return _not_group(detail, kind, places)
    key = str(detail.get("ctx", {}).get("discriminator", "")).strip("'")
    return _missing({**detail, "loc": (*detail["loc"], key)}, kind, places)


def _otherwise(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    """Kinds that no field of ours raises today; said in pydantic's words rather than not at all."""
    must, what = "must be allowed here", found(detail["input"])
    return _named("value-choice", detail["loc"], places, must, what, detail["msg"])


_WORDS: Mapping[str, Callable[[ErrorDetails, type[Matter], FilePlaces], Problem]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
    "mapping_type": _not_group,
    "dict_type": _not_group,
    "tuple_type": _not_list,
    "list_type": _not_list,
    "literal_error": _not_choice,
    "union_tag_invalid": _not_choice,
    "union_tag_not_found": _no_choice,
}


def _known_keys(kind: type[Matter], loc: Loc) -> set[str]:
    """The keys that are known at a place: those of the model that stands there."""
    return {name for model in _models_at(kind, loc) for name in model.model_fields if name != "own"}


def _models_at(kind: type[Matter], loc: Loc) -> list[type[Matter]]:
    models = [kind]
    for step in loc:
        chosen = [model for model in models if _is_of_kind(model, step)]
        models = [inner for model in models for inner in _step(model, step)] or chosen or models
    return models


def _items(kind: type[Matter], loc: Loc) -> list[type[Matter]]:
    """The models that the items of a list may be; none where they are plain values."""
    if not loc:
        return [kind]
    *around, key = loc
    return [inner for model in _models_at(kind, tuple(around)) for inner in _step(model, key)]


def _is_of_kind(model: type[Matter], step: str | int) -> bool:
    """Whether a step of a place names this member of a union, by its `kind`."""
    kind = model.model_fields.get("kind")
    return kind is not None and step in getattr(kind.annotation, "__args__", ())


def _step(model: type[Matter], step: str | int) -> Iterator[type[Matter]]:
    field = model.model_fields.get(str(step))
    if field is not None:
        yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[Matter]]:
    """Every model that a field's annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Matter):
            yield annotation
        return
    for inner in getattr(annotation, "__args__", ()) or ():
        yield from _models_in(inner)
    origin = getattr(annotation, "__origin__", None)
    if origin is not None and getattr(annotation, "__metadata__", None):
        yield from _models_in(origin)
