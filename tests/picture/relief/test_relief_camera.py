"""From where a relief is seen."""

import math

import pytest

from playground.base.errors import PlaygroundError
from playground.picture.relief.camera import HIGHEST, LOWEST, ReliefCamera


def test_a_camera_stays_within_its_ranges() -> None:
    camera = ReliefCamera().turned(0, 500)
    assert camera.elevation == HIGHEST
    assert camera.turned(0, -500).elevation == LOWEST
    assert ReliefCamera(azimuth=30).turned(-60, 0).azimuth == 330
    assert camera.zoomed(1e9).zoom == 20 and camera.raised(1e-9).height == 0.1
    assert camera.shifted(-9, 9).right == -3 and camera.shifted(-9, 9).up == 3


def test_the_point_under_the_mouse_stays_while_the_camera_comes_nearer() -> None:
    camera = ReliefCamera(right=0.1, up=-0.2)
    nearer = camera.zoomed(2.0, 0.3, 0.25)
    # Where a point of the block is: shift + zoom · place.
    place = (0.3 - camera.right) / camera.zoom, (0.25 - camera.up) / camera.zoom
    assert nearer.right + nearer.zoom * place[0] == pytest.approx(0.3)
    assert nearer.up + nearer.zoom * place[1] == pytest.approx(0.25)


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_camera_wants_finite_numbers(number: float) -> None:
    with pytest.raises(PlaygroundError, match=r"camera\.azimuth must be a finite number, got"):
        ReliefCamera(azimuth=number)
    with pytest.raises(PlaygroundError, match=r"camera\.zoom must be a finite number from 0\.4 to 20, got"):
        ReliefCamera(zoom=number)


@pytest.mark.parametrize(
    ("name", "value"), [("elevation", 91), ("elevation", 4.9), ("zoom", 0), ("height", 5), ("right", -4), ("up", 3.1)]
)
def test_what_is_out_of_range_is_refused_and_not_moved(name: str, value: float) -> None:
    with pytest.raises(PlaygroundError, match=f"camera.{name} must be a finite number from .* to .*, got {value}"):
        ReliefCamera(**{name: value})


@pytest.mark.parametrize("factor", [0, -1, math.nan])
def test_nobody_zooms_or_raises_by_nothing(factor: float) -> None:
    for gesture in (ReliefCamera().zoomed, ReliefCamera().raised):
        with pytest.raises(PlaygroundError, match="factor must be a finite number above 0, got"):
            gesture(factor)
