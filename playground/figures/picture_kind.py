"""Which format of pictures a file's name asks for."""

from pathlib import Path
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.exporters import EXPORTERS


def picture_kind(path: Any) -> str:
    """Return the id of the exporter of pictures that a file's name asks for; raise PlaygroundError where none does.

    >>> picture_kind("losses.SVG")
    'svg'
    """
    suffix = Path(path).suffix.lower() if isinstance(path, str | Path) else ""
    if suffix[1:] not in EXPORTERS.ids() or EXPORTERS.get(suffix[1:]).sheet is None:
        *first, last = (f".{id}" for id in picture_formats())
        raise PlaygroundError(f"a picture's file must end in {', '.join(first)} or {last}, got {shown(path)}")
    return suffix[1:]


def picture_formats() -> list[str]:
    """Return the ids of all exporters of pictures."""
    return [id for id in EXPORTERS.sound_ids() if EXPORTERS.get(id).sheet is not None]
