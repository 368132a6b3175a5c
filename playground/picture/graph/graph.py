"""One pair of axes and what is drawn between them, in the numbers of the data: no pixels, no painter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf, log10
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.palette import bent, color_map
from playground.picture.colors.theme import Theme
from playground.picture.graph.pyramid import Pyramid
from playground.picture.pixels import Image
from playground.picture.region import Region, sound
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.picture.lines.corners import Points  # with it comes the compiler

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, both log₁₀ where `logarithmic`; `name` of what it counts, `ticks` for numbers on it.

    `labels` pairs (value, words) take the place of numbers; `whole` where what it counts has no halves.
    """

    low: float
    high: float
    name: str = ""
    logarithmic: bool = False
    ticks: bool = True
    labels: tuple[tuple[float, str], ...] = ()
    whole: bool = False

    @property
    def kind(self) -> tuple[str, bool]:
        """What an interval on it is in terms of: one that was chosen on another kind of axis means nothing here."""
        return self.name, self.logarithmic

    def place(self, value: float) -> float:
        """Return a number of the data as one of the axis; −∞ for what has no logarithm."""
        if not self.logarithmic:
            return value
        return log10(value) if value > 0 else -inf

    def value(self, place: float) -> float:
        """Return a number of the axis as one of the data."""
        return 10.0 ** min(max(place, -307.0), 308.0) if self.logarithmic else place


@dataclass(frozen=True, eq=False)
class Line:
    """A line through (x, y), each (n), parted by NaN, named in the legend unless it has no name.

    Lines of one name share an entry of the legend; `detail` tells them apart, in tables and under the mouse. `halo` for
    what crosses a picture; `edged` with an edge of ink, as averages are; `opacity` 0 … 1; `width` in logical pixels;
    `outlined` where four values stand for many, as `picture.outline` makes them. Lines of a higher `layer` lie on top.
    `pattern` tells those of one colour apart, as of `picture.line_pattern`.
    `key` says whose it is, so that several views can mark the same thing.
    """

    x: Floats
    y: Floats
    color: str
    name: str = ""
    dashed: bool = False
    width: float = 1.6
    halo: bool = False
    opacity: float = 1.0
    detail: str = ""
    edged: bool = False
    outlined: bool = False
    layer: int = 0
    pattern: int = 0
    key: object = None

    @property
    def full_name(self) -> str:
        """Its name and what tells it apart from others of that name."""
        return ", ".join(filter(None, (self.name, self.detail)))

    @cached_property
    def pyramid(self) -> Pyramid:
        """The extremes of pieces of its values."""
        return Pyramid(self.y)

    @cached_property
    def rises(self) -> bool:
        """Whether its x never falls, and has no gap."""
        return bool(np.all(self.x[1:] >= self.x[:-1])) and not np.isnan(self.x[:1]).any()


@dataclass(frozen=True, eq=False)
class Bars:
    """Rectangles from `lefts` to `rights` and from `lows` to `highs`, each (n), of one colour; 0 < `opacity` ≤ 1."""

    lefts: Floats
    rights: Floats
    lows: Floats
    highs: Floats
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Dots:
    """Discs at (x, y), each (n), of a `radius` in logical pixels, with an `edge` round them; or rings.

    The legend has an entry for each `name`, in its colour, and behind them one for each `part` (such as "test"), which
    says what discs and rings are.
    """

    x: Floats
    y: Floats
    color: str
    edge: str
    radius: float = 3.0
    edge_width: float = 1.0
    ring: bool = False
    name: str = ""
    part: str = ""


@dataclass(frozen=True)
class Note:
    """Words in the middle of (x, y)."""

    x: float
    y: float
    words: str
    color: str


@dataclass(frozen=True, eq=False)
class Ground:
    """What lies under everything: `paint(viewport, theme, ratio)` pixels, `lines(viewport)` over them as vectors.

    The image covers what is seen, or the same `region` whatever is seen; it may have fewer pixels than the viewport:
    it is stretched. `slow` where painting takes longer than a frame has: a window has it painted in a thread, and
    stretches the last picture of the same `key` until it is there.
    """

    paint: Callable[[Viewport, Theme, float], Image]
    lines: "Callable[[Viewport], list[Points]] | None" = None
    region: Region | None = None
    slow: bool = False
    key: object = None


@dataclass(frozen=True)
class ColorScale:
    """What the colours of a ground mean, shown as a bar beside it: `axis` from its foot to its top.

    `colors` "#rrggbb" from the least to the greatest value, evenly spaced; without any those of the theme's map, whose
    places are raised to the power `bend`, as those of `picture.levels` are.
    """

    axis: Axis
    colors: tuple[str, ...] = ()
    bend: float = 1.0

    def pixels(self, count: int, theme: Theme) -> Image:
        """Return the colours of a bar of so many pixels from its top, (count, 1)."""
        table = color_map(self.colors) if self.colors else bent(theme.table, self.bend)[:-1]
        places = np.linspace(len(table) - 1, 0, count).round().astype(np.intp)
        made: Image = table[places][:, None]
        return made


@dataclass(frozen=True, eq=False)
class Graph:
    """What is drawn between two axes, the last of each kind on top.

    `title` and, fainter, `aside` stand above; `share` of the sheet's height beside other graphs; lines across it at
    the upright axis' ticks unless there is no `grid`; `equal` where a unit is as long on both axes, as in a plane;
    `scale` of the ground's colours.
    """

    title: str
    across: Axis
    up: Axis
    lines: tuple[Line, ...] = ()
    bars: tuple[Bars, ...] = ()
    dots: tuple[Dots, ...] = ()
    notes: tuple[Note, ...] = ()
    ground: Ground | None = None
    aside: str = ""
    share: float = 1.0
    grid: bool = True
    equal: bool = False
    scale: ColorScale | None = None

    @property
    def region(self) -> Region:
        """What its axes show."""
        return Region(*sound((self.across.low, self.across.high)), *sound((self.up.low, self.up.high)))

    def seen(self, region: Region) -> "Graph":
        """Return it with axes that show another region."""
        across = replace(self.across, low=region.x0, high=region.x1)
        return replace(self, across=across, up=replace(self.up, low=region.y0, high=region.y1))
