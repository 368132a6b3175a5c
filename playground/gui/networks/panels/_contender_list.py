"""What the rows of contenders wish for, as actions on a training."""

from collections.abc import Callable
from typing import Any, Final

from playground.experiments.contender import Contender
from playground.session.actions import learners
from playground.session.actions.training import select_learner
from playground.session.state import State
from playground.training.change import Change
from playground.training.training import Training

PLAIN: Final[dict[str, Callable[..., State]]] = {
    "select": select_learner,
    "set": learners.set_learner_parameter,
    "duplicate": learners.duplicate_learner,
    "remove": learners.remove_learner,
}
FOR_ALL: Final[dict[str, Callable[..., State]]] = {
    "set": learners.set_learners_parameter,
    "toggle": learners.switch_learners,
    "duplicate": learners.duplicate_learners,
    "remove": learners.remove_learners,
    "move": learners.move_learners,
    "alone": learners.learn_alone,
}


def learner_action(what: str, place: int, arguments: tuple[Any, ...]) -> Callable[[State], State]:
    """Return the action that fulfils a row's wish."""
    if what in PLAIN:
        return lambda state: PLAIN[what](state, place, *arguments)
    return lambda state: learners.change_learner(state, learners.ACTIONS[what], place, *arguments)


def in_force(training: Training, place: int, update: int) -> tuple[Contender, tuple[Change, ...]]:
    """Return a contender with everything that was changed of it up to an update, and these changes."""
    contender = training.contenders[place].contender
    mine = tuple(one for one in training.changes if one.contender == place and one.update <= update)
    for change in mine:
        contender = contender.with_parameter(change.parameter, change.value)
    return contender, mine
