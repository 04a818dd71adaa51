"""Buddies: who waits for one, who wants to be one, and who met whom. It suggests with reasons; a person chooses."""
