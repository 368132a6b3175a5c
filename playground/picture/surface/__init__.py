"""A surface as a picture: levels, contours, what is drawn over it, slices and decisions."""
