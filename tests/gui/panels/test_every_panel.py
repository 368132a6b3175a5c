"""What holds for every panel of the catalogue."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QSlider, QWidget

from playground.gui.panels import PANELS
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.problems.surfaces import SURFACES
from playground.services.worker import Worker
from playground.session.actions.contenders import add_contender, remove_contender
from playground.session.actions.problem import choose_surface
from playground.session.actions.starts import clear_starts, random_starts
from playground.session.document import Document
from playground.session.lesson import lesson_state

COLUMN = {"left": 284, "right": 321}
INPUTS = (QAbstractButton, QLineEdit, QSlider, QComboBox, QAbstractItemView)


@pytest.fixture(params=PANELS.ids())
def id(request):
    return request.param


@pytest.mark.parametrize(
    "surfaces", [SURFACES.ids()[::6], pytest.param(SURFACES.ids(), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_it_builds_alone_and_shows_every_surface(id, show, race, document, qapp, surfaces):
    panel = show(id)
    for surface in surfaces:
        document.perform(choose_surface, surface)
        race(panel)
        panel.show_step(10)
        panel.show_pointer((0.1, 0.2))
        qapp.processEvents()
    assert not panel.grab().isNull()


def test_before_there_is_a_result_it_shows_the_state(id, show):
    panel = show(id)
    panel.show_result(None)
    panel.show_step(3)
    panel.show_pointer(None)
    assert not panel.grab().isNull()


def test_an_empty_race_is_no_trouble(id, show, race, document, qapp):
    panel = show(id)
    race(panel)
    document.perform(clear_starts)
    race(panel)
    while document.state.experiment.contenders:
        document.perform(remove_contender, 0)
    race(panel)
    panel.show_step(0)
    assert not panel.grab().isNull()


def test_a_result_older_than_the_state_is_no_trouble(id, show, race, document):
    panel = show(id)
    race(panel)
    document.perform(remove_contender, 3)
    document.perform(remove_contender, 0)
    document.perform(clear_starts)
    panel.show_step(5)
    assert not panel.grab().isNull()


def test_undo_brings_everything_back(id, show, race, document):
    panel = show(id)
    race(panel)
    before = panel.grab().toImage()
    document.perform(random_starts, 5)
    document.perform(lambda state: add_contender(state, "newton"))
    race(panel)
    document.undo()
    document.undo()
    race(panel)
    assert panel.grab().size() == before.size()


@pytest.mark.parametrize("large", [False, True])
def test_it_fits_its_column_with_every_surface_and_every_optimizer(id, show, document, qapp, large):
    theme = gui_theme("light", large)
    apply_theme(qapp, theme)
    panel = show(id)
    width = theme.size(COLUMN[PANELS.get(id).side] + 24) - 24
    for optimizer in ("adam", "rprop", "heavy_ball", "nesterov", "adadelta", "saddle_free_newton"):
        document.perform(lambda state, one=optimizer: add_contender(state, one))
        assert panel.minimumSizeHint().width() <= width, optimizer
    for surface in SURFACES.ids():
        document.perform(choose_surface, surface)
        assert panel.minimumSizeHint().width() <= width, surface


def test_everything_that_takes_the_focus_has_a_name_and_a_way_to_it(id, show, race):
    panel = show(id)
    race(panel)
    reached = [one for one in panel.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for widget in reached:
        if isinstance(widget, INPUTS) and widget.objectName() != "qt_spinbox_lineedit":
            interface = QAccessible.queryAccessibleInterface(widget)
            assert widget.accessibleName() or interface.text(QAccessible.Text.Name), widget


def test_a_change_of_theme_while_it_is_shown_repaints_it(id, show, race, qapp):
    panel = show(id)
    race(panel)
    light = panel.grab().toImage()
    theme = gui_theme("dark")
    apply_theme(qapp, theme)
    panel.show_theme(theme)
    qapp.processEvents()
    dark = panel.grab().toImage()
    assert dark != light


class Paints(QObject):
    """Counts what is painted in a widget and everything in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        for one in [widget, *widget.findChildren(QWidget)]:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def nothing_is_under_way() -> bool:
    """Whether no thread will bring a panel something to paint: a small picture, numbers along a path."""
    return not any(isinstance(one, Worker) and one.busy for one in gc.get_objects())


def test_showing_the_same_state_again_paints_nothing(id, show, race, document, qapp, qtbot):
    panel = show(id)
    race(panel)
    qtbot.waitUntil(nothing_is_under_way, timeout=60_000)
    for _ in range(5):
        qapp.processEvents()
    paints = Paints(panel)
    for _ in range(10):
        panel.show_state(document.state)
        panel.show_step(0)
        qapp.processEvents()
    assert paints.count == 0


def test_a_panel_alone_leaves_the_document_alone(id):
    state = lesson_state("himmelblau")
    document = Document(state)
    panel = PANELS.get(id).make(document)
    panel.show_state(document.state)
    assert document.state is state
    panel.deleteLater()
