"""The race as one frozen value."""

import copy

import numpy as np
import pytest

import playground as pg


def race(**fields) -> pg.Experiment:
    return pg.Experiment(
        **{"problem": pg.surface("sphere"), "starts": [(1, 2)], "contenders": [pg.Contender("adam")], **fields}
    )


def test_it_is_frozen_and_equal_by_value() -> None:
    assert race() == race() and hash(race()) == hash(race()) and race() != race(steps=3)
    with pytest.raises(AttributeError, match="frozen"):
        race().steps = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del race().steps
    assert copy.deepcopy(race()) == race()


def test_a_changed_copy_keeps_everything_else() -> None:
    changed = race(seed=4).replace(steps=7, stop=pg.StopRule(tolerance=1e-3))
    assert (changed.steps, changed.seed, changed.stop.tolerance) == (7, 4, 1e-3)
    assert changed.starts == race().starts


@pytest.mark.parametrize("starts", [np.array([[1.0, 2.0], [3.0, 4.0]]), [[1, 2], (3, 4)], ((1, 2), [3, np.float32(4)])])
def test_starts_may_be_any_rows_of_two_numbers(starts) -> None:
    assert [start.position for start in race(starts=starts).starts] == [(1.0, 2.0), (3.0, 4.0)]
    assert [start.number for start in race(starts=starts).starts] == [0, 1]


def test_new_starts_get_numbers_nobody_has() -> None:
    starts = race(starts=[(0, 0), pg.Start((1.0, 1.0), 5), (2, 2)]).starts
    assert [start.number for start in starts] == [6, 5, 7]


def test_a_second_contender_of_one_name_is_counted() -> None:
    contenders = [
        pg.Contender("adam"),
        pg.Contender("adam", lr=1),
        pg.Contender("newton", name="Adam 2"),
        pg.Contender("adam"),
    ]
    assert len(set(race(contenders=contenders).names)) == 4
    assert race(contenders=contenders).names[:2] == ("Adam", "Adam 2")


def test_only_contenders_that_are_switched_on_race() -> None:
    contenders = [pg.Contender("adam", enabled=False), pg.Contender("newton")]
    result = pg.simulate(race(contenders=contenders))
    assert result.names == ("Newton",) and result.positions.shape[0] == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"problem": "sphere"}, r"problem must be a surface, such as pg.surface\('rosenbrock'\), got 'sphere'"),
        ({"contenders": ["adam"]}, "contenders must be pg.Contender objects, got 'adam'"),
        ({"starts": [(1, 2), (1, "x")]}, r"start 1 must be 2 finite numbers, such as \(-1.5, 2.0\), got \(1, 'x'\)"),
        ({"starts": [(1, 2, 3)]}, "start 0 must be 2 finite numbers"),
        ({"starts": [(1, float("nan"))]}, "start 0 must be 2 finite numbers"),
        ({"starts": [(1, 10**400)]}, "start 0 must be 2 finite numbers"),
        ({"starts": ["12"]}, "start 0 must be 2 finite numbers"),
        ({"starts": [b"12"]}, "start 0 must be 2 finite numbers"),
        ({"starts": [("1", "2")]}, "start 0 must be 2 finite numbers"),
        ({"starts": [None]}, "start 0 must be 2 finite numbers"),
        ({"starts": [3]}, "start 0 must be 2 finite numbers"),
        ({"starts": [{"x": 1}]}, "start 0 must be 2 finite numbers"),
        ({"starts": [(1 + 1j, 2)]}, "start 0 must be 2 finite numbers"),
        ({"starts": [pg.Start((1.0,))]}, "start 0 must be 2 finite numbers"),
        ({"starts": np.zeros((2, 3))}, "start 0 must be 2 finite numbers"),
        ({"starts": np.zeros(4)}, "start 0 must be 2 finite numbers"),
        ({"starts": [pg.Start((1.0, 2.0), 1), pg.Start((3.0, 4.0), 1)]}, "two starts have the same number"),
        ({"steps": -1}, "steps must be a whole number from 0 to 1000000000, got -1$"),
        ({"steps": 1.5}, "steps must be a whole number"),
        ({"steps": "5"}, "steps must be a whole number"),
        ({"steps": True}, "steps must be a whole number"),
        ({"steps": float("inf")}, "steps must be a whole number"),
        ({"steps": None}, "steps must be a whole number"),
        ({"steps": 10**10}, "steps must be a whole number"),
        ({"seed": -1}, "seed must be a whole number from 0 to 9223372036854775807"),
        ({"seed": 2**63}, "seed must be a whole number"),
        ({"seed": [1]}, "seed must be a whole number"),
        ({"steps": 10**5000}, "steps must be a whole number"),
        ({"starts": [(1, 10**5000)]}, "start 0 must be 2 finite numbers"),
        ({"stop": 5}, "stop must be"),
        ({"starts": 5}, "starts must be"),
        ({"contenders": 5}, "contenders must be"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(fields, sentence) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence) as caught:
        race(**fields)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tolerance": -1}, "stop.tolerance must be a finite number at least 0, got -1"),
        ({"tolerance": float("nan")}, "stop.tolerance"),
        ({"tolerance": "1"}, "stop.tolerance"),
        ({"bound": 0}, "stop.bound must be a finite number above 0, got 0"),
        ({"bound": float("inf")}, "stop.bound"),
        ({"bound": 10**400}, "stop.bound"),
        ({"enabled": 1}, "stop.enabled must be true or false, got 1"),
    ],
    ids=str,
)
def test_a_stop_rule_of_nonsense_is_refused(fields, sentence) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.StopRule(**fields)


@pytest.mark.parametrize("number", [-1, 2**63, 1.0, True, "1", None])
def test_a_starts_number_is_a_whole_number(number) -> None:
    with pytest.raises(pg.PlaygroundError, match="a start's number must be a whole number at least 0"):
        pg.Start((1.0, 2.0), number)


@pytest.mark.parametrize("position", [(1.0, float("inf")), ("a", "b"), (1, 2), (None,)])
def test_a_starts_position_is_finite_numbers(position) -> None:
    with pytest.raises(pg.PlaygroundError, match="a start must be finite numbers"):
        pg.Start(position)


def test_unknown_surfaces_and_parameters_bring_the_nearest() -> None:
    with pytest.raises(pg.PlaygroundError, match="did you mean 'rosenbrock'"):
        pg.surface("rosenbrok")
    with pytest.raises(pg.PlaygroundError, match="did you mean 'kappa'"):
        pg.surface("rotated_quadratic", kapa=2)
    with pytest.raises(pg.PlaygroundError, match=r"rosenbrock\.b must be a finite number above 0, got 0"):
        pg.surface("rosenbrock", b=0)
