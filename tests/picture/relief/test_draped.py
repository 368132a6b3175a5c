"""What lies over the plane lies on the relief."""

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.gui.plane.overlays import OVERLAYS
from playground.picture.colors.theme import LIGHT
from playground.picture.relief.block import make_block
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.draped import draped
from playground.picture.relief.home_region import home_region
from playground.picture.relief.relief_figure import relief_figure
from playground.picture.relief.sight import ReliefSight

IDS = [id for id in OVERLAYS.ids() if not OVERLAYS.get(id).always and id != "iterates"]


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05), pg.Contender("line_search")]
    return pg.simulate(pg.Experiment(pg.surface("himmelblau"), [(-0.5, -0.5)], contenders, steps=40))


@pytest.fixture(scope="module")
def sight(result: Result) -> ReliefSight:
    problem = result.experiment.problem
    return ReliefSight(make_block(problem, home_region(problem), nodes=64), ReliefCamera(), 500, 400, 1.0)


@pytest.mark.parametrize("id", IDS)
def test_every_layer_of_the_plane_changes_the_relief(id: str, result: Result, sight: ReliefSight) -> None:
    selected = (int(id == "trial_points"), 0)
    plain, laid = (draped(ids, result, 9, sight, LIGHT, selected) for ids in ((), {id}))
    assert len(laid.strokes) + len(laid.marks) > len(plain.strokes) + len(plain.marks)
    options = {"step": 9, "size": (300, 240), "selected": selected}
    assert (relief_figure(result, layers={id}, **options) != relief_figure(result, **options)).any()


def test_the_border_of_the_feasible_set_is_measured_in_the_data(result: Result, sight: ReliefSight) -> None:
    disc = pg.constraint("disc", centre_x=0, centre_y=0, radius=4.5)
    race = result.experiment.replace(contenders=[pg.Contender("adam", lr=0.05)], constraint=disc)
    (border,) = draped((), pg.simulate(race), 9, sight, LIGHT, None).strokes
    np.testing.assert_allclose(np.hypot(*border.lines.T), 4.5, rtol=1e-9)


def test_critical_points_keep_their_places_and_kinds(result: Result, sight: ReliefSight) -> None:
    found = pg.critical_points(pg.surface("himmelblau"))
    marks = draped({"critical_points"}, result, 9, sight, LIGHT, None).marks
    assert sorted(mark.kind for mark in marks) == sorted(
        f"critical {trait or kind}" for kind, trait in zip(found.kinds, found.traits, strict=True)
    )
    places = np.array(sorted((mark.x, mark.y) for mark in marks))
    np.testing.assert_allclose(places, sorted(map(tuple, found.points)), atol=1e-9)


def test_lines_do_not_depend_on_direction_and_zoom(result: Result, sight: ReliefSight) -> None:
    near = ReliefSight(sight.block, ReliefCamera(200, 20, 3.0), 500, 400, 1.0)
    one, other = (draped({"quadratic_model"}, result, 9, seen, LIGHT, (0, 0)).strokes[-1] for seen in (sight, near))
    np.testing.assert_allclose(one.lines, other.lines)
