"""What a surface shows when it is chosen."""

from typing import Any

import msgspec


class Lesson(msgspec.Struct, frozen=True):
    """Starts and contenders that show what a surface teaches.

    `starts` are positions; `entries` contenders as sorted pairs (frozen); `steps` the length of the race.
    """

    starts: tuple[tuple[float, ...], ...]
    entries: tuple[tuple[tuple[str, float | bool | str], ...], ...]
    steps: int

    @property
    def contenders(self) -> list[dict[str, Any]]:
        """The contenders as plain dicts: `optimizer`, maybe `name`, and the parameters unlike the defaults."""
        return [dict(entry) for entry in self.entries]
