"""Figures over all conversations, inside the vault; and the export of what may leave it. It counts nothing itself."""
