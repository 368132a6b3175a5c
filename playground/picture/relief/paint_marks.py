"""Signs on an image without a painter: edges smooth at every place between pixels."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from playground.picture.lines.marks import Kind, Mark
from playground.picture.lines.pen import Band
from playground.picture.pixels import Image, parse_color

Points = NDArray[np.float64]
FAINT = 0.35  # opacity of a sign behind a hill
_FAR = 100.0  # pixels beside the picture from which a sign could still reach into it
_PARTS = 8  # of a pixel, within which two places of a sign look alike
# Two channels of a pixel are taken at a time, as in kernels.strokes.
_TWO, _ONE, _GREEN = np.uint32(0x00FF00FF), np.uint32(0xFF), np.uint32(0xFF00)
_EIGHT = np.uint32(8)


def paint_marks(image: Image, marks: Iterable[Mark], places: Points, seen: NDArray[np.bool_]) -> None:
    """Draw signs into an opaque image at `places` (n, 2) instead of their own, faintly where they are not `seen`."""
    rows, columns = image.shape
    for mark, (x, y), clear in zip(marks, places.tolist(), seen.tolist(), strict=True):
        if not (-_FAR < x < columns + _FAR and -_FAR < y < rows + _FAR):
            continue
        left, top = int(x // 1), int(y // 1)
        look = mark.kind, mark.radius, mark.edge_width, mark.line_width, mark.rings
        ink, rest = _stamp(look, mark.fill, mark.edge, round((x - left) * _PARTS), round((y - top) * _PARTS), clear)
        half = len(ink) // 2
        left, top = left - half, top - half
        down = slice(max(-top, 0), min(rows - top, len(ink)))
        right = slice(max(-left, 0), min(columns - left, len(ink)))
        if down.start < down.stop and right.start < right.stop:
            part = image[top + down.start : top + down.stop, left + right.start : left + right.stop]
            kept = rest[down, right]
            two, one = (part & _TWO) * kept >> _EIGHT & _TWO, (part >> _EIGHT & _ONE) * kept & _GREEN
            part[...] = ink[down, right] + two + one


@lru_cache(maxsize=4096)
def _stamp(
    look: tuple[Kind, float, float, float, tuple[Band, ...]], fill: str, edge: str, across: int, down: int, clear: bool
) -> tuple[Image, Image]:
    """A sign's opaque colours as far as it covers, and how many 256ths of what lies under it are left.

    Both are rounded down, so that no channel carries into the next.
    """
    clarity = 1.0 if clear else FAINT
    rings = look[4]
    outer, inner = (cover * clarity for cover in _sign(*look[:4], across, down))
    layers = [(edge, outer), (fill, inner)]
    for ring in rings:
        _, cover = _sign("averaged", ring.width / 2, 0.0, 0.0, across, down, len(inner))
        layers.append((ring.color, cover * clarity))
    rest, channels = np.ones(inner.shape), np.zeros((3, *inner.shape))
    for color, cover in layers:
        channels = channels * (1 - cover) + np.array(parse_color(color))[:, None, None] * cover
        rest = rest * (1 - cover)
    ink = np.full(inner.shape, 0xFF000000, np.uint32)
    for shift, channel in zip((16, 8, 0), channels, strict=True):
        ink |= np.floor(channel + 1e-9).astype(np.uint32) << np.uint32(shift)
    return ink, np.floor(256 * rest + 1e-9).astype(np.uint32)


def _sign(
    kind: Kind, radius: float, edge: float, width: float, across: int, down: int, size: int = 0
) -> tuple[Points, Points]:
    """How much of each pixel a sign covers, with its edge and without; its middle lies so many parts of a pixel to the
    right of the middle pixel's corner and below it. `size` of the stamp, where it is not as large as the sign needs."""
    half = size // 2 if size else int(np.ceil(1.5 * radius + width + edge)) + 2
    steps = np.arange(2 * half + 1) - half + 0.5
    x, y = np.meshgrid(steps, steps)
    mark = Mark(kind, across / _PARTS, down / _PARTS, radius, "#000000", "#000000", edge, width)
    lines = mark.lines()
    if lines:
        core = np.minimum.reduce([_away(x, y, np.array(line)) for line in lines]) - width / 2
        return _cover(core - edge), _cover(core)
    corners = mark.outline()
    if not corners:
        border = np.hypot(x - mark.x, y - mark.y) - radius
    else:
        ring = np.array([*corners, corners[0]])
        away = _away(x, y, ring)
        border = np.where(_inside(x, y, ring), -away, away)
    return _cover(border - edge / 2), _cover(border + edge / 2)


def _cover(distance: Points) -> Points:
    """A border so far from a pixel's middle, inside where it is negative, cuts so much of the pixel off."""
    covered: Points = np.clip(0.5 - distance, 0, 1)
    return covered


def _away(x: Points, y: Points, line: Points) -> Points:
    """How far pixels are from a polyline (n, 2)."""
    nearest = np.full(x.shape, np.inf)
    for (ax, ay), (bx, by) in pairwise(line):
        part = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    return nearest


def _inside(x: Points, y: Points, ring: Points) -> NDArray[np.bool_]:
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in pairwise(ring):
        crosses = (ay > y) != (by > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside
