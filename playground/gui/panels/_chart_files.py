"""A chart as files: its picture, its curves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from playground.base.files import write_atomically
from playground.gui.file_writer import FileWriter
from playground.gui.panels._chart import Chart
from playground.gui.panels._heading import Heading
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.file_dialog import file_dialog
from playground.gui.widgets.popup_menu import popup_entries

if TYPE_CHECKING:
    from playground.picture.graph import Graph

KINDS: Final = {
    "csv": "CSV table (*.csv)", "npz": "NumPy arrays (*.npz)", "png": "PNG picture (*.png)",
    "svg": "SVG drawing (*.svg)",
}  # fmt: skip
_LEAST = 360, 240  # logical pixels of a picture, however small the chart is


class ChartFiles(QObject):
    """Copies a chart and writes it to files; what was done stands beside its heading.

    Arguments: `chart`; `heading` above it, whose words name the picture.
    """

    def __init__(self, chart: Chart, heading: Heading) -> None:
        super().__init__(chart)
        self._chart, self._heading = chart, heading
        self._writer = FileWriter(self)
        self._writer.wrote.connect(lambda path: heading.aside.say(f"saved {path.name}"))
        self._writer.failed.connect(heading.aside.say)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return self._writer.idle

    def offer(self, place: QPoint) -> None:
        """Show a menu at a place of the screen."""
        clipboard, chart = QApplication.clipboard(), self._chart
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("Copy as CSV", lambda: clipboard.setText(chart.csv_text())),
            ("Copy picture", lambda: clipboard.setPixmap(chart.grab())), None,
        ]  # fmt: skip
        for kind, words in (("png", "PNG"), ("svg", "SVG"), ("csv", "CSV"), ("npz", "NumPy arrays")):
            entries.append((f"Save as {words} …", partial(self.ask, kind)))
        popup_entries(chart, place, entries)

    def ask(self, kind: str) -> None:
        """Ask where to save it, "png", "svg", "csv" or "npz"."""
        title = self._heading.caption.text().capitalize()
        dialog = file_dialog(self._chart.window(), f"Save {title}", KINDS[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{title.lower().replace(' ', '-')}.{kind}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write what the file's name ends in, in a thread, and say so beside the heading."""
        kind = path.suffix.lower()[1:]
        if kind == "csv":
            table = self._chart.csv_text()
            self._writer.write(path, lambda: write_atomically(path, table.encode()))
        elif kind == "npz":
            self._write_arrays(path)
        else:
            self._write_picture(path)

    def graph(self) -> "Graph":
        """Return what the chart shows, in the numbers of the data."""
        from playground.picture.graph import Axis, Graph, Line
        from playground.picture.shown._axes import upright, values_axis

        chart, theme = self._chart, current_theme().picture
        chart.flush()
        lines = []
        for curves in sorted(chart.curves, key=lambda curves: curves.strong):
            x = np.arange(curves.values.shape[1], dtype=np.float64) if curves.steps is None else curves.steps
            width = 2.0 if curves.strong else 1.4
            for name, row in zip(curves.names, curves.values, strict=True):
                lines.append(Line(x, row, curves.color, name * (len(curves.names) == 1), curves.dashed, width))
        up = values_axis(lines, chart.logarithmic)
        mark = upright(float(chart.step), up, theme.ink, width=1.0)
        across = Axis(0.0, float(max(chart.last, 1)), chart.unit)
        return Graph(self._heading.caption.text().capitalize(), across, up, (mark, *lines))

    def _write_picture(self, path: Path) -> None:
        from playground.figures.save_picture import write_graphs
        from playground.picture.shown import Look

        chart = self._chart
        width, height = max(chart.width(), _LEAST[0]), max(chart.height(), _LEAST[1])
        ratio = 1.0 if path.suffix.lower() == ".svg" else chart.devicePixelRatioF()
        graph, look = self.graph(), Look(current_theme().picture)
        self._writer.write(path, lambda: write_graphs([graph], path, look, width, height, ratio))

    def _write_arrays(self, path: Path) -> None:
        from playground.curvature.files import write_arrays

        arrays: dict[str, Any] = {}
        self._chart.flush()
        for k, curves in enumerate(self._chart.curves):
            arrays[f"values_{k}"], arrays[f"names_{k}"] = curves.values, np.array(curves.names, dtype=np.str_)
            steps = np.arange(curves.values.shape[1]) if curves.steps is None else curves.steps
            arrays[f"steps_{k}"] = steps
        self._writer.write(path, lambda: write_arrays(path, arrays))
