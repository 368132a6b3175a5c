"""A column of panels that are told what a window would tell them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from playground.experiments.result import Result
from playground.experiments.simulate import simulate
from playground.gui.panels import PANELS, PanelWidget
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.state import State

Show = Callable[..., PanelWidget]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Begin with the light theme."""
    apply_theme(qapp, gui_theme("light"))


@pytest.fixture
def document() -> Document:
    return Document(lesson_state("rosenbrock"))


@pytest.fixture
def show(qtbot, document) -> Show:
    """Build one panel as the window does: told of every change, and of a result when `race()` is called."""

    def build(id: str, width: int | None = None) -> PanelWidget:
        declared = PANELS.get(id)
        panel = declared.make(document)
        qtbot.addWidget(panel)
        panel.resize(width or (284 if declared.side == "left" else 321), 600)

        def tell(state: State, before: State) -> None:
            panel.show_state(state)

        document.changed.connect(tell)
        panel.show_state(document.state)
        panel.show()
        return panel

    yield build
    document.changed.disconnect()


@pytest.fixture
def race(document) -> Callable[[PanelWidget], Result]:
    """Simulate the document's experiment and hand a panel the result."""

    def run(panel: PanelWidget) -> Result:
        result = simulate(document.state.experiment)
        panel.show_result(result)
        return result

    return run
