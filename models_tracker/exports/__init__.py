"""What leaves the house: allow-lists, one line per column, for CSV, JSON, API and their words."""
