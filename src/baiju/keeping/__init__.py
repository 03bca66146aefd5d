"""Keeping what was entrusted: backup, restore, and the books that prove both."""
