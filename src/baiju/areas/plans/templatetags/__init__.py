"""The small signs of the plans' pages."""
