"""How large a workbook may be, and what reading one may cost."""

FILE = 60 << 20
"""Bytes of the file."""
UNPACKED = 1 << 30
"""Bytes of all its parts, unpacked."""
SHEETS = 100
ROWS = 300_000
"""Rows of a book in which something stands."""
COLUMNS = 200
CELL = 8 << 20
"""Bytes of one cell, with its markup; office programs allow 32,767 characters."""
PAGE = 8 << 20
"""Bytes of a web page or an XML text that is read as a whole."""
TEXT = 16 << 20
"""Bytes of the texts of all cells together, in a small file."""
TEXT_PER_BYTE = 100
"""So many more for each byte of the file; one long text that many cells share says more than that."""
DEPTH = 100
"""Elements of a part within each other; office programs write about ten."""
MEMORY = 320 << 20
"""Address space of the child: 256 MB, and 64 MB that Python and its libraries need to start."""
SECONDS = 5
"""Processor time for a small file."""
SECONDS_PER_MEGABYTE = 3
