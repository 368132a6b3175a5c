"""F5: what to draw, as plain arrays and labels, without a painter.

An *image* is uint32 (height, width), one pixel 0xAARRGGBB with alpha multiplied in: what Qt calls
Format_ARGB32_Premultiplied, shown without a copy. *Device pixels* count what the screen has: width 2 at a device
pixel ratio of 2 is one logical pixel.
"""
