"""The page *Ticket*: a pruned network trained again."""

from playground.gui.networks.pages.ticket.page import PAGE

__all__ = ["PAGE"]
