"""Pictures of the relief that leave the window."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.exporters import EXPORTERS
from playground.gui.relief import paint_relief
from playground.gui.window import Window
from playground.picture.relief.camera import ReliefCamera
from playground.picture.sheet.figure_words import RIGHT, TOP
from playground.session.actions.view import set_picture
from tests.gui.relief._shown import show, wait_until_fine


def test_what_is_seen_is_what_is_exported(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    relief = show(window, qtbot)
    relief.set_camera(ReliefCamera(80, 50))
    wait_until_fine(relief, qtbot)
    window.race.player.seek(20)
    id, options = window.race.figure()
    assert id == "relief"
    EXPORTERS.get(id).write(window.race.result, tmp_path / "relief.png", **options)
    with Image.open(tmp_path / "relief.png") as picture:
        exported = np.asarray(picture)[TOP : TOP + relief.height(), RIGHT : RIGHT + relief.width()]
    seen = relief.picture().toImage().convertToFormat(QImage.Format.Format_RGB888)
    shown = np.frombuffer(seen.constBits(), np.uint8).reshape(seen.height(), seen.bytesPerLine())
    np.testing.assert_array_equal(shown[:, : 3 * seen.width()].reshape(exported.shape), exported)


def test_both_are_exported_side_by_side_and_copied_as_they_are_seen(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    show(window, qtbot, "both")
    id, options = window.race.figure()
    EXPORTERS.get(id).write(window.race.result, tmp_path / "both.png", **options)
    with Image.open(tmp_path / "both.png") as picture:
        assert picture.width > window.race.plane.width() + options["size"][0]
    window.race.copy_picture()
    copied = QApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (window.race.picture.width(), window.race.picture.height())


def test_a_huge_picture_is_coarse_while_it_is_turned_and_whole_again_when_it_stands(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    relief = show(window, qtbot)
    fine = relief.picture().toImage()
    monkeypatch.setattr(paint_relief, "_MANY", 1000)
    relief.set_camera(relief.camera.turned(5, 0))
    assert not relief.still
    coarse = relief.grab().toImage()
    assert coarse.size() == fine.size() and coarse.pixelColor(2, 2) == fine.pixelColor(2, 2)
    wait_until_fine(relief, qtbot)
    relief.set_camera(relief.camera.turned(-5, 0))
    wait_until_fine(relief, qtbot)
    assert relief.picture().toImage() == fine


def test_a_relief_that_is_hidden_gives_its_memory_back(window: Window, qtbot: QtBot) -> None:
    relief = show(window, qtbot)
    before = relief.picture().toImage()
    window.document.perform(set_picture, "contours")
    assert relief.painter._painter is None
    window.document.perform(set_picture, "relief")
    wait_until_fine(relief, qtbot)
    assert relief.picture().toImage() == before
