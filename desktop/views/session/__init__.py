"""Hears from the system that nobody looks any more: sleep, a locked screen, another user. Knows nothing of vaults."""
