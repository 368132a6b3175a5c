"""What a person chooses of a figure before it is saved: format, size, title, legend."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from playground.base.errors import PlaygroundError
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.text import text
from playground.picture.sheet.figure_format import FigureFormat, LegendPlace, figure_format, figure_size

_AS_SEEN = "as it is seen"
_SIZES = (_AS_SEEN, "800x600", "1600x900", "85x60mm", "160x90mm", "297x210mm", "6x4in")
_LEGENDS: tuple[tuple[str, LegendPlace], ...] = (
    ("below", "below"),
    ("at the right", "right"),
    ("inside", "inside"),
    ("none", "none"),
)
_DPI = ("96", "150", "300", "600")
_last: list["FigureChoice"] = []


@dataclass(frozen=True)
class FigureChoice:
    """The id of an exporter of pictures, and how the figure looks.

    Arguments: `size` such as "160x90mm", "" as it is seen; `dpi` pixels for an inch of such a size; `title` in place of
    its own, None for its own; `legend` its place.
    """

    kind: str
    size: str = ""
    dpi: float | None = None
    title: str | None = None
    legend: LegendPlace = "below"

    @property
    def format(self) -> FigureFormat:
        """Title and legend."""
        return FigureFormat(self.title, self.legend, bool(self.size))

    def sides(self, seen: tuple[int, int], ratio: float) -> tuple[float, float, float]:
        """Return width and height in logical pixels and device pixels for each; `seen` and `ratio` as it is seen."""
        return figure_size(self.size, self.dpi) if self.size else (*seen, ratio)

    @property
    def options(self) -> dict[str, Any]:
        """The same as options of `save_picture`."""
        sized = {"size": self.size, "dpi": self.dpi} if self.size else {}
        return {"title": self.title, "legend": self.legend, **sized}


class FigureDialog(QDialog):
    """Asks for a figure's format, size, title and legend; `chosen(FigureChoice)` when all of it is legal.

    Arguments: `title` that the figure has by itself.
    """

    chosen = Signal(object)

    def __init__(self, owner: QWidget, title: str) -> None:
        from playground.exporters import EXPORTERS
        from playground.figures.picture_kind import picture_formats

        super().__init__(owner)
        self.setWindowTitle("Figure")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kind, self.size_box, self.dpi, self.legend = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for id in picture_formats():
            self.kind.addItem(EXPORTERS.get(id).name, id)
        for words, place in _LEGENDS:
            self.legend.addItem(words, place)
        for box, items in ((self.size_box, _SIZES), (self.dpi, _DPI)):
            box.setEditable(True)
            box.addItems(items)
        self.size_box.setToolTip("Width and height: 800x600 pixels, 160x90mm, 16x9cm or 6x4in")
        self.dpi.setToolTip("Pixels for an inch: of a size on paper, and how fine a PNG is")
        self.dpi.setCurrentText("300")
        self.own_title = QLineEdit()
        self.own_title.setPlaceholderText(title)
        self.own_title.setToolTip("A title in place of its own; a blank for none")
        self.refusal = text("", "error", wrap=True)
        form = QFormLayout()
        for words, field in (
            ("Format", self.kind), ("Size", self.size_box), ("Pixels per inch", self.dpi), ("Title", self.own_title),
            ("Legend", self.legend),
        ):  # fmt: skip
            field.setAccessibleName(words)
            field.setMinimumWidth(current_theme().size(220))
            form.addRow(words, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(buttons)
        self.size_box.currentTextChanged.connect(self._follow_size)
        if _last:
            self._show(_last[0])
        self._follow_size(self.size_box.currentText())

    def choice(self) -> FigureChoice:
        """Return what is chosen; raises PlaygroundError where it is not legal."""
        words = self.size_box.currentText().strip()
        size = "" if words in ("", _AS_SEEN) else words
        dpi = None
        if size:
            try:
                dpi = float(self.dpi.currentText())
            except ValueError:
                dpi = None
            figure_size(size, self.dpi.currentText() if dpi is None else dpi)
        title = self.own_title.text()
        checked = figure_format(title.strip() if title else None, self.legend.currentData())
        return FigureChoice(str(self.kind.currentData()), size, dpi, checked.title, checked.legend)

    def accept(self) -> None:
        """Hand the choice on, or say what is wrong with it."""
        try:
            choice = self.choice()
        except PlaygroundError as error:
            self.refusal.setText(str(error))
            return
        _last[:] = [choice]
        self.chosen.emit(choice)
        super().accept()

    def _show(self, choice: FigureChoice) -> None:
        """What was chosen last, but for the title, which belongs to another figure."""
        self.kind.setCurrentIndex(max(self.kind.findData(choice.kind), 0))
        self.size_box.setCurrentText(choice.size or _AS_SEEN)
        self.legend.setCurrentIndex(max(self.legend.findData(choice.legend), 0))
        if choice.dpi is not None:
            self.dpi.setCurrentText(f"{choice.dpi:g}")

    def _follow_size(self, words: str) -> None:
        self.dpi.setEnabled(words.strip() not in ("", _AS_SEEN))


def ask_figure(owner: QWidget, title: str, name: str, then: Callable[[FigureChoice, Path], None]) -> FigureDialog:
    """Ask how a figure is to look, then for its file, and call `then` with both; nothing waits meanwhile.

    Arguments: `title` that the figure has by itself; `name` of its file without an ending.
    """
    from playground.exporters import EXPORTERS

    def ask_file(choice: FigureChoice) -> None:
        exporter = EXPORTERS.get(choice.kind)
        files = file_dialog(owner.window(), "Save the figure", f"{exporter.name} (*{exporter.suffix})")
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix(exporter.suffix.removeprefix("."))
        files.selectFile(name + exporter.suffix)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(lambda path: then(choice, Path(path)))
        files.open()

    dialog = FigureDialog(owner.window(), title)
    dialog.chosen.connect(ask_file)
    dialog.open()
    return dialog
