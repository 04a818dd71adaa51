"""Dossiers, kept encrypted in a vault folder; knows nothing of windows, letters or statistics."""
