"""Pictures from a contributor's file to the page: seen by all, and telling nothing else."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image

from tests.building.test_building import CAMPAIGN
from tests.checking.making import drawn
from tests.support import build, files_below

MakeSite = Callable[..., Path]

IDEA = """\
---
title: Wrth y pwll
submitted: 2026-01-02
lang: cy
images:
  - file: Y Pwll (2).JPEG
    alt: Y pwll & "mainc"
  - file: logo.png
    alt: Arwydd
---

Os gwelwch yn dda.
"""
RECORD = """\
date: 2026-02-01
by: Parks
decisions:
  - ideas: [1]
    outcome: taken-forward
    reason: Yes.
    evidence:
      - {title: Plan, file: plan.pdf}
      - {title: The sign, file: logo.png}
"""


def _photo() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Aberwen Phone 9"
    exif[0x8825] = {1: "N", 2: (51.0, 48.0, 3.5)}
    stream = BytesIO()
    Image.new("RGB", (2400, 1800), "#9cc7ee").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def _sign() -> bytes:
    stream = BytesIO()
    Image.new("RGBA", (30, 30), (200, 0, 0, 90)).save(stream, "PNG", dpi=(72, 72))
    return stream.getvalue()


def _files(idea: str = IDEA) -> dict[str, str | bytes]:
    folder = "ideas/benches"
    return {
        "content/campaigns/benches.md": CAMPAIGN,
        f"{folder}/1-pwll.md": idea,
        f"{folder}/decisions/2026-02-01-panel.yaml": RECORD,
        f"{folder}/files/Y Pwll (2).JPEG": _photo(),
        f"{folder}/files/logo.png": _sign(),
        f"{folder}/files/plan.pdf": b"%PDF-1.7 as it is",
        f"{folder}/files/nobody-named-me.jpg": drawn(),
    }


def test_a_picture_is_shown_and_tells_no_place(make_site: MakeSite) -> None:
    site = make_site(_files())
    build(site, site / "output")
    made = files_below(site / "output")
    there = {name.rsplit("/", 1)[1] for name in made if name.startswith("campaigns/benches/files/")}
    assert there == {"y-pwll-2.jpg", "logo.png", "plan.pdf"}
    photo = made["campaigns/benches/files/y-pwll-2.jpg"]
    assert dict(Image.open(BytesIO(photo)).getexif()) == {}
    assert b"Aberwen" not in photo
    assert made["campaigns/benches/files/plan.pdf"] == b"%PDF-1.7 as it is"
    assert made["campaigns/benches/files/logo.png"] != _sign()

    page = BeautifulSoup(made["campaigns/benches/1/index.html"], "lxml")
    image, sign = page.select("figure img")
    assert image["src"] == "../files/y-pwll-2.jpg"
    assert image["alt"] == 'Y pwll & "mainc"'
    assert image["lang"] == "cy"
    assert (image["width"], image["height"]) == ("1200", "1600")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert sign["src"] == "../files/logo.png"

    row = json.loads(made["data/ideas.json"])["ideas"][0]
    address = "https://small.example/campaigns/benches/files/y-pwll-2.jpg"
    assert row["images"][0] == {"address": address, "alt": 'Y pwll & "mainc"'}


def test_a_picture_that_cannot_be_shown_stops_the_build(make_site: MakeSite) -> None:
    site = make_site({**_files(), "ideas/benches/files/logo.png": "<svg onload='alert(1)'/>"})
    done = build(site, site / "output", check=False)
    assert done.returncode == 1
    assert "ideas/benches/1-pwll.md:8:11: must be a JPEG" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()
