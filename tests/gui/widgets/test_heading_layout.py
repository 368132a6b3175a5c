"""The buttons of a heading go below where there is no room beside the words."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton


@pytest.fixture
def made(qtbot):
    icon = IconButton("more", "more")
    heading = Heading("Starts", QPushButton("8 random"), QPushButton("a grid of starts"), icon)
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(heading)
    column.addStretch(1)
    qtbot.addWidget(around)
    around.show()
    return around, heading, heading.findChildren(QPushButton), icon


def test_where_there_is_room_everything_stands_in_one_line(made):
    around, heading, buttons, icon = made
    around.resize(600, 200)
    middles = {button.geometry().center().y() for button in buttons}
    assert len(middles) == 1 and icon.geometry().right() == heading.width() - 1
    assert heading.aside.geometry().right() < min(button.x() for button in buttons)


def test_where_there_is_none_the_words_go_below_and_icons_stay(made):
    around, heading, buttons, icon = made
    around.resize(260, 200)
    first, second, _ = buttons
    assert icon.geometry().right() == heading.width() - 1 and icon.y() < heading.caption.geometry().bottom()
    assert first.y() == second.y() >= heading.caption.geometry().bottom()
    assert second.geometry().right() == heading.width() - 1 and heading.rect().contains(second.geometry())


def test_it_may_be_as_narrow_as_its_widest_button(made):
    around, heading, buttons, _ = made
    around.resize(heading.minimumSizeHint().width(), 200)
    assert heading.minimumSizeHint().width() < 200
    assert all(heading.rect().contains(button.geometry()) for button in buttons)
    assert len({button.y() for button in buttons}) == 3
