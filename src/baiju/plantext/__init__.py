"""Reads Chinese work plans: documents, outline, targets, duties and mistakes. Pure Python, without Django."""
