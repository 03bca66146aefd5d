"""Workbooks of any kind as lines of cells, and lines as workbooks; it knows nothing of registers."""
