"""How one colour of lines looks: core, halo, opacity."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from playground.picture.pixels import Image, parse_color


@dataclass(frozen=True)
class Pen:
    """A line's core and the halo round it that keeps it readable on everything it crosses.

    Arguments: `color` and `halo` "#rrggbb"; `width` of the core and `halo_width` on each side of it, in device
    pixels; `opacity` and `halo_opacity` 0 … 1.
    """

    color: str
    width: float = 2.0
    halo: str = "#ffffff"
    halo_width: float = 1.3
    opacity: float = 1.0
    halo_opacity: float = 0.85

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
    core = np.clip(max(pen.width, 1.0) / 2 + 0.5 - distance, 0, 1) * min(pen.width, 1.0) * pen.opacity
    halo = np.clip(pen.reach - distance, 0, 1) * pen.halo_opacity if pen.halo_width > 0 else np.zeros(256)
    halo[0] = core[0] = 0
    alpha = core + halo * (1 - core)
    image = np.round(alpha * 255).astype(np.uint32) << np.uint32(24)
    for shift, over, under in zip((16, 8, 0), parse_color(pen.color), parse_color(pen.halo), strict=True):
        channel = _quantized(core * over + halo * (1 - core) * under, image)
        image |= channel << np.uint32(shift)
    image.flags.writeable = False
    return image


def _quantized(channel: NDArray[np.float64], image: Image) -> Image:
    """No channel may exceed its alpha: the blend would overflow into the next one."""
    quantized: Image = np.minimum(np.round(channel).astype(np.uint32), image >> np.uint32(24))
    return quantized
