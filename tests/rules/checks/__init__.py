"""Each kind of check on hand-worked cases, without a database."""
