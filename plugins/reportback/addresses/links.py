"""How an address is written in a link, and which file answers there."""

from __future__ import annotations

import re
from urllib.parse import quote


def subscription(whole: str) -> str:
    """The whole address of a calendar as one that opens in the reader's own calendar."""
    return f"webcal:{whole.partition(':')[2]}"


def relative(target: str, here: str) -> str:
    """The way from the page `here` to `target`, so that the site works under any path."""
    folders, parts = here.split("/")[:-1], target.split("/")
    shared = 0
    for ours, theirs in zip(folders, parts[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    up = "../" * (len(folders) - shared)
    return up + "/".join(parts[shared:]) or "./"


def quoted(address: str) -> str:
    """An address as it is written in a link: spaces and other such characters in their code."""
    return quote(address, safe="/#:@!$&'()*+,;=~")


def with_file(written: str) -> str:
    """An address with the name of its file, for where no server finds it: in a folder on a disk."""
    path, rest = re.fullmatch(r"([^#?]*)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
    return output_file(path) + rest if path or not rest else written


def output_file(address: str) -> str:
    """The file that answers at an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address
