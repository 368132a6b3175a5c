"""What a page shows as files: its picture, its tables, its arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from playground.gui.file_writer import FileWriter
from playground.gui.graph.graph_files import KINDS
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.popup_menu import popup_entries
from playground.gui.widgets.role import role
from playground.picture.sheet.figure_format import USUAL

if TYPE_CHECKING:
    from playground.gui.figure_dialog import FigureChoice

Export = tuple[str, str, Callable[[Path], object]]
Parts = Sequence[tuple[Any, Mapping[str, Any]]]
NOTHING = "there is nothing to export yet: press Train first"
GONE = "“{}” was found of another training than the one that is here now: wait until it is found again, then export it"
_LEAST = 420  # logical pixels of a picture's height, however low the window is


@dataclass(frozen=True, eq=False)
class Pictured:
    """What a page shows, for a thread that draws it: `parts()` returns results with their options.

    `update` where a line stands; `color` of whom it is about.
    """

    parts: Callable[[], Parts]
    update: int | None = None
    color: str | None = None


class PageFiles(QObject):
    """Asks for files and writes them in a thread, one after the other; `told` and `failed` say how it went.

    Arguments: `page` that dialogs belong to and whose size pictures have; `exports()` the tables and arrays
    that there are now, (title, "csv" or "npz", what writes it); `pictured()` what is seen, None for nothing; `theme()`
    the id of the colours.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, page: QWidget, exports: Callable[[], Sequence[Export]],
        pictured: Callable[[], Pictured | None], theme: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._exports, self._pictured, self._theme = page, exports, pictured, theme
        self._writer = FileWriter(self)
        self._writer.wrote.connect(lambda path: self.told.emit(f"wrote {path.name}"))
        self._writer.failed.connect(self.failed)
        self.name = "page"

    def numbers(self) -> list[tuple[str, Callable[[], object]]]:
        """Return what there is to write as numbers: words, and what asks for a file."""
        return [
            (f"{title} as {kind.upper()} …", partial(self._ask_numbers, title, kind))
            for title, kind, _ in self._exports()
        ]

    def offer(self, button: QWidget) -> None:
        """Show a menu of everything under a button."""
        entries: list[tuple[str, Callable[[], object]] | None] = [*self.numbers()]
        if self._pictured() is not None:
            entries += [*((None,) if entries else ()), ("PNG picture …", lambda: self.ask_picture("png"))]
            entries.append(("SVG drawing …", lambda: self.ask_picture("svg")))
            entries.append(("PDF page …", lambda: self.ask_picture("pdf")))
            entries.append(("Figure with size, title and legend …", self.ask_figure))
        if entries:
            popup_entries(button, button.mapToGlobal(QPoint(0, button.height())), entries)
        else:
            self.failed.emit(NOTHING)

    def ask_picture(self, kind: str, size: int = 1) -> None:
        """Ask where to write the picture, "png" or "svg", with `size` times as many pixels each way."""
        if self._pictured() is None:
            self.failed.emit(NOTHING)
            return
        self._ask(f"Export the picture as {kind.upper()}", self.name, kind, lambda path: self.write_picture(path, size))

    def ask_figure(self) -> None:
        """Ask how the picture is to look and where to write it."""
        from playground.gui.figure_dialog import ask_figure

        if self._pictured() is None:
            self.failed.emit(NOTHING)
        else:
            ask_figure(self._page, "", self.name, lambda choice, path: self.write_picture(path, choice=choice))

    def write_picture(self, path: Path, size: int = 1, choice: "FigureChoice | None" = None) -> None:
        """Draw what the page shows and write it in the format that the name's ending says, as chosen or as seen."""
        from playground.figures.save_picture import write_parts

        pictured = self._pictured()
        if pictured is None:
            self.failed.emit(NOTHING)
            return
        width, height = self._page.width(), max(self._page.height(), _LEAST)
        sides: tuple[float, float] = width, height
        ratio = 1.0 if path.suffix.lower() == ".svg" else size * self._page.devicePixelRatioF()
        theme, format = self._theme(), USUAL
        if choice is not None:
            wide, high, ratio = choice.sides((width, height), ratio)
            sides, format = (wide, high), choice.format
        self.write(
            path,
            lambda: write_parts(pictured.parts(), path, theme, sides, ratio, pictured.update, pictured.color, format),
        )

    def write(self, path: Path, save: Callable[[], object]) -> None:
        """Have a file written, whole or not at all."""
        self._writer.write(path, save)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return self._writer.idle

    def close_work(self) -> None:
        """End the thread."""
        self._writer.close()

    def write_numbers(self, path: Path, title: str, kind: str) -> None:
        """Have a table, or arrays, written as they are now: the training may have changed while a name was typed."""
        save = next((save for now, of, save in self._exports() if (now, of) == (title, kind)), None)
        if save is None:
            self.failed.emit(GONE.format(title))
        else:
            self.write(path, partial(save, path))

    def _ask_numbers(self, title: str, kind: str) -> None:
        name = f"{self.name}-{_slug(title)}" if _slug(title) != self.name else self.name
        self._ask(f"Export {title.lower()}", name, kind, lambda path: self.write_numbers(path, title, kind))

    def _ask(self, title: str, name: str, kind: str, then: Callable[[Path], object]) -> None:
        dialog = file_dialog(self._page.window(), title, KINDS[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{name}.{kind}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()


def export_button(files: PageFiles) -> QPushButton:
    """Return the button that offers everything a page can be written as."""
    button = role(QPushButton("Export"), "flat")
    button.setAutoDefault(False)
    button.setToolTip("Write what is seen here as a picture or as numbers")
    button.clicked.connect(lambda: files.offer(button))
    return button


def _slug(title: str) -> str:
    """Words as a part of a file's name."""
    return "-".join("".join(_letters(title)).split())


def _letters(title: str) -> Iterator[str]:
    return (sign if sign.isalnum() else " " for sign in title.lower())
