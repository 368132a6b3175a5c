"""The words by which surfaces are filtered."""

from typing import Final

TAGS: Final = (
    "bowl",
    "ravine",
    "saddle",
    "plateau",
    "cliff",
    "many minima",
    "kinks",
    "degenerate",
    "flat valley",
)
