"""An error in a painter is told, and the window goes on."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.unexpected import say_unexpected
from playground.gui.window import Window
from playground.picture.surface.lift import drawn_record
from playground.session.actions.view import set_picture
from tests.gui.conftest import wait_until_sharp


@pytest.mark.parametrize("picture", ["contours", "relief"])
def test_painters_that_fail_do_not_end_the_process(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, picture: str
) -> None:
    window.document.perform(set_picture, picture)
    wait_until_sharp(qtbot, window)
    painted = window.race.picture.active
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    say_unexpected(told.append)
    caplog.clear()

    def fail(*_: object) -> None:
        np.concatenate([np.zeros((1, 2)), np.zeros(3)])  # an error that compiled code raises

    monkeypatch.setattr(type(painted.painter), "paint", fail)
    for _ in range(3):
        window.repaint()
        painted.grab()
        painted.update()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(told) > 0, timeout=5000)
    assert "something unexpected went wrong" in told[0] and "same number of dimensions" in caplog.text
    monkeypatch.undo()
    painted.update()
    wait_until_sharp(qtbot, window)


def test_averages_without_starts_are_drawn() -> None:
    averaged = pg.Contender("adam", modifiers=[pg.Modifier("exponential_average")])
    for surface in ("sphere", "unequal_wells"):
        for starts in ([], [(0.5,) * pg.surface(surface).dimension]):
            race = pg.simulate(pg.Experiment(pg.surface(surface), starts, [averaged], steps=3))
            assert drawn_record(race).shape == (2, 2, 4, len(starts))
