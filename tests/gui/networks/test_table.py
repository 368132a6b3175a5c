"""A person chooses the columns of a table, and meets everything that can be wrong with one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.networks.pages import PAGES
from playground.gui.networks.panels.data import DataPanel
from playground.gui.networks.table.table_dialog import TableDialog
from playground.gui.window import Window
from playground.session.actions.training import show_page
from tests.gui.places._networks import LEFT, lab, place, wait

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
IRISES = (
    "length,width,note,kind\n"
    + "".join(f"{4 + k % 9 / 2},{2 + k % 5 / 3},word {k},{'rose' if k % 3 else 'lily'}\n" for k in range(30))
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "irises.csv"


def opened(window: Window, qtbot: QtBot, file: Path, content: str | bytes = IRISES) -> TableDialog:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    place(window).files.open_table_at(file)
    dialog = place(window).files.table
    assert dialog is not None
    wait(qtbot, lambda: not dialog.busy and dialog.progress.isHidden())
    return dialog


def said(dialog: TableDialog) -> str:
    return dialog.message.text()


def undo(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()  # a window manager does that when a dialog closes
    wait(qtbot, window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)


def choose(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Choose an entry with the keyboard, as a person does who types its first letters."""
    box.setFocus()
    row = next(k for k in range(box.count()) if box.itemText(k).startswith(words))
    while box.currentIndex() != row:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if row > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def test_columns_are_ticked_by_key_and_mouse_and_learned_from_in_one_step(
    window: Window, qtbot: QtBot, file: Path
) -> None:
    before = window.document.state
    dialog = opened(window, qtbot, file)
    assert [dialog.columns.cells.index(k, 2).data() for k in range(4)] == [
        "numbers, 9 different", "numbers, 5 different", "words, 30 different", "words, 2 different",
    ]  # fmt: skip
    assert dialog.file is not None and dialog.file.inputs == ("length", "width") and dialog.file.target == "kind"
    assert dialog.said.text() == "30 rows: kind, 2 classes, from 2 inputs; 1 column is left out."
    dialog.columns.setFocus()
    dialog.columns.selectRow(2)
    qtbot.keyClick(dialog.columns, Qt.Key.Key_Space)
    assert not dialog.ok.isEnabled() and "irises.csv, line 2, column 'note': 'word 0' is no number" in said(dialog)
    qtbot.keyClick(dialog.columns, Qt.Key.Key_Space)
    assert dialog.ok.isEnabled() and said(dialog) == ""
    box = dialog.columns.visualRect(dialog.columns.cells.index(1, 0))
    qtbot.mouseClick(dialog.columns.viewport(), LEFT, pos=box.topLeft() + QPoint(10, box.height() // 2))
    assert dialog.file.inputs == ("length",)
    assert window.document.state is before, "nothing is chosen before it is said"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait(qtbot, lambda: lab(window).training.data.file is not None)
    data = lab(window).training.data
    assert data.feature_names == ("length",) and data.standardize == "both" and data.classes == 2
    assert place(window).files.table is None
    undo(window, qtbot)
    assert lab(window).training == before.networks_state.training  # type: ignore[union-attr]


def test_what_was_chosen_can_be_changed_later_beside_the_files_name(window: Window, qtbot: QtBot, file: Path) -> None:
    panel = place(window).panels["data"]
    assert isinstance(panel, DataPanel) and panel.columns.isHidden()
    qtbot.mouseClick(opened(window, qtbot, file).ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.file is not None)
    assert panel.summary.text() == "kind from 2 columns" and panel.columns.isVisible()
    qtbot.mouseClick(panel.columns, LEFT)
    dialog = place(window).files.table
    assert dialog is not None
    wait(qtbot, dialog.ok.isEnabled)
    assert dialog.file == lab(window).training.data.file
    choose(qtbot, dialog.target, "width")
    choose(qtbot, dialog.standardize, "nothing")
    assert dialog.file is not None and dialog.file.inputs == ("length",)
    assert dialog.file.task == "classification", "what was said before holds until another is said"
    choose(qtbot, dialog.task, "numbers")
    depth = len(window.document._past)
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.task == "regression")
    assert lab(window).training.loss == "squared" and lab(window).training.data.standardize == "none"
    assert len(window.document._past) == depth + 1
    undo(window, qtbot)
    assert panel.summary.text() == "kind from 2 columns"


def test_the_window_works_while_the_dialog_is_open(window: Window, qtbot: QtBot, file: Path) -> None:
    dialog = opened(window, qtbot, file)
    assert not dialog.isModal()
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    wait(qtbot, lambda: place(window).snapshot is not None and place(window).snapshot.done > 0)  # type: ignore[union-attr]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert place(window).files.table is None and lab(window).training.data.set == "moons"


WRONG: list[tuple[str, str | bytes, str]] = [
    ("one column", "a\n1\n2\n", "irises.csv has one column: inputs and a target are needed"),
    ("words alone", "a,b\nx,y\nz,w\n", "choose at least one column as input"),
    ("an unknown encoding", b"gr\x81\xdfe,b\n1,0\n2,1\n", "irises.csv, line 1: the byte 0x81 is not UTF-8"),
    ("ragged lines", "a,b\n1,0\n2,1,3\n", "irises.csv, line 3 has 3 cells and the first line 2"),
    ("nothing", b"", "irises.csv is empty"),
    ("a header alone", "a,b\n", "irises.csv has a header and no rows below it"),
    ("one row", "a,b\n1,2\n", "irises.csv has one row; at least two samples are needed"),
    ("no text", bytes(range(256)) * 10, "is no UTF-8 text"),
]


@pytest.mark.parametrize(("content", "sentence"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_what_is_wrong_is_said_and_the_old_data_stay(
    content: str | bytes, sentence: str, window: Window, qtbot: QtBot, file: Path
) -> None:
    before = window.document.state
    dialog = opened(window, qtbot, file, content)
    assert sentence in said(dialog) and not dialog.ok.isEnabled() and dialog.message.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert place(window).files.table is dialog
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.document.state is before and place(window).files.table is None


def test_a_column_with_a_missing_value_is_no_input_until_somebody_ticks_it(
    window: Window, qtbot: QtBot, file: Path
) -> None:
    dialog = opened(window, qtbot, file, "a,c,b\n1,3,x\n,4,y\n3,5,x\n")
    assert dialog.file is not None and dialog.file.inputs == ("c",)
    assert dialog.columns.cells.index(0, 2).data() == "numbers, 2 different, 1 missing"
    dialog.columns.setFocus()
    dialog.columns.selectRow(0)
    qtbot.keyClick(dialog.columns, Qt.Key.Key_Space)
    assert "irises.csv, line 3, column 'a': the value is missing" in said(dialog)
    qtbot.mouseClick(dialog.nothing, LEFT)
    assert "choose at least one column as input" in said(dialog)
    qtbot.mouseClick(dialog.all, LEFT)
    assert dialog.file is not None and dialog.file.inputs == ("c",) and dialog.ok.isEnabled()


def test_rows_with_missing_values_are_left_out_or_filled_by_choice(window: Window, qtbot: QtBot, file: Path) -> None:
    dialog = opened(window, qtbot, file, "a;c;b\n1,5;3;x\n;4;y\n3,5;5;x\n1;2;y\n")
    assert "Numbers were read with decimal commas." in dialog.said.text()
    assert dialog.form.decimal.currentText() == "found out: comma"
    choose(qtbot, dialog.missing, "leave")
    assert dialog.file is not None and dialog.file.inputs == ("a", "c") and dialog.file.missing == "drop"
    assert "1 values of the chosen columns are missing" not in dialog.said.text()
    assert "1 value of the chosen columns is missing: its row is left out" in dialog.said.text()
    choose(qtbot, dialog.missing, "get")
    assert dialog.file is not None and dialog.file.missing == "fill"
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.file is not None)
    panel = place(window).panels["data"]
    assert isinstance(panel, DataPanel) and "1 missing value was filled with the mean" in panel.summary.text()


def test_separator_first_line_and_encoding_can_be_said(window: Window, qtbot: QtBot, file: Path) -> None:
    text = "\n".join(f"{k}|{k % 4}|{'groß' if k % 2 else 'klein'}" for k in range(12))
    dialog = opened(window, qtbot, file, text.encode("cp1252"))
    assert "has one column" in said(dialog) and dialog.preview.model().rowCount() > 3
    choose(qtbot, dialog.form.separator, "other")
    assert "type the sign" in said(dialog)
    qtbot.keyClicks(dialog.form.sign, "7")
    assert "separator cannot be '7'" in said(dialog) and not dialog.ok.isEnabled()
    dialog.form.sign.selectAll()
    qtbot.keyClicks(dialog.form.sign, "|")
    wait(qtbot, lambda: not dialog.busy and dialog.progress.isHidden())
    assert dialog.form.encoding.currentText() == "found out: Windows-1252" and dialog.ok.isEnabled()
    choose(qtbot, dialog.form.encoding, "UTF-8")
    wait(qtbot, lambda: "is not UTF-8; save the file with the encoding UTF-8, or choose" in said(dialog))
    choose(qtbot, dialog.form.encoding, "Windows")
    wait(qtbot, dialog.ok.isEnabled)
    assert dialog.form.header.currentText() == "found out: a sample"
    choose(qtbot, dialog.form.header, "names")
    wait(qtbot, dialog.ok.isEnabled)
    assert dialog.file is not None and dialog.file.target == "klein"
    choose(qtbot, dialog.form.header, "is a sample")
    wait(qtbot, dialog.ok.isEnabled)
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.file is not None)
    kept = lab(window).training.data.file
    assert kept is not None and (kept.separator, kept.header, kept.encoding) == ("|", False, "windows-1252")
    assert lab(window).training.data.arrays().class_names == ("klein", "groß")


def test_a_file_that_changes_or_goes_is_said_and_the_old_data_stay(window: Window, qtbot: QtBot, file: Path) -> None:
    before = window.document.state
    dialog = opened(window, qtbot, file)
    file.write_text(IRISES.replace("4.5", "4.6"))
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: "is no longer the file whose columns were chosen" in said(dialog))
    file.unlink()
    choose(qtbot, dialog.form.separator, "comma")
    assert "there is no file" in said(dialog) and "deleted" in said(dialog)
    qtbot.mouseClick(dialog.buttons.buttons()[0], LEFT)
    assert window.document.state is before


def test_a_large_table_is_shown_at_once_and_looking_through_it_can_be_given_up(
    window: Window, qtbot: QtBot, file: Path
) -> None:
    file.write_text("a,b,kind\n" + "1.5,2.5,rose\n0.5,3.5,lily\n" * 300_000)
    place(window).files.open_table_at(file)
    dialog = place(window).files.table
    assert dialog is not None and dialog.busy
    assert dialog.preview.model().rowCount() == 6 and dialog.columns.cells.names == ("a", "b", "kind")
    assert dialog.progress.isVisible() and not dialog.ok.isEnabled()
    wait(qtbot, lambda: 0 < dialog.progress.value() < 1000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert place(window).files.table is None and lab(window).training.data.set == "moons"


def test_a_table_of_many_columns_is_chosen_without_a_pause(window: Window, qtbot: QtBot, file: Path) -> None:
    rows = [",".join(str((k * j) % 17 / 2) for j in range(1, 1501)) for k in range(12)]
    dialog = opened(window, qtbot, file, "\n".join(rows))
    assert dialog.file is not None and len(dialog.file.inputs) == 1499
    dialog.columns.selectRow(700)
    dialog.columns.setFocus()
    qtbot.keyClick(dialog.columns, Qt.Key.Key_Space)
    assert dialog.file is not None and len(dialog.file.inputs) == 1498


def test_the_window_closes_with_the_dialog_open(window: Window, qtbot: QtBot, file: Path) -> None:
    file.write_text("a,b,kind\n" + "1.5,2.5,rose\n0.5,3.5,lily\n" * 200_000)
    place(window).files.open_table_at(file)
    window.close()  # the fixture looks for threads that are left


def test_everything_has_a_name_and_a_way_to_it(window: Window, qtbot: QtBot, file: Path) -> None:
    dialog = opened(window, qtbot, file)
    dialog.form.sign.show()
    reached = [one for one in dialog.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    named = [one for one in reached if isinstance(one, kinds)]
    assert len(named) >= 12
    for widget in named:
        interface = QAccessible.queryAccessibleInterface(widget)
        words = interface.text(QAccessible.Text.Name) if interface is not None else ""
        assert widget.accessibleName() or words or (isinstance(widget, QPushButton) and widget.text()), widget


def test_a_table_dropped_on_the_race_is_asked_about_at_the_networks(window: Window, qtbot: QtBot, file: Path) -> None:
    file.write_text(IRISES)
    window.go_to("race")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE))
    dialog = place(window).files.table
    assert window.document.state.place == "networks" and dialog is not None
    wait(qtbot, dialog.ok.isEnabled)
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.set == "csv")
    assert window.windowTitle().startswith("irises.csv") and place(window).files.usual_name == "irises"


def test_undo_comes_back_to_a_table_that_was_deleted_meanwhile(
    window: Window, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    for one in (file, tmp_path / "other.csv"):
        qtbot.mouseClick(opened(window, qtbot, one, IRISES + f"9,9,last,{one.stem}\n").ok, LEFT)
        wait(
            qtbot,
            lambda one=one: (
                lab(window).training.data.file is not None  # type: ignore[misc]
                and lab(window).training.data.file.name == one.name
            ),
        )  # type: ignore[union-attr]
    file.unlink()
    undo(window, qtbot)
    assert place(window).panels["data"].button.text() == "irises.csv"  # type: ignore[attr-defined]
    wait(qtbot, lambda: place(window).snapshot is not None and place(window).snapshot.training == lab(window).training)  # type: ignore[union-attr]
    assert not place(window).banner.sentence or place(window).banner.isHidden()


def test_one_class_alone_is_told_and_every_page_shows_it(window: Window, qtbot: QtBot, file: Path) -> None:
    dialog = opened(window, qtbot, file, "a,b,kind\n1,2,x\n2,1,x\n3,5,x\n4,4,x\n")
    assert dialog.ok.isEnabled()
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.file is not None)
    panel = place(window).panels["data"]
    assert (
        isinstance(panel, DataPanel) and "is 'x' in all rows, so that there is nothing to learn" in panel.summary.text()
    )
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    wait(qtbot, lambda: place(window).snapshot is not None and place(window).snapshot.done > 0)  # type: ignore[union-attr]
    assert place(window).banner.sentence == "irises.csv: kind from 2 columns"
    place(window).banner.hide()
    for id in PAGES.ids():
        window.document.perform(show_page, id)
        qtbot.wait(30)
        assert not window.grab().isNull()
        assert not place(window).banner.sentence, id
