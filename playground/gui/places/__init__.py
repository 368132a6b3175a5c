"""Places of the window: what to do on the left, the picture in the middle, readouts on the right, time below."""
