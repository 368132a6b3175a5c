"""Schedules that take their length from the race."""

from functools import lru_cache

from playground.experiments.contender import Contender
from playground.modifiers import Schedule


@lru_cache(maxsize=256)
def following(contender: Contender, updates: int) -> Contender:
    """Return a contender in a race of so many updates: schedules that follow it end with the last one.

    A schedule behind a warm-up begins when that is over, and has the rest of the race.

    >>> from playground.experiments.modifier import Modifier
    >>> warm, cosine = Modifier("warmup", steps=100), Modifier("cosine")
    >>> following(Contender("adam", modifiers=[warm, cosine]), 600).modifiers[1].parameters["steps"]
    500
    """
    base = None if contender.base is None else following(contender.base, updates)
    waited, put = 0, []
    for modifier in contender.modifiers:
        put.append(modifier.lasting(updates - waited))
        if modifier.enabled and isinstance(modifier.modification, Schedule):
            waited += modifier.modification.delay(modifier.parameters)
    same = base is contender.base and all(new is old for new, old in zip(put, contender.modifiers, strict=True))
    return contender if same else contender.replace(base=base, modifiers=put)
