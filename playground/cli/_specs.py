"""What the texts of the command line mean: `adam:lr=0.05`, `rosenbrock:a=1,b=100`, `mine.toml`, `-1.5,2`."""

import math
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.files import read_bytes
from playground.base.find_parameter import find_parameter, own_names
from playground.base.parameters import Parameter
from playground.base.typed_number import typed_number
from playground.cli._named import named, tell
from playground.experiments.contender import LONGEST_NAME, Contender
from playground.experiments.modifier import Modifier
from playground.experiments.rule import rule
from playground.language.rule_error import RuleError
from playground.modifiers import MODIFIERS
from playground.optimizers import DEFAULT_NAME, OPTIMIZERS
from playground.problems.constraint import Constraint
from playground.problems.feasible import FEASIBLE_SETS
from playground.problems.formula import formula
from playground.problems.surface import Surface
from playground.problems.surface_file import read_surface
from playground.problems.surfaces import surface

_OPTIONS = ("name", "color")
# What says of a modifier whether it acts, beside its parameters; of a contender, that its rule is written in a file.
_ENABLED = Parameter("enabled", True, "whether it acts", kind="boolean")
_RULE = "rule="
_LARGEST_RULE = 2**16  # bytes
# A plus before a word: that of 1e+5 stands before a digit.
_PLUS = re.compile(r"\+(?=[A-Za-z_])")
# A name in quotes, whose signs are written with characters that are not typed, until it is read.
_NAME = re.compile(r"(?<=[:,])(name=)(['\"])(.*?)\2(?=[,+/]|$)")
_HIDDEN = {ord(sign): 0xE000 + k for k, sign in enumerate("+/,:=")}
# A comma that parts settings: none between parentheses.
_COMMA = re.compile(r",(?![^(]*\))")
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}


def read_surface_spec(text: str) -> Surface:
    """Return the surface `id`, `id:parameter=value,…` or `file.toml:parameter=value,…`; raise PlaygroundError."""
    head, toml, rest = text.rpartition(".toml")
    if toml and (not rest or rest.startswith(":")):
        problem, settings = read_surface(head + toml), rest[1:]
    else:
        id, _, settings = text.partition(":")
        problem = surface(id)
        tell(id, problem.id)
    return problem.with_parameters(**_values(text, settings, problem.id, problem.definition.parameters))


def read_constraint_spec(text: str) -> Constraint:
    """Return the constraint `kind` or `kind:parameter=value,…`; raise PlaygroundError."""
    kind, _, settings = text.partition(":")
    found = named(FEASIBLE_SETS, kind, settings)
    values = _values(text, settings, found.id, FEASIBLE_SETS.get(found.id).parameters)
    return Constraint(found.id, **{**found.settings, **values})


def read_formula_spec(text: str, parameters: Sequence[str], domain: str | None) -> Surface:
    """Return the surface of a formula, its parameters as `k=10` and its domain as `-2..2,-1..3`; raise
    PlaygroundError."""
    values: dict[str, Any] = {}
    for pair in parameters:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not name:
            raise PlaygroundError(f"a parameter of the formula is stated as --parameter k=10, got {shown(pair)}")
        if name in values:
            raise PlaygroundError(f"--parameter {name} is stated twice")
        values[name] = read_number(f"--parameter {name}", value)
    return formula(text, domain=None if domain is None else read_box_spec("--domain", domain), **values)


def read_box_spec(option: str, text: str) -> dict[str, tuple[float, float]]:
    """Return the ranges that a text such as `-2..2,-1..3` means, by variable; raise PlaygroundError."""
    ranges: dict[str, tuple[float, float]] = {}
    for name, part in zip(("x", "y"), text.split(","), strict=False):
        low, dots, high = part.partition("..")
        if not dots or text.count(",") > 1:
            raise PlaygroundError(
                f"{option} must be ranges such as -2..2,-1..3, or -2..2 in one dimension, got {shown(text)}"
            )
        ranges[name] = read_number(option, low), read_number(option, high)
        if not ranges[name][0] < ranges[name][1]:
            raise PlaygroundError(f"{option}: the range of {name} must begin below its end, got {shown(part)}")
    return ranges


def read_optimizer_spec(text: str) -> Contender:
    """Return the contender `id` or `id:parameter=value,…`, where `name` and `color` may be stated too, or raise.

    Modifiers follow, each after a plus: `adam:lr=0.05+clip_norm:limit=1+cosine:steps=500`, of which one that is there
    but does not act states `enabled=false`; the base of a method round another, with modifiers of its own, after a
    slash: `lookahead:k=5/adam:lr=0.05+cosine`. `rule=FILE` stands for an id, the base's too, where a rule is written in
    a file (see `read_rule_spec`): `lookahead:k=5/rule=mine.txt:lr=0.05+cosine`. A name that holds a sign that parts
    these stands in quotes: `adam:name="A+B"`.
    """
    if text.startswith(_RULE):
        return read_rule_spec(text[len(_RULE) :])
    if text.endswith(".txt"):
        raise PlaygroundError(f"{shown(text)} is no optimizer: a rule in a file is stated as --rule {text[:200]}")
    own, slash, rest = _quoted(text).partition("/")
    if own.endswith("+"):
        raise PlaygroundError(
            f"{shown(text)}: after a plus comes a modifier, such as +cosine; playground list modifiers"
        )
    if slash and not rest:
        raise PlaygroundError(f"{shown(text)}: after a slash comes the base, such as lookahead/adam:lr=0.05")
    first, *others = _PLUS.split(own)
    id, _, settings = first.partition(":")
    found = named(OPTIMIZERS, id, settings)
    values = _values(text, settings, found.id, OPTIMIZERS.get(found.id).parameters, _OPTIONS)
    if slash and "name=" in own and not OPTIMIZERS.knows(rest.partition(":")[0].partition("+")[0]):
        raise PlaygroundError(
            f"{shown(text)}: after a slash comes the base, and {shown(rest.translate(_SHOWN))} is no optimizer. If the "
            "slash is part of a name, put that in quotes: name='A/B'"
        )
    base = read_optimizer_spec(rest) if slash else None
    modifiers = [_read_modifier_spec(text, other) for other in others]
    return Contender(found.id, base=base, modifiers=modifiers, **{**found.settings, **values})


def read_rule_spec(text: str) -> Contender:
    """Return the contender of a rule in a file: `FILE` or `FILE:parameter=value,…`, modifiers after pluses; or raise.

    It is called by the file's name without its ending, unless `name` is stated. A file's name may hold colons and
    pluses: of all beginnings that are files the longest is meant.
    """
    path, rest = _file_first(text)
    first, *others = _PLUS.split(_quoted(rest))
    if first and not first.startswith(":"):
        raise PlaygroundError(f"{shown(text)}: after the file comes :parameter=value or +modifier, got {shown(first)}")
    try:
        own = rule(read_bytes(path, _LARGEST_RULE).decode("utf-8-sig"), _name_of(path))
    except UnicodeDecodeError:
        raise PlaygroundError(f"{path} is no text in UTF-8") from None
    except RuleError as error:
        raise PlaygroundError(f"{path}: {error}") from None
    values = _values(text, first[1:], own.id, own.parameters, _OPTIONS)
    return Contender(own, modifiers=[_read_modifier_spec(text, other) for other in others], **values)


def _file_first(text: str) -> tuple[str, str]:
    """A text as a file's name and what follows it."""
    ends = [len(text), *(place for place in range(len(text) - 1, 0, -1) if text[place] in ":+")]
    for end in ends:
        with suppress(ValueError, OSError):  # no file has a name that is too long or holds a zero
            if Path(text[:end]).is_file():
                return text[:end], text[end:]
    # None is there: whoever misspelt a name shall read all of it.
    kinds = "|".join(MODIFIERS.ids())
    head = re.split(rf":(?=[A-Za-z_]\w*=)|\+(?=(?:{kinds})(?:[:+]|$))", text)[0]
    return head, text[len(head) :]


def _name_of(path: str) -> str:
    name = "".join(character for character in Path(path).stem if character.isprintable()).strip()
    return name[:LONGEST_NAME] or DEFAULT_NAME


def _quoted(text: str) -> str:
    """A text in which the signs of a name in quotes part nothing."""
    return _NAME.sub(lambda found: found[1] + found[3].translate(_HIDDEN), text)


def _read_modifier_spec(text: str, part: str) -> Modifier:
    kind, _, settings = part.partition(":")
    if not MODIFIERS.knows(kind) and "name=" in text.partition("+")[0]:
        wrong = unknown("modifier", kind.translate(_SHOWN), MODIFIERS.ids())
        raise PlaygroundError(f"{wrong}. If the plus is part of a name, put that in quotes: name='A+B'")
    found = named(MODIFIERS, kind, settings)
    values = _values(text, settings, found.id, (*MODIFIERS.get(found.id).parameters, _ENABLED))
    return Modifier(found.id, **{**found.settings, **values})


def read_start_spec(text: str) -> tuple[float, ...]:
    """Return the coordinates that a text such as `-1.5,2` means; raise PlaygroundError where it is no one or two
    numbers."""
    try:
        position = tuple(float(word) for word in text.split(","))
    except ValueError:
        position = ()
    if len(position) not in (1, 2) or not all(map(math.isfinite, position)) or "_" in text:
        raise PlaygroundError(
            "a start must be 2 finite numbers, such as --start=-1.5,2, or 1 in one dimension, such as --start=3.3, "
            f"got {shown(text)}{_start_hint(text)}"
        )
    return position


def _start_hint(text: str) -> str:
    """What to write where the coordinates have decimal commas."""
    words = text.split(",")
    points = [f"{whole}.{part}" for whole, part in zip(words[::2], words[1::2], strict=False)]
    meant = len(words) == 4 and all(re.fullmatch(r"[+-]?\d+", word.strip()) for word in words)
    return f"; decimal numbers have a point here: write {','.join(points)}" if meant else ""


def read_number(option: str, text: str, whole: bool = False) -> float:
    """Return the number that an option's text means; raise PlaygroundError that names the option."""
    hint = ""
    try:
        number = typed_number(text)
    except ValueError as error:
        number, hint = math.nan, f"; {error}" if str(error) else ""
    if not math.isfinite(number) or (whole and number != int(number)):
        kind = "a whole number" if whole else "a finite number"
        raise PlaygroundError(f"{option} must be {kind}, got {shown(text)}{hint}")
    # Whole numbers beyond 2^53 are exact as text alone.
    return int(text) if whole and text.strip().lstrip("+-").isdecimal() else int(number) if whole else number


def _values(
    text: str, settings: str, owner: str, parameters: Sequence[Parameter], options: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The parameters that `a=1,b=100` states, each checked by its declaration; `options` are kept as text."""
    parts = _COMMA.split(settings) if settings.strip() else []
    pairs = [[part.strip() for part in pair.partition("=")] for pair in parts]
    # The form of all comes first: in lr=0,05 the complaint must not be that 0 is no learning rate.
    for place, (name, equals, _) in enumerate(pairs):
        if not equals or not name:
            raise PlaygroundError(
                f"{shown(text)}: after the colon come parameter=value, parted by commas, "
                f"got {shown(''.join(pairs[place]))}" + decimal_hint(pairs[place - 1][2] if place else "", name)
            )
    values: dict[str, Any] = {}
    for name, _, value in pairs:
        if name in options:
            stated: dict[str, Any] = {name: value.translate(_SHOWN)}
        else:
            stated = _stated(name, value, owner, parameters)
        for one in stated:
            if one in values:
                raise PlaygroundError(f"{shown(text)}: {owner}.{one} is stated twice")
        values |= stated
    return values


def _stated(name: str, value: str, owner: str, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """One parameter under its own name, or several: `betas=(0.9,0.99)`."""
    several = value[1:-1].split(",") if value.startswith("(") and value.endswith(")") else None
    texts = own_names({name: value if several is None else several}, parameters, owner)
    tell(name, ", ".join(texts))
    return {own: find_parameter(own, parameters, owner).parse(str(one), owner) for own, one in texts.items()}


def decimal_hint(before: str, pair: str) -> str:
    """Return what to write where a comma that parts settings was meant as a decimal comma, "" where it was not.

    >>> decimal_hint("0", "05")
    '; a decimal number has a point here: write 0.05'
    """
    figures = pair.strip()
    if not re.fullmatch(r"[+-]?\d+", before) or not re.fullmatch(r"\d+([eE][+-]?\d+)?", figures):
        return ""
    return f"; a decimal number has a point here: write {before}.{figures}"
