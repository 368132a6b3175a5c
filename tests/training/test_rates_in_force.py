"""The learning rate at any update."""

import numpy as np

import playground as pg
from playground.training.rates_in_force import rates_in_force

CHANGES = (pg.Change(4, 0, "lr", 0.5), pg.Change(4, 1, "lr", 0.25), pg.Change(9, 0, "lr", 0.125))


def test_it_is_what_the_result_of_the_training_says() -> None:
    training = pg.Training(
        pg.data("xor", samples=40), pg.Network(hidden=(3,)), batch=10, epochs=5,
        contenders=[pg.Contender("adam", lr=0.01, modifiers=[pg.Modifier("cosine", steps=12)]), pg.Contender("rprop")],
    )  # fmt: skip
    training = training.replace(changes=[one for one in CHANGES if one.contender == 0])
    result = pg.train(training)
    updates = np.array([0.0, 1.0, 4.0, 5.0, 9.0, 10.0, 14.0])
    for place in range(2):
        expected = result.rates[place, updates.astype(int)]
        assert np.array_equal(rates_in_force(training, place, updates), expected, equal_nan=True)
