"""Keeping the vault itself: who can get in, backups, the log, and how long dossiers stay."""
