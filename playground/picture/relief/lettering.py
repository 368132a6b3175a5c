"""Words on an image, with the bundled font: the same pixels in the window and in a file."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.base.assets import assets_folder
from playground.picture.pixels import Image, parse_color


def write_words(image: Image, text: str, x: float, y: float, size: float, color: str, anchor: float = 0.5) -> None:
    """Write one line of text into an opaque image, its middle at row y.

    Arguments: `size` in pixels; `anchor` which part of its width lies left of column x, 0 … 1.
    """
    letters = _letters(text, size)
    height, width = letters.shape
    left, top = round(x - anchor * width), round(y - height / 2)
    blend(image, letters, left, top, color)


def blend(image: Image, cover: NDArray[np.uint8], left: int, top: int, color: str) -> None:
    """Lay a colour on an opaque image where `cover` (h, w), 0 … 255, says; what lies outside is left out."""
    rows = slice(max(top, 0), min(top + cover.shape[0], image.shape[0]))
    columns = slice(max(left, 0), min(left + cover.shape[1], image.shape[1]))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    part = cover[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left].astype(np.uint32)
    old, mixed = image[rows, columns], np.full(part.shape, 0xFF000000, np.uint32)
    for shift, channel in zip((16, 8, 0), parse_color(color), strict=True):
        under = (old >> np.uint32(shift)) & np.uint32(255)
        mixed |= ((under * (255 - part) + channel * part + 127) // 255) << np.uint32(shift)
    image[rows, columns] = mixed


@lru_cache(maxsize=512)
def _letters(text: str, size: float) -> NDArray[np.uint8]:
    from PIL import Image as Pictures
    from PIL import ImageDraw, ImageFont

    file = assets_folder() / "fonts" / "DejaVuSans.ttf"
    # Letters of less than a pixel are none; the library has no font of that size.
    font = ImageFont.truetype(str(file), max(size, 1.0), layout_engine=ImageFont.Layout.BASIC)
    width, height = round(font.getlength(text)) + 2, round(1.5 * size)
    sheet = Pictures.new("L", (max(width, 1), max(height, 1)))
    ImageDraw.Draw(sheet).text((1, height / 2), text, 255, font, anchor="lm")
    return np.asarray(sheet)
