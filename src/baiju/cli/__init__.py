"""The command line: what an office does from a terminal, as a named actor."""
