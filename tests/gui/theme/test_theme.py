"""One set of tokens makes both themes readable."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from playground.base.assets import assets_folder
from playground.gui.theme.apply import apply_theme, current_theme
from playground.gui.theme.icon import icon, paint_icon
from playground.gui.theme.theme import gui_theme
from playground.gui.theme.tokens import Tokens
from tests.gui.conftest import MakeWindow

THEMES = ["light", "dark"]
ICONS = sorted(path.stem for path in (assets_folder() / "icons").glob("*.svg"))


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("id", THEMES)
def test_every_text_stands_out_from_every_ground_it_lies_on(id):
    tokens = Tokens.read(id)
    for ink in ("ink", "faint", "warning"):
        for ground in ("paper", "card", "field"):
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, (ink, ground)
    assert contrast(tokens.ink, tokens.chosen) >= 4.5
    assert contrast(tokens.ink, tokens.hover) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_tooltip, tokens.tooltip) >= 4.5
    assert contrast(tokens.accent, tokens.paper) >= 3


@pytest.mark.parametrize("id", THEMES)
def test_window_and_picture_lie_on_the_same_paper(id):
    theme = gui_theme(id)
    assert theme.tokens.paper == theme.picture.paper and theme.tokens.ink == theme.picture.ink


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("id", THEMES)
def test_the_sheet_is_complete_and_holds_the_tokens_alone(id, large):
    theme = gui_theme(id, large)
    sheet = theme.style_sheet()
    assert "$" not in sheet
    known = {getattr(theme.tokens, field.name) for field in fields(Tokens)} | {theme.color("accent").darker(112).name()}
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= known
    for path in re.findall(r"url\((.*?)\)", sheet):
        assert (assets_folder() / "icons" / path.rsplit("/", 1)[-1]).is_file(), path


def test_an_unknown_theme_of_a_later_version_is_the_light_one():
    assert gui_theme("sepia").id == "light"


def test_figures_are_equally_wide_and_the_font_is_the_bundled_one(qapp):
    apply_theme(qapp, gui_theme("light"))
    metrics = QFontMetrics(gui_theme("light").font())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1
    assert QLabel().fontInfo().family() == "DejaVu Sans"


def test_large_type_is_larger(qapp):
    apply_theme(qapp, gui_theme("dark", large=True))
    assert current_theme().large and QApplication.font().pixelSize() == 20


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for(name, qapp):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 32, 32), QColor("#ff0000"))
    painter.end()
    pixels = {
        QColor.fromRgba(image.pixel(x, y)).name()
        for x in range(32)
        for y in range(32)
        if image.pixel(x, y) >> 24 == 255
    }
    assert pixels and (pixels == {"#ff0000"} or name.startswith(("chevron_down_", "check_")))
    assert not icon(name, gui_theme("dark")).isNull()


def test_what_is_opened_later_has_the_sheet_of_its_window(make_window: MakeWindow, qapp: QApplication) -> None:
    """Menus, dialogs and tooltips included; the application has none, since changing that one takes long."""
    window = make_window(theme="dark")
    assert qapp.styleSheet() == "" and window.race.styleSheet() == gui_theme("dark").style_sheet()
    menu, field = QMenu(window), QLineEdit(window)
    menu.ensurePolished()
    field.ensurePolished()
    assert menu.palette().color(QPalette.ColorRole.Window) == gui_theme("dark").color("paper")
    window.set_theme("light")
    for part in (window.race, window.header, menu, field):
        assert part.styleSheet() == gui_theme("light").style_sheet()
    lonely = [widget for widget in qapp.topLevelWidgets() if widget.parent() is None and widget.isVisible()]
    assert lonely == [window]


def test_a_place_that_is_hidden_takes_the_theme_when_it_is_shown(make_window: MakeWindow, qtbot: QtBot) -> None:
    """Qt looks at every widget below a changed sheet, hidden or not."""
    window = make_window()
    window.go_to("networks")
    networks = window.networks
    assert networks is not None
    window.set_theme("dark", large=True)
    dark, light = gui_theme("dark", large=True), gui_theme("light")
    assert networks.styleSheet() == dark.style_sheet() and networks.theme == dark
    assert window.race.styleSheet() == light.style_sheet() and window.race.theme == light
    window.go_to("race")
    assert window.race.styleSheet() == dark.style_sheet() and window.race.theme == dark
    qtbot.waitUntil(window.updatesEnabled)
    picture = window.grab().toImage()
    paper = dark.color("paper")
    seen = [picture.pixelColor(x, 60) for x in range(2, 12)]
    assert paper in seen, "the column of panels is dark"
