"""Paths in the colours of where they end, and many paths finer and fainter."""

from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.experiments.end_words import END_WORDS
from playground.experiments.reached_minima import reached_minima
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.picture.colors.theme import LIGHT
from playground.picture.lines.drawn_paths import PATH_COLORS, drawn_paths
from playground.picture.lines.path_pens import mark_size, path_opacity, path_pens
from playground.picture.relief.race import relief_race
from playground.picture.sheet.scene import race_scene
from playground.picture.surface.lift import lifted_record


@pytest.fixture(scope="module")
def result() -> Result:
    starts = [(x, y) for x in np.linspace(-4, 4, 6) for y in np.linspace(-4, 4, 6)]
    contenders = [
        pg.Contender("gradient_descent", lr=0.01),
        pg.Contender("gradient_descent", lr=0.2),
        pg.Contender("adam", lr=0.02, modifiers=[pg.Modifier("ema")]),
    ]
    return pg.simulate(pg.Experiment(pg.surface("himmelblau"), starts, contenders, steps=150))


def test_every_path_is_in_the_row_of_where_it_ended(result: Result) -> None:
    record = lifted_record(result)
    for by in PATH_COLORS:
        drawn = drawn_paths(result, LIGHT, by)
        assert drawn is drawn_paths(result, LIGHT, by) and drawn.count == 108
        assert len(drawn.record) == len(drawn.looks) + len(drawn.average_looks) == len(drawn.names) + 1
        for row in range(len(drawn.looks)):
            members = np.argwhere(drawn.rows == row)
            paths = drawn.record[row][:, :, : len(members)]
            assert np.array_equal(paths, np.stack([record[c][:, :, s] for c, s in members], axis=-1), equal_nan=True)
            assert np.isnan(drawn.record[row][:, :, len(members) :]).all()
    ends = drawn_paths(result, LIGHT, "end")
    for row, name in enumerate(ends.names):
        reasons = {END_WORDS[reason] for reason in result.statuses.reason[ends.rows == row]}
        assert len(reasons) == 1 and name == f"{reasons.pop()}: {(ends.rows == row).sum()}"
    assert len(ends.names) >= 2


def test_the_minimum_that_is_reached_is_the_nearest_known_one(result: Result) -> None:
    places, which = reached_minima(result)
    known = result.experiment.problem.minima
    assert len(places) == len(known) == 4 and set(np.unique(which)) == {-1, 0, 1, 2, 3}
    away = np.linalg.norm(result.ends[:, :, None] - known, axis=-1)
    reached = which >= 0
    assert np.array_equal(away.argmin(axis=-1)[reached], which[reached])
    near = 1e-3 * np.hypot(*(high - low for low, high in result.experiment.problem.domain))
    with np.errstate(invalid="ignore"):
        assert np.array_equal(np.nan_to_num(away, nan=np.inf).min(axis=-1) <= near, reached)


def test_minima_that_nobody_stated_are_found_where_paths_rest() -> None:
    surface = pg.formula("(x**2 - 1)**2 + y**2", domain={"x": (-2, 2), "y": (-2, 2)})
    race = pg.Experiment(surface, [(-1.5, 1), (-0.5, -1), (1.5, 0.5)], [pg.Contender("newton")], steps=200)
    race = race.replace(contenders=[pg.Contender("gradient_descent", lr=0.05)])
    places, which = reached_minima(pg.simulate(race))
    assert places == pytest.approx(np.array([[-1.0, 0.0], [1.0, 0.0]]), abs=1e-4) and which.tolist() == [[0, 0, 1]]


def test_of_many_paths_each_is_finer_and_fainter_and_marks_are_small() -> None:
    looks = drawn_paths(
        pg.simulate(pg.Experiment(pg.surface("sphere"), [(1, 1)], [pg.Contender("adam")], steps=2)), LIGHT
    ).looks
    few, many = (path_pens(looks, (), LIGHT, 1.0, count)[0] for count in (60, 1000))
    assert few == looks[0].pen(LIGHT) and many.width < few.width and many.opacity == 0.7 < few.opacity
    assert [path_opacity(n) for n in (0, 1, 60)] == [1.0] * 3 and path_opacity(80) == pytest.approx(0.75**0.5)
    assert mark_size(119) == 1.0 > mark_size(120)


def test_figures_reliefs_and_files_take_the_same_colours_and_say_what_they_mean(result: Result, tmp_path: Path) -> None:
    for by in ("end", "minimum"):
        drawn = drawn_paths(result, LIGHT, by)  # type: ignore[arg-type]
        scene = race_scene(result, color_by=by)
        words = {label.text for label in scene.labels}
        assert set(drawn.names) <= words and "Adam" not in words
        colors = {look.color for look in drawn.looks}
        assert {mark.fill for mark in scene.marks if mark.kind in ("head", "rest", "gone", "flat")} <= colors
        race = relief_race(result, 150, LIGHT, by=by)  # type: ignore[arg-type]
        assert race.looks == drawn.looks and race.look(0, 0) == drawn.head_looks[0][0]
        written = []
        for id in ("svg", "png", "relief"):
            EXPORTERS.get(id).write(result, tmp_path / f"a.{id}", color_by=by)
            written.append((tmp_path / f"a.{id}").stat().st_size)
        assert min(written) > 5000
    with pytest.raises(PlaygroundError, match="contender"):
        race_scene(result, color_by="hue")
