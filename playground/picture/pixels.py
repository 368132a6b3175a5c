"""Images as other programs want them."""

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint32]


def to_rgba(image: Image) -> NDArray[np.uint8]:
    """Return an image as bytes red, green, blue, alpha (h, w, 4), alpha not multiplied in: what PNG files hold.

    >>> to_rgba(np.array([[0x80402000]], np.uint32)).tolist()
    [[[128, 64, 0, 128]]]
    """
    channels = np.stack([(image >> shift) & 255 for shift in (16, 8, 0, 24)], axis=-1)
    alpha = channels[..., 3:]
    if (alpha == 255).all():
        return channels.astype(np.uint8)
    whole = np.maximum(alpha, 1)
    channels[..., :3] = np.minimum((channels[..., :3] * 255 + whole // 2) // whole, 255)
    return channels.astype(np.uint8)


def parse_color(text: str) -> tuple[int, int, int]:
    """Return red, green and blue (0 … 255) of "#rrggbb"; raise ValueError where it is something else.

    >>> parse_color("#d55e00")
    (213, 94, 0)
    """
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"a colour is written #rrggbb, got {text!r}")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
