"""How values are spelt: regular expressions that Python, JavaScript and editors read alike.

The rules in Python and the JSON Schema use the very same ones, so that they cannot disagree. Hence
no `\\s` and no `\\d`, which mean other signs in Python than in JavaScript.
"""

from __future__ import annotations

# Whitespace as Unicode has it, and marks of no width that are never part of a word.
BLANK = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

# A name that is part of an address: a campaign, a theme, an outcome.
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def spelt(pattern: str) -> str:
    """The whole text is this, with nothing but blanks around it; its first group is the value."""
    return f"^[{BLANK}]*({pattern})[{BLANK}]*$"


TEXT = f"[^{BLANK}]"
LINE = spelt(rf"[^{BLANK}](?:[^\r\n]*[^{BLANK}])?")
CAMPAIGN = spelt(ID)
CODE = spelt(r"[A-Z][A-Z0-9]{1,11}")
PERIOD = spelt(r"([1-9][0-9]{0,3}) +(working +day|day|week|month)s?")

# A word of a list in which nothing stands twice: nothing around it that would tell two apart.
WORD = rf"^[^{BLANK}](?:[^\r\n]*[^{BLANK}])?$(?!\n)"

_DAYS = (
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    r"02-(?:0[1-9]|1[0-9]|2[0-8])",
)
_LEAP = r"(?:(?:19|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)-02-29"
# Every day from 1900 to 2200 that exists, and no other.
DAY = spelt(rf"(?:19[0-9]{{2}}|2[01][0-9]{{2}}|2200)-(?:{'|'.join(_DAYS)})|{_LEAP}")

# In a host's name: no signs that end it or that Unicode says are the same as one that does.
_ALIKE = r"\u2047-\u2049\u2100-\u2106\u2a74\ufe13-\ufe16\ufe55-\ufe6b\uff03-\uff20"
_UNSAFE = rf'{BLANK}<>"\x00-\x1f\x7f-\x9f'
_HOST = rf"[^{_UNSAFE}/?#\[\]\\{_ALIKE}]+"
_WEB = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[/?#][^{_UNSAFE}]*)?"
_MAIL = rf"[Mm][Aa][Ii][Ll][Tt][Oo]:[^{_UNSAFE}@]+@[^{_UNSAFE}@]+"
WEB_ADDRESS = spelt(_WEB)
# Papers that no browser runs as a part of the site. HTML and SVG are not among them.
PAPER_KINDS = (
    *("pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "rtf", "csv", "txt"),
    *("jpg", "jpeg", "png", "webp", "gif"),
)
_ANY_CASE = "|".join(
    "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in kind)
    for kind in PAPER_KINDS
)
_PAPER = rf"[^{BLANK}/\\:][^\r\n/\\:]*\.(?:{_ANY_CASE})"
# Where minutes are: at an address, or in the files folder.
WEB_OR_PAPER = spelt(f"{_WEB}|{_PAPER}")
ANY_ADDRESS = spelt(f"{_WEB}|{_MAIL}")

# What YAML 1.2 takes for a number, and the signs that one begins with.
CORE_NUMBER = (
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
CORE_NUMBER_FIRST = "-+.0123456789"
