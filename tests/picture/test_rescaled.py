"""Graphs with another scale."""

from dataclasses import replace

import numpy as np
import pytest

from playground.picture.graph import Axis, Bars, Dots, Graph, Ground, Line
from playground.picture.graph.rescaled import can_have_scale, rescaled


def graph(y: list[float], whole: bool = True, first: float = 0.0) -> Graph:
    x = first + np.arange(float(len(y)))
    return Graph(
        "", Axis(0.0, float(x[-1]), "step", whole=whole), Axis(0.0, 10.0, "f"), (Line(x, np.array(y), "#000000"),)
    )


def test_a_level_axis_that_counts_begins_at_one() -> None:
    made = rescaled(graph([5.0] * 1001), across=True)
    assert made.across.logarithmic and (made.across.low, made.across.high) == pytest.approx((0.0, 3.0))
    assert made.up == graph([5.0] * 1001).up
    back = rescaled(made, across=False)
    assert (back.across.low, back.across.high, back.across.logarithmic) == pytest.approx((0.0, 1000.0, False))


def test_a_level_axis_of_lengths_begins_at_the_least_above_zero() -> None:
    made = rescaled(graph([5.0] * 5, whole=False, first=-2.0), across=True)
    assert (made.across.low, made.across.high) == pytest.approx((0.0, np.log10(2)))


def test_an_upright_axis_is_round_and_holds_what_is_above_zero() -> None:
    made = rescaled(graph([1000.0, 0.02, 0.0, -4.0]), up=True)
    assert made.up.logarithmic and made.up.low < -2 < 3 < made.up.high
    linear = rescaled(made, up=False)
    assert not linear.up.logarithmic and linear.up.low < -4 and linear.up.high > 1000


def test_bars_and_dots_count_too() -> None:
    bars = Bars(np.array([0.0]), np.array([1.0]), np.array([0.0]), np.array([200.0]), "#000000")
    dots = Dots(np.array([3.0]), np.array([0.5]), "#000000", "#ffffff")
    only = replace(graph([1.0, 1.0]), lines=(), bars=(bars,), dots=(dots,))
    made = rescaled(only, up=True)
    assert made.up.logarithmic and made.up.low < np.log10(0.5) and made.up.high > np.log10(200)


@pytest.mark.parametrize(
    "kept",
    [
        graph([-1.0, -2.0, 0.0]),
        replace(graph([1.0, 2.0]), equal=True),
        replace(graph([1.0, 2.0]), ground=Ground(lambda view, theme, ratio: np.zeros((2, 2), np.uint32))),
        replace(graph([1.0, 2.0]), up=Axis(0.0, 2.0, "class", labels=((0.0, "a"), (1.0, "b")))),
        replace(graph([1.0, 2.0]), up=Axis(0.0, 2.0, "", ticks=False)),
        replace(graph([1.0, 2.0]), lines=()),
    ],
)
def test_what_cannot_have_the_scale_stays_as_it_is(kept: Graph) -> None:
    assert not can_have_scale(kept, "up", True) and rescaled(kept, up=True) is kept
    assert rescaled(kept) is kept
