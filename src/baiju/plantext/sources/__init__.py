"""From a file of whatever kind to its text, with every character kept."""
