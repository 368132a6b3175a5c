"""Light and dark, one type, one grid: what everything in the window is drawn with."""
