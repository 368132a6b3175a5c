"""How a surface is chosen: the gallery, its pictures, the button that opens it, what a lesson changed."""
