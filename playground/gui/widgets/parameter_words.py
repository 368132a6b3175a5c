"""What a parameter is called in the window."""

from typing import Final

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value

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


def in_words(sentence: str, parameter: Parameter, owner: str, title: str) -> str:
    """Return an error's sentence with what the window calls the parameter, in place of its key.

    >>> rate = Parameter("lr", 0.1, "learning rate: the size of a step", symbol="η")
    >>> in_words("adam.lr must be a finite number above 0, got 'x'", rate, "adam", "Adam")
    "learning rate η of Adam must be a finite number above 0, got 'x'"
    """
    return sentence.replace(f"{owner}.{parameter.name}", f"{parameter_label(parameter)} of {title}", 1)


def parse_in_words(parameter: Parameter, text: str, title: str) -> Value:
    """Return what a text that was typed means; raise PlaygroundError in the words of the window.

    >>> parse_in_words(Parameter("width", 16, "units: of a layer", kind="integer", minimum=1), "0", "hidden layer 2")
    Traceback (most recent call last):
    playground.base.errors.PlaygroundError: units of hidden layer 2 must be a whole number at least 1, got 0
    """
    try:
        return parameter.parse(text, "window")
    except PlaygroundError as error:
        raise PlaygroundError(in_words(str(error), parameter, "window", title)) from None


def parameter_tip(parameter: Parameter) -> str:
    """Return what a parameter means, its symbol, its key and its legal values."""
    symbol = f"{parameter.symbol}   " if parameter.symbol else ""
    doc = parameter.doc[:1].upper() + parameter.doc[1:]
    return f"{symbol}{doc}.\n{parameter.name}: {parameter.legal()}"
