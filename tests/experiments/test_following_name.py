"""Names that a program gave follow the values they say, until a person types another."""

import pytest

import playground as pg
from playground.curvature.edge_training import edge_training
from playground.problems.surfaces import SURFACES, surface
from playground.session.actions.contenders import rename_contender, set_contender_parameter
from playground.session.lesson import lesson_state


def test_a_name_follows_its_value_until_one_is_typed() -> None:
    state = lesson_state("linear_network")
    assert state.experiment.names[1] == "Gradient descent, η = 0.35"
    state = set_contender_parameter(state, 1, "lr", 0.05)
    assert state.experiment.names[1] == "Gradient descent, η = 0.05"
    state = rename_contender(state, 1, "mine, η = 0.05")
    assert set_contender_parameter(state, 1, "lr", 0.5).experiment.names[1] == "mine, η = 0.05"


def test_a_training_says_what_a_value_becomes_on_the_way() -> None:
    training = edge_training((0.2, 0.4))
    assert training.names == ("η = 0.2", "η = 0.4")
    changed = training.replace(changes=[pg.Change(10, 1, "lr", 0.1), pg.Change(20, 1, "lr", 0.3)])
    assert changed.names == ("η = 0.2", "η = 0.4 → 0.3")


def test_other_braces_stay_and_files_keep_the_name() -> None:
    one = pg.Contender("adam", name="{set} at {lr}", lr=0.5)
    assert one.title == "{set} at 0.5"
    race = pg.Experiment(pg.surface("sphere"), contenders=[one])
    assert pg.Experiment.from_json(race.to_json()).contenders[0].name == "{set} at {lr}"


@pytest.mark.parametrize("id", SURFACES.ids())
def test_no_lesson_states_a_number_in_a_name_that_would_not_follow(id: str) -> None:
    for one in surface(id).lesson.contenders:
        # {lr} follows; 0.1 and “large” would not.
        assert not any(letter.isdigit() for letter in one.get("name") or "")
        assert not {"large", "small", "fast", "slow", "damped"} & set((one.get("name") or "").lower().split())
