"""A parameter declared once; slider, command-line key, validation and documentation come from it."""

import math
from dataclasses import dataclass
from typing import Any, Literal

from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.fold import fold
from playground.base.typed_number import typed_number

TRUE_WORDS = ("true", "yes", "on", "1")
FALSE_WORDS = ("false", "no", "off", "0")

Value = float | int | bool | str


@dataclass(frozen=True)
class Parameter:
    """One named number (or switch, or choice) with its default, legal range and slider range.

    The legal range is what mathematics demands (a learning rate above 0); the slider's range is what is useful, and a
    legal value beyond it is accepted everywhere.

    Arguments: `name` is the key in Python, in files and on the command line; `doc` one line; `kind` one of float,
    integer, boolean, choice; `minimum` and `maximum` bound the legal values, exclusively where
    `exclusive_minimum`/`exclusive_maximum`; `slider` the two ends of the slider; `scale` linear, log, or memory (log of
    1 − v, for the weight of the past); `choices` the legal words of a choice; `symbol` as in papers; `aliases` what
    libraries and people call it.

    >>> Parameter("lr", 0.1, "learning rate", minimum=0, exclusive_minimum=True).check(2, "adam")
    2.0
    """

    name: str
    default: Value
    doc: str
    kind: Literal["float", "integer", "boolean", "choice"] = "float"
    minimum: float = -math.inf
    maximum: float = math.inf
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    slider: tuple[float, float] = (0.0, 1.0)
    scale: Literal["linear", "log", "memory"] = "linear"
    choices: tuple[str, ...] = ()
    symbol: str = ""
    aliases: tuple[str, ...] = ()

    def check(self, value: object, owner: str) -> Value:
        """Return the value in its declared type; raise PlaygroundError: `owner.name`, what is legal and what came."""
        if self.kind == "choice":
            return self._choice(value, owner)
        if self.kind == "boolean":
            if not getattr(value, "ndim", 0) and value in (0, 1):  # NumPy's switches too
                return bool(value)
            raise PlaygroundError(f"{owner}.{self.name} must be true or false, got {shown(value)}")
        return self._number(value, owner)

    def parse(self, text: str, owner: str) -> Value:
        """Return the value that a text (a command-line key, a field of the window) means, or raise PlaygroundError.

        A number may have a decimal comma (see `typed_number`).
        """
        word = text.strip()
        if self.kind == "choice":
            return self.check(word, owner)
        if self.kind == "boolean":
            if word.lower() in TRUE_WORDS + FALSE_WORDS:
                return word.lower() in TRUE_WORDS
            raise PlaygroundError(f"{owner}.{self.name} must be true or false, got {shown(text)}")
        try:
            number = typed_number(word)
        except ValueError as hint:
            said = f"{owner}.{self.name} must be {self.legal()}, got {shown(text)}"
            raise PlaygroundError(f"{said}; {hint}" if str(hint) else said) from None
        return self._number(number, owner)

    def _choice(self, value: object, owner: str) -> str:
        """The word that is meant, in any case, with blanks or hyphens for underscores."""
        if isinstance(value, str) and value not in self.choices:
            meant = [word for word in self.choices if fold(word) == fold(value)]
            value = meant[0] if len(meant) == 1 else value
        if not isinstance(value, str) or value not in self.choices:
            raise PlaygroundError(f"{owner}.{self.name}: {unknown('choice', value, self.choices)}")
        return str(value)

    def encode(self, value: Value) -> float:
        """Return the value as the float64 that kernels see: a choice as its place in `choices`, a switch as 0 or 1."""
        return float(self.choices.index(str(value))) if self.kind == "choice" else float(value)

    def legal(self) -> str:
        """Return the legal values in words, e.g. `a finite number above 0`."""
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        if self.kind == "boolean":
            return "true or false"
        words = "a whole number" if self.kind == "integer" else "a finite number"
        low = (
            f"{'above' if self.exclusive_minimum else 'at least'} {self._said(self.minimum)}"
            if self.minimum > -math.inf
            else ""
        )
        high = (
            f"{'below' if self.exclusive_maximum else 'at most'} {self._said(self.maximum)}"
            if self.maximum < math.inf
            else ""
        )
        return " ".join(part for part in (words, low, "and" if low and high else "", high) if part)

    def _said(self, bound: float) -> str:
        """A bound as people write it: whole numbers with all their digits, as far as they mean something."""
        return f"{int(bound):,}" if self.kind == "integer" and abs(bound) < 1e12 else f"{bound:g}"

    def describe(self) -> dict[str, Any]:
        """Return the declaration as plain JSON values (`null` for an open end), as `playground list … --json` does."""
        return {
            "name": self.name,
            "default": self.default,
            "minimum": self.minimum if self.minimum > -math.inf else None,
            "maximum": self.maximum if self.maximum < math.inf else None,
            "exclusive_minimum": self.exclusive_minimum,
            "exclusive_maximum": self.exclusive_maximum,
            "scale": self.scale,
            "doc": self.doc,
            "kind": self.kind,
            "choices": list(self.choices),
            "slider": list(self.slider),
            "symbol": self.symbol,
            "aliases": list(self.aliases),
        }

    def _number(self, value: object, owner: str) -> float | int:
        # A field's whole number comes as a double.
        if self.kind == "integer" and isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
            value = int(value)
        message = f"{owner}.{self.name} must be {self.legal()}, got {shown(value)}"
        # An array of one number is none, though NumPy takes it for one.
        if isinstance(value, str | bytes) or value is None or getattr(value, "ndim", 0) > 0:
            raise PlaygroundError(message)
        try:
            number = float(value)  # type: ignore[arg-type]  # whatever numbers there are (NumPy's too) convert themselves
        except (TypeError, ValueError, OverflowError):
            raise PlaygroundError(message) from None
        below = number <= self.minimum if self.exclusive_minimum else number < self.minimum
        above = number >= self.maximum if self.exclusive_maximum else number > self.maximum
        if not math.isfinite(number) or below or above:
            raise PlaygroundError(message)
        if self.kind == "integer":
            if number != int(number):
                raise PlaygroundError(message)
            return int(number)
        return number
