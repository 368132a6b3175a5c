"""What members and parameters are called elsewhere, for the generated pages."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def known_as(one: Any) -> list[str]:
    """Return a line with a member's aliases, none where it has none."""
    from playground.base.alias import as_aliases

    words = [_written(alias) for alias in as_aliases(one.aliases)]
    return [f"- also called {', '.join(words)}"] if words else []


def _written(alias: Any) -> str:
    settings = ", ".join(f"{name}={_value(value)}" for name, value in alias.settings.items())
    stated = f" where {' and '.join(f'`{name}`' for name in alias.given)} is stated" if alias.given else ""
    return f"`{alias.name}`{f' (`{settings}`)' if settings else ''}{stated}"


def _value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def also(parameter: Any) -> str:
    """Return what else a parameter is called, behind its meaning."""
    words = ", ".join(f"`{name}`" for name in parameter.aliases)
    return f" (also {words})" if words else ""
