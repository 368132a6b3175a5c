"""The colours of a theme."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from playground.base.assets import assets_folder
from playground.picture.pixels import parse_color


@dataclass(frozen=True)
class Tokens:
    """Every colour of the window, "#rrggbb", by what it is for; assets/themes/light.toml says what each name means."""

    paper: str
    card: str
    field: str
    hover: str
    line: str
    track: str
    ink: str
    faint: str
    accent: str
    on_accent: str
    chosen: str
    warning: str
    tooltip: str
    on_tooltip: str

    def __post_init__(self) -> None:
        for colour in fields(self):
            parse_color(getattr(self, colour.name))

    @staticmethod
    @cache
    def read(id: str) -> "Tokens":
        """Return the colours of assets/themes/<id>.toml, "light" or "dark".

        >>> Tokens.read("light").paper
        '#ffffff'
        """
        return Tokens(**tomllib.loads((assets_folder() / "themes" / f"{id}.toml").read_text(encoding="utf-8")))
