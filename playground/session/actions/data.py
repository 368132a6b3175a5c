"""What the networks learn from."""

from dataclasses import replace

from playground.networks.data.data import Data, data
from playground.networks.data.sets import DATA_SETS
from playground.session.actions._training import networks_state_of, with_training
from playground.session.state import State

FIRST_POINTS = ((-0.5, 0.0, 0), (0.5, 0.0, 1))


def choose_data(state: State, id: str) -> State:
    """Learn from another data set with its defaults; split and seed stay. Raises PlaygroundError for an unknown one.

    What has no samples of its own begins with one point of each class: without samples nothing can be learned.
    """
    old = networks_state_of(state).training.data
    points = FIRST_POINTS if "samples" not in {one.name for one in DATA_SETS.get(id).parameters} else ()
    return use_data(state, data(id, split=old.split, seed=old.seed, points=points))


def use_data(state: State, chosen: Data) -> State:
    """Learn from other data; a loss that suits them no longer becomes the one that does.

    What was changed on the way stays, at the updates at which it was changed.
    """
    training = networks_state_of(state).training
    return with_training(state, data=chosen, loss=_loss(training.loss, training.data, chosen))


def set_data_parameter(state: State, name: str, value: object) -> State:
    """Set a parameter of the data set; raises PlaygroundError for an unknown name or an illegal value."""
    now = networks_state_of(state).training.data
    classes = now.data_set.class_count({**now.parameters, name: now.data_set.parameter(name).check(value, now.set)})
    kept = [one for one in now.points if one[2] < classes]
    return use_data(state, now.with_points(kept).with_parameters({name: value}))


def set_split(state: State, split: float) -> State:
    """Set the part of the samples that is kept for the test, 0 … 0.9."""
    return use_data(state, replace(networks_state_of(state).training.data, split=split))


def set_data_seed(state: State, seed: int) -> State:
    """Draw other samples of the same set."""
    return use_data(state, replace(networks_state_of(state).training.data, seed=seed))


def draw_point(state: State, x: float, y: float, kind: int) -> State:
    """Add a training point of a class by hand; raises PlaygroundError where the data are no points of the plane."""
    now = networks_state_of(state).training.data
    return use_data(state, now.with_points([*now.points, (x, y, kind)]))


def remove_point(state: State, index: int) -> State:
    """Take a drawn point away."""
    now = networks_state_of(state).training.data
    return use_data(state, now.with_points([*now.points[:index], *now.points[index + 1 :]]))


def clear_points(state: State) -> State:
    """Take all drawn points away."""
    now = networks_state_of(state).training.data
    return use_data(state, now.with_points(() if "samples" in now.parameters else FIRST_POINTS))


def _loss(loss: str, before: Data, after: Data) -> str | None:
    """The loss that was chosen where it still suits, else what the data ask for."""
    if after.classes == 0 or (loss == "logistic" and after.classes != 2):
        return None
    return None if before.classes == 0 or before.classes != after.classes else loss
