"""The page *Curvature*: how curved the loss is."""

from playground.gui.networks.pages.curvature.page import PAGE

__all__ = ["PAGE"]
