"""What belongs to a follow-up: earlier promises first, and what changed at the end."""
