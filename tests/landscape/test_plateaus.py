"""Where slopes underflow there are no points worth a line of a table; flat points of interest stay."""

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main
from playground.landscape.plateaus import on_plateau


def test_the_plateau_of_easom_is_one_note() -> None:
    found = pg.critical_points(pg.surface("easom"))
    assert found.level > 30
    assert found.note == f"A plateau: slopes underflow at {found.level} more, left out."
    # What is left differs from its surroundings by what a sum with the depth of the well can hold.
    assert np.abs(found.eigenvalues).max(axis=1).min() > 1e-21
    assert found.values[0] == -1
    assert (found.count("minimum"), found.count("maximum"), found.count("saddle")) == (5, 4, 4)


@pytest.mark.parametrize("id", ["rastrigin", "himmelblau", "keane", "monkey_saddle", "quartic_bowl", "rosenbrock"])
def test_a_surface_without_a_plateau_loses_nothing(id: str) -> None:
    found = pg.critical_points(pg.surface(id))
    assert (found.level, found.note) == (0, "")


def test_a_point_of_high_order_is_no_plateau_though_its_curvature_is_zero() -> None:
    found = pg.critical_points(pg.formula("(x^2 - 1)^10 + y^10", domain={"x": (-2, 2), "y": (-2, 2)}))
    assert found.level == 0
    assert len(found) > 0


def test_level_ground_is_told_from_a_well() -> None:
    one = pg.formula("-exp(-x^2 - y^2)", domain={"x": (-20, 20), "y": (-20, 20)})
    points = np.array([[0.0, 0.0], [15.0, 3.0]])
    assert on_plateau(one, points, np.array([0.125, 0.125])).tolist() == [False, True]


def test_the_command_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["points", "--surface", "easom"]) == 0
    assert "critical points. A plateau: slopes underflow at" in capsys.readouterr().out
