"""The picture in the middle: a plane with its surface, the paths on it, and everything the mouse does there."""
