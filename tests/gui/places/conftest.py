"""A window with networks on two moons, at full speed."""

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.window import Window
from tests.gui.conftest import PATIENCE, MakeWindow
from tests.gui.places._networks import place, start


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    made = make_window(start(), wait=False)
    qtbot.waitUntil(lambda: made.networks is not None and made.networks.snapshot is not None, timeout=PATIENCE)
    place(made).trainer.set_pace(None)
    return made
