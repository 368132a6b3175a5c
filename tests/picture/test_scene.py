"""A figure's title and legend: they stay within the figure, and nothing is cut that has room."""

import pytest

import playground as pg
from playground.picture.sheet.scene import TEXT_SIZE, Scene, race_scene
from playground.picture.sheet.text_width import text_width
from playground.picture.viewport import Viewport
from playground.problems.surfaces import SURFACES


def figure(id: str = "sphere", names: tuple[str, ...] = ("one",), width: int = 740) -> Scene:
    contenders = [pg.Contender("gradient_descent", name=name, lr=1e-9) for name in names]
    race = pg.Experiment(
        problem=pg.surface(id), starts=[(0.5, 0.5)[: pg.surface(id).dimension]], contenders=contenders, steps=1
    )
    return race_scene(pg.simulate(race), viewport=Viewport(-1, 1, -1, 1, width, 300))


@pytest.mark.parametrize("width", [120, 300, 740])
@pytest.mark.parametrize("id", SURFACES.ids())
def test_a_title_ends_before_the_figure_does(id: str, width: int) -> None:
    scene = figure(id, width=width)
    for label in scene.labels[:2]:
        if label.anchor == "start":
            assert label.x + text_width(label.text, label.size) <= scene.width


def test_a_formula_stands_beside_the_name_as_people_write_it_or_not_at_all() -> None:
    assert [label.text for label in figure("rosenbrock").labels[:2]] == ["Rosenbrock", "(a − x)² + b(y − x²)²"]
    assert not any("²" in label.text for label in figure("goldstein_price", width=300).labels)


def test_a_legend_fills_its_rows_and_cuts_no_name_that_has_room() -> None:
    names = (*(f"contender {k}" for k in range(7)), "a name of more than forty letters is not cut where there is room")
    scene = figure(names=names)
    entries = scene.labels[-len(names) :]
    assert tuple(label.text for label in entries) == names
    assert len({label.y for label in entries}) == 2
    assert all(label.x + text_width(label.text, TEXT_SIZE) <= scene.width for label in entries)


def test_a_name_wider_than_the_figure_is_cut_with_dots() -> None:
    assert figure(names=("wide " * 9,), width=150).labels[-1].text.endswith("…")


def test_an_averaged_path_is_drawn_over_the_raw_one_and_named_in_the_legend():
    contender = pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("tail_average", begin=3)])
    result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [contender], steps=20))
    scene = race_scene(result)
    path, average = scene.strokes
    assert (path.name, average.name) == ("Gradient descent", "Gradient descent, averaged")
    assert average.pen.color == path.pen.color and average.pen.width < path.pen.width
    assert average.pen.halo == scene.theme.ink
    assert scene.viewport.pixel(*result.averages[0, 0, 3]) == pytest.approx(tuple(average.lines[0]), abs=0.01)
    assert [sample.name for sample in scene.samples] == [path.name, average.name]


def test_a_start_from_which_no_path_can_go_has_a_cross_in_its_ring() -> None:
    contender = pg.Contender("gradient_descent", lr=0.01)
    result = pg.simulate(pg.Experiment(pg.surface("quadratic_saddle"), [(0.5, 0.5), (0.0, 7.0)], [contender], 5))
    scene = race_scene(result, viewport=Viewport(-8, 8, -8, 8, 300, 300))
    starts = [k for k, mark in enumerate(scene.marks) if mark.kind == "start"]
    crosses = [mark for mark in scene.marks[starts[0] :] if mark.kind == "gone"]
    assert len(starts) == 2 and len(crosses) == 1
    ring = scene.marks[starts[1]]
    assert (crosses[0].x, crosses[0].y) == (ring.x, ring.y) and crosses[0].radius < ring.radius
