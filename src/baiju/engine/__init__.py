"""What all registers rest on; knows no request, no spreadsheet and no area."""
