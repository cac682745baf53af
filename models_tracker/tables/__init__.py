"""How rows are shown: one file per noun, one column class, one skin."""
