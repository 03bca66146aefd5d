"""What several areas rest on: persons, employers, and who is covered by what."""
