"""Adding, changing and removing contenders."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.optimizers import OPTIMIZERS, Family, OwnRule, own_rule
from playground.session.actions._inside import changed_inside
from playground.session.colors import as_colored, freely_colored
from playground.session.state import State

MOST = 1000


def add_contender(state: State, optimizer: str | OwnRule, **parameters: Any) -> State:
    """Add an optimizer, by its id, or a rule of one's own, at the end, in a free colour, and select it.

    Parameters that are not given have their defaults.
    """
    contenders = [*state.experiment.contenders, Contender(optimizer, **parameters)]
    return own_contenders(state, freely_colored(contenders, len(contenders) - 1), len(contenders) - 1)


def add_contenders(state: State, family: str = "") -> State:
    """Add every optimizer that does not race yet, of one family or of all, in the order of the list, as one step.

    Who may not race under the race's constraint is added switched off. The selection stays. Raises PlaygroundError
    where all are there already.
    """
    present = {one.method.id for one in state.experiment.contenders}
    families = get_args(Family)
    found = [one for one in OPTIMIZERS if one.id not in present and family in ("", one.family)]
    if not found:
        raise PlaygroundError(f"every optimizer{f' of the family {family}' if family else ''} is in the race already")
    contenders, bound = list(state.experiment.contenders), state.experiment.constraint
    for one in sorted(found, key=lambda one: (families.index(one.family), one.name.casefold())):
        made = Contender(one.id)
        able = bound is None or not program_of(made).optimizer.unprojectable(bound.kind)
        contenders = freely_colored([*contenders, made.replace(enabled=able)], len(contenders))
    return own_contenders(state, contenders, state.selected_contender)


def remove_contender(state: State, index: int) -> State:
    """Remove a contender; the others keep the colours they have."""
    _checked(state, index)
    contenders = as_colored(
        state.experiment.contenders, [c for c in range(len(state.experiment.contenders)) if c != index]
    )
    return own_contenders(state, contenders, min(index, len(contenders) - 1))


def duplicate_contender(state: State, index: int) -> State:
    """Add a copy of a contender right after it, in a free colour, and select it."""
    places = list(range(len(state.experiment.contenders)))
    places.insert(index + 1, _checked(state, index))
    contenders = freely_colored(as_colored(state.experiment.contenders, places), index + 1)
    return own_contenders(state, contenders, index + 1)


def move_contender(state: State, index: int, to: int) -> State:
    """Move a contender to another place in the list; the last is drawn on top."""
    order = [c for c in range(len(state.experiment.contenders)) if c != _checked(state, index)]
    to = min(max(to, 0), len(order))
    order.insert(to, index)
    contenders = as_colored(state.experiment.contenders, order)
    return own_contenders(state, contenders, to)


def set_contender_parameter(state: State, index: int, name: str, value: object, depth: int = 0) -> State:
    """Set a parameter of a contender, or of the method `depth` methods inside it; raises PlaygroundError naming it,
    what is legal and what came."""
    return changed_inside(state, index, depth, lambda one: one.with_parameter(name, value))


def set_contender_rule(state: State, index: int, text: str) -> State:
    """Give a contender whose rule is one's own another text; parameters that stay keep values that were set.

    Raises RuleError with the line and the column that is wrong, PlaygroundError where the contender has no such rule,
    or has modifiers that do not suit the new one.
    """
    old = state.experiment.contenders[_checked(state, index)]
    if not isinstance(old.optimizer, OwnRule):
        raise PlaygroundError(f"{old.title} is a method of the list: its rule cannot be changed")
    made = own_rule(text, old.optimizer.name)
    names = {parameter.name for parameter in made.parameters}
    kept: dict[str, Any] = {name: value for name, value in old.given.items() if name in names}
    rest: dict[str, Any] = {"name": old.name, "color": old.color, "enabled": old.enabled, "modifiers": old.modifiers}
    return _replaced(state, index, Contender(made, **rest, **kept))


def reset_contender(state: State, index: int) -> State:
    """Give a contender its optimizer's default parameters back; what is put on it stays."""
    old = state.experiment.contenders[_checked(state, index)]
    defaults = {parameter.name: parameter.default for parameter in old.method.parameters}
    return _replaced(state, index, old.with_parameters(defaults))


def rename_contender(state: State, index: int, name: str | None) -> State:
    """Give a contender a name; None or an empty text gives it its optimizer's."""
    wanted = name.strip() or None if name is not None else None
    return _replaced(state, index, state.experiment.contenders[_checked(state, index)].replace(name=wanted))


def recolor_contender(state: State, index: int, color: str | None) -> State:
    """Give a contender a colour "#rrggbb"; None gives it a free one of the palette."""
    contenders = list(state.experiment.contenders)
    contenders[index] = contenders[_checked(state, index)].replace(color=color)
    return own_contenders(state, freely_colored(contenders, index) if color is None else contenders, index)


def toggle_contender(state: State, index: int, enabled: bool | None = None) -> State:
    """Switch a contender on or off; without `enabled` the other way round."""
    contender = state.experiment.contenders[_checked(state, index)]
    wanted = not contender.enabled if enabled is None else enabled
    return _replaced(state, index, contender.replace(enabled=wanted))


def _replaced(state: State, index: int, contender: Contender) -> State:
    contenders = list(state.experiment.contenders)
    contenders[index] = contender
    return replace(own_contenders(state, contenders, index), enabled_before=state.enabled_before)


def own_contenders(state: State, contenders: Sequence[Contender], selected: int | None) -> State:
    """Return the state with another list of contenders, the person's own; which raced before others were switched off
    is forgotten. Raises PlaygroundError for too many."""
    if len(contenders) > MOST:
        raise PlaygroundError(f"a race in the window has at most {MOST} contenders, this would be {len(contenders)}")
    made = replace(state, selected_contender=selected, own_contenders=bool(contenders), enabled_before=())
    return made.with_experiment(contenders=contenders)


def _checked(state: State, index: int) -> int:
    count = len(state.experiment.contenders)
    if not 0 <= index < count:
        raise PlaygroundError(f"there is no contender {index}: contenders are counted from 0 and there are {count}")
    return index
