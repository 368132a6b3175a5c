"""A formula typed in the window: a race on it, an error that points, one undo, kept for later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import playground as pg
from playground.base.folders import own_surfaces_folder
from playground.gui.gallery.gallery import Gallery
from playground.gui.window import Window
from playground.services.own_surfaces import own_surfaces
from playground.session.actions.race import open_experiment
from playground.session.actions.starts import place_start
from tests.gui.conftest import PATIENCE, wait_until_sharp


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_CONFIG_DIR", str(tmp_path / "config"))


def typed(qtbot: QtBot, window: Window, text: str) -> None:
    """Replace what is in the field, key by key."""
    field = window.race.panels["problem"].editor.field
    field.selectAll()
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: not window.race.panels["problem"].editor.reading, timeout=PATIENCE)


def end_typed(qtbot: QtBot, window: Window, variable: int, side: int, text: str) -> None:
    """Type an end of the domain, and Return."""
    editor = window.race.panels["problem"].editor
    field = editor.ends[variable][side]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not editor.reading, timeout=PATIENCE)


def test_a_formula_is_typed_raced_on_and_undone_in_one_step(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    before = document.state.experiment
    panel.new_formula()
    typed(qtbot, window, "(x - a)^2 + 3*y^2 + cos(x)")
    problem = document.state.experiment.problem
    assert problem.formula == "(x - a)^2 + 3*y^2 + cos(x)"
    assert problem.parameters == {"a": 1.0}
    assert panel.form is not None
    qtbot.waitUntil(
        lambda: window.race.run_loop.settled and window.race.result.experiment.problem == problem, timeout=PATIENCE
    )
    wait_until_sharp(qtbot, window)
    assert "∂f/∂x" in panel.editor.derivatives.label.text()
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Return)
    document.undo()
    assert document.state.experiment.problem.formula == "x^2 + k*y^2"
    document.undo()
    assert document.state.experiment == before
    document.redo()
    document.redo()
    assert document.state.experiment.problem == problem
    assert panel.editor.field.toPlainText() == problem.formula


def test_while_a_text_is_wrong_the_old_derivatives_are_not_shown_as_its_own(window: Window, qtbot: QtBot) -> None:
    panel = window.race.panels["problem"]
    panel.new_formula()
    typed(qtbot, window, "f(x, y) = 3y² + x²")
    derivatives = panel.editor.derivatives
    assert derivatives.note.isHidden() and derivatives.label.property("role") == "plain"
    right = derivatives.label.text()
    typed(qtbot, window, "1/2x")
    assert panel.editor.message.text().endswith("write 1/(2*x) or (1/2)*x")
    assert not derivatives.note.isHidden() and "Of the last formula" in derivatives.note.text()
    assert derivatives.label.property("role") == "faint" and derivatives.label.text() == right
    end_typed(qtbot, window, 0, 1, "3")
    assert not derivatives.note.isHidden() and derivatives.label.property("role") == "faint"
    derivatives.button.click()
    assert derivatives.note.isHidden() and derivatives.label.isHidden()
    derivatives.button.click()
    assert not derivatives.note.isHidden()
    typed(qtbot, window, "(1/2)x y")
    assert derivatives.note.isHidden() and derivatives.label.property("role") == "plain"
    assert window.document.state.experiment.problem.formula == "(1/2)x y" and panel.editor.message.text() == ""


def test_names_that_look_like_products_become_no_sliders(window: Window, qtbot: QtBot) -> None:
    panel = window.race.panels["problem"]
    panel.new_formula()
    typed(qtbot, window, "xy + k x²")
    assert panel.editor.message.text().startswith('Character 1: "xy" may be read in several ways: write x*y')
    panel.editor.field.setPlainText("x y + α x²")  # no keyboard of the test has this letter
    panel.editor.take()
    qtbot.waitUntil(lambda: not panel.editor.reading, timeout=PATIENCE)
    assert window.document.state.experiment.problem.parameters == {"alpha": 1.0}


def test_an_error_points_at_its_character_and_the_last_formula_stays(window: Window, qtbot: QtBot) -> None:
    panel = window.race.panels["problem"]
    panel.new_formula()
    typed(qtbot, window, "x^2 + y^2 +")
    kept = window.document.state.experiment.problem
    assert panel.editor.message.text().startswith("Character 12: expected a value")
    assert panel.editor.field.extraSelections()
    assert kept.formula == "x^2 + k*y^2"
    typed(qtbot, window, "x^2 + y^2 + foo(x)")
    assert panel.editor.message.text().startswith("Character 13:")
    typed(qtbot, window, "x^2 + y^2 + sin(x)")
    assert panel.editor.message.text() == ""
    assert not panel.editor.field.extraSelections()


def test_a_slider_appears_with_a_name_and_keeps_its_value(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    typed(qtbot, window, "a*x^2 + y^2")
    panel.form.changed.emit("a", 2.5)
    typed(qtbot, window, "a*x^2 + b*y^2")
    assert document.state.experiment.problem.parameters == {"a": 2.5, "b": 1.0}


def test_the_domain_is_guessed_until_it_is_stated(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    typed(qtbot, window, "log(x) + 1/x + y^2")
    assert document.state.experiment.problem.domain[0][0] > 0
    end_typed(qtbot, window, 1, 0, "-1")
    assert document.state.experiment.problem.domain[1] == (-1, 5)
    typed(qtbot, window, "x^2 + y^2")
    assert document.state.experiment.problem.domain == ((-5, 5), (-1, 5))
    end_typed(qtbot, window, 1, 1, "-3")
    assert "low below high" in panel.editor.message.text() and panel.editor.ends[1][1].text() == "-3"
    assert document.state.experiment.problem.domain == ((-5, 5), (-1, 5))


def test_own_starts_stay_and_a_formula_in_x_is_a_curve(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    window.race.plane.perform(place_start, (1.25, 0.5))
    own = document.state.experiment.starts
    panel.new_formula()
    typed(qtbot, window, "x^4 + y^2")
    assert document.state.experiment.starts == own
    typed(qtbot, window, "x^4 - x")
    assert document.state.experiment.problem.dimension == 1
    assert len(document.state.experiment.starts[0].position) == 1


def test_the_formula_of_a_surface_can_be_changed(window: Window) -> None:
    panel, document = window.race.panels["problem"], window.document
    before = document.state.experiment.problem
    panel.edit_formula()
    problem = document.state.experiment.problem
    assert (problem.id, problem.formula, problem.domain) == ("formula", before.formula, before.domain)
    assert panel.editor.isVisible()
    document.undo()
    assert not panel.editor.isVisible()


def test_it_is_kept_in_the_gallery_found_there_and_removed(window: Window, qtbot: QtBot) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    typed(qtbot, window, "x^2 + 7*y^2")
    panel.editor.name.setText("My bowl")
    panel.editor.keep.click()
    (kept,), refusals = own_surfaces()
    assert (kept.id, kept.name, kept.formula, refusals) == ("my_bowl", "My bowl", "x^2 + 7*y^2", [])
    (own_surfaces_folder() / "broken.toml").write_text("name = ")
    panel.open_gallery()
    gallery = panel.findChild(Gallery)
    assert "broken.toml" in panel.message.text()
    (mine,) = gallery.list.findItems("My bowl", Qt.MatchFlag.MatchExactly)
    gallery.list.itemActivated.emit(mine)
    assert document.state.experiment.problem.name == "My bowl"
    panel.open_gallery()
    gallery = [one for one in panel.findChildren(Gallery) if one.isVisible()][-1]
    gallery.list.choose(lambda one: one.name == "My bowl")
    gallery.list.setFocus()
    QTest.keyClick(gallery.list, Qt.Key.Key_Delete)
    gallery.close()
    assert own_surfaces()[0] == []
    assert (own_surfaces_folder() / "my_bowl.toml.removed").exists()


def test_it_is_saved_with_the_experiment(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    panel, document = window.race.panels["problem"], window.document
    panel.new_formula()
    typed(qtbot, window, "x^2 + c*y^2 + |x - 1|")
    document.state.experiment.save(tmp_path / "race.json")
    again = pg.Experiment.load(tmp_path / "race.json")
    document.undo()
    window.race.plane.perform(open_experiment, again)
    assert document.state.experiment == again
    assert panel.editor.field.toPlainText() == "x^2 + c*y^2 + |x - 1|"
