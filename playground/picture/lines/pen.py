"""How one colour of lines looks: core, halo, opacity."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from playground.picture.pixels import Image, parse_color


@dataclass(frozen=True)
class Band:
    """What lies in the middle of a line, or of a disc: a colour "#rrggbb" and a width in device pixels."""

    color: str
    width: float


@dataclass(frozen=True)
class Pen:
    """A line's core and the halo round it that keeps it readable on everything it crosses.

    Arguments: `color` and `halo` "#rrggbb"; `width` of the core and `halo_width` on each side of it, in device
    pixels; `opacity` and `halo_opacity` 0 … 1; `bands` that lie on the core, the widest first.
    """

    color: str
    width: float = 2.0
    halo: str = "#ffffff"
    halo_width: float = 1.3
    opacity: float = 1.0
    halo_opacity: float = 0.85
    bands: tuple[Band, ...] = ()

    def __post_init__(self) -> None:
        parse_color(self.color)
        parse_color(self.halo)
        if not (0 < self.width <= 200 and 0 <= self.halo_width <= 200):
            raise ValueError(f"a pen is up to 200 pixels wide, got {self.width} and a halo of {self.halo_width}")

    @property
    def reach(self) -> float:
        """How far from its middle the line leaves a trace, in pixels: half the core, the halo, half a pixel of edge."""
        return max(self.width, 1.0) / 2 + self.halo_width + 0.5

    def table(self) -> Image:
        """Return the premultiplied colour of each nearness 0 … 255 of kernels.strokes, uint32 (256)."""
        return _table(self)


@cache
def _table(pen: Pen) -> Image:
    distance = pen.reach * (1 - np.arange(256) / 255)
    # Thinner than a pixel is a pixel wide and fainter: as much ink, wherever the line lies between pixels.
    halo = np.clip(pen.reach - distance, 0, 1) * pen.halo_opacity if pen.halo_width > 0 else np.zeros(256)
    layers = [(pen.halo, halo), *((one.color, _cover(one.width, distance) * pen.opacity) for one in _cores(pen))]
    alpha, channels = np.zeros(256), np.zeros((3, 256))
    for color, cover in layers:
        cover[0] = 0
        alpha = cover + alpha * (1 - cover)
        channels = np.outer(parse_color(color), cover) + channels * (1 - cover)
    image = np.round(alpha * 255).astype(np.uint32) << np.uint32(24)
    for shift, channel in zip((16, 8, 0), channels, strict=True):
        image |= _quantized(channel, image) << np.uint32(shift)
    image.flags.writeable = False
    return image


def _cores(pen: Pen) -> tuple[Band, ...]:
    return Band(pen.color, pen.width), *pen.bands


def _cover(width: float, distance: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much of a pixel at a distance a line covers."""
    covered: NDArray[np.float64] = np.clip(max(width, 1.0) / 2 + 0.5 - distance, 0, 1) * min(width, 1.0)
    return covered


def _quantized(channel: NDArray[np.float64], image: Image) -> Image:
    """No channel may exceed its alpha: the blend would overflow into the next one."""
    quantized: Image = np.minimum(np.round(channel).astype(np.uint32), image >> np.uint32(24))
    return quantized
