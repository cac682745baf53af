"""What we conclude: pure functions on loaded facts; no query, no clock, no markup."""
