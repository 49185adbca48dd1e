"""The command line's verbs: one file an area, each declaring its verbs in a table."""
