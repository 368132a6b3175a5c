"""The page *Decision*: what the networks have learned."""

from playground.gui.networks.pages.decision.page import PAGE

__all__ = ["PAGE"]
