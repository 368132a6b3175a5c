"""F0: parameters, catalogues, errors, folders and files. Knows nothing of any room above."""
