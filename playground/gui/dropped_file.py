"""The file in a drag and drop."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

TABLES = (".csv", ".tsv")


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the file that is dragged or dropped, None where it is none that can be opened, or several."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (".json", ".toml", *TABLES) else None
