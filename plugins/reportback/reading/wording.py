"""What pydantic found wrong, as problems with places and plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportback.model.values import Matter, found
from reportback.places import FilePlaces, Loc
from reportback.problems import Problem, choose, quoted

M = TypeVar("M", bound=Matter)


def shape(kind: type[M], data: Any, places: FilePlaces) -> tuple[M | None, list[Problem]]:
    """Data as a value of this kind, or None with every problem that it has."""
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(detail, kind, places) for detail in details]


def _problem(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    loc: Loc = detail["loc"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if {"must", "found", "todo"} <= context.keys():
        words = (context["must"], context["found"], context["todo"])
        return Problem(places.value(*loc), detail["type"], *words)
    speak = _WORDS.get(detail["type"], _otherwise)
    return speak(detail, kind, places)


def _unknown(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    loc = detail["loc"]
    known = sorted(_known_keys(kind, loc[:-1]))
    found_key = f"found {quoted(loc[-1])}"
    todo = choose(str(loc[-1]), known)
    return Problem(places.key(*loc), "key-unknown", "must be a known key", found_key, todo)


def _missing(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    *around, key = detail["loc"]
    must, todo = f"must have the key '{key}'", f"add the line '{key}: …'"
    return Problem(places.value(*around), "key-missing", must, "found none", todo)


def _not_group(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    place = places.value(*detail["loc"])
    must, todo = "must be a group of keys", "write 'key: value' lines, indented below it"
    return Problem(place, "value-group", must, found(detail["input"]), todo)


def _not_list(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    place = places.value(*detail["loc"])
    must, todo = "must be a list", "write each item on a line of its own after '- '"
    return Problem(place, "value-list", must, found(detail["input"]), todo)


def _not_choice(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    context = detail.get("ctx", {})
    loc = detail["loc"]
    allowed = context.get("expected") or context.get("expected_tags") or ""
    words = [word.strip(" '") for word in str(allowed).replace(" or ", ",").split(",")]
    value = context.get("tag", detail["input"])
    if isinstance(value, dict):
        return _missing({**detail, "loc": (*loc, "kind")}, kind, places)
    place = places.value(*loc, "kind") if "tag" in context else places.value(*loc)
    must = f"must be one of {', '.join(words)}"
    return Problem(place, "value-choice", must, found(value), choose(str(value), words))


def _otherwise(detail: ErrorDetails, kind: type[Matter], places: FilePlaces) -> Problem:
    """Kinds that no field of ours raises today; said in pydantic's words rather than not at all."""
    place = places.value(*detail["loc"])
    what = found(detail["input"])
    return Problem(place, "value-choice", "must be allowed here", what, detail["msg"])


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
    "union_tag_not_found": _not_choice,
}


def _known_keys(kind: type[Matter], loc: Loc) -> set[str]:
    """The keys that are known at a place: those of the model that stands there."""
    models = [kind]
    for step in loc:
        models = [inner for model in models for inner in _step(model, step)] or models
    return {name for model in models for name in model.model_fields if name != "own"}


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
