"""The REST API: every register by its declaration."""
