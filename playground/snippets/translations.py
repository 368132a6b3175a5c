"""Which library has a contender's method, and what would have to change where it has it with other options."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.optimizers import PythonRule, Traced, Translation
from playground.snippets.function_text import Library

NAMES: dict[Library, str] = {"numpy": "NumPy", "torch": "PyTorch", "optax": "optax"}


def translation_of(contender: Contender, library: Library) -> Translation | None:
    """Return how a library calls the contender's method with these options, None where it has none."""
    return next((one for one in _of(contender, library) if one.fits(contender.parameters)), None)


def has_code(contender: Contender, library: Library) -> bool:
    """Return whether a contender can be written with a library; in NumPy, whether it has a rule at all."""
    if library != "numpy":
        return translation_of(contender, library) is not None
    return not isinstance(program_of(contender).optimizer, PythonRule | Traced)


def is_offered(contender: Contender, library: Library) -> bool:
    """Return whether a library has the contender's method, be it with other options, which `refusal` names."""
    return has_code(contender, library) or (library != "numpy" and bool(_of(contender, library)))


def refusal(contender: Contender, library: Library, numpy: bool = True) -> str:
    """Return the sentence that says why a library has no such method, and with which options it has it.

    Arguments: `numpy` whether it may be copied as NumPy code in its place.

    >>> refusal(Contender("newton"), "torch")
    'PyTorch has no Newton: copy it as NumPy code'
    >>> refusal(Contender("nesterov"), "torch")
    'PyTorch has no Nesterov with form=look_ahead: it has Nesterov with form=shifted; or copy it as NumPy code'
    """
    title, name = contender.title, NAMES[library]
    changes = _changes(contender, library)
    if not changes:
        return f"{name} has no {title}{': copy it as NumPy code' if numpy else ''}"
    end = "; or copy it as NumPy code" if numpy else ""
    has = {option: contender.parameters[option] for option in changes}
    return f"{name} has no {title} with {_said(has)}: it has {title} with {_said(changes)}{end}"


def remarks(contender: Contender, library: Library, translation: Translation) -> list[str]:
    """Return the sentences that a program says about its library's convention, as comments."""
    found = []
    if translation.differs:
        changes = {} if translation.exact else _changes(contender, library, exact=True)
        found.append(translation.differs + (f" With {_said(changes)} both go the same way." if changes else ""))
    if translation.limit:
        found.append(translation.limit)
    if translation.floors(contender.parameters):
        found.append(
            f"A tiny floor stands for ε = 0: 0/0 is 0 then, as in the program, where {NAMES[library]} has NaN."
        )
    return [f"# {one}" for one in found]


def _of(contender: Contender, library: Library) -> list[Translation]:
    """The calls of a contender's method; none of one that is put round another."""
    if contender.base is not None:
        return []
    return [one for one in contender.method.translations if one.library == library]


def _changes(contender: Contender, library: Library, exact: bool = False) -> dict[str, Value]:
    """The fewest options that would have to change for the library to have the method, with their values."""
    ways = [(one.unmet(contender.parameters), one.exact) for one in _of(contender, library) if one.exact or not exact]
    # A word is changed rather than a number, which makes another method of it.
    ways.sort(key=lambda way: (len(way[0]), sum(isinstance(value, float) for value in way[0].values()), not way[1]))
    return ways[0][0] if ways else {}


def _said(options: Mapping[str, Value]) -> str:
    """Options as the command takes them."""
    words = (f"{name}={_word(value)}" for name, value in options.items())
    return ", ".join(words)


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)
