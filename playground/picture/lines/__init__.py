"""Lines and marks as pixels: pens, strokes, the paths of a race."""
