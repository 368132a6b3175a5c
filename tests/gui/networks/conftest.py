"""A window with trained networks."""

from tests.gui.places.conftest import window

__all__ = ["window"]
