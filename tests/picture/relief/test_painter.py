"""Pixels of reliefs: what hides what, and that they are the same each time."""

from dataclasses import replace

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import DARK, LIGHT
from playground.picture.lines.marks import head_mark
from playground.picture.relief.block import Block, make_block
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.colors import packed, relief_colors
from playground.picture.relief.frame import relief_frame, value_ticks
from playground.picture.relief.home_region import home_region
from playground.picture.relief.paint_marks import paint_marks
from playground.picture.relief.painter import ReliefPainter
from playground.picture.relief.race import ReliefRace, relief_race
from playground.picture.relief.sight import ReliefSight

RED = "#ff0000"


@pytest.fixture(scope="module")
def bump() -> Block:
    surface = pg.formula("exp(-4*(x**2 + y**2))", domain={"x": (-2, 2), "y": (-2, 2)})
    return make_block(surface, home_region(surface), "linear", nodes=200)


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05), pg.Contender("gradient_descent", lr=0.001)]
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 2.5)], contenders, steps=80))


def line_at(y: float) -> ReliefRace:
    """A path from left to right at a height of the plane."""
    return ReliefRace(np.array([[[[-1.5], [1.5]], [[y], [y]]]]), (ContenderLook(RED),), 1)


def reds(sight: ReliefSight, race: ReliefRace) -> np.ndarray:
    image = ReliefPainter().paint(sight, LIGHT, 11.0, race, 1)
    red, green = (image >> 16) & 255, (image >> 8) & 255
    return (red > 230) & (green < 60)


def test_a_path_behind_a_hill_is_hidden_there_and_seen_beside_it(bump: Block) -> None:
    sight = ReliefSight(bump, ReliefCamera(0, 14, height=2.5), 500, 400, 1.0)
    behind, before = reds(sight, line_at(1.0)), reds(sight, line_at(-1.0))
    columns = np.flatnonzero(before.any(axis=0))
    middle = (columns[0] + columns[-1]) // 2
    hill = slice(middle - 8, middle + 9)
    assert before[:, hill].any(axis=0).all(), "nothing stands before the near path"
    assert not behind[:, hill].any(), "the hill stands before the far one"
    assert behind[:, columns[0] : columns[0] + 40].any(axis=0).mean() > 0.9


def test_a_long_step_lies_on_the_hill_it_crosses(bump: Block) -> None:
    sight = ReliefSight(bump, ReliefCamera(0, 30, height=2), 500, 400, 1.0)
    drawn = reds(sight, line_at(0.0))
    (x, y), (_, flat) = sight.places(np.array([[0.0, 0.0], [1.4, 0.0]]))
    assert drawn[int(y) - 1 : int(y) + 2, int(x)].any()
    assert flat - y > 60


def test_the_highest_row_of_the_block_is_where_its_top_is_projected(bump: Block) -> None:
    sight = ReliefSight(bump, ReliefCamera(0, 8, height=3), 500, 400, 1.0)
    painter = ReliefPainter()
    painter.paint(sight, LIGHT, 11.0, ReliefRace(), 1)
    x, y = sight.places(np.array([[0.0, 0.0]]))[0]
    top = np.flatnonzero(np.isfinite(painter.depth[:, int(x)]))[0]
    assert abs(top - y) < 1.5


def test_depth_is_how_far_along_the_ground_the_seen_point_lies(bump: Block) -> None:
    sight = ReliefSight(bump, ReliefCamera(25, 50), 500, 400, 1.0)
    painter = ReliefPainter()
    painter.paint(sight, LIGHT, 11.0, ReliefRace(), 1)
    points = np.array([[0.0, 0.0], [1.0, -1.0], [-1.2, 0.4]])
    for (x, y), ground in zip(sight.places(points), sight.ground(points), strict=True):
        assert painter.depth[int(y), int(x)] == pytest.approx(ground[1], abs=3.0)


def test_the_same_race_has_the_same_pixels_whatever_was_painted_before(result: Result) -> None:
    block = make_block(result.experiment.problem, home_region(result.experiment.problem))
    race, sight = relief_race(result, 80, LIGHT), ReliefSight(block, ReliefCamera(), 400, 300, 1.0)
    fresh = ReliefPainter().paint(sight, LIGHT, 11.0, race).copy()
    used = ReliefPainter()
    for azimuth in (100, 200):
        used.paint(
            ReliefSight(block, ReliefCamera(azimuth), 400, 300, 1.0), DARK, 11.0, replace(race, step=azimuth % 80), 1
        )
    np.testing.assert_array_equal(used.paint(sight, LIGHT, 11.0, race), fresh)
    assert (fresh >> 24 == 255).all()


def test_a_race_that_plays_paints_the_block_once(result: Result) -> None:
    block = make_block(result.experiment.problem, home_region(result.experiment.problem))
    sight, painter = ReliefSight(block, ReliefCamera(), 400, 300, 1.0), ReliefPainter()
    early = painter.paint(sight, LIGHT, 11.0, relief_race(result, 5, LIGHT)).copy()
    painter.depth[:] = np.inf
    late = painter.paint(sight, LIGHT, 11.0, relief_race(result, 80, LIGHT))
    assert (early != late).any()
    assert np.isinf(painter.depth).all(), "what says how far things are was not made again"


def test_the_background_shows_where_no_block_is_and_sides_have_their_colours(bump: Block) -> None:
    for theme in (LIGHT, DARK):
        image = ReliefPainter().paint(
            ReliefSight(bump, ReliefCamera(40, 30), 500, 400, 1.0), theme, 11.0, ReliefRace(), 1
        )
        assert image[2, 2] == image[-3, -3] == packed(theme.paper)
        for side in (relief_colors(theme).left, relief_colors(theme).right):
            assert (image == packed(side)).sum() > 200


def test_a_hole_is_a_pit_in_the_holes_colour() -> None:
    surface = pg.formula("x + sqrt(x**2 + y**2 - 1)", domain={"x": (-2, 2), "y": (-2, 2)})
    block = make_block(surface, home_region(surface), nodes=160)
    sight = ReliefSight(block, ReliefCamera(0, 80), 400, 400, 1.0)
    image = ReliefPainter().paint(sight, LIGHT, 11.0, ReliefRace(), 1)
    (x, y) = sight.screen(sight.ground(np.array([[0.0, 0.0]])), 0.0)[0]
    assert image[int(y), int(x)] == packed(LIGHT.hole)


def test_a_longer_race_than_a_frame_can_hold_is_drawn_with_fewer_points(result: Result) -> None:
    race = relief_race(result, 80, LIGHT, most=100)
    assert race.record.shape[2] <= 27
    np.testing.assert_array_equal(race.heads, relief_race(result, 80, LIGHT).heads)


def test_axes_stand_on_the_sides_that_face_the_viewer(bump: Block) -> None:
    for azimuth in range(0, 360, 30):
        sight = ReliefSight(bump, ReliefCamera(azimuth, 40), 500, 400, 1.0)
        frame = relief_frame(sight, 11.0)
        words = {word.text: word for word in frame.words}
        middle_row = sight.middle[1]
        assert words["x"].y > middle_row - 20 and words["y"].y > middle_row - 20, azimuth
        assert words["f"].x < sight.middle[0], azimuth


def test_the_third_axis_says_its_scale() -> None:
    valley = pg.surface("rosenbrock")
    levels = make_block(valley, home_region(valley), nodes=64).levels
    ticks, title = value_ticks(levels, 6)
    assert title == "f, logarithmic"
    low, high = levels.low * levels.step, levels.high * levels.step
    for tick in ticks:
        exponent = low + (high - low) * tick.value
        assert exponent == pytest.approx(round(exponent), abs=1e-9), "powers of ten"
    bowl = pg.surface("himmelblau")
    ticks, title = value_ticks(make_block(bowl, home_region(bowl), "linear", nodes=64).levels, 6)
    assert title == "f"
    assert all(0 <= tick.value <= 1 for tick in ticks)


def test_a_head_says_whether_its_path_still_runs(bump: Block) -> None:
    sight, cores = ReliefSight(bump, ReliefCamera(0, 90), 500, 400, 1.0), {}
    for kind in ("head", "rest", "gone"):
        heads, kinds = np.array([[[1.03, -1.02]]]), np.array([[kind]])
        race = ReliefRace(np.empty((1, 2, 0, 0)), (ContenderLook(RED),), heads=heads, kinds=kinds)
        cores[kind] = reds(sight, race)
    x, y = (int(c) for c in sight.places(np.array([[1.03, -1.02]]))[0])
    assert all(core[y, x] for core in cores.values()), "each has its middle at the path's end"
    assert cores["rest"][y - 3, x - 3] and not cores["head"][y - 3, x - 3], "a square has corners"
    assert cores["gone"][y + 3, x + 3] and not cores["gone"][y, x + 3], "a cross has arms"


def test_an_average_has_a_smaller_head_edged_in_ink(bump: Block) -> None:
    sight = ReliefSight(bump, ReliefCamera(0, 90), 500, 400, 1.0)
    places, kinds = np.array([[[1.03, -1.02]]]), np.array([["head"]])
    paths = np.empty((2, 2, 0, 0))
    raw = reds(sight, ReliefRace(paths, (ContenderLook(RED),), heads=places, kinds=kinds))
    own = reds(sight, ReliefRace(paths, (ContenderLook(RED),), average_looks=(ContenderLook(RED),), averages=places))
    none = reds(
        sight,
        ReliefRace(
            paths, (ContenderLook(RED),), average_looks=(ContenderLook(RED),), averages=np.full((1, 1, 2), np.nan)
        ),
    )
    assert 0 < own.sum() < raw.sum() and not none.any()


def test_a_sign_moves_by_parts_of_a_pixel() -> None:
    middles = []
    for x in (10.0, 10.25, 10.5):
        image = np.full((21, 21), 0xFFFFFFFF, np.uint32)
        square = replace(head_mark("rest", 0.0, 0.0, ContenderLook("#000000"), LIGHT, 1.0), edge="#000000")
        paint_marks(image, [square], np.array([[x, 10.0]]), np.ones(1, bool))
        ink = 255.0 - (image & 255)
        middles.append((ink.sum(axis=0) * (np.arange(21) + 0.5)).sum() / ink.sum())
    assert middles == pytest.approx([10.0, 10.25, 10.5], abs=0.02)


def test_a_sign_has_its_colours_and_stays_in_the_picture() -> None:
    image = np.full((21, 21), 0xFFFFFFFF, np.uint32)
    disc = head_mark("head", 0.0, 0.0, ContenderLook("#d55e00"), LIGHT, 1.0)
    places = np.array([[10.5, 10.5], [0.0, 0.0], [-3.0, 30.0], [np.nan, 5.0], [1e9, 5.0]])
    paint_marks(image, [disc] * 5, places, np.ones(5, bool))
    assert image[10, 10] == image[0, 0] == 0xFFD55E00
    assert image[10, 18] == image[18, 10] == 0xFFFFFFFF
    faint = np.full((21, 21), 0xFFFFFFFF, np.uint32)
    paint_marks(faint, [disc], places[:1], np.zeros(1, bool))
    assert 0xFFD55E00 < faint[10, 10] < 0xFFFFFFFF


def test_an_averaged_path_lies_over_the_raw_one_in_an_edge_of_ink() -> None:
    mean = pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("tail_average", begin=3)], color=RED)
    made = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [mean], steps=20))
    race = relief_race(made, 20, LIGHT)
    assert len(race.record) == 2 and race.average_looks == race.looks
    block = make_block(made.experiment.problem, home_region(made.experiment.problem), nodes=64)
    sight = ReliefSight(block, ReliefCamera(0, 90), 400, 400, 1.0)
    both, raw = (
        ReliefPainter().paint(sight, LIGHT, 11.0, one).copy()
        for one in (race, replace(race, record=race.record[:1], average_looks=()))
    )
    changed = both != raw
    greens = (both[changed] >> 8 & 255).astype(int), (raw[changed] >> 8 & 255).astype(int)
    assert changed.sum() > 20 and greens[0].mean() < greens[1].mean() - 30, "the halo is of ink, not of paper"
