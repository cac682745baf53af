"""The curated data as files: one description, one reader, one writer, and the rules they keep."""
