"""F6: what was found of a race or a training as a picture file, PNG or SVG."""
