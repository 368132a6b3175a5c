"""A constraint in the window: chosen, dragged, drawn, read, refused, undone."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.window import Window
from playground.session.actions.constraint import set_constraint, set_constraint_parameter
from playground.session.actions.contenders import add_contender
from playground.session.actions.problem import choose_surface
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow, wait_until_sharp


@pytest.fixture
def himmelblau(make_window: MakeWindow) -> Window:
    return make_window(lesson_state("himmelblau"))


def raced(qtbot: QtBot, window: Window) -> np.ndarray:
    race = window.race
    qtbot.waitUntil(
        lambda: race.run_loop.settled and race.result.experiment == window.document.state.experiment, timeout=PATIENCE
    )
    return race.result.positions


def test_a_set_is_chosen_and_the_race_stays_in_it(himmelblau: Window, qtbot: QtBot) -> None:
    panel, document = himmelblau.race.panels["constraint"], himmelblau.document
    before = himmelblau.race.plane.grab().toImage()
    panel.choice.changed.emit("disc")
    bound = document.state.experiment.constraint
    assert bound == pg.constraint("disc", radius=2.5)
    points = raced(qtbot, himmelblau).reshape(-1, 2)
    assert bound.contains(points[np.isfinite(points).all(axis=1)]).all()
    wait_until_sharp(qtbot, himmelblau)
    assert himmelblau.race.plane.grab().toImage() != before
    panel.form.changed.emit("radius", 1.0)
    assert document.state.experiment.constraint.parameters["radius"] == 1.0
    assert np.nanmax(np.linalg.norm(raced(qtbot, himmelblau), axis=-1)) <= 1 + 1e-12
    document.undo()
    document.undo()
    assert document.state.experiment.constraint is None
    assert panel.form is None
    assert panel.choice.box.currentText() == "none"


@pytest.mark.parametrize("kind", ["box", "half_plane", "line", "disc"])
def test_every_kind_is_drawn_and_read(kind: str, himmelblau: Window, qtbot: QtBot) -> None:
    plane, readout = himmelblau.race.plane, himmelblau.race.panels["readout"]
    empty = plane.grab().toImage()
    plane.perform(set_constraint, kind)
    raced(qtbot, himmelblau)
    wait_until_sharp(qtbot, himmelblau)
    assert plane.grab().toImage() != empty
    assert readout.model.reading(0).projected is not None
    plane.set_camera(plane.camera.zoomed(1e-3, 50.0, 50.0))
    plane.grab()
    assert himmelblau.race.banner.isHidden()


def test_an_illegal_value_is_refused_beside_it(himmelblau: Window) -> None:
    himmelblau.race.plane.perform(set_constraint, "box")
    kept = himmelblau.document.state.experiment
    himmelblau.race.panels["constraint"].form.changed.emit("x_min", 99.0)
    assert himmelblau.document.state.experiment == kept
    himmelblau.race.plane.perform(set_constraint_parameter, "x_min", 99.0)
    assert not himmelblau.race.banner.isHidden()


def test_methods_that_cannot_be_projected_are_switched_off_or_told(himmelblau: Window, qtbot: QtBot) -> None:
    plane, document = himmelblau.race.plane, himmelblau.document
    plane.perform(add_contender, "newton")
    raced(qtbot, himmelblau)
    plane.perform(set_constraint, "disc")
    assert not document.state.experiment.contenders[-1].enabled
    raced(qtbot, himmelblau)
    plane.perform(add_contender, "saddle_free_newton")
    qtbot.waitUntil(lambda: not himmelblau.race.banner.isHidden(), timeout=PATIENCE)


def test_a_preset_comes_and_goes_with_its_surface(himmelblau: Window, qtbot: QtBot) -> None:
    plane, document = himmelblau.race.plane, himmelblau.document
    plane.perform(choose_surface, "constrained_sphere")
    assert document.state.experiment.constraint == pg.constraint("line", a=1, b=0, c=0)
    raced(qtbot, himmelblau)
    plane.perform(choose_surface, "himmelblau")
    assert document.state.experiment.constraint is None
    plane.perform(set_constraint, "box")
    plane.perform(choose_surface, "sphere")
    assert document.state.experiment.constraint.kind == "box"
    plane.perform(choose_surface, "unequal_wells")
    assert document.state.experiment.constraint is None
    plane.perform(set_constraint, "box")
    assert np.nanmax(np.abs(raced(qtbot, himmelblau))) <= 1.1 + 1e-12
