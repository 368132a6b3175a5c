"""The sentence that names what a change of a training would lose."""

from collections import Counter

from playground.session.networks_state import NetworksState
from playground.training.change import Change
from playground.training.training import Training


def what_is_lost(before: NetworksState, after: NetworksState) -> str:
    """Return a sentence that names what a person made of the training before and the one after has not; empty for none.

    Changes of hyper-parameters on the way are meant, and points that were drawn. What changes with a training stays
    where it can: a change whose contender or parameter is gone cannot, nor one that a later wish overrules.

    >>> from playground.session.networks_state import first_networks_state
    >>> start = first_networks_state()
    >>> changed = start.with_training(changes=[Change(700, 0, "lr", 0.5)])
    >>> what_is_lost(changed, start)
    'Adam no longer changes its lr to 0.5 at update 700'
    >>> what_is_lost(start, changed)
    ''
    """
    old, new = before.training, after.training
    if old is new or _another(old, new):
        return ""
    # A contender may stand at another place, or have another name: it is the same change.
    left = Counter(map(_kind, new.changes))
    gone: list[Change] = []
    for change in old.changes:
        if left[_kind(change)]:
            left[_kind(change)] -= 1
        else:
            gone.append(change)
    said = [_change_words(old, gone[0])] if len(gone) == 1 else []
    if len(gone) > 1:
        said = [f"{len(gone)} changes on the way are gone, such as that {_change_words(old, gone[0], 'changed')}"]
    points = len(set(old.data.points) - set(new.data.points))
    if points > 1:  # one at a time is taken away by hand
        said.append(f"{points} drawn points are gone")
    return ", and ".join(said)


def _another(old: Training, new: Training) -> bool:
    """Whether everything is another: another training was opened."""
    return old.data != new.data and old.network != new.network and old.contenders != new.contenders


def _kind(change: Change) -> tuple[int, str, object]:
    return change.update, change.parameter, change.value


def _change_words(training: Training, change: Change, verb: str = "no longer changes") -> str:
    value = f"{change.value:g}" if isinstance(change.value, float) else str(change.value)
    return f"{training.names[change.contender]} {verb} its {change.parameter} to {value} at update {change.update}"
