"""The address for programs: every register by its declaration, with a token and in JSON."""
