"""The house rules, each kept by a test."""
