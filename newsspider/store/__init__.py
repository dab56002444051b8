"""The database and the journal: the index of what the archive holds."""
