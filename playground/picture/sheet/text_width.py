"""How much room words take in the bundled font."""

from functools import cache
from typing import TYPE_CHECKING

from playground.base.assets import assets_folder

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_MEASURED = 64  # the size at which letters are measured: rounding to whole pixels does not show there


def text_width(text: str, size: float) -> float:
    """Return the width of one line of text of a size, in the same unit; letters side by side, as PNG figures have them.

    >>> 20 < text_width("Adam", 12) < 40
    True
    """
    return sum(_letter(letter) for letter in text) * size


def fitted(text: str, size: float, room: float) -> str:
    """Return a text, cut with an ellipsis where there is less room than it takes.

    >>> fitted("Adam", 12, 1000), fitted("Adam", 12, 21)
    ('Adam', 'A…')
    """
    if text_width(text, size) <= room:
        return text
    while text and text_width(f"{text}…", size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


@cache
def _letter(letter: str) -> float:
    return float(_font().getlength(letter)) / _MEASURED


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont

    file = assets_folder() / "fonts" / "DejaVuSans.ttf"
    return ImageFont.truetype(str(file), _MEASURED, layout_engine=ImageFont.Layout.BASIC)
