"""A race without what runs in Python."""

import playground as pg
from playground.experiments.without_python import without_python


def test_contenders_in_python_are_switched_off_and_keep_their_places() -> None:
    contenders = [pg.Contender("scipy_minimize"), pg.Contender("adam"), pg.Contender("scipy_minimize", enabled=False)]
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], contenders)
    quick = without_python(race)
    assert [racer.optimizer for racer in quick.racers] == ["adam"] and quick.names == race.names
    assert quick.contenders[1] is race.contenders[1] and quick.steps == race.steps


def test_a_race_of_kernels_alone_is_the_same_object() -> None:
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("adam")])
    assert without_python(race) is race
