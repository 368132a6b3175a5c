"""What lies between the picture of a surface and the signs on it: the contract of its files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


LINES = ("solid", "dashed", "dotted", "accent dashed")


class OverlayPainter(Protocol):
    """Draws one thing over the picture of one plane. It is asked in every frame and must keep what is costly."""

    def paint(self, painter: QPainter) -> None:
        """Draw with an antialiasing painter that is clipped to the picture; `Plane.pixel_of` says where things lie."""

    def stop(self) -> None:
        """Want nothing more: the window closes."""


@dataclass(frozen=True)
class Overlay:
    """One file of this folder states one: what it is called and how its painter for a plane is made.

    Arguments: `title` for menus, `doc` for its tooltip; `order` of painting, the smallest first; `make` builds the
    painter, at the first frame in which it is shown; `always` whether it is no choice of a person (such as the
    feasible set of the race); all others are shown where `View.layers` holds their id; `legend` pairs of a sign and
    what it means, the sign a letter, or one of the lines of `LINES`.
    """

    title: str
    doc: str
    order: int
    make: "Callable[[Plane], OverlayPainter]"
    always: bool = False
    legend: tuple[tuple[str, str], ...] = ()
