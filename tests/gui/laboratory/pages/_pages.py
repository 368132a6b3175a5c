"""What the tests of pages have in common."""

import playground as pg

TRAINING = pg.Training(
    pg.data("moons", samples=60), pg.Network(hidden=(6,)),
    contenders=[pg.Contender("gradient_descent", lr=0.5), pg.Contender("adam", lr=0.02)], batch=10, epochs=30,
)  # fmt: skip
