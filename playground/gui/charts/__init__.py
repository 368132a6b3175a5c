"""What the charts of the race have in common: their panel, their curves, their legend."""
