"""Charts alone: what is told of 48 curves under the mouse, and zooming 48 lines of a million points."""

from __future__ import annotations

from time import thread_time

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from playground.gui.graph.graph_view import GraphView
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.picture.graph import Axis, Graph, Line
from tests.benchmarks._benchmark import Benchmark, Goal, Measured

_LINES, _COLORS = 48, 12  # as twelve contenders from four starts


def _graph(points: int) -> Graph:
    """Lines that wander, over the same steps."""
    random, x = np.random.default_rng(3), np.arange(points, dtype=np.float64)
    lines = tuple(
        Line(x, random.standard_normal(points).cumsum(), f"#{40 + 16 * (k % _COLORS):02x}80c0", f"line {k}", key=(k,))
        for k in sorted(range(_LINES), key=lambda k: k % _COLORS)
    )
    high = max(float(np.abs(line.y).max()) for line in lines)
    return Graph("lines", Axis(0.0, points - 1.0, "step", whole=True), Axis(-high, high, "f"), lines)


def _shown(points: int) -> GraphView:
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    apply_theme(application, gui_theme("light"))
    view = GraphView("benchmark")
    view.resize(1100, 500)
    view.show_graph(_graph(points))
    view.show()
    _paint(view)
    return view


def _paint(view: GraphView) -> None:
    assert view.stage is not None
    view.stage.viewport().repaint()
    QApplication.processEvents()


def _hover(times: int) -> list[float]:
    """Milliseconds of a processor from the mouse's place to what is told of it."""
    view, taken = _shown(1000), []
    for k in range(times):
        place = QPointF(80.0 + 900.0 * k / times, 60.0 + 300.0 * (k % 7) / 7)
        begin = thread_time()
        view.point_at(place)
        taken.append(1e3 * (thread_time() - begin))
    view.point_at(None)
    view.close()
    return taken


def _zoom(points: int, times: int) -> list[float]:
    """Milliseconds of a processor from a turn of the wheel to the painted chart."""
    view, taken = _shown(points), []
    for k in range(times):
        factor = 1 / 1.2 if k < times // 2 else 1.2
        begin = thread_time()
        view.zoom((factor, factor), 0.4 + 0.2 * (k % 3) / 3, 0.5)
        _paint(view)
        taken.append(1e3 * (thread_time() - begin))
    view.close()
    return taken


def _measure(quick: bool) -> dict[str, Measured]:
    hovered = _hover(5 if quick else 300)
    zoomed = _zoom(20_000 if quick else 1_000_000, 4 if quick else 60)
    return {
        "chart_hover": Measured(float(np.percentile(hovered, 95)), f"95 %; median {np.median(hovered):.2f} ms"),
        "chart_zoom": Measured(float(np.percentile(zoomed, 95)), f"95 %; median {np.median(zoomed):.1f} ms"),
    }


BENCHMARK = Benchmark(
    place=15,
    goals=(
        Goal("chart_hover", "what 48 curves are worth at the mouse, a processor's time", "ms", 2.0),
        Goal("chart_zoom", "zooming 48 lines of 10⁶ points, a frame, a processor's time", "ms", 16.7),
    ),
    measure=_measure,
)
