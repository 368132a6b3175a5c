"""A check of the options that all figures have."""

from collections.abc import Collection
from typing import Any

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.experiments.result import Result
from playground.picture.lines.drawn_paths import PATH_COLORS, PathColors
from playground.picture.surface.layers import LAYERS

SCALES = ("auto", "log", "linear")
_RATIOS = (0.1, 32.0)
_LONGEST, _MOST = 30_000, 200_000_000  # pixels of a side, and of a picture


def check_figure(result: Any, step: Any, ratio: Any, scale: Any, layers: Any, selected: Any) -> float:
    """Return the ratio; raise PlaygroundError where what every figure of a race is made of is illegal.

    Arguments: `result` of `simulate`; `step` None or a whole number at least 0; `ratio` 0.1 … 32; `scale` one of
    `SCALES`; `layers` ids; `selected` None, or the places of a contender and a start in the experiment.
    """
    check_kind(result, Result, "result", "what pg.simulate returns")
    if step is not None:
        check_whole(step, "step", 0)
    if not isinstance(scale, str) or scale not in SCALES:
        raise unknown("scale of levels", scale, SCALES)
    if isinstance(layers, str) or not isinstance(layers, Collection) or not getattr(layers, "ndim", 1):
        raise PlaygroundError(f"layers must be a list of ids, such as ['arrows'], got {shown(layers)}")
    for id in layers:
        if not isinstance(id, str) or id not in LAYERS:
            raise unknown("layer", id, LAYERS)
    if selected is not None:
        if not isinstance(selected, tuple | list) or len(selected) != 2:
            raise PlaygroundError(f"selected must be the places of a contender and a start, got {shown(selected)}")
        for what, place in zip(("selected contender", "selected start"), selected, strict=True):
            check_whole(place, what, 0)
    return check_number(ratio, "ratio", *_RATIOS)


def check_path_colors(by: Any) -> PathColors:
    """Return what paths are coloured by; raise PlaygroundError where that is none of `PATH_COLORS`."""
    found = next((one for one in PATH_COLORS if isinstance(by, str) and one == by), None)
    if found is None:
        raise unknown("colouring of paths", by, PATH_COLORS)
    return found


def check_pixels(width: Any, height: Any) -> tuple[int, int]:
    """Return a picture's sides in device pixels; raise PlaygroundError where it is too large or too small to draw."""
    across, down = (
        check_whole(width, "a picture's width", 1, _LONGEST),
        check_whole(height, "a picture's height", 1, _LONGEST),
    )
    if across * down > _MOST:
        raise PlaygroundError(
            f"a picture can have {_MOST // 10**6} million pixels, got {across} × {down}: take a smaller size or ratio"
        )
    return across, down
