"""The button by which what a page found is written to files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton

from playground.base.errors import PlaygroundError
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.role import role

Export = tuple[str, str, Callable[[Path], object]]
_KINDS = {"csv": "CSV table (*.csv)", "npz": "NumPy arrays (*.npz)"}


class ExportButton(QPushButton):
    """Offers what there is: (title, "csv" or "npz", what writes it). `told`, `failed` say how it went.

    Arguments: `exports()` what there is to write now.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, exports: Callable[[], Sequence[Export]]) -> None:
        super().__init__("Export")
        self._exports = exports
        role(self, "flat")
        self.setAutoDefault(False)
        self.setToolTip("Write what is seen here as numbers")
        self.clicked.connect(self._offer)

    def write(self, path: Path, save: Callable[[Path], object]) -> None:
        """Write a file, whole or not at all."""
        try:
            save(path)
        except PlaygroundError as error:
            self.failed.emit(str(error))
        else:
            self.told.emit(f"wrote {path.name}")

    def _offer(self) -> None:
        found = self._exports()
        if not found:
            self.failed.emit("there is nothing to export yet: press Train first")
            return
        actions = []
        for title, kind, save in found:
            action = QAction(f"{title} as {kind.upper()} …")
            action.triggered.connect(lambda _=False, title=title, kind=kind, save=save: self._ask(title, kind, save))
            actions.append(action)
        popup_menu(self, self.mapToGlobal(QPoint(0, self.height())), *actions)

    def _ask(self, title: str, kind: str, save: Callable[[Path], object]) -> None:
        dialog = file_dialog(self.window(), f"Export {title.lower()}", _KINDS[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path), save))
        dialog.open()
