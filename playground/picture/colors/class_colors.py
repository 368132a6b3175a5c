"""Colours of classes: apart from each other for every eye, and from the contenders'."""

from typing import Final

from playground.picture.colors.theme import Theme

LIGHT_CLASSES: Final = (
    "#a35c12", "#0b8377", "#6d3fa0", "#5b7a12", "#b83f76", "#2f5f95", "#b79312", "#4c5260", "#cf6f5c", "#4f9fc0",
)  # fmt: skip
DARK_CLASSES: Final = (
    "#e0a158", "#46c2ae", "#b795ee", "#a9c753", "#f08cba", "#7aaeea", "#e9d163", "#b3b8c4", "#f2a497", "#9ad6ee",
)  # fmt: skip


def class_color(theme: Theme, kind: int) -> str:
    """Return the colour "#rrggbb" of a class, counted from 0; after ten they are used again."""
    colors = DARK_CLASSES if theme.id == "dark" else LIGHT_CLASSES
    return colors[kind % len(colors)]
