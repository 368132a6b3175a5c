"""The dialog that asks for a file."""

from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from playground.services.recent_files import recent_files


def file_dialog(parent: QWidget, title: str, kind: str, folder: Path | None = None) -> QFileDialog:
    """Return a dialog that reads no file to choose its icon: what lies in /proc would be waited for for ever.

    Arguments: `kind` the filter, e.g. "PNG picture (*.png)"; `folder` to begin in, by default the last file's.
    """
    dialog = QFileDialog(parent, title, str(folder if folder is not None else start_folder()), kind)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    icons = _PlainIcons()
    dialog.setIconProvider(icons)
    dialog.setProperty("icons", icons)  # Qt does not own it
    return dialog


def start_folder() -> Path:
    """Return the folder of the file that was used last, or the user's documents, or home."""
    recent = recent_files()
    if recent:
        return recent[0].parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


class _PlainIcons(QFileIconProvider):
    """A folder is a folder and a file a file, whatever is in it."""

    def icon(self, wanted: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        kinds = QAbstractFileIconProvider.IconType
        if isinstance(wanted, QFileInfo):
            wanted = kinds.Folder if wanted.isDir() else kinds.File
        return super().icon(wanted)

    def type(self, info: QFileInfo) -> str:
        return "Folder" if info.isDir() else "File"
