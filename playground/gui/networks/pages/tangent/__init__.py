"""The page *Tangent*: how far a network learns as a linear model would."""

from playground.gui.networks.pages.tangent.page import PAGE

__all__ = ["PAGE"]
