"""F6: what was found of a race or a training as a picture file, in every format that draws."""
