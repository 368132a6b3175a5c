"""What is done to several contenders at once, in the race and among the networks."""

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.session.actions import learners
from playground.session.actions import several_contenders as several
from playground.session.actions.constraint import set_constraint
from playground.session.actions.contenders import add_contender, set_contender_parameter
from playground.session.actions.place import go_to
from playground.session.actions.problem import choose_surface
from playground.session.actions.race import new_race, open_experiment
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.state import State


def colors(state: State) -> dict[str, str]:
    """The colour that each contender of a race is drawn in."""
    from playground.picture.colors.theme import LIGHT

    race = state.experiment
    return {name: LIGHT.contender_color(k, race.contenders[k].color) for k, name in enumerate(race.names)}


@pytest.fixture
def state() -> State:
    return lesson_state("rosenbrock")


def test_several_go_together_and_keep_order_and_colours(state: State) -> None:
    names = state.experiment.names
    moved = several.move_contenders(state, [0, 3], 1)
    assert moved.experiment.names == (names[1], names[0], names[3], names[2])
    assert colors(moved) == colors(state)
    assert moved.selected_contender == 1, "the selection goes with its contender"
    assert several.move_contenders(state, [2], 2) is state


@pytest.mark.parametrize("to", [-5, 99])
def test_a_place_beyond_the_list_is_its_end(state: State, to: int) -> None:
    names = several.move_contenders(state, [1, 2], to).experiment.names
    assert (names[:2] if to < 0 else names[2:]) == state.experiment.names[1:3]


def test_several_are_removed_and_doubled_in_one_step(state: State) -> None:
    document = Document(state)
    document.perform(several.duplicate_contenders, [0, 2])
    assert document.state.experiment.names[1].endswith(" 2") and len(document.state.experiment.contenders) == 6
    kept = {name: color for name, color in colors(document.state).items() if name in state.experiment.names}
    assert kept == colors(state) and len(set(colors(document.state).values())) == 6
    document.perform(several.remove_contenders, [1, 4])
    assert colors(document.state) == colors(state)
    document.perform(several.clear_contenders)
    assert not document.state.experiment.contenders and document.state.experiment.starts
    for _ in range(3):
        document.undo()
    assert document.state.experiment == state.experiment


def test_a_common_parameter_is_set_for_all_or_for_none(state: State) -> None:
    made = several.set_contenders_parameter(state, range(4), "lr", 0.03)
    assert {one.parameters["lr"] for one in made.experiment.contenders} == {0.03}
    with pytest.raises(PlaygroundError, match="lr"):
        several.set_contenders_parameter(state, range(4), "lr", -1.0)
    with pytest.raises(PlaygroundError):
        several.set_contenders_parameter(add_contender(state, "adam"), range(5), "beta1", 0.5)


def test_only_this_one_and_back(state: State) -> None:
    off = several.switch_contenders(state, [3], False)
    alone = several.race_alone(off, [1])
    assert [one.enabled for one in alone.experiment.contenders] == [False, True, False, False]
    tuned = set_contender_parameter(alone, 1, "lr", 1e-4)
    back = several.race_alone(tuned, [1])
    assert [one.enabled for one in back.experiment.contenders] == [True, True, True, False]
    # Another list has no memory of the old one: all of it race.
    other = several.race_alone(add_contender(alone, "newton"), [1])
    again = several.race_alone(several.remove_contenders(other, [4]), [1])
    assert [one.enabled for one in again.experiment.contenders] == [True] * 4


def test_back_switches_nothing_on_that_may_not_race() -> None:
    state = set_constraint(add_contender(lesson_state("rosenbrock"), "newton"), "box")
    able = [one.enabled for one in state.experiment.contenders]
    assert able.count(False) and able[:2] == [True, True]
    only = several.switch_contenders(state, [1, 2, 3], False)
    assert [one.enabled for one in several.race_alone(only, [0]).experiment.contenders] == able


@pytest.mark.parametrize("places", [[], [4], [-1]])
def test_no_place_and_a_wrong_one_are_refused(state: State, places: list[int]) -> None:
    for action in (several.remove_contenders, several.duplicate_contenders, several.race_alone):
        with pytest.raises(PlaygroundError, match="contender"):
            action(state, places)


def test_a_new_race_is_empty_and_undone_in_one_step(state: State) -> None:
    document = Document(go_to(go_to(state, "networks"), "race"))
    before = document.state
    document.perform(new_race)
    fresh = document.state
    assert not fresh.experiment.contenders and not fresh.experiment.starts
    assert fresh.experiment.problem == before.experiment.problem and fresh.networks_state is before.networks_state
    assert choose_surface(fresh, "himmelblau").experiment == lesson_state("himmelblau").experiment
    document.undo()
    assert document.state.experiment == before.experiment


def test_opening_a_race_keeps_the_training(state: State) -> None:
    visited = learners.add_learner(go_to(state, "networks"), "rmsprop")
    opened = open_experiment(visited, lesson_state("sphere").experiment)
    assert opened.networks_state is visited.networks_state and opened.place == "race"


def test_several_learners_take_their_networks_and_changes_along(state: State) -> None:
    own = pg.Network(hidden=(5,))
    lab = learners.add_learner(go_to(state, "networks"), "rmsprop")
    lab = learners.set_learner_network(lab, 2, own)
    changed = lab.networks_state.with_training(changes=[pg.Change(10, 1, "lr", 0.5)])  # type: ignore[union-attr]
    lab = State(**{**vars(lab), "networks_state": changed})
    moved = learners.move_learners(lab, [1, 2], 0)
    training = moved.networks_state.training  # type: ignore[union-attr]
    assert training.names == ("Heavy ball", "RMSProp", "Adam") and training.contenders[1].network == own
    assert training.changes[0].contender == 0
    doubled = learners.duplicate_learners(moved, [1])
    assert doubled.networks_state.training.contenders[2].network == own  # type: ignore[union-attr]
    gone = learners.remove_learners(doubled, [0, 3])
    assert not gone.networks_state.training.changes  # type: ignore[union-attr]
    together = learners.set_learners_parameter(moved, [0, 1, 2], "lr", 0.25).networks_state
    assert together is not None and not together.training.changes
    assert {one.contender.parameters["lr"] for one in together.training.contenders} == {0.25}
    alone = learners.learn_alone(learners.switch_learners(moved, [2], False), [0])
    back = learners.learn_alone(alone, [0]).networks_state
    assert back is not None and back.training.learners == (0, 1)
    assert not learners.clear_learners(moved).networks_state.training.contenders  # type: ignore[union-attr]
