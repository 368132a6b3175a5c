"""Exporting what the page of the landscape shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.gui.laboratory.pages._landscape_jobs import Found, Lines
from playground.gui.widgets.file_dialog import file_dialog
from playground.services.worker import Deliver, Worker

_KINDS: Final = {"csv": "CSV table (*.csv)", "npz": "NumPy arrays (*.npz)", "png": "PNG picture (*.png)"}


class LandscapeFiles(QObject):
    """Asks for a file and writes it, numbers in a thread; `told` and `failed` say how it went.

    Arguments: `owner` that dialogs belong to; `found()` what is shown, None for nothing; `picture()` of it.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, owner: QWidget, deliver: Deliver, found: Callable[[], Found | None], picture: Callable[[], QPixmap]
    ) -> None:
        super().__init__(owner)
        self._owner, self._found, self._picture = owner, found, picture
        self._worker = Worker(deliver, "landscape export")

    def entries(self) -> list[tuple[str, Callable[[], object]] | None]:
        """Return the menu."""
        found = self._found()
        made: list[tuple[str, Callable[[], object]] | None] = []
        if found is not None:
            made += [("CSV table …", lambda: self.ask("csv")), ("NumPy arrays …", lambda: self.ask("npz"))]
        if isinstance(found, Lines) and found.curve is not None:
            made.append(("Low path as CSV table …", lambda: self.ask("csv", curve=True)))
            made.append(("Low path as NumPy arrays …", lambda: self.ask("npz", curve=True)))
        return [*made, None, ("PNG picture …", lambda: self.ask("png"))] if made else [("PNG picture …", self._ask_png)]

    def ask(self, id: str, curve: bool = False) -> None:
        """Ask where to write "csv", "npz" or "png"."""
        dialog = file_dialog(self._owner.window(), "Export the landscape", _KINDS[id])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(id)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path), id, curve))
        dialog.open()

    def write(self, path: Path, id: str, curve: bool = False) -> None:
        """Write what is shown, whole or not at all; of lines the straight one, or the `curve` of low loss."""
        if id == "png":
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            self._picture().save(buffer, "PNG")
            content = bytes(buffer.data().data())
            self._submit(lambda: write_atomically(path, content), path)
            return
        found = self._found()
        one = (found.curve if curve else found.line) if isinstance(found, Lines) else found
        if one is None:
            self.failed.emit("there is nothing to export yet: press Look first")
            return
        numbers = one
        self._submit(lambda: numbers.to_csv(path) if id == "csv" else numbers.to_npz(path), path)

    def close_work(self) -> None:
        """End the thread."""
        self._worker.close()

    def _ask_png(self) -> None:
        self.ask("png")

    def _submit(self, write: Callable[[], None], path: Path) -> None:
        def refuse(error: PlaygroundError) -> None:
            self.failed.emit(str(error))

        self._worker.submit(lambda ticket: write(), lambda nothing: self.told.emit(f"wrote {path.name}"), refuse)
