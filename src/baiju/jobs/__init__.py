"""Work beside the requests: what is done each day, and what a person asked for and waits for."""
