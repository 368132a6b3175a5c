"""Data sets are chosen by their pictures."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.gui.networks.data.data_gallery import DataGallery, _picture
from playground.gui.networks.panels.data import DataPanel
from playground.gui.theme.theme import gui_theme
from playground.gui.window import Window
from playground.networks.data.sets import DATA_SETS
from tests.gui.places._networks import LEFT, lab, place


@pytest.fixture
def gallery(window: Window, qtbot: QtBot) -> Iterator[DataGallery]:
    panel = place(window).panels["data"]
    assert isinstance(panel, DataPanel)
    qtbot.mouseClick(panel.button, LEFT)
    made = panel.findChildren(DataGallery)[-1]
    yield made
    try:
        made.close()
    except RuntimeError:
        pass  # it closed itself when something was chosen


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_set_has_a_picture_of_its_own(theme: str) -> None:
    pictures = [_picture(one, gui_theme(theme)) for one in DATA_SETS]
    for picture in pictures:
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        assert len(colours) > 3
    assert all(one != other for k, one in enumerate(pictures) for other in pictures[:k])


def test_all_sets_are_there_and_the_present_one_is_marked(gallery: DataGallery) -> None:
    assert gallery.list.count() == len(DATA_SETS.ids())
    assert gallery.list.chosen.id == "moons" and gallery.said.text() == DATA_SETS.get("moons").summary
    assert gallery.list.accessibleName() and gallery.search.accessibleName()


def test_keys_and_the_mouse_choose(gallery: DataGallery, window: Window, qtbot: QtBot) -> None:
    gallery.list.setCurrentRow(0)
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.list.currentRow() > 0
    qtbot.keyClick(gallery.search, Qt.Key.Key_Up)
    assert gallery.list.currentRow() == 0 and gallery.list.chosen.id == "blobs"
    qtbot.keyClicks(gallery.search, "zzz")
    assert gallery.list.count() == 0 and "Try a shorter word" in gallery.said.text()
    gallery.search.clear()
    gallery.list.choose(lambda one: one.id == "circles")
    place_of = gallery.list.visualItemRect(gallery.list.currentItem()).center()
    qtbot.mouseClick(gallery.list.viewport(), LEFT, pos=place_of)
    assert lab(window).training.data.set == "circles"


def test_a_table_asks_for_its_file(gallery: DataGallery, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(gallery.search, "table")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert lab(window).training.data.set == "moons" and place(window).files._dialog is not None
