"""What the pages of the networks have in common: what a page is, its files, its waiting, what it keeps."""
