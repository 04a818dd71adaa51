"""The people of one household beside each other, each with what may be seen of all; nobody's answers are here."""
