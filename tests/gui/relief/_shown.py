"""Windows with a relief in them."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.relief.relief import Relief
from playground.gui.window import Window
from playground.session.actions.view import set_picture
from tests.gui.conftest import PATIENCE


def show(window: Window, qtbot: QtBot, picture: str = "relief") -> Relief:
    """Wish for a relief and wait until it is drawn at its best."""
    window.document.perform(set_picture, picture)
    relief = window.race.picture.relief
    assert relief is not None
    wait_until_fine(relief, qtbot)
    return relief


def wait_until_fine(relief: Relief, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: relief.blocks.fine and relief.still, timeout=PATIENCE)
    QApplication.processEvents()
