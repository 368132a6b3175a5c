"""What mouse and keyboard do on the landscape around a network, as the list of keys says it."""

from typing import Final

LANDSCAPE_KEYS: Final = (
    ("Wheel, + and −", "nearer, further"),
    ("Drag, arrows", "elsewhere"),
    ("Double click, 0", "all of it"),
    ("Point at it", "the loss there, and how far the end of the path is; on a line t, losses and distances"),
    ("← and → on a line", "the same for the next t"),
)
