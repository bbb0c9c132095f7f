"""Tests mirror the package; `house` keeps the house rules of ARCHITECTURE.md."""
