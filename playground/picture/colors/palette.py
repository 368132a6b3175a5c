"""Colours of a picture: sequential maps of even lightness, and contenders told apart by every eye.

Maps are interpolated in OKLab (Björn Ottosson 2020), where equal steps look equal. Contenders' colours begin with
four of Okabe and Ito (2008); the other eight were searched so that every pair stays apart in normal sight and under
protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009), by lightness where hue fails.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.picture.pixels import Image, parse_color

LIGHT_CONTENDERS = (
    "#D55E00", "#0072B2", "#009E73", "#CC79A7", "#290937", "#BFA812",
    "#7EC395", "#411002", "#020063", "#083838", "#68256A", "#205410",
)  # fmt: skip
DARK_CONTENDERS = (
    "#FF8A50", "#4FA8FF", "#35D6A0", "#FF9BD2", "#D6CCE4", "#FFE869",
    "#B5FCCB", "#B87B69", "#5882E4", "#74A09F", "#D187D1", "#80B772",
)  # fmt: skip
_NUMBERS = {
    color.lower(): number for colors in (LIGHT_CONTENDERS, DARK_CONTENDERS) for number, color in enumerate(colors)
}

_TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_TO_LAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip


def palette_number(color: str) -> int | None:
    """Return which of the contenders' colours this is, in the light theme or the dark; None for any other.

    >>> palette_number("#0072b2"), palette_number("#4FA8FF"), palette_number("#123456")
    (1, 1, None)
    """
    return _NUMBERS.get(color.lower())


def to_oklab(colors: Sequence[str]) -> NDArray[np.float64]:
    """Return lightness (0 … 1), a and b of colours "#rrggbb", float64 (n, 3).

    >>> to_oklab(["#000000", "#ffffff"])[:, 0].round(3).tolist()
    [0.0, 1.0]
    """
    channels = np.array([parse_color(color) for color in colors]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    lab: NDArray[np.float64] = np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T
    return lab


def from_oklab(lab: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return red, green and blue bytes (n, 3) of OKLab colours, the nearest the screen has."""
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_CONES).T
    linear = np.clip(linear, 0, 1)
    channels = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(channels * 255).astype(np.uint8)


def color_map(anchors: Sequence[str], size: int = 2048) -> Image:
    """Return `size` opaque pixels from the first anchor to the last, at even steps of lightness.

    Anchors lie on the map where their lightness says, so that lightness runs evenly whatever the anchors' number.
    """
    lab = to_oklab(anchors)
    rising = lab if lab[-1, 0] > lab[0, 0] else lab[::-1]
    lightness = np.linspace(lab[0, 0], lab[-1, 0], size)
    mixed = np.stack([np.interp(lightness, rising[:, 0], rising[:, k]) for k in range(3)], axis=1)
    return pack(from_oklab(mixed))


def pack(channels: NDArray[np.uint8]) -> Image:
    """Return opaque pixels (n) of bytes (n, 3)."""
    red, green, blue = (channels[:, k].astype(np.uint32) for k in range(3))
    return np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue


def bent(table: Image, bend: float) -> Image:
    """Return a colour map whose places are raised to a power; the last pixel is the hole's and stays."""
    size = len(table) - 1
    # A little further in, because the power's infinite slope at 0 would skip colours.
    powers = np.linspace(0.01, 1, size) ** bend
    places = np.round((size - 1) * (powers - powers[0]) / (1 - powers[0])).astype(np.intp)
    bent: Image = table[np.append(places, size)]
    return bent
