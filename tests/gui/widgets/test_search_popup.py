"""A list that is searched by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from playground.gui.widgets.search_popup import Entry, SearchPopup

ENTRIES = [
    Entry("adam", "Adam", "momentum and scaling", "m ← β₁ m"),
    Entry("newton", "Newton", "uses curvature"),
    Entry("heavy_ball", "Heavy ball", "momentum alone"),
]


@pytest.fixture
def popup(qtbot):
    button = QPushButton("add")
    qtbot.addWidget(button)
    button.show()
    made = SearchPopup("optimizers", ENTRIES, "Search", button)
    made.open_below(button)
    yield made
    button.close()


def titles(popup):
    return [popup.list.item(row).text() for row in range(popup.list.count())]


def test_typing_narrows_the_list_by_every_word(popup, qtbot):
    qtbot.keyClicks(popup.search, "momentum")
    assert titles(popup) == ["Adam", "Heavy ball"]
    qtbot.keyClicks(popup.search, " alone")
    assert titles(popup) == ["Heavy ball"]


def test_symbols_of_the_equation_are_found(popup, qtbot):
    popup.search.setText("β₁")
    assert titles(popup) == ["Adam"]


def test_arrows_and_return_choose_while_one_types(popup, qtbot):
    with qtbot.waitSignal(popup.chosen) as chosen:
        qtbot.keyClick(popup.search, Qt.Key.Key_Down)
        qtbot.keyClick(popup.search, Qt.Key.Key_Down)
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert chosen.args == ["heavy_ball"]


def test_a_click_chooses_and_closes(popup, qtbot):
    place = popup.list.visualItemRect(popup.list.item(1)).center()
    with qtbot.waitSignal(popup.chosen) as chosen:
        qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["newton"]


def test_nothing_found_says_so(popup, qtbot):
    qtbot.keyClicks(popup.search, "zzz")
    assert popup.nothing.isVisible() and "zzz" in popup.nothing.text() and not popup.list.isVisible()


def test_escape_chooses_nothing(popup, qtbot):
    chosen = []
    popup.chosen.connect(chosen.append)
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert chosen == []


@pytest.fixture
def grouped(qtbot):
    button = QPushButton("add")
    qtbot.addWidget(button)
    button.show()
    entries = [
        Entry("a", "First", "one", "x ← 1", heading="top"),
        Entry("b", "Second", "two", "x ← 2\ny ← 2", heading="top"),
        Entry("c", "Third", "three", heading="below", refusal="Not with this."),
        Entry("d", "Fourth", "four", heading="below"),
    ]
    made = SearchPopup("things", entries, "Search", button)
    made.open_below(button)
    yield made
    button.close()


def test_headings_stand_over_their_entries_and_are_skipped_by_keys(grouped, qtbot):
    assert titles(grouped) == ["top", "First", "Second", "below", "Third", "Fourth"]
    assert grouped.list.currentItem().text() == "First"
    qtbot.keyClick(grouped.search, Qt.Key.Key_Down)
    qtbot.keyClick(grouped.search, Qt.Key.Key_Down)
    assert grouped.list.currentItem().text() == "Fourth"
    qtbot.keyClick(grouped.search, Qt.Key.Key_PageUp)
    assert grouped.list.currentItem().text() == "First"
    qtbot.keyClicks(grouped.search, "four")
    assert titles(grouped) == ["below", "Fourth"]


def test_a_heading_and_a_refused_entry_cannot_be_clicked(grouped, qtbot):
    chosen = []
    grouped.chosen.connect(chosen.append)
    for row in (0, 3, 4):
        place = grouped.list.visualItemRect(grouped.list.item(row)).center()
        qtbot.mouseClick(grouped.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [] and grouped.isVisible()


def test_the_equation_of_the_present_entry_is_shown_below(grouped, qtbot):
    assert grouped.detail.text() == "x ← 1"
    qtbot.keyClick(grouped.search, Qt.Key.Key_Down)
    assert grouped.detail.text() == "x ← 2\ny ← 2"
