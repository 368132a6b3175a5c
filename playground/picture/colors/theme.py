"""Light and dark: every colour a picture has."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import unknown
from playground.picture.colors.palette import DARK_CONTENDERS, LIGHT_CONTENDERS, color_map, palette_number
from playground.picture.lines.line_pattern import patterned
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image, parse_color

ThemeId = Literal["light", "dark"]


@dataclass(frozen=True)
class Theme:
    """The colours of a picture, all "#rrggbb".

    `anchors` of the map from the deepest value to the highest; `hole` where a function is not finite; `line` of
    contours and its `line_opacity` on the deepest colour and on the highest; `halo` round paths; `paper` round the
    plot; `ink` of text and axes and `faint` of lesser ones; `star` of minima; `accent` of models at a point;
    `contenders` the colours given in turn; `strength` how many times as thick lines and as large heads are.
    """

    id: ThemeId
    anchors: tuple[str, ...]
    hole: str
    line: str
    line_opacity: tuple[float, float]
    halo: str
    halo_opacity: float
    paper: str
    ink: str
    faint: str
    star: str
    accent: str
    contenders: tuple[str, ...]
    strength: float = 1.0

    @cached_property
    def table(self) -> Image:
        """The map's pixels and, as the last, the hole's: uint32 (2049)."""
        return np.append(color_map(self.anchors), _opaque(self.hole))

    @cached_property
    def lined(self) -> Image:
        """The same pixels under a contour line."""
        return _mixed(self.table, self.line, np.linspace(*self.line_opacity, len(self.table)))

    def map_color(self, place: float) -> str:
        """Return the map's colour at a place, 0 the deepest, 1 the highest, as "#rrggbb"."""
        return f"#{int(self.table[round(place * (len(self.table) - 2))]) & 0xFFFFFF:06x}"

    def contour_opacity(self, place: float = 0.5) -> float:
        """Return the opacity of contours on a place of the map, 0 the deepest, 1 the highest."""
        deep, high = self.line_opacity
        return deep + (high - deep) * place

    def contender_color(self, index: int, color: str | None = None) -> str:
        """Return a contender's colour: its own, or the theme's for its place in the race, in turn.

        One of the other theme's colours is the one of the same number here, so that both read well.
        """
        if color is None:
            return self.contenders[index % len(self.contenders)]
        number = palette_number(color)
        return color if number is None else self.contenders[number]

    def path_pen(self, color: str, ratio: float = 1.0, width: float = 1.7, pattern: int = 0) -> Pen:
        """Return the pen of a path; `width` in logical pixels, `ratio` device pixels for each of them; `pattern` as of
        `line_pattern`."""
        size = self.strength * ratio
        plain = Pen(color, width * size, self.halo, 1.15 * size, 1.0, self.halo_opacity)
        return patterned(plain, pattern, self.halo, size)

    def average_pen(self, color: str, ratio: float = 1.0, width: float = 1.3, pattern: int = 0) -> Pen:
        """Return the pen of an averaged path: finer than a path's, in an edge of ink that parts it from a noisy one."""
        size = self.strength * ratio
        plain = Pen(color, width * size, self.ink, 0.9 * size, 1.0, 1.0)
        return patterned(plain, pattern, self.halo, size)

    def curve_pen(
        self, color: str, ratio: float = 1.0, width: float = 1.5, pattern: int = 0, opacity: float = 1.0
    ) -> Pen:
        """Return the pen of a chart's curve: no halo, the paper is calm."""
        size = self.strength * ratio
        return patterned(Pen(color, width * size, self.paper, 0.0, opacity), pattern, self.paper, size)


def _opaque(color: str) -> np.uint32:
    red, green, blue = parse_color(color)
    return np.uint32(0xFF000000 | red << 16 | green << 8 | blue)


def _mixed(pixels: Image, color: str, weight: NDArray[np.float64]) -> Image:
    mixed = np.full_like(pixels, 0xFF000000)
    for shift, channel in zip((16, 8, 0), parse_color(color), strict=True):
        old = (pixels >> np.uint32(shift)) & np.uint32(255)
        mixed |= np.round(old * (1 - weight) + channel * weight).astype(np.uint32) << np.uint32(shift)
    return mixed


LIGHT = Theme(
    id="light",
    anchors=("#3f86bf", "#649fc6", "#9cc8e0", "#d3e3f3", "#f7fbff"),
    hole="#e4e2dd",
    line="#5b7390",
    line_opacity=(0.38, 0.38),
    halo="#ffffff",
    halo_opacity=0.92,
    paper="#ffffff",
    ink="#1c1f26",
    faint="#6b7280",
    star="#f5a800",
    accent="#2563eb",
    contenders=LIGHT_CONTENDERS,
)
DARK = Theme(
    id="dark",
    anchors=("#231d40", "#383363", "#4c5385", "#62789c", "#8aabb8"),
    hole="#0b0c10",
    line="#dfe8f2",
    line_opacity=(0.15, 0.38),
    halo="#101116",
    halo_opacity=0.9,
    paper="#1c1f26",
    ink="#e6e8ee",
    faint="#9aa1b0",
    star="#f5b400",
    accent="#5b9bff",
    contenders=DARK_CONTENDERS,
)
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}


def stated_theme(id: str) -> Theme:
    """Return the theme of that id; raise PlaygroundError where there is none."""
    if not isinstance(id, str) or id not in THEMES:
        raise unknown("theme", id, THEMES)
    return THEMES[id]
