"""Arrays of pixels as Qt sees them."""

import numpy as np
from PySide6.QtGui import QImage

from playground.picture.pixels import Image


def as_qimage(image: Image, ratio: float = 1.0, opaque: bool = False) -> QImage:
    """Return a QImage on the memory of an array uint32 (h, w), which must outlive it; `ratio` device pixels per
    logical one."""
    pixels = np.ascontiguousarray(image)
    height, width = pixels.shape
    kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    made = QImage(pixels.data, width, height, 4 * width, kind)
    made.setDevicePixelRatio(ratio)
    return made
