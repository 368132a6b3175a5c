"""What is compiled before a race, part by part."""

import playground as pg
from playground.experiments.simulate import prepare
from playground.services.preparation import CHARTS, preparations


def test_each_part_is_told_by_its_name_with_how_many_are_done():
    racers = [pg.Contender("adam"), pg.Contender("adam", lr=0.5), pg.Contender("newton", enabled=False)]
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], racers, steps=5)
    told = []
    at = preparations(race, told.append)
    prepare(race, tell=at)
    at(CHARTS)
    words = list(dict.fromkeys(one.words for one in told))
    assert words[0] == "Preparing Sphere, 1 of 3 …" and words[1] == "Preparing Adam, 2 of 3 …"
    assert words[-1].endswith("3 of 3 …") and len(words) == 3
