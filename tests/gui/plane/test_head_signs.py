"""Each way in which a path stands or ends has a sign of its own, in the window as in the exported pictures."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.gui.ends_of import SIGNS
from playground.gui.plane.signs import paint_heads
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import THEMES


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_head_is_painted_and_no_two_look_alike(qtbot: QtBot, theme: str) -> None:
    seen = set()
    for kind in SIGNS:
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_heads(
            painter, np.array([[[20.0, 20.0]]]), np.array([[kind]]), [[ContenderLook("#d55e00")]], THEMES[theme]
        )
        painter.end()
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(SIGNS) and bytes(40 * 40 * 4) not in seen
