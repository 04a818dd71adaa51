"""The papers of a conversation: preview in memory, printing, saving."""
