"""How a table is written: the dialog's controls."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from playground.base.errors import PlaygroundError
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.named import beside, named
from playground.networks.data.csv_cells import Decimal
from playground.networks.data.csv_codec import CODECS
from playground.networks.data.csv_form import CsvForm, Encoding
from playground.networks.data.csv_layout import CsvLayout

_AUTOMATIC, _OTHER = "found out", "other:"
_SIGNS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " "}
_HEADERS: Final = {"found out": None, "names the columns": True, "is a sample": False}
_ENCODINGS: Final[dict[Encoding | None, str]] = {
    None: _AUTOMATIC, "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16"
}  # fmt: skip
_DECIMALS: Final[dict[Decimal | None, str]] = {None: _AUTOMATIC, "point": "point, 1.5", "comma": "comma, 1,5"}


class FormRow(QWidget):
    """How a table is written: separator, first line, decimal sign, encoding.

    `changed()` is emitted where one of them was changed, `refused(sentence)` for an illegal sign.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.separator = _box("separator", [_AUTOMATIC, *_SIGNS, _OTHER])
        self.sign = QLineEdit()
        self.sign.setAccessibleName("sign between cells")
        self.sign.setToolTip("One sign that parts the cells; no letter, no figure, nothing that stands in numbers")
        self.sign.setMaxLength(1)
        self.sign.hide()
        self.header = _box("first line", list(_HEADERS))
        self.encoding = _box("encoding", list(_ENCODINGS.values()))
        self.decimal = _box("decimal sign", list(_DECIMALS.values()))
        self.encoding.setToolTip("Spreadsheets of Windows often write Windows-1252, and their “Unicode text” UTF-16")
        self.separator.activated.connect(self._choose_separator)
        self.sign.textEdited.connect(self._tell)
        for box in (self.header, self.encoding, self.decimal):
            box.activated.connect(self._tell)
        row = FlowLayout(self, 8)
        row.addWidget(named("Cells are parted by", beside(self.separator, self.sign), self.separator))
        row.addWidget(named("The first line", self.header))
        row.addWidget(named("Decimal sign", self.decimal))
        row.addWidget(named("Encoding", self.encoding))

    @property
    def form(self) -> CsvForm:
        """What is said; raises PlaygroundError for an illegal sign."""
        word = self.separator.currentText()
        sign = _SIGNS.get(self.separator.itemData(self.separator.currentIndex()), self.sign.text())
        automatic = self.separator.currentIndex() == 0
        if not automatic and not sign:
            raise PlaygroundError(f"separator: type the sign that parts the cells behind “{word}”")
        header = list(_HEADERS.values())[self.header.currentIndex()]
        encoding, decimal = list(_ENCODINGS)[self.encoding.currentIndex()], list(_DECIMALS)[self.decimal.currentIndex()]
        return CsvForm(None if automatic else sign, header, encoding, decimal)

    def show_form(self, form: CsvForm) -> None:
        """Show what was said before; nothing is emitted."""
        words = {sign: word for word, sign in _SIGNS.items()}
        word = _AUTOMATIC if form.separator is None else words.get(form.separator, _OTHER)
        self.separator.setCurrentIndex(self.separator.findData(word))
        self.sign.setText(form.separator if word == _OTHER and form.separator is not None else "")
        self.sign.setVisible(word == _OTHER)
        self.header.setCurrentIndex(list(_HEADERS.values()).index(form.header))
        self.encoding.setCurrentIndex(list(_ENCODINGS).index(form.encoding))
        self.decimal.setCurrentIndex(list(_DECIMALS).index(form.decimal))
        self.sign.setFixedWidth(current_theme().size(34))

    def show_layout(self, layout: CsvLayout | None) -> None:
        """Say what was found out, where that is asked for."""
        found = "" if layout is None else f": {layout.separator_name}"
        self.separator.setItemText(0, _AUTOMATIC + found)
        named = "" if layout is None or not self._automatic_header else ": names" if layout.named else ": a sample"
        self.header.setItemText(0, _AUTOMATIC + named)
        encoding = "" if layout is None else f": {_encoding(layout.codec)}"
        self.encoding.setItemText(0, _AUTOMATIC + (encoding if self.encoding.currentIndex() == 0 else ""))
        decimal = "" if layout is None else f": {layout.decimal}"
        self.decimal.setItemText(0, _AUTOMATIC + (decimal if self.decimal.currentIndex() == 0 else ""))

    @property
    def _automatic_header(self) -> bool:
        return self.header.currentIndex() == 0

    def _choose_separator(self) -> None:
        other = self.separator.currentData() == _OTHER
        self.sign.setVisible(other)
        if other:
            self.sign.setFocus()
        self._tell()

    def _tell(self) -> None:
        try:
            _ = self.form
        except PlaygroundError as error:
            self.refused.emit(str(error))
            return
        self.changed.emit()


def _encoding(codec: str) -> str:
    return next(_ENCODINGS[name] for name, known in CODECS.items() if known == codec)


def _box(name: str, words: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.view().setAccessibleName(f"{name}, choices")
    for word in words:
        box.addItem(word, word)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
