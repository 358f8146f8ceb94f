"""What a column's name says: which field it may be, and whether it is personal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportback.importing.facts import Facts
from reportback.importing.markup import folded

# Words of headings, folded, in English, Welsh, German, French, Spanish and Polish. Of several
# columns the one with an earlier word is meant.
_NAMES: Mapping[str, str] = {
    "submitted": "submitted|registered|timestamp|completion|created|date|published|dyddiad"
    "|zeitstempel|datum|eingereicht|horodateur|soumis|fecha|marca temporal|enviado|data|wysłano",
    "id": "id|reference|ref|number|number of the response|response id|kennung|nummer|identifiant"
    "|référence|identificador|referencia|numer|cyfeirnod",
    "title": "title|subject|headline|teitl|pwnc|titel|betreff|titre|sujet|título|asunto"
    "|tytuł|temat|name",
    "body": "idea|text|describe|tell|details|detail|description|comment|suggestion"
    "|proposal|answer|response|syniad|disgrifiad"
    "|idee|beschreibung|vorschlag|idée|texte|proposition|descripción|propuesta|pomysł|opis",
    "themes": "theme|topic|category|categories|thema|kategorie|thème|catégorie|tema|categoría"
    "|kategoria|categori",
    "area": "area|ward|district|neighbourhood|stadtteil|bezirk|quartier|barrio|distrito|dzielnica"
    "|ardal",
    "supporters": "votes|likes|supporters|supports|upvotes|stimmen|soutiens|apoyos|votos|głosy"
    "|pleidleisiau",
    "by": "display name|nickname|username|anzeigename|pseudo|pseudonyme|alias|pseudonim",
}
PERSONAL = re.compile(
    r"\b(?:e-?mail|mail|phone|mobile|telephone|tel|ip|ip address|address|postcode|postal|zip|birth"
    r"|surname|first name|last name|full name|your name|name|e-bost|ffôn|cyfeiriad|enw"
    r"|telefon|handy|adresse|anschrift|plz|vorname|nachname|courriel|téléphone|prénom|nom"
    r"|correo|teléfono|móvil|dirección|nombre|apellidos|adres|telefonu|imię|nazwisko)\b"
)
PLACE = re.compile(
    r"(?:where|wo|où|dónde|gdzie|ble)\b.*|(?:\S+ )?(?:location|place|venue|street|address|lleoliad"
    r"|ort|straße|lieu|rue|lugar|calle|miejsce|ulica)"
)


def heading(fact: Facts) -> str:
    """A column's name as its words are looked for: capitals and underscores do not matter."""
    return folded(fact.column).replace("_", " ")


def named(field: str, fact: Facts) -> bool:
    """Whether a column's name has a word for this field."""
    return rank(field, fact) < len(_NAMES[field])


def rank(field: str, fact: Facts) -> int:
    """How early the word for a field in a column's name is among those that stand for it."""
    found = re.findall(rf"\b(?:{_NAMES[field]})\b", heading(fact))
    return min((_NAMES[field].split("|").index(word) for word in found), default=len(_NAMES[field]))
