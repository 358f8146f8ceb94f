"""Ready mappings for the exports of known tools, as YAML by name."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def preset_names() -> tuple[str, ...]:
    """The names of all presets."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def preset_text(name: str) -> str:
    """One preset's YAML."""
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
