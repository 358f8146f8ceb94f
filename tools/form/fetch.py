"""Bring the form's two libraries into the package, where the build finds them: `make tools`.

npm fetches two archives and runs nothing of theirs. Each must have the very bytes that are pinned
here, and only the files that the form needs are taken out, with their licences.

    python tools/form/fetch.py     into plugins/reportback/form/vendor/
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "plugins" / "reportback" / "form" / "vendor"

# What npm fetches, and the SHA-512 of the archive.
PINNED = {
    "decap-cms@3.16.3": "85ff9d3e50a1ed32665a5f3ee954731d839686b8b9c605249eb65b0dec1a59ee"
    "2cf41ef127c3d0ba0a7640779295d3142b36afebecf4a08a7051885424362d63",
    "yaml@2.9.1": "dcdc4df3eefc39dcdb4fb0bf5a31acc9f3c0b4968ddc5343b16c6fed8ee6703b"
    "13fe83a6816f01a72410145067bd91378fd63649dcf550b14b7b32fb11bdb217",
}

# Files and folders of the archives, and where they go.
WANTED = {
    "package/dist/decap-cms.js": "decap-cms.js",
    "package/dist/decap-cms.js.LICENSE.txt": "decap-cms.js.LICENSE.txt",
    "package/LICENSE": "yaml/LICENSE",
    "package/browser/dist/": "yaml/",
}


def _place(name: str) -> str | None:
    for wanted, place in WANTED.items():
        if name == wanted:
            return place
        if wanted.endswith("/") and name.startswith(wanted) and name.endswith(".js"):
            return place + name.removeprefix(wanted)
    return None


def _unpack(archive: Path, into: Path) -> None:
    with tarfile.open(archive) as opened:
        for member in opened:
            place = _place(member.name)
            if place and (data := opened.extractfile(member)):
                target = into / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data.read())


def _fetched(package: str, pinned: str, folder: Path) -> Path:
    """One archive. Raises SystemExit when it is not the one that is pinned."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    archive = folder / said.strip().splitlines()[-1]
    if hashlib.sha512(archive.read_bytes()).hexdigest() != pinned:
        raise SystemExit(f"{package} is not the one that is pinned; nothing was taken from it")
    return archive


def main() -> None:
    """Both libraries, or neither."""
    with tempfile.TemporaryDirectory(dir=VENDOR.parent, prefix=".fetching-") as name:
        folder = Path(name)
        for package, pinned in PINNED.items():
            _unpack(_fetched(package, pinned, folder), folder / "vendor")
        shutil.rmtree(VENDOR, ignore_errors=True)
        (folder / "vendor").rename(VENDOR)


if __name__ == "__main__":
    sys.exit(main())
