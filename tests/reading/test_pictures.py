"""A picture is opened with care, and made anew without what it tells of its maker."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from reportback.model import Picture, Unusable
from reportback.reading.pictures import LONG_SIDE, clean, look
from reportback.reading.signatures import recognised
from tests.checking.making import bomb, drawn

GPS = {1: "N", 2: (51.0, 48.0, 3.5), 3: "W", 4: (3.0, 46.0, 1.0)}
SECRETS = (b"Aberwen Phone 9", b"2025:02", b"Maureen", b"Exif", b"ICC_PROFILE", b"iCCP", b"xmp")

ENDS = {"PNG": "png", "WebP": "webp", "GIF": "gif"}

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(data: bytes, name: str | None = None) -> Path:
        path = tmp_path / (name or f"pond.{ENDS.get(recognised(data) or '', 'jpg')}")
        path.write_bytes(data)
        return path

    return write


def _bytes(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = "Aberwen Phone 9"
    exif[0x0132] = "2025:02:03 10:00:00"
    exif[0x8825] = GPS
    return exif


def _shown(path: Path) -> Image.Image:
    return Image.open(BytesIO(_whole(path)))


def _whole(path: Path) -> bytes:
    """The picture as it is published at its full size."""
    made = clean(path)
    return made[max(made)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_device_comment_and_profile_are_gone(kind: str, save: Save) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"exif": _exif(), "icc_profile": profile, "xmp": b"<x:xmpmeta>Maureen</x:xmpmeta>"}
    if kind == "JPEG":
        more["comment"] = b"Maureen"
    path = save(_bytes(Image.new("RGB", (40, 30), "red"), kind, **more))
    assert b"Aberwen Phone 9" in path.read_bytes()
    made = _whole(path)
    assert not [secret for secret in SECRETS if secret in made]
    shown = Image.open(BytesIO(made))
    assert dict(shown.getexif()) == {}
    assert not {"icc_profile", "comment", "exif", "xmp", "dpi"} & shown.info.keys()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int, save: Save) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste("red", (0, 0, 20, 20))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    path = save(_bytes(stored, exif=_exif(orientation), quality=95))
    assert look(path) == Picture("jpg", 60, 40)
    shown = _shown(path)
    assert shown.size == (60, 40)
    red, green, blue = shown.getpixel((5, 5))
    assert red > 200
    assert max(green, blue) < 60
    assert min(shown.getpixel((55, 35))) > 200


@pytest.mark.parametrize(("size", "made"), [((4000, 1000), (1600, 400)), ((9, 3300), (4, 1600))])
def test_a_large_picture_is_scaled_down(
    size: tuple[int, int], made: tuple[int, int], save: Save
) -> None:
    for kind in ("JPEG", "PNG"):
        path = save(drawn(kind, size))
        known = look(path)
        assert isinstance(known, Picture)
        assert (known.width, known.height) == _shown(path).size == made
    assert max(made) == LONG_SIDE


def test_the_same_picture_gives_the_same_bytes(save: Save) -> None:
    photo = Image.effect_noise((300, 200), 80).convert("RGB")
    for data in (_bytes(photo), _bytes(photo.convert("RGBA"), "WEBP")):
        path = save(data)
        assert clean(path) == clean(save(data, f"other{path.suffix}"))


def test_what_was_rubbed_out_is_gone(save: Save) -> None:
    image = Image.new("RGBA", (20, 20), (200, 10, 10, 255))
    image.paste((1, 2, 3, 0), (0, 0, 10, 10))
    path = save(_bytes(image, "PNG"))
    assert look(path) == Picture("png", 20, 20)
    assert _shown(path).getpixel((2, 2)) == (0, 0, 0, 0)


def test_a_drawing_without_transparency_becomes_a_jpeg(save: Save) -> None:
    opaque = Image.new("RGBA", (20, 20), (200, 10, 10, 255))
    assert look(save(_bytes(opaque, "PNG"))) == Picture("jpg", 20, 20)


def test_of_a_moving_picture_the_first_is_shown(save: Save) -> None:
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    path = save(_bytes(first, "GIF", save_all=True, append_images=[second]), "pond.gif")
    shown = _shown(path)
    assert getattr(shown, "n_frames", 1) == 1
    assert shown.getpixel((9, 9))[0] > 200


def test_sixteen_bits_of_grey_are_not_burnt_out(save: Save) -> None:
    grey = Image.new("I;16", (20, 20), 0x8000)
    assert _shown(save(_bytes(grey, "PNG"))).getpixel((9, 9)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "RGBA"])
def test_every_mode_is_shown(mode: str, save: Save) -> None:
    image = Image.new("RGB", (20, 20), "white").convert(mode)
    path = save(_bytes(image, "JPEG" if mode == "CMYK" else "PNG"))
    assert isinstance(look(path), Picture)
    assert clean(path)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (bomb(), "found 10000 × 10000"),
        (drawn()[:-60], "found one that is damaged or breaks off"),
        (b"\xff\xd8\xff\xe0 and no more", "found one that is damaged or breaks off"),
        (b"\n<!DOCTYPE html><img src=x onerror=alert(1)>", "found HTML"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "found SVG"),
        (drawn("TIFF"), "found TIFF"),
        (drawn("BMP"), "found another kind of file"),
        (b"%PDF-1.7", "found PDF"),
        (b"", "found an empty file"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, found: str, save: Save) -> None:
    path = save(data)
    known = look(path)
    assert isinstance(known, Unusable)
    assert known.found == found
    with pytest.raises(OSError, match=found):
        clean(path)


WHOLE = [drawn(kind, (30, 20)) for kind in ("JPEG", "PNG", "WEBP", "GIF")] + [
    _bytes(Image.new("RGB", (30, 20)), exif=_exif(6))
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from(WHOLE), st.data())
def test_damage_is_told_and_never_raised(save: Save, whole: bytes, data: st.DataObject) -> None:
    hurt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        hurt[data.draw(st.integers(0, len(hurt) - 1))] = data.draw(st.integers(0, 255))
    path = save(bytes(hurt[: data.draw(st.integers(0, len(hurt)))]))
    if isinstance(look(path), Picture):
        assert clean(path)


@pytest.mark.parametrize(
    ("kind", "name", "right"),
    [
        ("PNG", "pond.jpg", "pond.png"),
        ("WEBP", "Pond.JPEG", "Pond.webp"),
        ("JPEG", "pond", "pond.jpg"),
    ],
)
def test_a_picture_under_a_false_name_is_refused(
    kind: str, name: str, right: str, save: Save
) -> None:
    refused = look(save(_bytes(Image.new("RGB", (9, 9)), kind), name))
    assert isinstance(refused, Unusable)
    assert (refused.found, refused.todo) == (
        f"found {name!r}",
        f"name the file {right!r}, and here too",
    )


def test_capitals_in_a_name_do_not_matter(save: Save) -> None:
    assert isinstance(look(save(drawn(), "POND.JPG")), Picture)
