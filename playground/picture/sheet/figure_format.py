"""How large a figure is, what stands above it and where its legend stands."""

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown, unknown

LegendPlace = Literal["below", "right", "inside", "none"]
PLACES: Final[tuple[LegendPlace, ...]] = ("below", "right", "inside", "none")
INCH: Final = 96.0  # logical pixels
UNITS: Final = {"px": 1.0, "mm": INCH / 25.4, "cm": INCH / 2.54, "in": INCH}
_SIZE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(px|mm|cm|in)?\s*", re.IGNORECASE)
_LEAST, _MOST = 100.0, 10_000.0
_TITLE = 500  # letters


@dataclass(frozen=True)
class FigureFormat:
    """What a person chose of a figure besides its content.

    Arguments: `title` in place of its own, "" for none, None for its own; `legend` below the plot, at its right,
    inside where it covers least, or none; `fixed` whether the height that is asked for is kept in any case.
    """

    title: str | None = None
    legend: LegendPlace = "below"
    fixed: bool = False


USUAL: Final = FigureFormat()


def figure_format(title: Any = None, legend: Any = "below", fixed: bool = False) -> FigureFormat:
    """Return a checked format; raise PlaygroundError naming what is illegal.

    >>> figure_format("Three rates", "right").legend
    'right'
    """
    fits = isinstance(title, str) and len(title) <= _TITLE and title.replace("\n", " ").isprintable()
    if title is not None and not fits:
        raise PlaygroundError(
            f"a figure's title must be a text of at most {_TITLE} printable characters, got {shown(title)}"
        )
    if not isinstance(legend, str) or legend not in PLACES:
        raise unknown("place of a legend", legend, PLACES)
    return FigureFormat(title, legend, fixed)


def figure_size(size: Any, dpi: Any = None) -> tuple[float, float, float]:
    """Return width and height in logical pixels, and the device pixels for each, of a size as people state it.

    Arguments: `size` such as "800x600", "800x600px", "160x90mm", "16x9cm" or "6.3x4in", or two numbers of logical
    pixels; `dpi` 24 … 2400 pixels for an inch, by default 96 for a size in pixels and 300 on paper. Raises
    PlaygroundError for anything else, and for a side below 100 or above 10 000 logical pixels, a 96th of an inch each.

    >>> figure_size("6x4in", 192)
    (576.0, 384.0, 2.0)
    """
    if isinstance(size, tuple | list) and len(size) == 2:
        width, height = (check_number(side, "a figure's side", _LEAST, _MOST) for side in size)
        unit = "px"
    else:
        found = _SIZE.fullmatch(size) if isinstance(size, str) else None
        if found is None:
            raise PlaygroundError(
                "a figure's size must be width and height, such as 800x600, 160x90mm, 16x9cm or 6x4in, "
                f"got {shown(size)}"
            )
        unit = (found[3] or "px").lower()
        width, height = (float(found[k]) * UNITS[unit] for k in (1, 2))
    for side in (width, height):
        if not _LEAST - 0.5 <= side <= _MOST:
            raise PlaygroundError(
                f"each side of a figure must be from {_LEAST:g} to {_MOST:g} pixels of a 96th of an inch, "
                f"got {width:.0f} × {height:.0f}"
            )
    usual = INCH if unit == "px" else 300.0
    return width, height, (usual if dpi is None else check_number(dpi, "dpi", 24.0, 2400.0)) / INCH


def title_lines(title: str, size: float, room: float, most: int = 3) -> list[str]:
    """Return a title in lines that have room, at most so many, the last cut with dots where it is still too long."""
    from playground.picture.sheet.text_width import fitted, text_width

    lines: list[str] = []
    words = title.split()
    while words and len(lines) < most - 1:
        count = next((k for k in range(len(words), 1, -1) if text_width(" ".join(words[:k]), size) <= room), 1)
        lines.append(fitted(" ".join(words[:count]), size, room))
        words = words[count:]
    return [*lines, fitted(" ".join(words), size, room)] if words else lines
