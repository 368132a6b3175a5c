"""How near a listed minimiser on a kink counts as there."""

KINK_RADIUS = 1e-6
