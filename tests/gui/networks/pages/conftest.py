"""A window with two networks on two moons, at full speed."""

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.window import Window
from playground.session.actions.training import open_training
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow
from tests.gui.networks.pages._pages import TRAINING
from tests.gui.places._networks import place


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    made = make_window(open_training(lesson_state("sphere"), TRAINING), wait=False)
    qtbot.waitUntil(lambda: made.networks is not None and made.networks.snapshot is not None, timeout=PATIENCE)
    place(made).trainer.set_pace(None)
    return made
