"""What has been set while a formula is typed stays; what belongs to another formula does not come along."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.formula import written as _written
from playground.gui.window import Window
from playground.language import fields, names
from playground.session.actions.problem import use_surface
from playground.session.actions.race import open_experiment
from tests.gui.conftest import PATIENCE
from tests.gui.test_formula import end_typed, typed


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_CONFIG_DIR", str(tmp_path / "config"))


def slide(widget: QWidget, share: float) -> None:
    """Click into a slider at a part of its length."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(round(widget.width() * share), widget.height() // 2))


def test_unfinished_text_stays_while_a_slider_and_a_domain_are_moved(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    typed(qtbot, window, "x^2 + k*y^2 + sin(")
    slide(panel.form.fields["k"].slider, 0.9)
    assert document.state.experiment.problem.parameters["k"] > 5.5
    assert panel.editor.field.toPlainText() == "x^2 + k*y^2 + sin("
    end_typed(qtbot, window, 0, 1, "3")
    assert document.state.experiment.problem.domain[0] == (-5, 3)
    assert panel.editor.field.toPlainText() == "x^2 + k*y^2 + sin("
    assert panel.editor.message.text().startswith("Character 19:")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_End)
    QTest.keyClicks(panel.editor.field, "x)")
    qtbot.waitUntil(lambda: not panel.editor.reading, timeout=PATIENCE)
    problem = document.state.experiment.problem
    assert problem.formula == "x^2 + k*y^2 + sin(x)"
    assert problem.domain[0] == (-5, 3)
    assert problem.parameters["k"] > 5.5


def test_a_stated_domain_is_taken_back_by_undo(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    end_typed(qtbot, window, 1, 0, "-1")
    assert document.state.experiment.problem.domain[1] == (-1, 5)
    document.undo()
    assert document.state.experiment.problem.domain[1] == (-5, 5)
    typed(qtbot, window, "x^2 + 2*y^2")
    assert document.state.experiment.problem.domain[1] == (-5, 5)


def test_a_stated_domain_does_not_go_along_to_the_next_formula(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    end_typed(qtbot, window, 1, 0, "-1")
    typed(qtbot, window, "x^2 + 2*y^2 + x")
    panel.new_formula()
    assert document.state.experiment.problem.domain == ((-5, 5), (-5, 5))
    typed(qtbot, window, "x^2 + 3*y^2")
    assert document.state.experiment.problem.domain == ((-5, 5), (-5, 5))


def test_the_domain_of_a_formula_from_elsewhere_is_kept(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    panel, document = window.race.panels["problem"], window.document
    document.perform(use_surface, pg.surface("himmelblau"))
    panel.edit_formula()
    domain = document.state.experiment.problem.domain
    typed(qtbot, window, "(x^2 + y - 11)^2 + (x + y^2 - 7)^2 + x")
    assert document.state.experiment.problem.domain == domain
    own = pg.formula("x^2 + y^2", domain={"x": (-1, 2), "y": (-3, 4)})
    pg.Experiment(own, [(1.0, 1.0)], [pg.Contender("adam")]).save(tmp_path / "own.json")
    document.perform(open_experiment, pg.Experiment.load(tmp_path / "own.json"))
    typed(qtbot, window, "x^2 + y^2 + x")
    assert document.state.experiment.problem.domain == ((-1, 2), (-3, 4))


def test_a_guessed_domain_is_still_a_guess_when_it_was_saved(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    document = window.document
    pg.Experiment(pg.formula("x^2 + y^2"), [(1.0, 1.0)], [pg.Contender("adam")]).save(tmp_path / "own.json")
    document.perform(open_experiment, pg.Experiment.load(tmp_path / "own.json"))
    typed(qtbot, window, "log(x) + 1/x + y^2")
    assert document.state.experiment.problem.domain[0][0] > 0


def test_a_stated_range_of_y_does_not_keep_a_formula_in_x_in_the_plane(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    end_typed(qtbot, window, 1, 0, "-1")
    typed(qtbot, window, "x^4 - x")
    assert document.state.experiment.problem.dimension == 1
    typed(qtbot, window, "x^4 - x + y^2")
    assert document.state.experiment.problem.domain[1] == (-1, 5)


def test_a_surface_of_the_plane_without_y_stays_one_while_its_formula_is_changed(window: Window, qtbot: QtBot) -> None:
    window.document.perform(use_surface, pg.formula("x^4 - x", domain={"x": (-2, 2), "y": (-1, 1)}))
    typed(qtbot, window, "x^4 - 2*x")
    assert window.document.state.experiment.problem.domain == ((-2, 2), (-1, 1))


def test_a_name_that_returns_finds_its_value_and_its_slider(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    document.perform(use_surface, pg.surface("rosenbrock", b=40))
    before = pg.surface("rosenbrock").definition.parameters[1]
    panel.edit_formula()
    typed(qtbot, window, "(a - x)^2 + bb*(y - x^2)^2")
    assert document.state.experiment.problem.parameters == {"a": 1.0, "bb": 1.0}
    typed(qtbot, window, "(a - x)^2 + b*(y - x^2)^2")
    problem = document.state.experiment.problem
    assert problem.parameters == {"a": 1.0, "b": 40.0}
    assert problem.definition.parameters[1].slider == before.slider


def test_a_slider_moved_while_a_text_is_read_keeps_what_it_was_given(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    panel.editor.field.selectAll()
    QTest.keyClicks(panel.editor.field, "x^2 + k*y^2 + x")
    panel.editor.take()
    panel.form.changed.emit("k", 2.5)
    qtbot.waitUntil(lambda: not panel.editor.reading, timeout=PATIENCE)
    problem = document.state.experiment.problem
    assert (problem.formula, problem.parameters) == ("x^2 + k*y^2 + x", {"k": 2.5})


def test_what_is_being_read_is_forgotten_when_another_surface_is_chosen(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    panel.editor.field.selectAll()
    QTest.keyClicks(panel.editor.field, "x^2 + 8*y^2")
    panel.editor.take()
    document.perform(use_surface, pg.surface("himmelblau"))
    qtbot.wait(300)
    assert document.state.experiment.problem.id == "himmelblau"
    document.undo()
    assert document.state.experiment.problem.formula == "x^2 + k*y^2"


def test_a_formula_near_the_limit_does_not_stop_the_window(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread parses and differentiates it while the window's loop turns, and the window takes what was made."""
    panel, threads, turned = window.race.panels["problem"], [], threading.Event()
    long = "+".join(f"exp(-(x-{k}.1)^2-(y-{k}.2)^2)" for k in range(60))

    def noted(work: Callable[..., Any]) -> Callable[..., Any]:
        def noting(formula: Any, *others: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                threads.append("the window's")
            else:
                threads.append("another")
                assert turned.wait(PATIENCE / 1000), "the window's loop stood still while the formula was read"
            return work(formula, *others, **named)

        return noting

    panel.new_formula()
    qtbot.waitUntil(lambda: not panel.editor.reading and window.race.run_loop.settled, timeout=PATIENCE)
    for module, work in ((names, "parse"), (fields, "parse"), (fields, "differentiate"), (_written, "typeset")):
        monkeypatch.setattr(module, work, noted(getattr(module, work)))
    heart = QTimer()
    heart.timeout.connect(lambda: turned.set() if threads else None)
    heart.start(0)
    panel.editor.field.selectAll()
    panel.editor.field.insertPlainText(long)
    qtbot.waitUntil(lambda: window.document.state.experiment.problem.formula == long, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "∂f/∂x" in panel.editor.derivatives.label.text(), timeout=PATIENCE)
    heart.stop()
    assert set(threads) == {"another"}
