"""Gradient descent on all samples, which ends at the edge of stability."""

from collections.abc import Sequence

from playground.base.as_tuple import as_tuple
from playground.base.check_number import check_number
from playground.experiments.contender import Contender
from playground.networks.data.data import data
from playground.networks.network import Network
from playground.training.training import Training

RATES_SHOWN = (0.1, 0.2, 0.4)


def edge_training(rates: Sequence[float] = RATES_SHOWN) -> Training:
    """Return a training of one contender for each learning rate, all alike otherwise, on a spiral.

    Gradient descent takes all samples at once, so that the loss sharpens until its largest curvature stands at 2/η and
    stays there: `curvature_along` shows it, of each rate at a height of its own.

    Arguments: `rates` η > 0. Raises PlaygroundError for what is no rate. Source: J. Cohen, S. Kaur, Y. Li,
    J. Z. Kolter, A. Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability, 2021.

    >>> edge_training((0.2, 0.4)).names
    ('η = 0.2', 'η = 0.4')
    """
    checked = [check_number(rate, "a rate", 0.0, above=True) for rate in as_tuple(rates)]
    return Training(
        data("spirals", samples=100, split=0.0), Network(hidden=(20, 20)), loss="squared", batch=None, epochs=6000,
        contenders=[Contender("gradient_descent", lr=rate, name="η = {lr}") for rate in checked],
    )  # fmt: skip
