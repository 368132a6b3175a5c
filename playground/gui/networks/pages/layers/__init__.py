"""The page *Layers*: what goes through the layers."""

from playground.gui.networks.pages.layers.page import PAGE

__all__ = ["PAGE"]
