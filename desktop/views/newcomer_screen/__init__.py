"""The newcomer's own window: one question at a time, large; it knows no dossier, note, concern or other person."""
