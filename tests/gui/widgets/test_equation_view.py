"""Equations painted with fractions and roots."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from playground.gui.widgets.equation_view import EquationView
from playground.optimizers import OPTIMIZERS

ADAM = OPTIMIZERS.get("adam").equation


def ink(view: EquationView) -> int:
    """How many pixels are dark."""
    image = view.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).lightness() < 120 for x, y in points)


def test_a_fraction_is_higher_than_a_line_and_all_of_it_is_painted(qtbot) -> None:
    line, fraction = EquationView("x ← x − η g"), EquationView("x ← x − η g/√s")
    for view in (line, fraction):
        qtbot.addWidget(view)
        view.resize(300, view.heightForWidth(300))
    assert fraction.height() > 1.3 * line.height()
    assert ink(fraction) > ink(line) > 50


def test_what_is_too_long_is_broken_and_stays_inside(qtbot) -> None:
    view = EquationView(ADAM)
    qtbot.addWidget(view)
    heights = [view.heightForWidth(width) for width in (500, 140, 90)]
    assert heights[0] < heights[1] < heights[2]
    view.resize(140, heights[1])
    image = view.grab().toImage()
    background = image.pixelColor(image.width() - 1, image.height() - 1)
    assert all(image.pixelColor(image.width() - 1, y) == background for y in range(image.height()))


def test_its_text_is_there_for_those_who_cannot_see_it(qtbot) -> None:
    view = EquationView(ADAM)
    qtbot.addWidget(view)
    assert view.accessibleName() == ADAM
    before = view.sizeHint()
    view.show_equation("x ← g")
    assert view.accessibleName() == view.text == "x ← g"
    assert view.sizeHint().height() < before.height()
    QApplication.processEvents()
