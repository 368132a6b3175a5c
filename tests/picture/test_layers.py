"""What the window draws over a surface is in the figure too."""

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.gui.plane.overlays import OVERLAYS
from playground.gui.theme.tokens import Tokens
from playground.picture.colors.theme import THEMES
from playground.picture.lines.marks import TRIED_BEFORE, TRIED_NOW
from playground.picture.lines.stroke import dashes
from playground.picture.sheet.scene import race_scene

IDS = [id for id in OVERLAYS.ids() if not OVERLAYS.get(id).always]


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05), pg.Contender("line_search")]
    race = pg.Experiment(pg.surface("himmelblau"), [(-0.5, -0.5)], contenders, steps=40)
    return pg.simulate(race)


@pytest.mark.parametrize("id", IDS)
def test_every_layer_of_the_window_is_drawn_in_the_figure(id: str, result: Result) -> None:
    selected = (int(id == "trial_points"), 0)
    plain = race_scene(result, selected=selected, step=9)
    scene = race_scene(result, selected=selected, step=9, layers={id})
    drawn = sum(len(stroke.lines) for stroke in scene.layers) + len(scene.marks)
    assert drawn > sum(len(stroke.lines) for stroke in plain.layers) + len(plain.marks)


@pytest.mark.parametrize("id", IDS)
def test_a_layer_bears_one_dimension_and_nothing_selected(id: str, result: Result) -> None:
    race_scene(result, layers={id})
    race_scene(result, layers={id}, selected=(7, 7))
    line = pg.Experiment(pg.formula("x^4 - x"), [(1.0,)], [pg.Contender("adam")], steps=9)
    race_scene(pg.simulate(line), layers={id}, selected=(0, 0))


def test_critical_points_have_a_mark_of_their_kind(result: Result) -> None:
    kinds = [mark.kind for mark in race_scene(result, layers={"critical_points"}).marks]
    assert (kinds.count("critical minimum"), kinds.count("critical saddle"), kinds.count("critical maximum")) == (
        4,
        4,
        1,
    )


def test_the_feasible_set_is_always_there(result: Result) -> None:
    assert race_scene(result).feasible is None
    adam = result.experiment.replace(contenders=[pg.Contender("adam", lr=0.05)])
    bound = pg.simulate(adam.replace(constraint=pg.constraint("disc", radius=3)))
    scene = race_scene(bound)
    assert scene.feasible is not None
    assert [stroke.name for stroke in scene.layers] == ["feasible set"]


def test_dashes_follow_corners_and_leave_gaps() -> None:
    corner = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 9.0], [np.nan, np.nan], [5.0, 5.0], [5.0, 6.0]])
    pieces = dashes(corner, (4.0, 2.0))
    assert pieces[:4].tolist()[:3] == [[0, 0], [3, 0], [3, 1]]
    assert pieces[4].tolist() == [3, 3]
    assert pieces[-3:-1].tolist() == [[5, 5], [5, 6]]


@pytest.mark.parametrize("id", ["light", "dark"])
def test_the_accent_is_the_windows(id: str) -> None:
    assert THEMES[id].accent == Tokens.read(id).accent


def test_points_that_were_tried_have_rings_up_to_the_step_and_larger_ones_in_it(result: Result) -> None:
    steps, _ = pg.trial_points(result.experiment, 1, 0)
    scene = race_scene(result, selected=(1, 0), step=3, layers={"trial_points"})
    rings = [mark for mark in scene.marks if mark.kind == "tried"]
    assert 0 < len(rings) <= (steps <= 3).sum() < len(steps)
    assert {mark.radius for mark in rings} == {TRIED_NOW, TRIED_BEFORE}
    assert not [
        mark for mark in race_scene(result, selected=(0, 0), layers={"trial_points"}).marks if mark.kind == "tried"
    ]
