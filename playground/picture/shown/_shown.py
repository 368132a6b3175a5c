"""What is stated of a kind of result that can be drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playground.picture.colors.theme import Theme
from playground.picture.graph import Graph


@dataclass(frozen=True)
class Look:
    """How something is to look: its `theme`; the `update` where a line stands, None for none; a `color` of its own."""

    theme: Theme
    update: int | None = None
    color: str | None = None

    @property
    def own(self) -> str:
        """The colour of whom it is about, by default the theme's first."""
        return self.theme.contender_color(0, self.color)


@dataclass(frozen=True)
class Shown:
    """One kind of result as graphs.

    Arguments: `of` the class it is about, as "module.Class", so that a list of kinds loads none of them; `graphs` a
    function (found, look, **options) of what is drawn; `size` of a picture in logical pixels, width and height;
    `one_legend` whether all graphs have the same lines over the same axis, which a sheet names once.
    """

    of: str
    graphs: Callable[..., Sequence[Graph]]
    size: tuple[int, int] = (760, 420)
    one_legend: bool = False

    def fits(self, found: Any) -> bool:
        """Return whether this is how it is drawn."""
        return f"{type(found).__module__}.{type(found).__qualname__}" == self.of
