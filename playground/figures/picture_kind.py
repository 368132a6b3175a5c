"""picture_kind."""

from pathlib import Path
from typing import Any

from playground.base.errors import PlaygroundError, shown


def picture_kind(path: Any) -> str:
    """Return "png" or "svg", as a file's name ends; raise PlaygroundError where it ends otherwise.

    >>> picture_kind("losses.SVG")
    'svg'
    """
    suffix = Path(path).suffix.lower() if isinstance(path, str | Path) else ""
    if suffix not in (".png", ".svg"):
        raise PlaygroundError(f"a picture's file must end in .png or .svg, got {shown(path)}")
    return suffix[1:]
