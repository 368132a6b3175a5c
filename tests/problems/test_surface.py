"""Surfaces are values; points go in as rows and come out as rows."""

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.problems.surfaces import surface


def test_surfaces_are_equal_where_definition_and_parameters_are():
    assert surface("rosenbrock") == surface("rosenbrock", a=1.0, b=100)
    assert hash(surface("rosenbrock")) == hash(surface("rosenbrock", b=100.0))
    assert surface("rosenbrock") != surface("rosenbrock", b=50)
    assert surface("sphere") != surface("booth")
    assert surface("sphere") != "sphere"


def test_a_surface_cannot_be_changed():
    with pytest.raises(AttributeError):
        surface("sphere").values = (1.0,)


def test_changed_parameters_move_the_minimum_and_keep_the_rest():
    other = surface("rosenbrock").with_parameters(a=0.5)
    assert other.parameters == {"a": 0.5, "b": 100.0}
    assert other.minima.tolist() == [[0.5, 0.25]]
    assert other.minimum_value == 0
    assert other.packed_parameters().tolist() == [0.5, 100]


def test_surfaces_of_one_formula_share_their_compiled_fields():
    one, other = surface("rosenbrock"), surface("rosenbrock", b=3)
    assert one.field("value") is other.field("value")
    assert other.ready("value")


def test_shapes_are_rows_of_points():
    one = surface("himmelblau")
    points = np.random.default_rng(0).normal(size=(5, 2))
    assert one.value(points).shape == (5,)
    assert one.gradient(points).shape == (5, 2)
    assert one.hessian(points).shape == (5, 2, 2)
    assert one.value(np.empty((0, 2))).shape == (0,)
    assert one.hessian(np.empty((0, 2))).shape == (0, 2, 2)


@pytest.mark.parametrize("one", [surface("rosenbrock"), surface("ackley"), surface("cliff"), surface("rastrigin")])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 5), (512, 2), (1300, 3), (4, 0), (0, 4)])
def test_a_raster_holds_the_values_at_its_points(one, width, height):
    (x0, x1), (y0, y1) = one.domain
    xs, ys = np.linspace(x0, x1, width), np.linspace(y0, y1, height)
    values = one.raster(xs, ys)
    assert values.shape == (height, width)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    assert values.ravel() == pytest.approx(one.value(points), rel=1e-14, abs=1e-14 * 50)


def test_a_raster_takes_places_in_any_memory_order_and_of_any_kind():
    one = surface("ackley")
    places = np.arange(6)[::-2]
    assert (
        one.raster(places, places[:2]).tolist() == one.raster(places.astype(float), places[:2].astype(float)).tolist()
    )


def test_whoever_knows_a_value_is_ready_to_draw_it(monkeypatch):
    one = surface("rastrigin")
    one.field("value")
    monkeypatch.setattr("playground.kernels.compiling.compile_source._compile", None)
    assert one.ready("value")
    assert one.raster(np.zeros(2), np.zeros(1)).tolist() == [[0.0, 0.0]]


def test_many_points_in_any_memory_order_give_what_single_points_give():
    one = surface("ackley")
    points = np.asfortranarray(np.random.default_rng(0).uniform(-5, 5, (20_001, 2)))
    for function in (one.value, one.gradient, one.hessian):
        some = function(points)[[0, 8191, 8192, 20_000]]
        alone = [function(points[[place]])[0] for place in (0, 8191, 8192, 20_000)]
        assert some == pytest.approx(np.array(alone), rel=1e-13, abs=1e-13)


@pytest.mark.parametrize("points", [[1.0, 2.0], [[1.0]], [[1.0, 2.0, 3.0]], 3.0, np.zeros((2, 2, 2)), np.zeros((2, 5))])
def test_points_of_another_shape_are_refused(points):
    with pytest.raises(PlaygroundError, match=r"shape \(n, 2\), one row for each point, got"):
        surface("sphere").value(points)


@pytest.mark.parametrize("points", ["ab", [["a", "b"]], [[1.0, 2.0], [3.0]], None, [[1j, 2]]])
def test_points_that_are_no_numbers_are_refused(points):
    with pytest.raises(PlaygroundError, match="points must"):
        surface("sphere").gradient(points)


def test_a_surface_shows_how_to_write_it():
    assert repr(surface("rosenbrock", b=50)) == "surface('rosenbrock', a=1, b=50)"


def test_a_lesson_gives_contenders_as_plain_dicts():
    contender = surface("rosenbrock").lesson.contenders[0]
    assert set(contender) >= {"optimizer"}
    contender["optimizer"] = "changed"
    assert surface("rosenbrock").lesson.contenders[0]["optimizer"] != "changed"
