"""The pictures that the data tells of, so that pages and data know them before they are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportback.model import Picture
from reportback.restoring.rows import TypedRow


def pictures_of(ideas: Iterable[TypedRow]) -> Mapping[str, Picture]:
    """Each picture by the path at which it belongs."""
    return {
        f"ideas/{row['campaign']}/files/{image['file']}": Picture(
            "png" if str(image["file"]).endswith(".png") else "jpg",
            int(image["width"]),
            int(image["height"]),
        )
        for row in ideas
        for image in row["images"]
    }
