"""What people call a thing elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from playground.base.parameters import Value


@dataclass(frozen=True)
class Alias:
    """Another name of a member, with the settings that it stands for.

    Arguments: `name` as people write it; `settings` values of parameters that the name implies, such as the method of
    SciPy that "L-BFGS-B" means; `given` parameters that must be stated for the name to mean this member: "sgd" with
    "momentum" is the heavy ball.

    >>> Alias("nag", {"form": "shifted"}).settings
    {'form': 'shifted'}
    """

    name: str
    settings: Mapping[str, Value] = field(default_factory=dict)
    given: tuple[str, ...] = ()


def as_aliases(stated: Iterable[str | Alias]) -> tuple[Alias, ...]:
    """Return what a member states, where a text alone is a name without settings."""
    return tuple(Alias(one) if isinstance(one, str) else one for one in stated)
