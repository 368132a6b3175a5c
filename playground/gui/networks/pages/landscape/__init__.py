"""The page *Landscape*: the loss around a trained network."""

from playground.gui.networks.pages.landscape.page import PAGE

__all__ = ["PAGE"]
