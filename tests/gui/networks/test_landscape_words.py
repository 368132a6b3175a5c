"""What the page of the landscape says."""

from dataclasses import replace

import numpy as np
import pytest

from playground.gui.networks.pages.landscape.jobs import Lines
from playground.gui.networks.pages.landscape.words import lines_words, slice_words
from playground.slices.loss_line import LossLine
from playground.slices.loss_slice import LossSlice
from playground.slices.plane import Plane


def line(losses: list[float], names: tuple[str, str]) -> LossLine:
    values, nothing = np.array(losses), np.full(len(losses), np.nan)
    return LossLine(np.linspace(0, 1, len(losses)), np.zeros((2, 3)), values, nothing, nothing, nothing, names)


@pytest.mark.parametrize(
    ("losses", "names", "said"),
    [
        ([1.0, 0.9, 0.2], ("Adam, start", "Adam, end"), "falls without a bump"),
        ([1.0, 0.5, 0.75, 0.2], ("Adam, start", "Adam, end"), "rises by 0.25 on the way"),
        ([0.25, 0.2, 0.1], ("Adam", "Momentum"), "there is no hill"),
        ([0.25, 0.5, 0.1], ("Adam", "Momentum"), "a hill: 0.5, where the higher end has 0.25"),
    ],
)
def test_a_line_is_told_by_what_must_be_climbed(losses: list[float], names: tuple[str, str], said: str) -> None:
    assert said in lines_words(Lines(line(losses, names), 9))


def test_a_low_path_is_told_as_an_upper_bound_beside_the_straight_line() -> None:
    names = ("Adam", "Momentum")
    words = lines_words(Lines(line([0.25, 0.5, 0.1], names), 9, line([0.25, 0.125, 0.1], names)))
    assert "From Adam straight to Momentum, update 9." in words and "rises to 0.25 at most, against 0.5;" in words
    assert "is being sought" in lines_words(Lines(line([0.25, 0.5, 0.1], names), 9, sought=True))


def test_a_slice_is_told_by_its_axes_and_by_how_much_of_the_path_they_catch() -> None:
    plane = Plane(np.zeros(3), np.eye(2, 3), ((-1, 1), (-1, 1)), "curvature", (17.5, 2.0))
    ones, grid = np.ones(2), np.ones((2, 2))
    found = LossSlice(plane, ones, ones, grid, np.array([0, 1]), grid, ones, ones, (0.75, 0.0001), "Adam", "training")
    words = slice_words(found)
    assert "λ = 17.5 along d₁, 2 along d₂" in words
    assert "d₁ holds 75 % of the path's variance, d₂ adds less than 0.1 %" in words
    assert "normalization" not in words


def test_it_is_said_which_statistics_a_normalized_network_has() -> None:
    plane, ones, grid = Plane(np.zeros(3), np.eye(2, 3), ((-1, 1), (-1, 1))), np.ones(2), np.ones((2, 2))
    found = LossSlice(plane, ones, ones, grid, np.array([0, 1]), grid, ones, ones, (0.5, 0.1), "Adam", "training")
    assert "had learned by then" in slice_words(replace(found, statistics="population"))
    assert "statistics of the samples" in slice_words(replace(found, statistics="batch"))
    between = replace(line([0.25, 0.5, 0.1], ("Adam", "Momentum")), statistics="population")
    assert "are taken anew at every point, of all training samples" in lines_words(Lines(between, 9))
