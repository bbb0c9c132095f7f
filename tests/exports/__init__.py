"""Tables for other tools, read back."""
