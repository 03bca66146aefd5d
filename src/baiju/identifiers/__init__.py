"""Numbers that name persons and bodies: read, checked, and never taken for a proof of identity."""
