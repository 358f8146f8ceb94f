"""Contributors' pictures: opened with care, and made anew without what they tell of their maker.

What is published is drawn afresh from the pixels: no place, no device, no comment, no other file
hidden in the first. The same picture gives the same bytes.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageCms, UnidentifiedImageError

from reportback.model.idea import Idea
from reportback.model.picture import Picture, Unusable
from reportback.problems import quoted
from reportback.reading import files
from reportback.reading.signatures import recognised

MAX_BYTES = 20_000_000
MAX_PIXELS = 64_000_000
LONG_SIDE = 1600
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_KINDS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}
# What Pillow raises for damaged files, by its decoders of these four formats.
_DAMAGE = (
    *(OSError, SyntaxError, EOFError, ValueError, TypeError, IndexError, KeyError),
    *(OverflowError, MemoryError, struct.error, zlib.error),
)
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# How files begin that can be shown.
_OURS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8")


class Refused(Exception):
    """A file is not opened, for a reason that its file's owner can act on."""

    def __init__(self, must: str, found: str, todo: str) -> None:
        super().__init__(found)
        self.unusable = Unusable(must, found, todo)


def gather(
    root: Path, ideas: Iterable[Idea], there: frozenset[str]
) -> Mapping[str, Picture | Unusable]:
    """What is known of each picture that an idea names and that is among the files, by path."""
    named = {idea.path_of(image) for idea in ideas for image in idea.images}
    fit = (path for path in sorted(named & there) if not files.unfit(root, path, folder=False))
    return {path: look(root / path) for path in fit}


def look(path: Path) -> Picture | Unusable:
    """What a picture will be when it is published, or why it cannot be."""
    try:
        image = _opened(path)
    except Refused as refused:
        return refused.unusable
    return Picture(_kind(image), *image.size)


def clean(path: Path) -> dict[int, bytes]:
    """The picture made anew, at each width at which it is published.

    It is decoded once. Raises OSError when it is not what `look` saw any more.
    """
    try:
        image = _opened(path)
    except Refused as refused:
        raise OSError(f"{path}: {refused}") from None
    kind = _kind(image)
    narrower = Picture(kind, *image.size).narrower
    return {width: _saved(_narrowed(image, width), kind) for width in (*narrower, image.width)}


def clean_shown(path: Path) -> bytes:
    """The picture of an idea made anew, at its full size. Raises Refused."""
    image = _opened(path)
    return _saved(image, _kind(image))


def clean_paper(raw: bytes, kind: str) -> bytes:
    """A picture that is a paper, made anew at its full size, in its own kind. Raises Refused."""
    return _saved(_decoded(raw, None, (_KINDS[kind],)), kind, quality=90)


def cleaned(root: Path, pictures: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, bytes]]:
    """The picture at each path below `root`, made anew at each address with its width."""
    for path, at in pictures.items():
        made = clean(root / path)
        yield from ((address, made[width]) for address, width in at.items())


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, kind: str, quality: int = 82) -> bytes:
    stream = BytesIO()
    match kind:
        case "png":
            image.save(stream, "PNG", optimize=True)
        case "jpg" | "jpeg":
            plain = image.convert("RGB")
            plain.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
        case _:
            image.save(stream, _KINDS[kind], quality=quality)
    return stream.getvalue()


def _kind(image: Image.Image) -> Literal["jpg", "png"]:
    return "png" if image.mode == "RGBA" else "jpg"


def _opened(path: Path) -> Image.Image:
    """The pixels alone: upright, in sRGB, no larger than published. Raises Refused."""
    raw = bytes_of(path, MAX_BYTES, "a picture")
    image = _decoded(raw, LONG_SIDE, _FORMATS)
    _is_what_its_name_says(path, raw)
    return image


def _is_what_its_name_says(path: Path, raw: bytes) -> None:
    """Raises Refused for a picture in disguise: it would do no harm, but somebody is mistaken."""
    kind = recognised(raw) or ""
    ends = [f".{end}" for end, of in _KINDS.items() if of == kind.upper()]
    if not ends or path.suffix.lower() in ends:
        return
    todo = f"name the file {quoted(path.with_suffix(ends[0]).name)}, and here too"
    raise Refused(f"must be named as the {kind} that it is", f"found {quoted(path.name)}", todo)


def _decoded(raw: bytes, longest: int | None, formats: tuple[str, ...]) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is odd and harmless; the size is asked for
            with Image.open(BytesIO(raw), formats=formats) as image:
                _not_too_many(image.size)
                return _redrawn(image, longest)
    except Image.DecompressionBombError:
        raise _too_many("more than twice as many") from None
    except UnidentifiedImageError:
        raise (_damaged() if raw.startswith(_OURS) else _of_another_kind(raw)) from None
    except _DAMAGE:
        raise _damaged() from None


def bytes_of(path: Path, most: int, what: str) -> bytes:
    """What is in a file, unless it is too large or cannot be read. Raises Refused."""
    try:
        size = path.stat().st_size
        if size <= most:
            return path.read_bytes()
    except OSError as error:
        found, todo = f"found '{error.strerror}'", "check who may read it"
        raise Refused(f"must be {what} that can be read", found, todo) from None
    must = f"must be {what} of at most {most:,} bytes"
    raise Refused(must, f"found {size:,}", "save it smaller")


def _not_too_many(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many(f"{size[0]} × {size[1]}")


def _too_many(found: str) -> Refused:
    must = f"must be a picture of at most {MAX_PIXELS:,} pixels"
    return Refused(must, f"found {found}", "scale it down")


def _damaged() -> Refused:
    must, todo = "must be a whole picture", "copy it from where it came from again"
    return Refused(must, "found one that is damaged or breaks off", todo)


def _of_another_kind(raw: bytes) -> Refused:
    found = f"found {recognised(raw) or 'another kind of file'}" if raw else "found an empty file"
    return Refused("must be a JPEG, PNG, WebP or GIF picture", found, "save it as one of these")


def _redrawn(image: Image.Image, longest: int | None) -> Image.Image:
    """A new image with nothing but the pixels of this one (of several, the first)."""
    large = max(image.size) / (2 * longest) if longest else 1
    if large > 1:  # a JPEG can be decoded at half its size, and so on
        image.draft(None, (int(image.width / large), int(image.height / large)))
    image.load()
    turn = _turn(image)
    plain = _in_srgb(image)
    if longest:
        plain.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if turn is not None:
        plain = plain.transpose(turn)
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert("RGB")
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    return fresh


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What makes the picture upright, as its camera says; nothing where that cannot be read."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except _DAMAGE:
        return None


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours as every screen shows them. What lies under full transparency is wiped out."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point(lambda level: level / 256).convert("L").convert(mode)
    profile = image.info.get("icc_profile")
    plain = image.convert(mode) if mode == "RGBA" or image.mode in {"P", "1"} else image
    if profile:
        plain = _converted(plain, profile)
    plain = plain.convert(mode)
    return plain.convert("RGBa").convert("RGBA") if mode == "RGBA" else plain


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours of this profile in sRGB; as they are where the profile cannot be used."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(image, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, *_DAMAGE):
        return image
    return image if turned is None else turned
