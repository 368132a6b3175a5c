"""What a view shows as files and on the clipboard: the very graph, in the range that is seen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from playground.base.files import write_atomically
from playground.gui.file_writer import FileWriter
from playground.gui.graph.graph_view import GraphView
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.popup_menu import popup_entries
from playground.picture.graph import Graph, Line
from playground.picture.graph.graph_table import graph_arrays, graph_csv
from playground.picture.sheet.figure_format import USUAL

if TYPE_CHECKING:
    from playground.gui.figure_dialog import FigureChoice

KINDS: Final = {
    "csv": "CSV table (*.csv)", "npz": "NumPy arrays (*.npz)", "pdf": "PDF page (*.pdf)",
    "png": "PNG picture (*.png)", "svg": "SVG drawing (*.svg)",
}  # fmt: skip
_LEAST = 360, 240  # logical pixels of a picture, however small the view is
Entry = tuple[str, Callable[[], object]] | None


class GraphFiles(QObject):
    """Copies what a view shows and writes it to files; `told` says what was done or why not.

    Arguments: `view`, whose menu it offers; `title` of the picture, which names its files.
    """

    told = Signal(str)

    def __init__(self, view: GraphView, title: str) -> None:
        super().__init__(view)
        self._view, self._title = view, title
        self.more: Callable[[], list[Entry]] = list
        self._writer = FileWriter(self)
        self._writer.wrote.connect(lambda path: self.told.emit(f"saved {path.name}"))
        self._writer.failed.connect(self.told)
        view.menu_requested.connect(self.offer)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return self._writer.idle

    def offer(self, place: QPoint) -> None:
        """Show a menu at a place of the screen; `more` gives entries of the chart's own."""
        clipboard, view = QApplication.clipboard(), self._view
        entries: list[Entry] = [
            ("Show everything", view.fit), *view.scales.entries(view.graph), *self.more(), None,
            ("Copy as CSV", lambda: clipboard.setText(self.csv_text())),
            ("Copy picture", lambda: clipboard.setPixmap(view.grab())), None,
        ]  # fmt: skip
        for kind, words in (("png", "PNG"), ("svg", "SVG"), ("pdf", "PDF"), ("csv", "CSV"), ("npz", "NumPy arrays")):
            entries.append((f"Save as {words} …", partial(self.ask, kind)))
        entries.append(("Figure with size, title and legend …", self.ask_figure))
        popup_entries(view, place, entries)

    def ask_figure(self) -> None:
        """Ask how the picture is to look and where to save it."""
        from playground.gui.figure_dialog import ask_figure

        name = self._title.lower().replace(" ", "-")
        ask_figure(self._view, self._title, name, lambda choice, path: self.write(path, choice))

    def ask(self, kind: str) -> None:
        """Ask where to save it, as one of the kinds."""
        dialog = file_dialog(self._view.window(), f"Save {self._title}", KINDS[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{self._title.lower().replace(' ', '-')}.{kind}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def write(self, path: Path, choice: "FigureChoice | None" = None) -> None:
        """Write what the file's name ends in, in a thread; a picture as it is chosen, by default as it is seen."""
        kind, graph = path.suffix.lower()[1:], self.graph()
        if graph is None:
            self.told.emit("there is nothing to save yet")
        elif kind == "csv":
            self._writer.write(path, lambda: write_atomically(path, graph_csv(graph).encode()))
        elif kind == "npz":
            self._write_arrays(path, graph)
        else:
            self._write_picture(path, graph, choice)

    def csv_text(self) -> str:
        """Return what is seen as a table."""
        graph = self.graph()
        return "" if graph is None else graph_csv(graph)

    def graph(self) -> Graph | None:
        """Return the graph in the range that is seen, None where there is none."""
        self._view.flush()
        graph = self._view.shown
        return None if graph is None else graph.seen(self._view.region)

    def _write_picture(self, path: Path, graph: Graph, choice: "FigureChoice | None") -> None:
        from playground.figures.save_picture import write_graphs
        from playground.picture.shown import Look

        view = self._view
        width, height = max(view.width(), _LEAST[0]), max(view.height(), _LEAST[1])
        ratio = 1.0 if path.suffix.lower() == ".svg" else view.devicePixelRatioF()
        format = USUAL
        sides: tuple[float, float, float] = width, height, ratio
        if choice is not None:
            format, sides = choice.format, choice.sides((width, height), ratio)
        drawn = replace(graph, title=graph.title or self._title, lines=(*self._marks(graph), *graph.lines))
        look = Look(current_theme().picture)
        self._writer.write(path, lambda: write_graphs([drawn], path, look, *sides, format))

    def _marks(self, graph: Graph) -> list[Line]:
        """The cursor and the target as lines."""
        view, ink, marks = self._view, current_theme().picture.ink, []
        across, up = graph.across, graph.up
        xs, ys = (np.array([axis.value(axis.low), axis.value(axis.high)]) for axis in (across, up))
        if view.cursor_place is not None:
            marks.append(Line(np.full(2, float(view.cursor_place)), ys, ink, width=1.0))
        if view.target_value is not None:
            marks.append(Line(xs, np.full(2, float(view.target_value)), ink, dashed=True, width=1.2))
        return marks

    def _write_arrays(self, path: Path, graph: Graph) -> None:
        from playground.curvature.files import write_arrays

        self._writer.write(path, lambda: write_arrays(path, graph_arrays(graph)))
