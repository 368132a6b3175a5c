"""Which contenders of a list are chosen, as a file manager's list does it: clicks, Ctrl, Shift, all."""

from collections.abc import Iterable


class ChosenPlaces:
    """The chosen places of a list. One of them is the main one, which the document knows as the selected contender.

    >>> chosen = ChosenPlaces()
    >>> chosen.follow(1, 5)
    >>> chosen.extend(3)
    >>> chosen.places
    [1, 2, 3]
    """

    def __init__(self) -> None:
        self._places: set[int] = set()
        self._main: int | None = None
        self._count = 0

    @property
    def places(self) -> list[int]:
        """The chosen places, in the list's order."""
        return sorted(self._places)

    @property
    def several(self) -> bool:
        """Whether more than one is chosen."""
        return len(self._places) > 1

    def meant_by(self, place: int) -> list[int]:
        """Return what a wish on the row of a place is about: all that are chosen where it is one of them, else it
        alone."""
        return self.places if place in self._places else [place]

    def follow(self, main: int | None, count: int) -> None:
        """Take over which one the document has selected; another one, or a list of another length, ends the choice."""
        if count != self._count or main not in self._places:
            self._places = set() if main is None else {main}
        self._main, self._count = main, count

    def choose(self, places: Iterable[int], count: int) -> None:
        """Choose these of a list of so many contenders."""
        self._places, self._count = set(places), count

    def only(self, place: int) -> None:
        """Choose one alone."""
        self._places = {place}

    def toggle(self, place: int) -> int | None:
        """Choose one more, or one less; return the main one from now on."""
        if place in self._places and self.several:
            self._places.discard(place)
            return self._main if self._main in self._places else min(self._places)
        self._places.add(place)
        return place

    def extend(self, place: int) -> None:
        """Choose everything from the main one to a place."""
        main = place if self._main is None else self._main
        self._places = set(range(min(main, place), max(main, place) + 1))

    def all(self) -> None:
        """Choose the whole list."""
        self._places = set(range(self._count))
