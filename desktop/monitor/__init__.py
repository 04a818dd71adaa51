"""What the municipality learns of all conversations together, and nobody's name."""
