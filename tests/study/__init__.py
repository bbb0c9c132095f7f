"""Folders of studies, and the wheel that carries what is in them."""
