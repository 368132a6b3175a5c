"""How the panels of a column share its height: arithmetic without a widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_NUMBERS = 0.4  # of a column's height is what panels without a chart take by themselves
_SEEN = 120.0  # a panel is not made lower than this so that others have room; it scrolls inside


@dataclass(frozen=True)
class Claim:
    """What one panel asks for, in logical pixels.

    Arguments: `natural` height that shows all of it; `least` height it can have; `weight` its share of what is left
    over, 0 for a panel that takes its natural height; `wanted` height that a person gave it, None for none; `seen`
    below which it is not made lower so that others have room.
    """

    natural: float
    least: float
    weight: float = 0.0
    wanted: float | None = None
    seen: float = _SEEN


def share_heights(claims: Sequence[Claim], room: float) -> list[int]:
    """Return the height of each panel; their sum exceeds `room` only where the least heights do.

    Panels without a weight get what a person wanted, or their natural height; those without a chosen height give way
    together, the highest first, where they would leave those with a weight less than their part of the room. The rest
    is shared by weight, and no panel gets less than its least height.

    >>> share_heights([Claim(100, 50), Claim(80, 80, weight=1), Claim(80, 80, weight=3)], 500)
    [100, 100, 300]
    """
    fixed = {k: _own(claim) for k, claim in enumerate(claims) if not claim.weight}
    elastic = {k: claim for k, claim in enumerate(claims) if claim.weight}
    if elastic:
        least = sum(claim.least for claim in elastic.values())
        most = max(min(MOST_NUMBERS * room, room - least), 0.0)
        _give_way(claims, fixed, most)
    heights = {**fixed, **_by_weight(elastic, room - sum(fixed.values()))}
    return [round(heights[k]) for k in range(len(claims))]


def natural_height(claims: Sequence[Claim]) -> int:
    """Return the least height at which no panel has to give way further."""
    fixed = {k: _own(claim) for k, claim in enumerate(claims) if not claim.weight}
    if len(fixed) < len(claims):
        _give_way(claims, fixed, 0.0)
    return round(sum(fixed.values()) + sum(claim.least for claim in claims if claim.weight))


def moved_heights(
    heights: Mapping[str, int], least: Mapping[str, int], id: str, distance: int, shared: bool
) -> dict[str, int]:
    """Return the heights after the lower edge of a panel was moved by a distance, those of all others unchanged.

    Arguments: `heights` by id from the top, and the `least` ones; `id` of the panel above the edge; `distance` > 0
    downwards; `shared` whether the column's height is all shared out, so that the nearest panels beyond the edge give
    what the panel on this side takes, each down to its least; without it the column grows.

    >>> moved_heights({"a": 100, "b": 60, "c": 90}, {"a": 50, "b": 50, "c": 50}, "a", 30, True)
    {'a': 130, 'b': 50, 'c': 70}
    """
    moved, order = dict(heights), list(heights)
    place = order.index(id)
    if not shared or place + 1 == len(order):
        return {**moved, id: max(heights[id] + distance, least[id])}
    givers = order[place + 1 :] if distance > 0 else order[place::-1]
    wanted = abs(distance)
    for one in givers:
        given = min(wanted, max(moved[one] - least[one], 0))
        moved[one] -= given
        wanted -= given
    moved[id if distance > 0 else order[place + 1]] += abs(distance) - wanted
    return moved


def _own(claim: Claim) -> float:
    return max(claim.natural if claim.wanted is None else claim.wanted, claim.least)


def _give_way(claims: Sequence[Claim], fixed: dict[int, float], most: float) -> None:
    """Lower one level for all that may give way until `fixed` sums to `most`, or nothing can be lower."""
    free = [k for k in fixed if claims[k].wanted is None]
    bottom = {k: min(fixed[k], max(claims[k].least, claims[k].seen)) for k in free}
    over = sum(fixed.values()) - most
    while over > 0.5:
        lowerable = [k for k in free if fixed[k] > bottom[k] + 0.5]
        if not lowerable:
            return
        top = max(fixed[k] for k in lowerable)
        highest = [k for k in lowerable if fixed[k] > top - 0.5]
        below = [fixed[k] for k in lowerable if fixed[k] <= top - 0.5]
        step = min(over / len(highest), top - max([*below, max(bottom[k] for k in highest)]))
        for k in highest:
            fixed[k] -= max(step, 0.5)
        over = sum(fixed.values()) - most


def _by_weight(elastic: dict[int, Claim], room: float) -> dict[int, float]:
    """Share by weight; whoever would get less than its least gets that, and the others share what remains."""
    heights: dict[int, float] = {}
    left = dict(elastic)
    while left:
        total = sum(claim.weight for claim in left.values())
        short = [k for k, claim in left.items() if room * claim.weight / total < claim.least]
        if not short:
            return heights | {k: room * claim.weight / total for k, claim in left.items()}
        for k in short:
            heights[k] = left.pop(k).least
            room -= heights[k]
    return heights
