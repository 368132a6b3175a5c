"""A figure's format, size, title and legend are chosen in the window, and refused in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.figure_dialog import FigureChoice, FigureDialog
from playground.gui.window import Window
from tests.exporters.pdf_reader import read_pdf


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[FigureDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = FigureDialog(owner, "Loss")
    made.show()
    yield made
    assert owner is not None


def test_what_is_chosen_is_handed_on(dialog: FigureDialog, qtbot: QtBot) -> None:
    assert {dialog.kind.itemData(k) for k in range(dialog.kind.count())} >= {"pdf", "png", "svg"}
    dialog.kind.setCurrentIndex(dialog.kind.findData("pdf"))
    dialog.size_box.setCurrentText("120x90mm")
    assert dialog.dpi.isEnabled()
    dialog.dpi.setCurrentText("200")
    dialog.own_title.setText("Three rates")
    dialog.legend.setCurrentIndex(dialog.legend.findData("right"))
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()
    assert told.args == [FigureChoice("pdf", "120x90mm", 200.0, "Three rates", "right")]


@pytest.mark.parametrize(("size", "dpi", "said"), [("wide", "96", "160x90mm"), ("6x4in", "many", "dpi"),
                                                   ("1x1mm", "96", "each side")])  # fmt: skip
def test_what_is_not_legal_is_said_and_nothing_is_handed_on(
    dialog: FigureDialog, size: str, dpi: str, said: str
) -> None:
    handed: list[object] = []
    dialog.chosen.connect(handed.append)
    dialog.size_box.setCurrentText(size)
    dialog.dpi.setCurrentText(dpi)
    dialog.accept()
    assert said in dialog.refusal.text() and not handed and dialog.isVisible()


def test_every_field_has_a_name(dialog: FigureDialog) -> None:
    for field in (dialog.kind, dialog.size_box, dialog.dpi, dialog.own_title, dialog.legend):
        assert field.accessibleName()


def test_a_race_and_a_chart_are_saved_as_chosen(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    def choose(kind: str, name: str) -> Path:
        dialog = next(one for one in window.findChildren(FigureDialog) if one.isVisible())
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.size_box.setCurrentText("400x300")
        dialog.dpi.setCurrentText("96")
        dialog.own_title.setText("Own title")
        dialog.accept()
        files = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
        path = tmp_path / name
        files.fileSelected.emit(str(path))
        files.reject()
        qtbot.waitUntil(path.exists, timeout=20_000)
        return path

    window.actions_by_words["Figure of the contour plot"].trigger()
    page = read_pdf(choose("pdf", "race.pdf").read_bytes())
    assert (round(page.width), round(page.height)) == (400, 300)
    assert "Own title" in [text for text, _, _ in page.words]
    window.race.panels["loss"].files.ask_figure()  # type: ignore[attr-defined]
    with Image.open(choose("png", "loss.png")) as picture:
        assert picture.size == (400, 300)
