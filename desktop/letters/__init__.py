"""Letters: what goes on paper, for whom, and how it is set. Knows no windows and no vault."""
