"""How two trainings differ, for who has trained one and is asked for the other."""

from enum import Enum, auto

import msgspec

from playground.base.errors import PlaygroundError
from playground.training.change import Change
from playground.training.learner import Learner
from playground.training.training import Training

_SOME = ("contenders", "changes", "epochs", "stop", "memory", "looks", "penalty")


class Difference(Enum):
    """NONE; LOOKS where no number done so far differs; SOME where the same may be done from the start; ALL."""

    NONE = auto()
    LOOKS = auto()
    SOME = auto()
    ALL = auto()


def difference(old: Training, new: Training, done: int) -> Difference:
    """Return how much a training that was trained to an update differs from another."""
    if old == new:
        return Difference.NONE
    plain = {name: getattr(old, name) for name in _SOME}
    try:
        alike = new.replace(**{**plain, "changes": ()}) == old.replace(changes=())
    except PlaygroundError:
        alike = False  # what is new does not even go with the old contenders, or into the old memory
    if not alike:
        return Difference.ALL
    colorless = [msgspec.structs.replace(one, contender=_plain(one)) for one in old.contenders]
    others = [msgspec.structs.replace(one, contender=_plain(one)) for one in new.contenders]
    rest = all(getattr(old, name) == getattr(new, name) for name in _SOME if name not in ("contenders", "changes"))
    if rest and colorless == others and _before(old.changes, done) == _before(new.changes, done):
        return Difference.LOOKS
    return Difference.SOME


def same_numbers(one: Training, other: Training, update: int) -> bool:
    """Return whether two trainings have the same numbers up to an update, of contenders at the same places."""
    if one is other:
        return True
    return one.learners == other.learners and one.fingerprint(update) == other.fingerprint(update)


def _plain(learner: Learner) -> object:
    return learner.contender.replace(name=None, color=None)


def _before(changes: tuple[Change, ...], done: int) -> list[Change]:
    return [one for one in changes if one.update < done]
