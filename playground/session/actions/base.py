"""What a method like lookahead is put round."""

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.session.actions._inside import changed_inside
from playground.session.state import State


def set_base(state: State, index: int, optimizer: str, depth: int = 0) -> State:
    """Put a contender, or the method `depth` methods inside it, round another optimizer with its defaults.

    Modifiers of the old base stay where they make sense on the new one. Raises PlaygroundError where the method cannot
    be put round that optimizer.
    """

    def change(contender: Contender) -> Contender:
        made = Contender(optimizer)
        for modifier in contender.base.modifiers if contender.base is not None else ():
            try:
                made = made.replace(modifiers=[*made.modifiers, modifier])
            except PlaygroundError:
                continue
        return contender.replace(base=made)

    return changed_inside(state, index, depth, change)
