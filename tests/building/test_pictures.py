"""Pictures from a contributor's file to the page: seen by all, and telling nothing else."""

import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from tests.building.test_building import CAMPAIGN
from tests.checking.making import document, drawn, pdf
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
        f"{folder}/files/plan.pdf": pdf(),
        f"{folder}/files/nobody-named-me.jpg": drawn(),
    }


def test_a_picture_is_shown_and_tells_no_place(make_site: MakeSite) -> None:
    site = make_site(_files())
    build(site, site / "output")
    made = files_below(site / "output")
    there = {name.rsplit("/", 1)[1] for name in made if name.startswith("campaigns/benches/files/")}
    assert there == {
        *("y-pwll-2.480.jpg", "y-pwll-2.960.jpg", "y-pwll-2.jpg", "logo.png", "plan.pdf")
    }
    photo = made["campaigns/benches/files/y-pwll-2.jpg"]
    assert dict(Image.open(BytesIO(photo)).getexif()) == {}
    assert b"Aberwen" not in photo
    assert made["campaigns/benches/files/plan.pdf"] == pdf()
    assert made["campaigns/benches/files/logo.png"] != _sign()

    page = BeautifulSoup(made["campaigns/benches/1/index.html"], "lxml")
    image, sign = page.select("figure img")
    assert image["src"] == "../files/y-pwll-2.960.jpg"
    assert image["srcset"] == (
        "../files/y-pwll-2.480.jpg 480w, ../files/y-pwll-2.960.jpg 960w, "
        "../files/y-pwll-2.jpg 1200w"
    )
    assert image["sizes"]
    assert image.parent["href"] == "../files/y-pwll-2.jpg"
    assert image["alt"] == 'Y pwll & "mainc"'
    assert image["lang"] == "cy"
    assert (image["width"], image["height"]) == ("480", "640")
    assert "loading" not in image.attrs  # the words are few, so it is in sight at once
    assert (sign["loading"], sign["decoding"], image["decoding"]) == ("lazy", "async", "async")
    assert sign["src"] == "../files/logo.png"
    assert "srcset" not in sign.attrs
    for width, height in ((480, 640), (960, 1280)):
        size = Image.open(BytesIO(made[f"campaigns/benches/files/y-pwll-2.{width}.jpg"])).size
        assert size == (width, height)

    row = json.loads(made["data/ideas.json"])["ideas"][0]
    address = "https://small.example/campaigns/benches/files/y-pwll-2.jpg"
    told = {"alt": 'Y pwll & "mainc"', "width": 1200, "height": 1600}
    assert row["images"][0] == {"file": "y-pwll-2.jpg", "address": address, **told}


def test_a_picture_that_cannot_be_shown_stops_the_build(make_site: MakeSite) -> None:
    site = make_site({**_files(), "ideas/benches/files/logo.png": "<svg onload='alert(1)'/>"})
    done = build(site, site / "output", check=False)
    assert done.returncode == 1
    assert "ideas/benches/1-pwll.md:8:11: must be a JPEG" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


# What must be found nowhere: written as EXIF, XMP, IPTC, text, comment, profile, and after the end.
SECRETS = tuple(f"SECRET{n}".encode() for n in range(9))


def _exif() -> Image.Exif:
    """Camera, place, owner, and a small picture of it all."""
    exif = Image.Exif()
    exif[0x0110] = "SECRET0"
    exif[0x013B] = "SECRET1"
    exif[0x8825] = {1: "N", 2: (51.0, 48.0, 3.5), 29: "SECRET2"}
    exif.get_ifd(0x8769)[0xA430] = "SECRET3"
    return exif


def _iptc() -> bytes:
    """A Photoshop block with a caption, as newspapers write it."""
    told = b"SECRET4"
    dataset = b"\x1c\x02\x78" + struct.pack(">H", len(told)) + told
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(dataset)) + dataset + b"\0"
    return b"Photoshop 3.0\0" + block


def _telling(kind: str, image: Image.Image) -> bytes:
    """A picture that carries secrets wherever its kind has a place for them."""
    xmp, stream = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET5</x:xmpmeta>", BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"sRGB built-in", b"SECRET6 built"[:13])
    more: dict[str, Any] = {"exif": _exif(), "xmp": xmp, "icc_profile": profile}
    frames = [image, image.transpose(Image.Transpose.ROTATE_180)]
    match kind:
        case "JPEG":
            image.save(stream, kind, **more, comment=b"SECRET7")
            data = stream.getvalue()
            part = _iptc()
            data = data[:2] + b"\xff\xed" + struct.pack(">H", len(part) + 2) + part + data[2:]
        case "PNG":
            info = PngInfo()
            info.add_text("Author", "SECRET4")
            info.add_text("Comment", "SECRET7", zip=True)
            info.add_itxt("XML:com.adobe.xmp", xmp.decode())
            del more["xmp"]
            image.save(stream, kind, **more, pnginfo=info, save_all=True, append_images=frames)
            data = stream.getvalue()
        case "GIF":
            image.save(stream, kind, comment=b"SECRET7", save_all=True, append_images=frames)
            data = stream.getvalue()
        case _:
            image.save(stream, kind, **more, save_all=True, append_images=frames)
            data = stream.getvalue()
    return data + b"SECRET8 and whatever else was hidden behind the picture"


_PLAIN = Image.new("RGB", (1300, 900), "#9cc7ee")
PICTURES = {
    "camera.jpg": _telling("JPEG", _PLAIN),
    "grey.jpeg": _telling("JPEG", _PLAIN.convert("L")),
    "print.jpg": _telling("JPEG", _PLAIN.convert("CMYK")),
    "dance.png": _telling("PNG", _PLAIN.convert("RGBA")),
    "deep.png": _telling("PNG", Image.new("I;16", (600, 400), 0x8000)),
    "wave.webp": _telling("WEBP", _PLAIN),
    "moving.gif": _telling("GIF", _PLAIN.convert("P")),
}


HEAD = "---\ntitle: X\nsubmitted: 2026-01-02\n"


def _told(made: Mapping[str, bytes]) -> list[str]:
    """The files that tell a secret, as they are or unpacked."""
    return [
        name
        for name, data in made.items()
        for text in [data + b"".join(_unpacked(data))]
        if any(
            secret in text
            for secret in (*SECRETS, *(s.decode().encode("utf-16-le") for s in SECRETS))
        )
    ]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What a PNG holds packed."""
    for match in re.finditer(rb"(?:zTXt|iTXt|iCCP|tEXt)[^\0]*\0\0?", data):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[match.end() :])


def test_the_pictures_of_this_test_do_tell() -> None:
    assert set(_told(PICTURES)) == set(PICTURES)
    assert b"SECRET2" in PICTURES["camera.jpg"]
    assert b"SECRET4" in PICTURES["camera.jpg"]


def test_no_published_byte_tells_place_device_or_maker(make_site: MakeSite) -> None:
    """Pictures of ideas, and pictures that are papers."""
    files = {f"ideas/benches/files/{name}": data for name, data in PICTURES.items()}
    shown = "".join(f"  - {{file: {name}, alt: A picture}}\n" for name in PICTURES)
    papers = "".join(f"      - {{title: Seen, file: paper-{name}}}\n" for name in PICTURES)
    files |= {f"ideas/benches/files/paper-{name}": data for name, data in PICTURES.items()}
    site = make_site(
        {
            "content/campaigns/benches.md": CAMPAIGN,
            "ideas/benches/1-x.md": f"{HEAD}images:\n{shown}---\n\nY.\n",
            "ideas/benches/decisions/2026-02-01-panel.yaml": RECORD.partition("      -")[0]
            + papers,
            **files,
        }
    )
    build(site, site / "output")
    made = files_below(site / "output")
    assert _told(made) == []
    folder = "campaigns/benches/files/"
    for name in PICTURES:
        paper = Image.open(BytesIO(made[f"{folder}paper-{name}"]))
        assert getattr(paper, "n_frames", 1) == 1
        assert paper.size in ((1300, 900), (600, 400))
        assert dict(paper.getexif()) == {}
    pictures = [name for name in made if name.startswith(folder) and "paper-" not in name]
    assert len(pictures) == 6 * 3 + 2  # six wide ones in three widths, one of 600 in two


def test_papers_are_told_with_kind_and_size_and_published_as_they_are(make_site: MakeSite) -> None:
    record = RECORD.replace("by: Parks", "by: Parks\nminutes: minutes.docx").replace(
        "{title: Plan, file: plan.pdf}", "{title: Plan, file: Our plan.PDF}"
    )
    minutes, long = document(), b"day,what\n" + b"1,reeds\n" * 150_000
    record += "      - {title: All, file: all.csv}\n"
    files = {
        **_files(),
        "ideas/benches/decisions/2026-02-01-panel.yaml": record,
        "ideas/benches/files/Our plan.PDF": pdf(),
        "ideas/benches/files/minutes.docx": minutes,
        "ideas/benches/files/all.csv": long,
    }
    del files["ideas/benches/files/plan.pdf"]
    site = make_site(files)
    build(site, site / "output")
    made = files_below(site / "output")
    assert made["campaigns/benches/files/minutes.docx"] == minutes
    for page in ("campaigns/benches/1/", "campaigns/benches/decisions/2026-02-01-panel/"):
        links = BeautifulSoup(made[f"{page}index.html"], "lxml").select("a[href*='/files/']")
        said = {link["href"].rsplit("/")[-1]: " ".join(link.text.split()) for link in links}
        assert said["Our%20plan.PDF"] == "Plan (PDF, 1 kB)"
        assert said["all.csv"] == "All (CSV, 1.3 MB)"
        assert said["minutes.docx"].endswith("inutes (DOCX, 1 kB)")
    row = json.loads(made["data/decisions.json"])["decisions"][0]
    assert row["minutes"] == "https://small.example/campaigns/benches/files/minutes.docx"


def test_the_size_told_is_that_of_what_is_published(make_site: MakeSite) -> None:
    """A paper that is an idea's picture as well is published once, as the picture."""
    stream = BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(stream, "JPEG", quality=95)
    files = {
        **_files(IDEA.replace("logo.png", "pool.jpg")),
        "ideas/benches/decisions/2026-02-01-panel.yaml": RECORD.replace("logo.png", "pool.jpg"),
        "ideas/benches/files/pool.jpg": stream.getvalue(),
    }
    site = make_site(files)
    build(site, site / "output")
    made = files_below(site / "output")
    published = len(made["campaigns/benches/files/pool.jpg"]) / 1000
    page = BeautifulSoup(made["campaigns/benches/1/index.html"], "lxml")
    said = [link.text for link in page.select("a[href$='/files/pool.jpg']") if link.text.strip()]
    assert said == [f"The sign (JPG, {published:.0f} kB)"]
