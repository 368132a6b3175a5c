"""The colours of a relief beside those of its map."""

from dataclasses import dataclass

import numpy as np

from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image, parse_color


@dataclass(frozen=True)
class ReliefColors:
    """`shadow` and `glow` what turned-away and lit slopes go to; `left` and `right` the block's sides; `edge` its
    edges."""

    shadow: str
    glow: str
    left: str
    right: str
    edge: str

    def inks(self) -> Image:
        """Return the pixels that kernels.relief takes."""
        return np.array([packed(color) for color in (self.shadow, self.glow, self.left, self.right)], np.uint32)


_COLORS = {
    "light": ReliefColors("#0d2f5c", "#ffffff", "#c3cedb", "#aebccc", "#5b7390"),
    "dark": ReliefColors("#07080d", "#dfe8f5", "#2c303c", "#242732", "#8b95a8"),
}


def relief_colors(theme: Theme) -> ReliefColors:
    """Return those that go with a theme."""
    return _COLORS[theme.id]


def packed(color: str) -> int:
    """Return the opaque pixel of a colour "#rrggbb"."""
    red, green, blue = parse_color(color)
    return 0xFF000000 | red << 16 | green << 8 | blue
