"""Numbers in exports: with signs of thousands, decimals and money."""

from __future__ import annotations

import re
from decimal import Decimal

_ORNAMENT = re.compile(r"[\s'’\u00a0\u202f]|\b[A-Z]{3}\b|[$€£¥₽]|сўм|so'm|,-$|\.-$")
_LONGEST = 15


def read_number(text: str, thousands: str | None, decimal: str | None) -> Decimal | None:
    """The number that a text names. Without signs given, they are told from where they stand."""
    bare = _ORNAMENT.sub("", text)
    if decimal is None:
        thousands, decimal = _signs(bare)
    if thousands:
        bare = bare.replace(thousands, "")
    bare = bare.replace(decimal, ".")
    if not re.fullmatch(r"[-+]?\d+(?:\.\d*)?", bare) or len(bare) > _LONGEST:
        return None
    number = Decimal(bare.rstrip("."))
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _signs(bare: str) -> tuple[str, str]:
    """Signs of thousands and decimals: of two kinds the last is the decimal one; a single one
    with three digits after it parts thousands.
    """
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return "", "."
    sign = bare[last]
    other = "." if sign == "," else ","
    parts_thousands = bare.count(sign) > 1 or (other not in bare and len(bare) - last == 4)
    return (sign, other) if parts_thousands else (other, sign)
