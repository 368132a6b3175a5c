"""What a parameter is called in the window."""

from typing import Final

from playground.base.parameters import Parameter

_LONGEST: Final = 18  # letters of a label: the slider needs room too


def parameter_label(parameter: Parameter) -> str:
    """Return what a parameter is called in the window: a word where its documentation begins with one, and its symbol.

    >>> parameter_label(Parameter("lr", 0.1, "learning rate: the size of a step", symbol="η"))
    'learning rate η'
    """
    head, colon, _ = parameter.doc.partition(":")
    word = head if colon and len(head) <= _LONGEST else parameter.name.replace("_", " ")
    both = f"{word} {parameter.symbol}".strip()
    return both if len(both) <= _LONGEST else word


def parameter_tip(parameter: Parameter) -> str:
    """Return what a parameter means, its symbol, its key and its legal values."""
    symbol = f"{parameter.symbol}   " if parameter.symbol else ""
    doc = parameter.doc[:1].upper() + parameter.doc[1:]
    return f"{symbol}{doc}.\n{parameter.name}: {parameter.legal()}"
