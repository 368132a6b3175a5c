"""Changing one of the methods that are put round each other in a contender."""

from collections.abc import Callable
from dataclasses import replace

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.session.state import State


def changed_inside(state: State, index: int, depth: int, change: Callable[[Contender], Contender]) -> State:
    """Return the state with a contender, or what lies `depth` methods inside it, changed; it is selected."""
    contenders = list(state.experiment.contenders)
    if not 0 <= index < len(contenders):
        count = len(contenders)
        raise PlaygroundError(f"there is no contender {index}: contenders are counted from 0 and there are {count}")
    contenders[index] = _changed(contenders[index], depth, change)
    made = replace(state, selected_contender=index, own_contenders=True)
    return made.with_experiment(contenders=contenders)


def _changed(contender: Contender, depth: int, change: Callable[[Contender], Contender]) -> Contender:
    if depth == 0:
        return change(contender)
    if contender.base is None:
        raise PlaygroundError(f"{contender.title} is put round nothing: there is no base {depth} methods inside it")
    return contender.replace(base=_changed(contender.base, depth - 1, change))
