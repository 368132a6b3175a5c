"""The path under the mouse is marked on the plane, in the charts and in the legend."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.chart_links import race_link
from playground.gui.window import Window


def test_a_path_is_marked_wherever_the_mouse_finds_it(qtbot: QtBot, window: Window) -> None:
    race, link = window.race, race_link(window.document)
    loss = race.panels["loss"]
    assert race.result is not None
    race.player.seek(race.player.last)
    plain = race.plane.grab().toImage()
    link.mark((0, 0))
    assert race.plane.grab().toImage() != plain
    link.mark(None)
    assert race.plane.grab().toImage() == plain
    x, y = race.result.positions[0, 0, 2].tolist()
    QTest.mouseMove(race.plane, race.plane.pixel_of(x, y).toPoint())
    QApplication.processEvents()
    key = link.mark_key
    assert isinstance(key, tuple) and key[1] == 0
    marked = [chip.place for chip in loss.legend.chips if chip._marked]  # type: ignore[attr-defined]
    assert marked == [key[0]]
    qtbot.mouseMove(loss.legend.chips[1])  # type: ignore[attr-defined]
    race.plane.leaveEvent(None)  # type: ignore[arg-type]
    assert link.mark_key is None


def test_while_it_plays_the_part_after_the_cursor_is_paler(window: Window) -> None:
    link = race_link(window.document)
    window.race.player.seek(0)
    window.race.player.play()
    assert link.pales
    window.race.player.pause()
    assert not link.pales


def test_a_range_chosen_in_one_chart_of_the_race_is_that_of_all(window: Window, qtbot: QtBot) -> None:
    loss, gradient = (window.race.panels[id].chart for id in ("loss", "gradient"))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: loss.graph is not None and gradient.graph is not None)
    loss.zoom((0.5, 0.5), 0.2, 0.5)
    assert gradient.region.across == loss.region.across and gradient.region.up == gradient.graph.region.up
    qtbot.keyClick(gradient, Qt.Key.Key_0)
    assert loss.region.across == loss.graph.region.across
