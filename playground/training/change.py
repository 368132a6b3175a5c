"""A change of a hyper-parameter during a training."""

import msgspec

from playground.base.parameters import Value


class Change(msgspec.Struct, frozen=True):
    """A hyper-parameter that was changed while a contender learned: from the update after `update` on.

    Arguments: `update` ≥ 0; `contender` its place in the list; `parameter` a name of its optimizer's; `value`.
    """

    update: int
    contender: int
    parameter: str
    value: Value
