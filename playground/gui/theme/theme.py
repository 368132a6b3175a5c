"""A theme: colours, type and grid from one set of tokens."""

from dataclasses import asdict, dataclass, replace
from functools import cache
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QPalette

from playground.base.assets import assets_folder
from playground.gui.theme.tokens import Tokens
from playground.picture.colors.theme import THEMES, Theme, ThemeId

FAMILY: Final = "DejaVu Sans"  # its figures are all equally wide, so that numbers stand still while they change
TEXT: Final = 13  # logical pixels, as is everything below
SMALL: Final = 11
NAME: Final = 15
CONTROL: Final = 18  # a control's height within its padding
LARGE: Final = 1.5  # the factor of large type, for a projector

# Made once: pictures are kept for the very theme that they were drawn in.
_LARGE_THEMES: Final = {id: replace(theme, strength=LARGE) for id, theme in THEMES.items()}


@dataclass(frozen=True)
class GuiTheme:
    """What the window is drawn with.

    Arguments: `id` "light" or "dark"; `large` for a projector: type and controls grow by `LARGE`.
    Distances lie on a grid of eight pixels, which does not grow: room for words comes from the words.
    """

    id: ThemeId = "light"
    large: bool = False

    @property
    def tokens(self) -> Tokens:
        """Its colours."""
        return Tokens.read(self.id)

    @property
    def factor(self) -> float:
        """How much larger than usual type and controls are."""
        return LARGE if self.large else 1.0

    @property
    def picture(self) -> Theme:
        """The colours of pictures that go with it."""
        return _LARGE_THEMES[self.id] if self.large else THEMES[self.id]

    @property
    def text_size(self) -> int:
        """The height of type in logical pixels."""
        return self.size(TEXT)

    def size(self, pixels: float) -> int:
        """Return a length that grows with the type, in whole logical pixels."""
        return round(pixels * self.factor)

    def font(self, small: bool = False, bold: bool = False) -> QFont:
        """Return one of the two sizes of the one font."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(SMALL if small else TEXT))
        font.setBold(bold)
        return font

    def color(self, name: str) -> QColor:
        """Return a token as a colour."""
        return QColor(getattr(self.tokens, name))

    def palette(self) -> QPalette:
        """Return the palette that Fusion draws with."""
        palette, roles = QPalette(), QPalette.ColorRole
        for role, name in {
            roles.Window: "paper", roles.WindowText: "ink", roles.Base: "field", roles.AlternateBase: "card",
            roles.Text: "ink", roles.Button: "paper", roles.ButtonText: "ink", roles.BrightText: "warning",
            roles.ToolTipBase: "tooltip", roles.ToolTipText: "on_tooltip", roles.PlaceholderText: "faint",
            roles.Highlight: "accent", roles.HighlightedText: "on_accent", roles.Accent: "accent", roles.Link: "accent",
            roles.LinkVisited: "accent", roles.Mid: "line", roles.Midlight: "hover", roles.Dark: "line",
            roles.Light: "card", roles.Shadow: "line",
        }.items():  # fmt: skip
            palette.setColor(role, self.color(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette

    def style_sheet(self) -> str:
        """Return assets/themes/style.qss with every token and size in its place."""
        return _style_sheet(self)


@cache
def _style_sheet(theme: GuiTheme) -> str:
    folder = assets_folder()
    text = (folder / "themes" / "style.qss").read_text(encoding="utf-8")
    accent_hover = theme.color("accent").darker(112).name()
    return Template(text).substitute(
        asdict(theme.tokens),
        id=theme.id,
        icons=(folder / "icons").as_posix(),
        text=theme.size(TEXT),
        small=theme.size(SMALL),
        name=theme.size(NAME),
        control=theme.size(CONTROL),
        accent_hover=accent_hover,
    )


def gui_theme(id: str, large: bool = False) -> GuiTheme:
    """Return the theme of an id; the light one where it is unknown, as settings of a later version may be."""
    return GuiTheme("dark" if id == "dark" else "light", large)
