"""Pictures that a command is asked for, looked at before anything is computed."""


def check_pictures(*asked: str | None) -> None:
    """Raise PlaygroundError for a path that no picture can be written to, None for none; the last is the theme."""
    from playground.base.files import check_writable
    from playground.figures.picture_kind import picture_kind
    from playground.picture.theme import stated_theme

    *paths, theme = asked
    stated_theme(str(theme))
    for path in paths:
        if path is not None:
            picture_kind(path)
            check_writable(path)
