"""The conversation itself: life domains, questions in two languages, clock, saving."""
