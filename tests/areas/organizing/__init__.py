"""Unions, members and who is covered."""
