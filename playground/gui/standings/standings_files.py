"""Copying and saving of standings, those of a race and those of a training."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from playground.gui.file_writer import FileWriter
from playground.gui.standings.standings_model import StandingsModel
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.popup_menu import Entries, popup_entries


class StandingsFiles(QObject):
    """Copies the table and the sentence of a panel, and writes the table as CSV in a thread.

    Arguments:
        panel     the widget of the standings
        model     its table
        sentence  returns the sentence that names the winner
        tell      is called with what was done, or why it was not
    """

    def __init__(
        self, panel: QWidget, model: StandingsModel, sentence: Callable[[], str], tell: Callable[[str], object]
    ) -> None:
        super().__init__(panel)
        self._panel, self._model, self._sentence, self._tell = panel, model, sentence, tell
        self._writer = FileWriter(self)
        self._writer.wrote.connect(lambda path: tell(f"saved {path.name}"))
        self._writer.failed.connect(tell)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return self._writer.idle

    def open_menu(self, place: QPoint, more: Entries = ()) -> None:
        """Offer to copy and to save at a place of the screen, and `more`."""
        entries = (
            ("Copy table", self.copy),
            ("Copy sentence", lambda: QApplication.clipboard().setText(self._sentence())),
            None,
            ("Save as CSV …", self.ask),
        )
        popup_entries(self._panel, place, (*entries, *more))

    def copy(self) -> None:
        """Put the table on the clipboard, cells parted by tabs, in the order that is seen."""
        QApplication.clipboard().setText(self._model.table_text())

    def ask(self) -> None:
        """Ask where to save the standings."""
        dialog = file_dialog(self._panel.window(), "Save the standings", "CSV table (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("standings.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the standings as CSV, in a thread."""
        standings = self._model.standings
        if standings is None:
            self._tell("there is nothing to save yet")
            return
        self._writer.write(path, lambda: standings.to_csv(path))
