"""Reading of documents, which may come from other programs."""

from typing import Any

from playground.base.errors import PlaygroundError, shown, unknown


def checked_object(item: Any, what: str, keys: tuple[str, ...] | None) -> dict[str, Any]:
    """Return an object with no other keys than these (None: any); raise PlaygroundError that names `what`."""
    if not isinstance(item, dict):
        raise PlaygroundError(f"{what} must be an object with keys, got {shown(item)}")
    for key in item:
        if keys is not None and key not in keys:
            raise unknown(f"key of {what}", key, keys)
    return item
